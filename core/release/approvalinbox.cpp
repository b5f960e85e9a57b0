// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/approvalinbox.h"

#include "release/approvaldecision.h"

#include <QSet>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr int atATime = 8;

/// One look at many repositories; several tasks go through the list together.
struct Round {
    QList<RepositoryWaiting> found; ///< each in its place
    QList<std::optional<ForgePlace>> places;
    Cancel cancel;
    qsizetype next = 0;
};

QCoro::Task<Result<void>> askOn(std::shared_ptr<Round> round)
{
    while (round->next < round->found.size() && !round->cancel.requested()) {
        const qsizetype at = round->next++;
        const auto place = round->places[at];
        if (!place)
            continue;
        const ForgePlace asked = *place;
        const Cancel cancel = round->cancel;
        const auto waiting = co_await waitingApprovals(asked, cancel);
        if (waiting)
            round->found[at].waiting = *waiting;
        else
            round->found[at].error = waiting.error();
    }
    co_return Result<void>();
}

} // namespace

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

QCoro::Task<Result<QList<RepositoryWaiting>>> waitingInAll(ForgePlaces &places, QList<RepositoryClone> clones,
                                                           Cancel cancel)
{
    const auto round = std::make_shared<Round>();
    round->cancel = cancel;
    QSet<QString> met;
    for (const RepositoryClone &clone : std::as_const(clones)) {
        const QString remote = clone.remoteUrl;
        const auto known = co_await places.find(remote, cancel);
        if (known && !*known) // no account is at hand for it
            continue;
        RepositoryWaiting one;
        one.clone = clone;
        std::optional<ForgePlace> place;
        if (known) {
            place = *known;
            one.fullName = place->repository.full();
            const QString key = place->forge->host() + u'/' + one.fullName.toLower();
            if (met.contains(key))
                continue;
            met.insert(key);
        } else {
            one.error = known.error();
        }
        round->found.append(one);
        round->places.append(place);
    }
    std::vector<QCoro::Task<Result<void>>> tasks;
    for (int i = 0; i < atATime; ++i)
        tasks.push_back(askOn(round));
    for (auto &task : tasks)
        co_await task;
    if (cancel.requested())
        co_return fail(Error::Kind::Cancelled, u"Stopped"_s);
    QList<RepositoryWaiting> found = round->found;
    co_return found;
}

} // namespace tagboat
