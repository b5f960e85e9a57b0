// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tagboat
{

/// A named place at which the kill tests let the process die: when TAGBOAT_FAILPOINT is "name" or "name@3" (the third
/// time the place is reached), the process kills itself with SIGKILL. Compiled to nothing unless TAGBOAT_FAILPOINTS is
/// set.
#ifdef TAGBOAT_FAILPOINTS
void failpoint(const char *name);
#else
inline void failpoint(const char *) {}
#endif

} // namespace tagboat
