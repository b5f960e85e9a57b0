// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/approvalitem.h"

namespace tagboat
{

/// One answer to deployments of one run, as they were shown.
struct RunAnswer {
    ForgePlace place;
    WorkflowRun run;
    QList<PendingDeployment> gates;
    QString account; ///< the login that answers; empty if it is not known
    bool approve = false;
    QString comment;
};

/// Approves, or rejects, which ends the run. It is read once more first: what was started again (Conflict), was decided
/// by others (Conflict), or may not be decided (Denied) is left alone. All goes in one request, which is sent once: if
/// its answer is lost, the run is asked whether it took effect.
QCoro::Task<Result<void>> decideRun(RunAnswer answer, Cancel cancel);

/// What became of the decision on one item.
struct DecisionOutcome {
    QString key; ///< the item's
    std::optional<Error> error;
    bool operator==(const DecisionOutcome &) const = default;
};

/// Answers @p items, as decideRun() does, those of one run together. One outcome for each item, in their order. Error:
/// Cancelled.
QCoro::Task<Result<QList<DecisionOutcome>>> decideItems(ForgePlaces &places, QList<ApprovalItem> items, bool approve,
                                                        QString comment, Cancel cancel);

} // namespace tagboat
