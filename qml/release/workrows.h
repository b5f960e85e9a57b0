// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/runview.h"
#include "workrowmodel.h"

#include <QSet>

namespace tagboat
{

/// A state as StepMark knows it, as a word, and as the tone of that word's chip.
QString workMark(WorkState state);
QString workWord(WorkState state);
QString workTone(WorkState state);

/// The jobs of a run, failing ones first; below those in @p opened their steps. The key is the job's id.
QList<WorkRow> jobRows(const QList<WorkflowJob> &jobs, const QSet<qint64> &opened, qint64 chosen, const QDateTime &now);
/// What the run waits at, what it takes, and whether that is the user. The key is the environment's name.
QList<WorkRow> gateRows(const FollowedState &state, const QDateTime &now);
/// Who approved or rejected which deployment, newest first.
QList<WorkRow> decisionRows(const QList<DeploymentReview> &decisions);
/// How the deployments of the run's commit stand, in the order in which they began. The key is the environment's name.
QList<WorkRow> deploymentRows(const QList<EnvironmentDeployment> &deployments);
QList<WorkRow> reviewRows(const FollowedState &state);
QList<WorkRow> checkRows(const FollowedState &state);

} // namespace tagboat
