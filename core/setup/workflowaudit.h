// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "setup/setupfinding.h"
#include "setup/workflowfile.h"

namespace tagboat
{

/// What a flow wants of its workflow files.
struct WorkflowExpectation {
    QString flow;
    QString releaseTag;   ///< as the next release's tag would be named
    QString candidateTag; ///< the same for a candidate; empty if the flow has none
    QString baseBranch;
};

/// An audit rule over workflow files.
struct WorkflowRule {
    QString id;
    QString title;
    QString why;
};

/// All rules over workflow files, in the order in which they are shown.
QList<WorkflowRule> workflowRules();

/// The environments that a flow's deployments go through, in order.
QStringList flowEnvironments(const QString &flow);
/// The secrets that a flow's workflows read, with the environment each belongs to ("" = the repository).
QList<QPair<QString, QString>> flowSecrets(const QString &flow);

/// What the rules find in @p workflows: at least one finding a rule that bears on the flow, those that stand too. A
/// flow without workflows gives nothing.
QList<SetupFinding> auditWorkflows(const QList<WorkflowFile> &workflows, const WorkflowExpectation &expected);

} // namespace tagboat
