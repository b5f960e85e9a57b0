// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/failpoint.h"

#ifdef TAGBOAT_FAILPOINTS

#include <QByteArray>

#include <atomic>
#include <csignal>

namespace tagboat
{

void failpoint(const char *name)
{
    static const QByteArray wanted = qgetenv("TAGBOAT_FAILPOINT");
    if (wanted.isEmpty())
        return;
    static const qsizetype at = wanted.lastIndexOf('@');
    static const QByteArray wantedName = at < 0 ? wanted : wanted.first(at);
    static const int wantedTime = at < 0 ? 1 : wanted.sliced(at + 1).toInt();
    static std::atomic_int times = 0;
    if (wantedName == name && ++times == wantedTime)
        ::raise(SIGKILL);
}

} // namespace tagboat

#endif
