// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/milestones.h"
#include "release/preflight.h"
#include "scan/policy.h"
#include "version/taggrammar.h"

#include <QStringList>

#include <optional>

namespace tagboat
{

/// What a release does with the milestones of its repository.
struct MilestonePlan {
    QStringList titles; ///< any of them is the release's own
    QStringList next;   ///< of the one that is opened after it: made by the first, found by any; empty: none is
    bool operator==(const MilestonePlan &) const = default;
};

/// What a milestone plan is made from.
struct MilestoneSources {
    const ReleasePolicy &policy;
    const QList<Milestone> &all; ///< those that the repository has
    const TagGrammar &grammar;
    QString package;
    bool several = false; ///< the repository has other packages, so that a bare number names none of them
    Version target;
    const Calendar &calendar;
};

/// The titles by which people name the milestone of a version: its tag, "1.2.0", "v1.2.0", "kit 1.2.0", "kit v1.2.0".
QStringList milestoneTitles(const MilestoneSources &sources, const Version &version);

/// Those of @p all that have one of the titles, in any case of letters.
QList<Milestone> milestonesTitled(const QList<Milestone> &all, const QStringList &titles);

/// What to do: by the policy, and where that is silent by whether there is an open milestone of this version. The next
/// one follows this version by the last of its numbers that is not 0 (1.5.0 → 1.6.0, 1.5.1 → 1.5.2); none is opened
/// where a later one is open, nor where versions follow the calendar. Nothing for a pre-release. Adds what there is to
/// say to @p checks, such as issues that are open.
std::optional<MilestonePlan> planMilestones(const MilestoneSources &sources, QList<CheckResult> &checks);

} // namespace tagboat
