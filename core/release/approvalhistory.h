// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/approvalitem.h"

namespace tagboat
{

/// What was decided in a workflow run.
struct RunDecisions {
    RepositoryClone clone;
    QString host;
    QString fullName;
    qint64 run = 0;
    QString reference; ///< the tag or branch that it ran for
    QString url;
    QDateTime since; ///< when its deployment began, for what has no date of its own
    QList<ApprovalDecision> decisions;
    qint64 late = 0; ///< seconds that the forge's clock is behind the one here
    bool operator==(const RunDecisions &) const = default;
};

/// How many seconds the clock of a server that says @p there is behind the one here; 0 for what may as well be the way
/// of the answer, and for a server that did not say.
qint64 secondsBehind(const QDateTime &there, const QDateTime &here);

/// The decisions in a run on @p commit, with their times as the server has them. @p login is this account's. Of a run
/// in which nothing was decided this takes one request; the dates take one more, and one for each environment.
QCoro::Task<Result<QList<ApprovalDecision>>> decisionsOf(ForgePlace place, qint64 run, QString commit, QString login,
                                                         Cancel cancel);

/// The decisions in the runs of the newest tags of @p repositories, newest first, of @p limit runs at most. The
/// overview tells which runs those are: about one request for fifty repositories. One more tells what time it is
/// there. A repository that cannot be read is
/// left out. Errors: those of the overview, if no forge gave one; Cancelled.
QCoro::Task<Result<QList<RunDecisions>>> recentDecisions(ForgePlaces &places, QList<RepositoryClone> repositories,
                                                         int limit, std::shared_ptr<const Clock> clock, Cancel cancel);

} // namespace tagboat
