// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/flows.h"
#include "release/plannedtree.h"
#include "release/planner.h"

namespace tagboat
{

/// Whether a plan ends with a release on a forge.
bool makesRelease(const PlanSources &sources, const FlowInputs &in);

/// What a release does to the changelog, and the notes that it publishes.
struct PlannedNotes {
    QList<FileEdit> edits;
    QString text;          ///< as Markdown; empty: there are none
    QDateTime mergedSince; ///< see PlanDraft::mergedSince
};

/// Cuts the changelog of @p package for the target of @p in and lays the edits over @p tree; @p tags are the clone's.
/// What there is to say goes into @p checks: no changelog, one that cannot be cut, and notes that a forge would refuse
/// as too long do not stop a release. Errors: those of reading.
Result<PlannedNotes> planNotes(const PlanSources &sources, const FlowInputs &in, const PackageRow &package,
                               const QStringList &tags, PlannedTree &tree, QList<CheckResult> &checks);

} // namespace tagboat
