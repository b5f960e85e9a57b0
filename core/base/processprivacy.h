// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace tagboat
{

/// From here on this process leaves no core dump. To be called before the first secret comes in.
void leaveNoCoreDump();

/// The same, and no other process of the same user reads its memory. Not for a program with windows: the desktop's
/// portals refuse a process of which they may not look up where it comes from.
void keepMemoryPrivate();

} // namespace tagboat
