// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "interrupt.h"

#include <csignal>
#include <unistd.h>

namespace tagboat::cli
{

namespace
{

// The handler may touch nothing but lock-free atomics; the Cancel is set up before the handler and lives for ever.
Cancel *interrupted = nullptr;

void onSignal(int)
{
    if (interrupted->requested())
        ::_exit(130);
    interrupted->request();
}

} // namespace

void cancelOnInterrupt(const Cancel &cancel)
{
    static Cancel kept;
    kept = cancel;
    interrupted = &kept;
    struct sigaction action = {};
    action.sa_handler = onSignal;
    ::sigemptyset(&action.sa_mask);
    // Without SA_RESTART, so that a read of standard input returns and the request is seen.
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace tagboat::cli
