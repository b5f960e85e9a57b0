// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forgeplace.h"

namespace tagboat
{

/// A deployment that waits for somebody, or for its timer.
struct WaitingApproval {
    WorkflowRun run;
    PendingDeployment gate;
    QDateTime timerEnds; ///< null if no timer runs any more
    /// Why this account cannot approve it; empty if it can.
    [[nodiscard]] QString whyNot() const;
    bool operator==(const WaitingApproval &) const = default;
};

/// All that waits in a repository, the oldest run first.
QCoro::Task<Result<QList<WaitingApproval>>> waitingApprovals(ForgePlace place, Cancel cancel);

/// Approves, or rejects, which ends the run, each deployment of @p waiting that goes into @p environment, as
/// decideRun() does. Errors: NotFound where none does, Denied where this account may not; nothing is sent then.
QCoro::Task<Result<void>> decideApprovals(ForgePlace place, QList<WaitingApproval> waiting, QString environment,
                                          bool approve, QString comment, Cancel cancel);

} // namespace tagboat
