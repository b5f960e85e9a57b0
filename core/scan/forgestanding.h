// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/overview.h"
#include "scan/overview.h"

#include <optional>

namespace tagboat
{

/// What a forge says of a repository, and since when.
struct ForgeFacts {
    QString host;
    RepositoryOverview card;
    QDateTime asked;    ///< when it said so, by this computer's clock
    bool stale = false; ///< it was not asked since, or did not answer
    bool operator==(const ForgeFacts &) const = default;
};

/// What of that matters to a package's release; all of it empty for a repository that the forge does not have.
struct ForgeStanding {
    CommitChecks::State checks = CommitChecks::State::Unavailable; ///< of the default branch
    std::optional<OverviewPullRequest> request;                    ///< the open one that prepares a release
    std::optional<OverviewRelease> release;                        ///< the latest final one that is published
    std::optional<OverviewRelease> draft;                          ///< one that waits to be published
    QList<WaitingGate> mine;                                       ///< gates that this account may open
    QList<WaitingGate> others;                                     ///< gates that others open, or a timer
    bool operator==(const ForgeStanding &) const = default;
};

/// Of several packages in a repository each has the gates of its own tags. A pull request prepares a release if its
/// branch is named so: by the settings, or as release/… and release-… are by habit.
ForgeStanding forgeStanding(const RepositoryOverview &card, const RepositoryRow &repository, const PackageRow *package);

} // namespace tagboat
