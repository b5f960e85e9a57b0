// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace tagboat
{

/// Gives @p take each name in the open folder @p folder but "." and "..", with its type as readdir(3) says it:
/// DT_UNKNOWN on some file systems. What it returns false for is the last. Reads by getdents64(2), from where the
/// descriptor stands: opendir(3) asks the system three times more for each folder, and every folder of a workspace is
/// read. Returns 0, or errno.
int eachNameIn(int folder, const std::function<bool(const char *name, unsigned char type)> &take);

} // namespace tagboat
