// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/approvalhistory.h"

#include "release/forgegroups.h"

#include <QHash>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Verdict = DeploymentReview::Verdict;
using State = DeploymentStatus::State;

bool tellsOf(State state, Verdict verdict)
{
    if (verdict == Verdict::Rejected)
        return state == State::Failure || state == State::Error;
    return state == State::Queued || state == State::InProgress || state == State::Success;
}

/// When a deployment went on, or ended, after it had been decided on; null if it did not yet. The oldest status that
/// tells of it counts.
QDateTime wentOn(const QList<DeploymentStatus> &newestFirst, Verdict verdict)
{
    QDateTime at;
    for (const DeploymentStatus &status : newestFirst) {
        if (tellsOf(status.state, verdict))
            at = status.createdAt;
    }
    return at;
}

QCoro::Task<Result<QDateTime>> dateOf(ForgePlace place, QList<ForgeDeployment> deployments, QString environment,
                                      Verdict verdict, Cancel cancel)
{
    const auto found = std::ranges::find_if(deployments, [&](const ForgeDeployment &each) {
        return each.environment.compare(environment, Qt::CaseInsensitive) == 0;
    });
    if (found == deployments.end())
        co_return QDateTime();
    Deployments &reader = place.forge->deployments();
    const qint64 id = found->id;
    TB_CO_TRY(const auto statuses, co_await reader.statuses(place.repository, id, cancel));
    co_return wentOn(statuses, verdict);
}

/// A run that may hold decisions.
struct Candidate {
    RepositoryClone clone;
    ForgePlace place;
    TagRun run;
    QString tag;
    QString commit;
    QDateTime since;
};

/// The runs of an overview's tags that deployed somewhere.
QList<Candidate> candidatesOf(const RepositoryClone &clone, const ForgePlace &place, const RepositoryOverview &card)
{
    QList<Candidate> candidates;
    for (const OverviewTag &tag : card.tags) {
        QDateTime since;
        for (const OverviewDeployment &deployment : card.deployments) {
            if (deployment.commit == tag.commit && (!since.isValid() || deployment.createdAt > since))
                since = deployment.createdAt;
        }
        if (!since.isValid())
            continue;
        for (const TagRun &run : tag.runs) {
            if (run.id != 0)
                candidates.append({clone, place, run, tag.name, tag.commit, since});
        }
    }
    return candidates;
}

QDateTime newestOf(const RunDecisions &run)
{
    QDateTime newest = run.since;
    for (const ApprovalDecision &decision : run.decisions)
        newest = decision.at.isValid() && decision.at > newest ? decision.at : newest;
    return newest;
}

} // namespace

qint64 secondsBehind(const QDateTime &there, const QDateTime &here)
{
    constexpr qint64 onTheWay = 3;
    const qint64 behind = there.isValid() ? there.secsTo(here) : 0;
    return std::abs(behind) <= onTheWay ? 0 : behind;
}

QCoro::Task<Result<QList<ApprovalDecision>>> decisionsOf(ForgePlace place, qint64 run, QString commit, QString login,
                                                         Cancel cancel)
{
    Approvals &approvals = place.forge->approvals();
    TB_CO_TRY(const auto reviews, co_await approvals.history(place.repository, run, cancel));
    QList<ApprovalDecision> decisions;
    if (reviews.isEmpty())
        co_return decisions;
    DeploymentQuery query;
    query.commit = commit;
    Deployments &reader = place.forge->deployments();
    const auto deployments = co_await reader.find(place.repository, query, cancel);
    const QList<ForgeDeployment> known = deployments.value_or(QList<ForgeDeployment>());
    for (const DeploymentReview &review : reviews) {
        for (const QString &environment : review.environments) {
            const QString name = environment;
            const Verdict verdict = review.verdict;
            const auto at = co_await dateOf(place, known, name, verdict, cancel);
            decisions.append({verdict, name, review.user, !login.isEmpty() && review.user == login, review.comment,
                              at.value_or(QDateTime())});
        }
    }
    co_return decisions;
}

QCoro::Task<Result<QList<RunDecisions>>> recentDecisions(ForgePlaces &places, QList<RepositoryClone> repositories,
                                                         int limit, std::shared_ptr<const Clock> clock, Cancel cancel)
{
    QList<Candidate> candidates;
    QHash<Forge *, QString> logins;
    std::optional<Error> failure;
    // Repositories that no account can be found for are left out: asking what waits tells of them.
    const ForgeGroups grouped = co_await groupByForge(places, repositories, cancel);
    for (const ForgeGroup &group : grouped.groups) {
        ForgeOverview &overview = group.forge->overview();
        const QList<RepositoryName> names = group.names;
        const auto cards = co_await overview.of(names, cancel);
        if (!cards) {
            failure = cards.error();
            continue;
        }
        for (qsizetype i = 0; i < cards->size() && i < names.size(); ++i)
            candidates +=
                candidatesOf(group.clones.value(names[i].full()).first(), {group.forge, names[i]}, cards->at(i));
        ForgeAccounts &accounts = group.forge->accounts();
        const auto who = co_await accounts.whoAmI(cancel);
        logins.insert(group.forge.get(), who ? who->user.login : QString());
    }
    if (candidates.isEmpty() && failure)
        co_return tl::unexpected(*failure);
    std::ranges::stable_sort(candidates, std::ranges::greater(), &Candidate::since);
    candidates = candidates.first(std::min<qsizetype>(candidates.size(), limit));
    QList<RunDecisions> found;
    QHash<Forge *, qint64> late;
    for (const Candidate &candidate : std::as_const(candidates)) {
        const ForgePlace place = candidate.place;
        const qint64 run = candidate.run.id;
        const QString commit = candidate.commit;
        const QString login = logins.value(place.forge.get());
        if (!late.contains(place.forge.get())) {
            Approvals &approvals = place.forge->approvals();
            const auto pending = co_await approvals.pending(place.repository, run, cancel);
            const QDateTime there = pending ? pending->serverTime : QDateTime();
            late.insert(place.forge.get(), secondsBehind(there, clock->now()));
        }
        const qint64 behind = late.value(place.forge.get());
        const auto decisions = co_await decisionsOf(place, run, commit, login, cancel);
        if (!decisions && decisions.error().kind == Error::Kind::Cancelled)
            co_return tl::unexpected(decisions.error());
        if (decisions && !decisions->isEmpty())
            found.append({candidate.clone, place.forge->host(), place.repository.full(), run, candidate.tag,
                          candidate.run.url, candidate.since, *decisions, behind});
    }
    std::ranges::stable_sort(found,
                             [](const RunDecisions &a, const RunDecisions &b) { return newestOf(a) > newestOf(b); });
    co_return found;
}

} // namespace tagboat
