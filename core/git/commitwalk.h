// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "git/handles.h"

#include <QList>

#include <optional>

namespace tagboat::git
{

/// The commits that are reachable from one commit and not from another, newest first, read as they are asked for.
///
/// The order is libgit2's default, which is by time already and lazy; GIT_SORT_TIME would read the whole history before
/// it gives the first commit. libgit2 1.5 knows nothing of shallow clones and fails at their edge, so those (small by
/// their nature) are walked here.
class CommitWalk
{
public:
    /// @p exclude may be null: nothing is excluded.
    static Result<CommitWalk> start(git_repository *repository, const git_oid &from, const git_oid *exclude);
    /// The next commit; nothing at the end.
    Result<std::optional<git_oid>> next();

private:
    CommitWalk() = default;
    Result<void> startShallow(git_repository *repository, const git_oid &from, const git_oid *exclude);

    RevwalkHandle m_walk;
    QList<git_oid> m_shallow; ///< the answer itself, oldest first, for a shallow clone
};

/// How many commits each side has that the other has not.
struct Divergence {
    int ahead = 0;
    int behind = 0;
};
Result<Divergence> divergence(git_repository *repository, const git_oid &local, const git_oid &upstream);

/// True if @p ancestor is @p descendant or reachable from it.
Result<bool> reaches(git_repository *repository, const git_oid &descendant, const git_oid &ancestor);

} // namespace tagboat::git
