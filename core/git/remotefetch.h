// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <functional>

namespace tagboat::git
{

/// GitRemote::fetch() in the child. libgit2 only downloads; the references are set here one by one, since libgit2 would
/// move an existing lightweight tag forward, which git does not.
Result<void> fetchRemote(const QString &repository, const QString &remoteName, const std::function<void()> &progress);

} // namespace tagboat::git
