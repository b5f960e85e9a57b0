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
/// its answer is lost, the run is asked whether it took effect. NotFound where the answer is to nothing.
QCoro::Task<Result<void>> decideRun(RunAnswer answer, Cancel cancel);

/// What waits in a repository to be deployed into @p environment, which is the same in any case. Errors: the
/// repository's own, NotFound where nothing does, Denied where this account may not decide on one of them.
Result<QList<ApprovalItem>> decidableIn(const RepositoryApprovals &found, const QString &environment);

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
