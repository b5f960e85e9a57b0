// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <functional>

namespace tagboat::git
{

/// Runs @p call (a libgit2 function, by its code) again while somebody else holds the lock @p lockFile: ten times
/// within five seconds, at uneven distances. Then Busy, with the lock's name and age. Blocks meanwhile.
Result<void> retryWhileLocked(const std::function<int()> &call, const QString &lockFile, const QString &what);

} // namespace tagboat::git
