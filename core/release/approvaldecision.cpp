// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/approvaldecision.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Verdict = DeploymentReview::Verdict;

/// How often this very answer stands in the run's history, for each environment.
QList<qsizetype> standing(const RunAnswer &answer, const QList<DeploymentReview> &history)
{
    QList<qsizetype> counts;
    for (const PendingDeployment &gate : answer.gates) {
        counts.append(std::ranges::count_if(history, [&](const DeploymentReview &review) {
            return review.verdict == (answer.approve ? Verdict::Approved : Verdict::Rejected) &&
                   (answer.account.isEmpty() || review.user == answer.account) && review.comment == answer.comment &&
                   review.environments.contains(gate.environmentName);
        }));
    }
    return counts;
}

tl::unexpected<Error> gone(const QString &repository, const PendingDeployment &gate,
                           const QList<DeploymentReview> &history)
{
    const QString what = u"%1 of %2"_s.arg(gate.environmentName, repository);
    QStringList who;
    for (const DeploymentReview &review : history) {
        if (review.environments.contains(gate.environmentName))
            who.append(review.verdict == Verdict::Rejected ? u"%1 rejected it"_s.arg(review.user)
                                                           : u"%1 approved it"_s.arg(review.user));
    }
    return fail(Error::Kind::Conflict, u"%1 waits no more for an answer; nothing was sent"_s.arg(what),
                who.join(u", "_s));
}

/// The gates of @p answer still wait for this account, in the attempt that was shown.
QCoro::Task<Result<void>> stillWaiting(RunAnswer answer, QList<DeploymentReview> history, Cancel cancel)
{
    const ForgePlace place = answer.place;
    WorkflowRuns &runs = place.forge->runs();
    TB_CO_TRY(const WorkflowRun run, co_await runs.get(place.repository, answer.run.id, cancel));
    if (run.attempt != answer.run.attempt)
        co_return fail(Error::Kind::Conflict, u"The run was started again since; nothing was sent"_s, run.url,
                       u"Look at what it waits for now."_s);
    Approvals &approvals = place.forge->approvals();
    TB_CO_TRY(const PendingDeployments pending, co_await approvals.pending(place.repository, answer.run.id, cancel));
    const QString repository = place.repository.full();
    for (const PendingDeployment &shown : std::as_const(answer.gates)) {
        const auto gate = std::ranges::find(pending.waiting, shown.environment, &PendingDeployment::environment);
        if (gate == pending.waiting.end())
            co_return gone(repository, shown, history);
        if (!gate->mayApprove)
            co_return fail(Error::Kind::Denied,
                           u"You cannot decide on %1 of %2; nothing was sent"_s.arg(shown.environmentName, repository),
                           gone(repository, shown, history).value().detail);
    }
    co_return Result<void>();
}

bool sameRun(const ApprovalItem &a, const ApprovalItem &b)
{
    return a.host == b.host && a.repository == b.repository && a.run.id == b.run.id && a.run.attempt == b.run.attempt;
}

} // namespace

// An answer that was lost, or says that nothing waits, is looked for in the history.
QCoro::Task<Result<void>> decideRun(RunAnswer answer, Cancel cancel)
{
    const ForgePlace place = answer.place;
    const qint64 id = answer.run.id;
    if (answer.gates.isEmpty())
        co_return fail(Error::Kind::NotFound,
                       u"Nothing in %1 waits for that answer; nothing was sent"_s.arg(place.repository.full()));
    Approvals &approvals = place.forge->approvals();
    TB_CO_TRY(const auto before, co_await approvals.history(place.repository, id, cancel));
    TB_CO_CHECK(co_await stillWaiting(answer, before, cancel));
    QList<qint64> environments;
    for (const PendingDeployment &gate : std::as_const(answer.gates))
        environments.append(gate.environment);
    const auto sent =
        co_await approvals.decide(place.repository, id, environments, answer.approve, answer.comment, cancel);
    if (sent)
        co_return Result<void>();
    const Error failure = sent.error();
    if (failure.kind != Error::Kind::Unavailable && failure.kind != Error::Kind::Invalid &&
        failure.kind != Error::Kind::Conflict)
        co_return tl::unexpected(failure);
    const auto after = co_await approvals.history(place.repository, id, cancel);
    if (!after) {
        Error unknown = failure;
        unknown.remedy = u"It may have been taken all the same: look again before you answer once more."_s;
        co_return tl::unexpected(unknown);
    }
    const QList<qsizetype> had = standing(answer, before);
    const QList<qsizetype> has = standing(answer, *after);
    bool all = true;
    for (qsizetype i = 0; i < has.size(); ++i)
        all = all && has[i] > had[i];
    if (all)
        co_return Result<void>();
    co_return tl::unexpected(failure);
}

Result<QList<ApprovalItem>> decidableIn(const RepositoryApprovals &found, const QString &environment)
{
    if (found.error)
        return tl::unexpected(*found.error);
    QList<ApprovalItem> chosen;
    for (const ApprovalItem &item : found.waiting) {
        if (item.gate.environmentName.compare(environment, Qt::CaseInsensitive) == 0) // GitHub's names know no case
            chosen.append(item);
    }
    if (chosen.isEmpty())
        return fail(Error::Kind::NotFound,
                    u"Nothing in %1 waits to be deployed into %2"_s.arg(found.fullName, environment));
    for (const ApprovalItem &item : std::as_const(chosen)) {
        if (!item.gate.mayApprove)
            return fail(Error::Kind::Denied,
                        u"You cannot decide on %1 of %2; nothing was sent"_s.arg(environment, item.run.headBranch),
                        item.whyNot);
    }
    return chosen;
}

QCoro::Task<Result<QList<DecisionOutcome>>> decideItems(ForgePlaces &places, QList<ApprovalItem> items, bool approve,
                                                        QString comment, Cancel cancel)
{
    QList<DecisionOutcome> outcomes;
    for (const ApprovalItem &item : std::as_const(items))
        outcomes.append({item.key(), std::nullopt});
    QList<bool> done(items.size(), false);
    for (qsizetype i = 0; i < items.size(); ++i) {
        if (done[i])
            continue;
        if (cancel.requested())
            co_return fail(Error::Kind::Cancelled, u"Stopped"_s);
        RunAnswer answer;
        answer.run = items[i].run;
        answer.account = items[i].account;
        answer.approve = approve;
        answer.comment = comment;
        QList<qsizetype> rows;
        for (qsizetype j = i; j < items.size(); ++j) {
            if (!done[j] && sameRun(items[i], items[j])) {
                answer.gates.append(items[j].gate);
                rows.append(j);
                done[j] = true;
            }
        }
        const QString remote = items[i].clone.remoteUrl;
        const auto place = co_await places.find(remote, cancel);
        std::optional<Error> failure;
        if (!place) {
            failure = place.error();
        } else if (!*place) {
            failure = fail(Error::Kind::NotFound,
                           u"No account serves %1 any more; nothing was sent"_s.arg(items[i].repository.full()))
                          .value();
        } else {
            answer.place = **place;
            const auto sent = co_await decideRun(answer, cancel);
            if (!sent)
                failure = sent.error();
        }
        for (const qsizetype row : std::as_const(rows))
            outcomes[row].error = failure;
    }
    co_return outcomes;
}

} // namespace tagboat
