// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/flows.h"
#include "release/planner.h"

namespace tagboat
{

/// What a flow that goes through a forge is told beside @p in: texts of the pull request and the release, and which
/// workflow files its acts start. Files that cannot be read start nothing here; the preflight names them. @p web: the
/// repository's page; @p asked: its pullRequestTemplate(), which ends the pull request's text.
ForgeInputs forgeInputs(const PlanSources &sources, const FlowInputs &in, const QString &package, const QString &notes,
                        const QString &asked, const QString &web, const QStringList &tags);

/// The release notes that a plan carries; empty if it makes no release on a forge.
QString plannedNotes(const Plan &plan);

} // namespace tagboat
