// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/approvalinbox.h"

#include "release/approvaldecision.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

QString WaitingApproval::whyNot() const
{
    if (gate.mayApprove)
        return {};
    if (gate.reviewers.isEmpty())
        return u"Only its timer is waited for; nobody can approve that away"_s;
    QStringList names;
    for (const EnvironmentReviewer &reviewer : gate.reviewers)
        names.append(reviewer.name);
    return u"%1 can; you are none of them, or you started the run yourself"_s.arg(names.join(u", "_s));
}

QCoro::Task<Result<QList<WaitingApproval>>> waitingApprovals(ForgePlace place, Cancel cancel)
{
    RunQuery query;
    query.status = u"waiting"_s;
    WorkflowRuns &runs = place.forge->runs();
    Approvals &approvals = place.forge->approvals();
    TB_CO_TRY(auto waiting, co_await runs.find(place.repository, query, cancel));
    std::ranges::sort(waiting, {}, &WorkflowRun::createdAt);
    QList<WaitingApproval> list;
    for (const WorkflowRun &run : std::as_const(waiting)) {
        TB_CO_TRY(const PendingDeployments pending, co_await approvals.pending(place.repository, run.id, cancel));
        for (const PendingDeployment &gate : pending.waiting) {
            WaitingApproval item{run, gate, {}};
            const QDateTime ends = gate.waitStartedAt.addSecs(qint64(gate.waitMinutes) * 60);
            if (gate.waitMinutes > 0 && ends > pending.serverTime)
                item.timerEnds = ends;
            list.append(item);
        }
    }
    co_return list;
}

QCoro::Task<Result<void>> decideApprovals(ForgePlace place, QList<WaitingApproval> waiting, QString environment,
                                          bool approve, QString comment, Cancel cancel)
{
    QList<WaitingApproval> chosen;
    for (const WaitingApproval &item : std::as_const(waiting)) {
        if (item.gate.environmentName.compare(environment, Qt::CaseInsensitive) == 0) // GitHub's names know no case
            chosen.append(item);
    }
    if (chosen.isEmpty())
        co_return fail(Error::Kind::NotFound,
                       u"Nothing in %1 waits to be deployed into %2"_s.arg(place.repository.full(), environment));
    for (const WaitingApproval &item : std::as_const(chosen)) {
        if (!item.gate.mayApprove)
            co_return fail(Error::Kind::Denied, u"You cannot decide on %1"_s.arg(environment), item.whyNot());
    }
    for (const WaitingApproval &item : std::as_const(chosen)) {
        const RunAnswer answer{place, item.run, {item.gate}, {}, approve, comment};
        TB_CO_CHECK(co_await decideRun(answer, cancel));
    }
    co_return Result<void>();
}

} // namespace tagboat
