// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "git/handles.h"
#include "git/rawcommit.h"

#include <QList>

#include <functional>
#include <optional>
#include <vector>

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

/// Ids of commits that were met: a table without a place in memory of its own for each, as there may be very many.
class IdSet
{
public:
    /// False if @p id is there already.
    bool insert(const git_oid &id);

private:
    [[nodiscard]] size_t placeOf(const git_oid &id) const;

    std::vector<git_oid> m_table = std::vector<git_oid>(1024); ///< a power of two; null ids are free places
    size_t m_count = 0;
};

/// What lies behind a commit as long as each has one parent.
struct StraightLine {
    std::vector<RawCommit> commits; ///< newest first
    bool complete = false;          ///< it ended where it should, or at the first commit of all
};

/// Follows the line behind @p from until @p isEnd says that the next commit is beyond it. Where a merge comes first, or
/// a hundred commits, or anything that cannot be read, the line is not complete, and only a walk tells. Most packages
/// were released a few commits ago on a straight line, and libgit2's walk reads a good deal of what lies behind that.
StraightLine straightLine(git_repository *repository, const git_oid &from,
                          const std::function<bool(const git_oid &)> &isEnd);

/// The same commits in the same order as CommitWalk gives, with what they say. A whole history is read here, each
/// commit once: libgit2's walk and a look-up beside it would read every one twice, and keep it in memory.
class CommitReader
{
public:
    /// @p exclude may be null: nothing is excluded.
    static Result<CommitReader> start(git_repository *repository, const git_oid &from, const git_oid *exclude);
    /// The next commit; nothing at the end.
    Result<std::optional<RawCommit>> next();

private:
    struct Waiting {
        RawCommit commit;
        quint64 turn; ///< of two commits of the same second the one that was met first goes first
    };
    struct Later {
        bool operator()(const Waiting &one, const Waiting &other) const
        {
            return one.commit.time() != other.commit.time() ? one.commit.time() < other.commit.time()
                                                            : one.turn > other.turn;
        }
    };
    explicit CommitReader(ObjectReader objects) : m_objects(std::move(objects)) {}
    Result<void> meet(const git_oid &id);

    ObjectReader m_objects;
    std::optional<CommitWalk> m_walk; ///< where something is excluded, or the clone is shallow
    std::vector<RawCommit> m_line;    ///< where something is excluded that lies straight behind; the newest last
    std::vector<Waiting> m_waiting;   ///< a heap, the newest first
    IdSet m_met;
    quint64 m_turn = 0;
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
