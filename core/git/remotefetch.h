// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "git/remoteconnection.h"

namespace tagboat::git
{

/// GitRemote::fetch() in the child. libgit2 only downloads; the references are set here one by one, since libgit2 would
/// move an existing lightweight tag forward, which git does not.
/// @p url is the remote's address, as addressOfRemote() gave it.
Result<void> fetchRemote(const QString &repository, const QString &remoteName, const QString &url,
                         const RemoteTalk &talk);

/// The address that the repository's own settings give a remote. NotFound if there is no such remote.
Result<QString> addressOfRemote(const QString &repository, const QString &remoteName);

} // namespace tagboat::git
