// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "workrows.h"

#include "base/displaytext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// For lupdate's sake a class.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(WorkRows)
};

WorkRow stepRow(qint64 job, const JobStep &step, const QDateTime &now)
{
    const WorkState state = workState(step.status, step.conclusion);
    WorkRow row;
    row.key = u"%1/%2"_s.arg(job).arg(step.number);
    row.kind = u"step"_s;
    row.title = displayText(step.name);
    row.mark = workMark(state);
    row.word = workWord(state);
    row.time = state == WorkState::Skipped ? QString() : clockText(step.startedAt, step.completedAt, now);
    return row;
}

WorkRow jobRow(const WorkflowJob &job, const QDateTime &now)
{
    const WorkState state = workState(job.status, job.conclusion);
    WorkRow row;
    row.key = QString::number(job.id);
    row.kind = u"job"_s;
    row.title = displayText(job.name);
    row.mark = workMark(state);
    row.word = workWord(state);
    const bool clocked = state != WorkState::Waiting && state != WorkState::ToCome && state != WorkState::Skipped;
    row.time = clocked ? clockText(job.startedAt, job.completedAt, now) : row.word;
    if (const auto failed = failingStep(job))
        row.note = Words::tr("failed in “%1”").arg(displayText(failed->name));
    return row;
}

QString reviewersText(const QList<EnvironmentReviewer> &reviewers)
{
    QStringList names;
    for (const EnvironmentReviewer &reviewer : reviewers)
        names.append(displayText(reviewer.name));
    return names.join(Words::tr(" or "));
}

/// Who has approved what waits for its timer now; empty if that is not known.
QString approver(const QList<DeploymentReview> &decisions, const FollowedGate &item)
{
    for (const DeploymentReview &decision : decisions) {
        if (decision.verdict == DeploymentReview::Verdict::Approved &&
            decision.environments.contains(item.gate.environmentName, Qt::CaseInsensitive))
            return displayText(decision.user);
    }
    return {};
}

/// @p approved: by whom; with that only the timer is waited for.
QString gateNote(const FollowedGate &item, const WorkflowRun &run, bool ticking, const QString &approved)
{
    QStringList parts;
    if (!run.headBranch.isEmpty())
        parts.append(displayText(run.headBranch));
    if (!approved.isEmpty())
        parts.append(Words::tr("approved by %1").arg(approved));
    else if (item.gate.mayApprove && !item.gate.reviewers.isEmpty()) // else the title names them
        parts.append(Words::tr("reviewers: %1").arg(reviewersText(item.gate.reviewers)));
    if (!run.triggeringActor.isEmpty())
        parts.append(Words::tr("started by %1").arg(displayText(run.triggeringActor)));
    QString note = parts.join(u" · "_s);
    if (!item.gate.mayApprove && approved.isEmpty())
        note += u'\n' + displayText(item.whyNot) + u'.';
    else if (item.gate.mayApprove && ticking)
        note += u'\n' + Words::tr("You can approve now; the deployment goes on when the timer has ended too.");
    return note;
}

QString reviewWord(PullRequestReview::State state)
{
    switch (state) {
    case PullRequestReview::State::Approved:
        return Words::tr("approved");
    case PullRequestReview::State::ChangesRequested:
        return Words::tr("asked for changes");
    case PullRequestReview::State::Dismissed:
        return Words::tr("review dismissed");
    case PullRequestReview::State::Commented:
    case PullRequestReview::State::Pending:
    case PullRequestReview::State::Other:
        break;
    }
    return Words::tr("commented");
}

/// The mark and the word of a deployment's state.
std::pair<QString, QString> deploymentWords(DeploymentStatus::State state)
{
    using State = DeploymentStatus::State;
    switch (state) {
    case State::Success:
        return {workMark(WorkState::Good), Words::tr("deployed")};
    case State::Failure:
    case State::Error:
        return {workMark(WorkState::Failed), Words::tr("failed")};
    case State::InProgress:
        return {workMark(WorkState::Running), Words::tr("deploying")};
    case State::Waiting:
        return {workMark(WorkState::Waiting), Words::tr("waiting")};
    case State::Inactive:
        return {workMark(WorkState::Skipped), Words::tr("replaced since")};
    case State::Queued:
    case State::Pending:
        return {workMark(WorkState::ToCome), Words::tr("queued")};
    case State::Other:
        break;
    }
    return {workMark(WorkState::ToCome), Words::tr("not known")};
}

QString reviewMark(PullRequestReview::State state)
{
    return state == PullRequestReview::State::Approved           ? u"ok"_s
           : state == PullRequestReview::State::ChangesRequested ? u"bad"_s
                                                                 : u"skipped"_s;
}

} // namespace

QString workMark(WorkState state)
{
    switch (state) {
    case WorkState::ToCome:
        return u"queued"_s;
    case WorkState::Running:
        return u"running"_s;
    case WorkState::Waiting:
        return u"waiting"_s;
    case WorkState::Good:
        return u"ok"_s;
    case WorkState::Skipped:
        return u"skipped"_s;
    case WorkState::Stopped:
        return u"aborted"_s;
    case WorkState::Failed:
        return u"bad"_s;
    }
    return {};
}

QString workWord(WorkState state)
{
    switch (state) {
    case WorkState::ToCome:
        return Words::tr("queued");
    case WorkState::Running:
        return Words::tr("running");
    case WorkState::Waiting:
        return Words::tr("waiting");
    case WorkState::Good:
        return Words::tr("passed");
    case WorkState::Skipped:
        return Words::tr("skipped");
    case WorkState::Stopped:
        return Words::tr("cancelled");
    case WorkState::Failed:
        return Words::tr("failed");
    }
    return {};
}

QString workTone(WorkState state)
{
    switch (state) {
    case WorkState::Running:
        return u"accent"_s;
    case WorkState::Waiting:
        return u"warn"_s;
    case WorkState::Good:
        return u"ok"_s;
    case WorkState::Failed:
        return u"bad"_s;
    case WorkState::ToCome:
    case WorkState::Skipped:
    case WorkState::Stopped:
        break;
    }
    return u"neutral"_s;
}

QList<WorkRow> jobRows(const QList<WorkflowJob> &jobs, const QSet<qint64> &opened, qint64 chosen, const QDateTime &now)
{
    QList<WorkRow> rows;
    for (const WorkflowJob &job : failingFirst(jobs)) {
        WorkRow row = jobRow(job, now);
        row.opened = opened.contains(job.id);
        row.chosen = job.id == chosen;
        rows.append(row);
        if (!row.opened)
            continue;
        for (const JobStep &step : job.steps)
            rows.append(stepRow(job.id, step, now));
    }
    return rows;
}

QList<WorkRow> gateRows(const FollowedState &state, const QDateTime &now)
{
    QList<WorkRow> rows;
    for (const FollowedGate &item : state.gates) {
        const GateTimer timer = gateTimer(item, now);
        const QString name = displayText(item.gate.environmentName);
        const bool ticking = timer.secondsLeft > 0;
        // An older attempt's approval counts no more: only what nobody else can answer now is taken for approved.
        const QString approved = ticking && !item.gate.mayApprove ? approver(state.decisions, item) : QString();
        const bool forOthers = approved.isEmpty() && !item.gate.reviewers.isEmpty();
        WorkRow row;
        row.key = item.gate.environmentName;
        row.kind = u"gate"_s;
        row.title = item.gate.mayApprove ? Words::tr("%1 waits for you").arg(name)
                    : forOthers          ? Words::tr("%1 waits for %2").arg(name, reviewersText(item.gate.reviewers))
                                         : Words::tr("%1 waits for its timer").arg(name);
        row.note = gateNote(item, state.run.value_or(WorkflowRun()), ticking, approved);
        row.mark = workMark(WorkState::Waiting);
        row.word = workWord(WorkState::Waiting);
        row.time = ticking ? Words::tr("timer %1").arg(clockText(timer.secondsLeft)) : QString();
        row.progress = ticking ? timer.passed : -1;
        row.canAct = item.gate.mayApprove;
        rows.append(row);
    }
    return rows;
}

QList<WorkRow> decisionRows(const QList<DeploymentReview> &decisions)
{
    QList<WorkRow> rows;
    for (const DeploymentReview &decision : decisions) {
        const bool approved = decision.verdict == DeploymentReview::Verdict::Approved;
        if (!approved && decision.verdict != DeploymentReview::Verdict::Rejected)
            continue;
        const QString where = displayText(decision.environments.join(u", "_s));
        const QString who = displayText(decision.user);
        WorkRow row;
        row.key = u"%1/%2/%3"_s.arg(rows.size()).arg(where, who);
        row.kind = u"decision"_s;
        row.title =
            approved ? Words::tr("%1 approved by %2").arg(where, who) : Words::tr("%1 rejected by %2").arg(where, who);
        row.note = decision.comment.isEmpty() ? QString() : u"“%1”"_s.arg(displayText(decision.comment));
        row.mark = workMark(approved ? WorkState::Good : WorkState::Failed);
        row.word = approved ? Words::tr("approved") : Words::tr("rejected");
        rows.append(row);
    }
    return rows;
}

QList<WorkRow> deploymentRows(const QList<EnvironmentDeployment> &deployments)
{
    QList<WorkRow> rows;
    for (const EnvironmentDeployment &each : deployments) {
        QStringList parts{QLocale(QLocale::English).toString(each.changedAt.toLocalTime(), u"d MMM yyyy HH:mm:ss"_s)};
        if (!each.creator.isEmpty())
            parts.append(Words::tr("by %1").arg(displayText(each.creator)));
        if (!each.description.isEmpty())
            parts.append(displayText(each.description));
        if (!each.logUrl.isEmpty())
            parts.append(Words::tr("log: %1").arg(displayText(each.logUrl)));
        const auto [mark, word] = deploymentWords(each.state);
        WorkRow row;
        row.key = each.environment;
        row.kind = u"deployment"_s;
        row.title = displayText(each.environment);
        row.note = parts.join(u" · "_s);
        row.mark = mark;
        row.word = word;
        row.time = word;
        rows.append(row);
    }
    return rows;
}

QList<WorkRow> reviewRows(const FollowedState &state)
{
    QList<WorkRow> rows;
    for (const PullRequestReview &review : lastVerdicts(state.reviews)) {
        WorkRow row;
        row.key = review.user;
        row.kind = u"review"_s;
        row.title = displayText(review.user);
        row.note = displayText(review.body);
        row.mark = reviewMark(review.state);
        row.word = reviewWord(review.state);
        row.time = row.word;
        rows.append(row);
    }
    const QStringList awaited = state.request ? state.request->awaitedReviewers : QStringList();
    for (const QString &user : awaited) {
        WorkRow row;
        row.key = u"awaited "_s + user;
        row.kind = u"review"_s;
        row.title = displayText(user);
        row.mark = workMark(WorkState::Waiting);
        row.word = Words::tr("asked to review");
        row.time = row.word;
        rows.append(row);
    }
    return rows;
}

QList<WorkRow> checkRows(const FollowedState &state)
{
    QList<WorkRow> rows;
    if (!state.checks)
        return rows;
    for (const CheckLine &check : checkLines(*state.checks, state.required.value_or(RequiredChecks()))) {
        WorkRow row;
        row.key = u"%1 %2"_s.arg(rows.size()).arg(check.name); // two apps may report checks of one name
        row.kind = u"check"_s;
        row.title = displayText(check.name);
        row.note = check.state == WorkState::Failed ? displayText(check.words) : QString();
        row.mark = workMark(check.state);
        row.word = workWord(check.state);
        row.time = row.word;
        row.required = check.required;
        rows.append(row);
    }
    return rows;
}

} // namespace tagboat
