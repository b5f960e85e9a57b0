// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/approvalitem.h"

#include "release/approvalhistory.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Verdict = DeploymentReview::Verdict;

constexpr int atATime = 8;
constexpr int patience = 3; ///< repositories without an answer until their host is taken to be unreachable

/// The tag of the release before the one that @p tag makes; empty if there is none.
QCoro::Task<Result<QString>> releaseBefore(ForgePlace place, QString tag, Cancel cancel)
{
    ForgeReleases &releases = place.forge->releases();
    TB_CO_TRY(const auto latest, co_await releases.latest(place.repository, cancel));
    if (!latest)
        co_return QString();
    QString latestTag = latest->tag;
    if (latestTag != tag)
        co_return latestTag;
    TB_CO_TRY(const auto all, co_await releases.all(place.repository, cancel));
    const auto before = std::ranges::find_if(
        all, [&](const ForgeRelease &release) { return !release.draft && !release.prerelease && release.tag != tag; });
    QString beforeTag = before == all.end() ? QString() : before->tag;
    co_return beforeTag;
}

void note(ApprovalEvidence &evidence, const Error &error)
{
    evidence.gaps.append(error.message);
}

void count(ApprovalEvidence &evidence, const CommitChecks &checks, const QSet<QString> &stillToCome)
{
    evidence.checksKnown = checks.runsKnown && checks.statusesKnown;
    if (!checks.whyUnknown.isEmpty())
        evidence.gaps.append(checks.whyUnknown);
    for (const CommitCheck &check : checks.checks) {
        if (check.state == CommitCheck::State::Passed)
            ++evidence.passed;
        else if (check.state == CommitCheck::State::Failed)
            evidence.failed.append(check.name);
        else if (!stillToCome.contains(check.name))
            evidence.pending.append(check.name);
    }
}

/// @p stillToCome: the run's own jobs that have not ended; they are checks of the commit too.
QCoro::Task<Result<ApprovalEvidence>> evidenceOf(ForgePlace place, WorkflowRun run, QSet<QString> stillToCome,
                                                 Cancel cancel)
{
    ApprovalEvidence evidence;
    CheckReader &reader = place.forge->checks();
    const auto checks = co_await reader.of(place.repository, run.headCommit, cancel);
    if (checks)
        count(evidence, *checks, stillToCome);
    else
        note(evidence, checks.error());
    const auto since = co_await releaseBefore(place, run.headBranch, cancel);
    if (!since) {
        note(evidence, since.error());
    } else if (!since->isEmpty()) {
        evidence.since = *since;
        ForgeRepositories &repositories = place.forge->repositories();
        const auto comparison = co_await repositories.compare(place.repository, *since, run.headCommit, cancel);
        evidence.compared = comparison.has_value();
        if (comparison) {
            evidence.commits = comparison->aheadBy;
            evidence.compareUrl = comparison->url;
        } else {
            note(evidence, comparison.error());
        }
    }
    const QString commit = run.headCommit;
    const auto deployments = co_await deploymentsOf(place, commit, cancel);
    evidence.trial.deploymentsKnown = deployments.has_value();
    if (deployments)
        evidence.trial.deployments = *deployments;
    else
        note(evidence, deployments.error());
    if (cancel.requested())
        co_return fail(Error::Kind::Cancelled, u"Stopped"_s);
    co_return evidence;
}

QString approvedBy(const ApprovalItem &item)
{
    if (item.run.attempt > 1) // an approval of an older attempt does not count, and looks the same
        return {};
    for (const ApprovalDecision &decision : item.decisions) {
        if (decision.verdict == Verdict::Approved && decision.environment == item.gate.environmentName)
            return decision.mine ? u"You"_s : decision.by;
    }
    return {};
}

QCoro::Task<Result<std::optional<bool>>> forbidsOwn(ForgePlace place, QString environment, Cancel cancel)
{
    DeploymentEnvironments &environments = place.forge->environments();
    const auto all = co_await environments.all(place.repository, cancel);
    if (!all) // the rules can be read by fewer than what waits
        co_return std::optional<bool>();
    std::optional<bool> found;
    for (const DeploymentEnvironment &each : *all) {
        if (each.name.compare(environment, Qt::CaseInsensitive) == 0)
            found = each.preventsSelfReview;
    }
    co_return found;
}

/// Who asks, and of what.
struct Asker {
    RepositoryClone clone;
    ForgePlace place;
    QString account;
    std::shared_ptr<const Clock> clock;
    ApprovalDepth depth = ApprovalDepth::WithEvidence;
};

QDateTime waitingSince(const PendingDeployment &gate, const QList<WorkflowJob> &jobs, const WorkflowRun &run)
{
    QDateTime since = gate.waitStartedAt;
    for (const WorkflowJob &job : jobs) {
        if (!gate.waitStartedAt.isValid() && job.status == RunStatus::Waiting && job.startedAt.isValid() &&
            (!since.isValid() || job.startedAt < since))
            since = job.startedAt;
    }
    return since.isValid() ? since : run.updatedAt;
}

QCoro::Task<Result<QList<ApprovalItem>>> itemsOf(Asker asker, WorkflowRun run, Cancel cancel)
{
    const ForgePlace place = asker.place;
    Approvals &approvals = place.forge->approvals();
    TB_CO_TRY(const PendingDeployments pending, co_await approvals.pending(place.repository, run.id, cancel));
    QList<ApprovalItem> items;
    if (pending.waiting.isEmpty())
        co_return items;
    const QDateTime now = asker.clock->now();
    const qint64 late = secondsBehind(pending.serverTime, now);
    WorkflowRuns &runs = place.forge->runs();
    const auto jobs = co_await runs.jobs(place.repository, run.id, cancel);
    QSet<QString> stillToCome;
    for (const WorkflowJob &job : jobs ? *jobs : QList<WorkflowJob>()) {
        if (job.status != RunStatus::Completed)
            stillToCome.insert(job.name);
    }
    ApprovalEvidence evidence;
    if (asker.depth == ApprovalDepth::WithEvidence) {
        TB_CO_TRY(evidence, co_await evidenceOf(place, run, stillToCome, cancel));
        evidence.trial.jobsKnown = jobs.has_value();
        evidence.trial.jobs = trialJobs(jobs.value_or(QList<WorkflowJob>()));
    }
    const auto decisions = co_await decisionsOf(place, run.id, run.headCommit, asker.account, cancel);
    if (!decisions)
        note(evidence, decisions.error());
    for (const PendingDeployment &gate : pending.waiting) {
        ApprovalItem item;
        item.clone = asker.clone;
        item.host = place.forge->host();
        item.repository = place.repository;
        item.account = asker.account;
        item.run = run;
        item.gate = gate;
        item.late = late;
        item.waitingSince = waitingSince(gate, jobs.value_or(QList<WorkflowJob>()), run);
        if (gate.waitMinutes > 0 && gate.waitStartedAt.isValid())
            item.timerEnds = gate.waitStartedAt.addSecs(qint64(gate.waitMinutes) * 60 + late);
        const QString starter = run.triggeringActor.isEmpty() ? run.actor : run.triggeringActor;
        item.startedByMe = !asker.account.isEmpty() && starter == asker.account;
        item.decisions = decisions.value_or(QList<ApprovalDecision>());
        item.evidence = evidence;
        item.approvedBy = gate.mayApprove ? QString() : approvedBy(item);
        std::optional<bool> noSelfReview;
        if (item.startedByMe && !gate.mayApprove && !gate.reviewers.isEmpty()) {
            const auto known = co_await forbidsOwn(place, gate.environmentName, cancel);
            noSelfReview = known.value_or(std::nullopt);
        }
        DecisionFacts facts;
        facts.account = asker.account;
        facts.approvedBy = item.approvedBy;
        facts.timerRuns = item.timerEnds.isValid() && item.timerEnds > now;
        facts.mayBeMine = item.startedByMe || asker.account.isEmpty();
        facts.noSelfReview = noSelfReview;
        item.whyNot = whyNotDecide(gate, facts);
        items.append(item);
    }
    co_return items;
}

QCoro::Task<Result<RepositoryApprovals>> askRepository(Asker asker, Cancel cancel)
{
    const ForgePlace place = asker.place;
    RepositoryApprovals found;
    found.clone = asker.clone;
    found.host = place.forge->host();
    found.fullName = place.repository.full();
    RunQuery query;
    query.status = u"waiting"_s;
    WorkflowRuns &reader = place.forge->runs();
    auto runs = co_await reader.find(place.repository, query, cancel);
    if (!runs) {
        if (runs.error().kind == Error::Kind::Cancelled)
            co_return tl::unexpected(runs.error());
        found.error = runs.error();
    } else {
        std::ranges::sort(*runs, {}, &WorkflowRun::createdAt);
        const QList<WorkflowRun> waiting = *runs;
        for (const WorkflowRun &run : waiting) {
            const auto items = co_await itemsOf(asker, run, cancel);
            if (items)
                found.waiting += *items;
            else if (items.error().kind == Error::Kind::Cancelled)
                co_return tl::unexpected(items.error());
            else if (!found.error)
                found.error = items.error();
        }
    }
    found.asked = asker.clock->now();
    co_return found;
}

/// One look at all repositories; several of its tasks go through the list together.
struct Look {
    std::shared_ptr<const Clock> clock;
    Cancel cancel;
    ApprovalDepth depth = ApprovalDepth::WithEvidence;
    QList<RepositoryApprovals> found; ///< each in its place
    QList<std::optional<ForgePlace>> places;
    qsizetype next = 0;
    QHash<QString, Error> unreachable; ///< hosts
    QHash<QString, int> unanswered;    ///< repositories, by host
    QHash<Forge *, QString> logins;
};

/// Who asks, once for each account.
QCoro::Task<Result<void>> signIn(std::shared_ptr<Look> look)
{
    const QList<std::optional<ForgePlace>> places = look->places;
    const Cancel cancel = look->cancel;
    for (const auto &place : places) {
        if (!place || look->logins.contains(place->forge.get()))
            continue;
        ForgeAccounts &accounts = place->forge->accounts();
        const auto who = co_await accounts.whoAmI(cancel);
        look->logins.insert(place->forge.get(), who ? who->user.login : QString());
        if (!who && who.error().kind == Error::Kind::Unavailable)
            look->unreachable.insert(place->forge->host(), who.error());
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> goThrough(std::shared_ptr<Look> look)
{
    while (look->next < look->found.size() && !look->cancel.requested()) {
        const qsizetype at = look->next++;
        const auto place = look->places[at];
        if (!place)
            continue;
        const QString host = place->forge->host();
        if (look->unreachable.contains(host)) {
            look->found[at].error = look->unreachable.value(host);
            look->found[at].asked = look->clock->now();
            continue;
        }
        const Asker asker{look->found[at].clone, *place, look->logins.value(place->forge.get()), look->clock,
                          look->depth};
        const Cancel cancel = look->cancel;
        auto answer = co_await askRepository(asker, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        const bool silent = answer->error && answer->error->kind == Error::Kind::Unavailable;
        if (silent && ++look->unanswered[host] >= patience)
            look->unreachable.insert(host, *answer->error);
        look->found[at] = *std::move(answer);
    }
    co_return Result<void>();
}

/// What is known of a repository before it is asked.
RepositoryApprovals unasked(const RepositoryClone &clone, const std::optional<ForgePlace> &place)
{
    RepositoryApprovals made;
    made.clone = clone;
    made.served = place.has_value();
    if (place) {
        made.host = place->forge->host();
        made.fullName = place->repository.full();
    }
    return made;
}

} // namespace

QString ApprovalItem::key() const
{
    return u"%1/%2 %3.%4 %5"_s.arg(host, repository.full()).arg(run.id).arg(run.attempt).arg(gate.environment);
}

QString whyNotDecide(const PendingDeployment &gate, const DecisionFacts &facts)
{
    if (gate.mayApprove)
        return {};
    if (gate.reviewers.isEmpty())
        return facts.timerRuns ? u"Only its timer is waited for; nobody can approve that away"_s
                               : u"It waits for a rule of the environment, not for a person"_s;
    if (!facts.approvedBy.isEmpty())
        return facts.timerRuns ? u"%1 approved it; its timer still runs"_s.arg(facts.approvedBy)
                               : u"%1 approved it; the forge lets it go on in a moment"_s.arg(facts.approvedBy);
    if (facts.mayBeMine && !facts.account.isEmpty() && facts.noSelfReview.value_or(false))
        return u"You started this run, and %1 lets nobody approve their own"_s.arg(gate.environmentName);
    QStringList names = reviewerWords(gate.reviewers, facts.account);
    if (names.contains(u"you"_s))
        return u"You are a reviewer, but the forge does not let this token decide"_s;
    const QString who = names.join(u", "_s);
    if (facts.mayBeMine && facts.noSelfReview.value_or(true))
        return u"Only %1 can: you are none of them, or may not approve your own run"_s.arg(who);
    return u"Only %1 can: you are none of them, as the forge has it"_s.arg(who);
}

QStringList reviewerWords(const QList<EnvironmentReviewer> &reviewers, const QString &login)
{
    QStringList words;
    for (const EnvironmentReviewer &reviewer : reviewers) {
        if (reviewer.kind == EnvironmentReviewer::Kind::Team)
            words.append(u"team %1"_s.arg(reviewer.name));
        else
            words.append(!login.isEmpty() && reviewer.name == login ? u"you"_s : reviewer.name);
    }
    return words;
}

QCoro::Task<Result<QList<RepositoryApprovals>>> lookForApprovals(ForgePlaces &places,
                                                                 QList<RepositoryClone> repositories,
                                                                 std::shared_ptr<const Clock> clock, Cancel cancel,
                                                                 ApprovalDepth depth)
{
    const auto look = std::make_shared<Look>();
    look->depth = depth;
    look->clock = std::move(clock);
    look->cancel = cancel;
    QSet<QString> met;
    for (const RepositoryClone &clone : std::as_const(repositories)) {
        const QString remote = clone.remoteUrl;
        const auto known = co_await places.find(remote, cancel);
        const std::optional<ForgePlace> place = known ? *known : std::nullopt;
        RepositoryApprovals blank = unasked(clone, place);
        if (!known) { // its account is on record and cannot be used
            blank.served = true;
            blank.error = known.error();
            blank.asked = look->clock->now();
        }
        const QString key = blank.host + u'/' + blank.fullName.toLower();
        if (place && met.contains(key)) // another clone of the same
            continue;
        met.insert(key);
        look->found.append(blank);
        look->places.append(place);
    }
    TB_CO_CHECK(co_await signIn(look));
    std::vector<QCoro::Task<Result<void>>> tasks;
    for (int i = 0; i < atATime; ++i)
        tasks.push_back(goThrough(look));
    std::optional<Error> stopped;
    for (auto &task : tasks) { // each to its end
        const auto done = co_await task;
        if (!done)
            stopped = done.error();
    }
    if (cancel.requested() || stopped)
        co_return fail(Error::Kind::Cancelled, u"Stopped"_s);
    QList<RepositoryApprovals> found = look->found;
    co_return found;
}

} // namespace tagboat
