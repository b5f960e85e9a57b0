// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/forgestanding.h"

#include <QString>

#include <optional>

namespace tagboat
{

/// A release of a repository that has begun and not ended.
struct ReleaseInFlight {
    QString folder = QStringLiteral("."); ///< of its package
    QString version;
    QString release;      ///< its id
    bool running = false; ///< it works now; otherwise it waits or has stopped
    bool failed = false;  ///< a step failed; otherwise it waits for an answer, or was paused or interrupted
    QString message = {}; ///< what failed, or what it waits for
    QString gated = {};   ///< the tag whose workflow it waits for, which may wait for an approval; empty: for none
    bool operator==(const ReleaseInFlight &) const = default;
};

/// Where a package stands on its way to the next release.
enum class Standing {
    Unreadable,     ///< the repository cannot be read
    Bare,           ///< it has no working tree
    NoPackage,      ///< nothing in it was recognised
    Unborn,         ///< it has no commit
    Running,        ///< a release of the package works
    Waiting,        ///< one has begun, and waits or has stopped
    Approval,       ///< a deployment waits for this account's approval
    SiblingRelease, ///< a release of another package of the repository is under way
    Operation,      ///< a merge, a rebase or the like is in progress
    Conflicts,      ///< files are in conflict
    Detached,       ///< no branch is checked out
    Uncommitted,    ///< files are changed and not committed
    Behind,         ///< the branch lacks commits of its upstream
    UnreadableFile, ///< a file that may hold the version cannot be understood
    VersionsDiffer, ///< the places that say the version do not agree
    Candidate,      ///< a candidate waits to be promoted
    WantsRelease,   ///< there is something to release, and nothing stands in the way
    UpToDate,       ///< there is nothing to release
};

/// The stable name of a standing: "up-to-date", "versions-differ"…
QString standingName(Standing standing);
/// Something has to be put right before a release that is wanted.
bool isObstacle(Standing standing);

/// Where @p package stands; null for a repository without packages. @p forge is what its forge says, null where nothing
/// is known. Whether there is a release at all comes first: what is in flight, here or on the forge, then what makes
/// one impossible, then whether one is wanted, and only then what has to be put right for
/// it. Places that disagree are worth a look even if there is nothing new.
Standing standingOf(const RepositoryRow &repository, const PackageRow *package,
                    const std::optional<ReleaseInFlight> &flight, const ForgeFacts *forge = nullptr);

/// The one thing to do next with a package, or why there is none.
struct NextAction {
    enum class Kind { None, Release, Promote, Watch, Resume, Approve, Align };
    Standing standing = Standing::UpToDate;
    Kind kind = Kind::None;
    QString label; ///< of its button; empty: there is none
    bool enabled = false;
    QString reason;       ///< why there is nothing to do, or what will stand in the way; safe to show
    bool blocked = false; ///< a release is wanted, and something has to be put right first
    bool operator==(const NextAction &) const = default;
};

/// The stable name of an action: none, release, promote, watch, resume, approve or align.
QString nextActionName(NextAction::Kind kind);

/// The next sensible thing to do, as standingOf() finds it; for a release in flight that this account's approval helps
/// on, that approval. The same answer everywhere: window, command line and JSON.
NextAction nextAction(const RepositoryRow &repository, const PackageRow *package,
                      const std::optional<ReleaseInFlight> &flight, const ForgeFacts *forge = nullptr);

} // namespace tagboat
