// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/steps/workflowstep.h"

#include "release/trialupload.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// How long GitHub may take to show a run that a push started.
constexpr qint64 startSeconds = 60;

bool good(RunConclusion conclusion)
{
    return conclusion == RunConclusion::Success || conclusion == RunConclusion::Neutral ||
           conclusion == RunConclusion::Skipped;
}

QString titleOf(const WorkflowRun &run)
{
    return u"%1 #%2"_s.arg(run.name).arg(run.number);
}

QStringList reviewerNames(const QList<EnvironmentReviewer> &reviewers)
{
    QStringList names;
    for (const EnvironmentReviewer &reviewer : reviewers)
        names.append(reviewer.name);
    return names;
}

/// The seconds that a gate's timer still runs, by the server's clock; 0 if none does.
qint64 secondsLeft(const PendingDeployment &gate, const QDateTime &now)
{
    if (gate.waitMinutes == 0 || !gate.waitStartedAt.isValid() || !now.isValid())
        return 0;
    return std::max<qint64>(0, now.secsTo(gate.waitStartedAt.addSecs(qint64(gate.waitMinutes) * 60)));
}

QString stateWords(Workflow::State state)
{
    switch (state) {
    case Workflow::State::DisabledFork:
        return u"is switched off, since the repository is a fork"_s;
    case Workflow::State::DisabledInactivity:
        return u"was switched off, since nothing happened in the repository for 60 days"_s;
    case Workflow::State::DisabledManually:
        return u"was switched off by hand"_s;
    case Workflow::State::Deleted:
        return u"was deleted"_s;
    case Workflow::State::Active:
    case Workflow::State::Other:
        break;
    }
    return {};
}

QString where(const QList<WorkflowJob> &jobs)
{
    for (const WorkflowJob &job : jobs) {
        if (job.status != RunStatus::Completed || good(job.conclusion))
            continue;
        const auto failed = std::ranges::find_if(job.steps, [](const JobStep &step) {
            return step.status == RunStatus::Completed && !good(step.conclusion);
        });
        return failed == job.steps.end() ? job.name : u"%1, step “%2”"_s.arg(job.name, failed->name);
    }
    return {};
}

/// The job that uploaded to the index for trials, kept for those who decide on the release; jobs that cannot be read
/// stop nothing.
QString trialUploadOf(const Result<QList<WorkflowJob>> &jobs)
{
    for (const WorkflowJob &job : trialJobs(jobs.value_or(QList<WorkflowJob>()))) {
        if (job.conclusion == RunConclusion::Success)
            return job.name;
    }
    return {};
}

/// Stops with the job and the step that failed first. @p subject: the tag or commit that the run is about.
QCoro::Task<Result<Finding>> failedRun(ForgePlace place, WorkflowRun run, QString subject, Cancel cancel)
{
    WorkflowRuns &runs = place.forge->runs();
    TB_CO_TRY(const auto jobs, co_await runs.jobs(place.repository, run.id, cancel));
    const QString job = where(jobs);
    const QString which = job.isEmpty() ? titleOf(run) : u"%1: %2"_s.arg(titleOf(run), job);
    co_return Finding::differs({Error::Kind::CheckFailed,
                                u"The workflow of %1 failed in %2"_s.arg(subject, which),
                                run.url,
                                u"Run its failed jobs again and resume; or mend the cause and recover."_s,
                                {},
                                0});
}

} // namespace

QCoro::Task<Result<QJsonObject>> WorkflowStep::prepare(StepContext &context)
{
    TB_CO_TRY(const QString commit, targetCommit(context));
    co_return QJsonObject{{u"commit"_s, commit}, {u"since"_s, context.clock.now().toString(Qt::ISODate)}};
}

QCoro::Task<Result<Finding>> WorkflowStep::check(StepContext &context, QJsonObject inputs)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    RunQuery query;
    query.event = text(u"event"_s);
    query.headCommit = inputs[u"commit"_s].toString();
    query.branch = text(u"tag"_s);
    WorkflowRuns &runs = place.forge->runs();
    TB_CO_TRY(const auto found, co_await runs.find(place.repository, query, context.cancel));
    const QString path = text(u"path"_s);
    const auto ours = std::ranges::find_if(
        found, [&](const WorkflowRun &run) { return path.isEmpty() || run.path.section(u'@', 0, 0) == path; });
    if (ours == found.end())
        co_return co_await notStarted(context, QDateTime::fromString(inputs[u"since"_s].toString(), Qt::ISODate));
    const WorkflowRun run = *ours;
    if (run.status == RunStatus::Waiting)
        co_return co_await gates(context, run);
    if (run.status != RunStatus::Completed)
        co_return co_await progress(context, run);
    if (!good(run.conclusion))
        co_return co_await failedRun(place, run, query.branch, context.cancel);
    QJsonObject facts{{u"run"_s, QString::number(run.id)}, {u"url"_s, run.url}};
    const auto jobs = co_await runs.jobs(place.repository, run.id, context.cancel);
    const QString trial = trialUploadOf(jobs);
    if (!trial.isEmpty())
        facts.insert(u"trialUpload"_s, trial);
    co_return Finding::stands(u"%1 is done"_s.arg(titleOf(run)), facts);
}

/// A push that starts nothing says nothing: here is why, as far as it can be known.
QCoro::Task<Result<Finding>> WorkflowStep::notStarted(StepContext &context, QDateTime since)
{
    const QString tag = text(u"tag"_s);
    if (since.secsTo(context.clock.now()) < startSeconds)
        co_return Finding::waits(u"workflow"_s, u"The workflow of %1 has not begun yet"_s.arg(tag), false);
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    WorkflowRuns &runs = place.forge->runs();
    TB_CO_TRY(const auto workflows, co_await runs.workflows(place.repository, context.cancel));
    const QString path = text(u"path"_s);
    QStringList reasons;
    bool known = path.isEmpty();
    for (const Workflow &workflow : workflows) {
        const bool ours = path.isEmpty() || workflow.path == path;
        const QString words = stateWords(workflow.state);
        known = known || ours;
        if (ours && !words.isEmpty())
            reasons.append(u"%1 %2"_s.arg(workflow.name, words));
    }
    if (!known)
        reasons.append(u"the repository has no workflow %1"_s.arg(path));
    const QString detail = reasons.isEmpty() ? u"GitHub may be late, or Actions is switched off for the repository"_s
                                             : reasons.join(u"; "_s);
    co_return Finding::differs({Error::Kind::CheckFailed,
                                u"No workflow started for %1 within a minute"_s.arg(tag),
                                detail,
                                u"Look at the repository's Actions page, then resume: Tagboat looks again."_s,
                                {},
                                0});
}

QCoro::Task<Result<Finding>> WorkflowStep::gates(StepContext &context, WorkflowRun run)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    Approvals &approvals = place.forge->approvals();
    TB_CO_TRY(const PendingDeployments pending, co_await approvals.pending(place.repository, run.id, context.cancel));
    QStringList words;
    bool timerOnly = !pending.waiting.isEmpty();
    qint64 firstEnd = 0;
    for (const PendingDeployment &gate : pending.waiting) {
        const qint64 left = secondsLeft(gate, pending.serverTime);
        const QStringList reviewers = reviewerNames(gate.reviewers);
        QString line = gate.environmentName;
        if (!reviewers.isEmpty())
            line += u" waits for %1"_s.arg(reviewers.join(u" or "_s));
        if (left > 0)
            line += u", its timer ends in %1 min"_s.arg((left + 59) / 60);
        if (left > 0 && (firstEnd == 0 || left < firstEnd))
            firstEnd = left;
        timerOnly = timerOnly && reviewers.isEmpty();
        words.append(line);
    }
    if (words.isEmpty())
        words.append(u"%1 waits"_s.arg(titleOf(run)));
    Finding waits = Finding::waits(timerOnly ? u"timer"_s : u"approval"_s, words.join(u"; "_s), false);
    waits.changesIn = firstEnd;
    co_return waits;
}

QCoro::Task<Result<Finding>> WorkflowStep::progress(StepContext &context, WorkflowRun run)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    WorkflowRuns &runs = place.forge->runs();
    TB_CO_TRY(const auto jobs, co_await runs.jobs(place.repository, run.id, context.cancel));
    QStringList busy;
    qsizetype done = 0;
    for (const WorkflowJob &job : jobs) {
        done += job.status == RunStatus::Completed ? 1 : 0;
        if (job.status == RunStatus::InProgress)
            busy.append(job.name);
    }
    const QString now = busy.isEmpty() ? QString() : u": "_s + busy.join(u", "_s);
    co_return Finding::waits(
        u"workflow"_s, u"%1, %2 of %3 jobs done%4"_s.arg(titleOf(run)).arg(done).arg(jobs.size()).arg(now), false);
}

QCoro::Task<Result<void>> WorkflowStep::apply(StepContext &, QJsonObject)
{
    co_return fail(Error::Kind::Internal, u"A workflow run is only followed"_s);
}

QCoro::Task<Result<QJsonObject>> ChecksStep::prepare(StepContext &context)
{
    co_return QJsonObject{{u"since"_s, context.clock.now().toString(Qt::ISODate)}};
}

QCoro::Task<Result<Finding>> ChecksStep::check(StepContext &context, QJsonObject inputs)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    TB_CO_TRY(const QString commit, targetCommit(context));
    CheckReader &reader = place.forge->checks();
    TB_CO_TRY(const CommitChecks checks, co_await reader.of(place.repository, commit, context.cancel));
    QStringList failed;
    QStringList pending;
    for (const CommitCheck &check : checks.checks) {
        if (check.state == CommitCheck::State::Failed)
            failed.append(check.name);
        else if (check.state != CommitCheck::State::Passed)
            pending.append(check.name);
    }
    if (!failed.isEmpty())
        co_return Finding::differs({Error::Kind::CheckFailed,
                                    u"Checks of %1 failed: %2"_s.arg(commit.first(10), failed.join(u", "_s)),
                                    {},
                                    u"Run them again and resume, or abort and mend the cause."_s,
                                    {},
                                    0});
    if (!pending.isEmpty())
        co_return Finding::waits(u"checks"_s, pending.join(u", "_s), false);
    if (checks.state() == CommitChecks::State::Unavailable)
        co_return co_await byRuns(context, commit, inputs);
    if (checks.checks.isEmpty())
        co_return noneBegan(context, commit, inputs);
    co_return Finding::stands(u"All %1 checks of %2 are good"_s.arg(checks.checks.size()).arg(commit.first(10)));
}

/// No token can be given the right to read all checks of a private repository; the runs of its workflows tell as much.
QCoro::Task<Result<Finding>> ChecksStep::byRuns(StepContext &context, QString commit, QJsonObject inputs)
{
    TB_CO_TRY(const ForgePlace place, co_await placeOf(context));
    RunQuery query;
    query.headCommit = commit;
    WorkflowRuns &runs = place.forge->runs();
    TB_CO_TRY(const auto found, co_await runs.find(place.repository, query, context.cancel));
    QSet<qint64> seen; // the newest run of a workflow counts, and comes first
    QStringList busy;
    for (const WorkflowRun &run : found) {
        if (seen.contains(run.workflow))
            continue;
        seen.insert(run.workflow);
        if (run.status != RunStatus::Completed)
            busy.append(titleOf(run));
        else if (!good(run.conclusion))
            co_return co_await failedRun(place, run, commit.first(10), context.cancel);
    }
    if (!busy.isEmpty())
        co_return Finding::waits(u"checks"_s, busy.join(u", "_s), false);
    if (seen.isEmpty())
        co_return noneBegan(context, commit, inputs);
    co_return Finding::stands(u"All %1 workflows of %2 are good"_s.arg(seen.size()).arg(commit.first(10)));
}

/// Nothing checks the commit: not yet, not at all, or not although it should.
Finding ChecksStep::noneBegan(const StepContext &context, const QString &commit, const QJsonObject &inputs) const
{
    const QString expected = text(u"expected"_s);
    const QDateTime since = QDateTime::fromString(inputs[u"since"_s].toString(), Qt::ISODate);
    if (!expected.isEmpty() && since.secsTo(context.clock.now()) < startSeconds)
        return Finding::waits(u"checks"_s, u"The checks of %1 have not begun yet"_s.arg(commit.first(10)), false);
    if (expected == u"always")
        return Finding::differs({Error::Kind::CheckFailed,
                                 u"No check of %1 began within a minute"_s.arg(commit.first(10)),
                                 {},
                                 u"Look at the repository's Actions page, then resume: Tagboat looks again."_s,
                                 {},
                                 0});
    return Finding::stands(u"%1 has no checks"_s.arg(commit.first(10)));
}

QCoro::Task<Result<void>> ChecksStep::apply(StepContext &, QJsonObject)
{
    co_return fail(Error::Kind::Internal, u"Checks are only waited for"_s);
}

} // namespace tagboat
