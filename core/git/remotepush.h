// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "git/remoteconnection.h"
#include "ports/git.h"

namespace tagboat::git
{

Result<QList<RemoteReference>> readReferences(const QString &url, const RemoteTalk &talk);

/// GitRemote::push() in the child: looks, compares, pushes the branches and then, only if those stand, the tags, and
/// looks again.
Result<void> pushUpdates(const QString &repository, const QString &url, const QList<PushUpdate> &updates,
                         const RemoteTalk &talk);

/// GitRemote::deleteCandidateTag() in the child. It reads the name once more for itself.
Result<void> deleteCandidateTag(const QString &repository, const QString &url, const QString &name,
                                const QString &expected, const RemoteTalk &talk);

/// True if the longest end of @p tag that is a version, by PEP 440 or SemVer, is a release candidate.
bool namesACandidate(const QString &tag);

} // namespace tagboat::git
