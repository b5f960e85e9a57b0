// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forgeplace.h"
#include "release/repositoryclone.h"

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

/// What became of asking one repository of many.
struct RepositoryWaiting {
    RepositoryClone clone;
    QString fullName; ///< owner/name on the forge
    QList<WaitingApproval> waiting;
    std::optional<Error> error; ///< it could not be asked
    bool operator==(const RepositoryWaiting &) const = default;
};

/// Asks all repositories that an account serves, some at a time; two clones of one are asked once. What one of them
/// answers costs the others nothing. In the order of @p clones. Error: Cancelled.
QCoro::Task<Result<QList<RepositoryWaiting>>> waitingInAll(ForgePlaces &places, QList<RepositoryClone> clones,
                                                           Cancel cancel);

} // namespace tagboat
