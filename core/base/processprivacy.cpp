// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/processprivacy.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace tagboat
{

void leaveNoCoreDump()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

void keepMemoryPrivate()
{
    leaveNoCoreDump();
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TAGBOAT_LEAKS_ARE_SEARCHED
#endif
#endif
#if !defined(TAGBOAT_LEAKS_ARE_SEARCHED) && !defined(__SANITIZE_ADDRESS__)
    // The search for leaks at the end of a sanitized program reads the program's memory from a process of its own.
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace tagboat
