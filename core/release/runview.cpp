// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/runview.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

WorkState endOf(RunConclusion conclusion)
{
    switch (conclusion) {
    case RunConclusion::Success:
    case RunConclusion::Neutral:
        return WorkState::Good;
    case RunConclusion::Skipped:
        return WorkState::Skipped;
    case RunConclusion::Cancelled:
    case RunConclusion::Stale:
        return WorkState::Stopped;
    case RunConclusion::None:
    case RunConclusion::Failure:
    case RunConclusion::TimedOut:
    case RunConclusion::ActionRequired:
    case RunConclusion::StartupFailure:
    case RunConclusion::Other:
        break;
    }
    return WorkState::Failed; // what is not known to be good is not shown as good
}

WorkState checkState(CommitCheck::State state)
{
    switch (state) {
    case CommitCheck::State::Passed:
        return WorkState::Good;
    case CommitCheck::State::Failed:
        return WorkState::Failed;
    case CommitCheck::State::Pending:
    case CommitCheck::State::Other:
        break;
    }
    return WorkState::Running;
}

QStringList namesOf(const QList<CheckLine> &lines, bool (*fits)(const CheckLine &))
{
    QStringList names;
    for (const CheckLine &line : lines) {
        if (fits(line))
            names.append(line.name);
    }
    return names;
}

/// What the server says of the branches themselves.
QString branchHindrance(const PullRequest &request)
{
    using Mergeability = PullRequest::Mergeability;
    switch (request.mergeability) {
    case Mergeability::Dirty:
        return u"It has conflicts with %1"_s.arg(request.baseBranch);
    case Mergeability::Behind:
        return u"%1 has moved on: the branch must be brought up to date"_s.arg(request.baseBranch);
    case Mergeability::Draft:
        return u"It is a draft"_s;
    case Mergeability::Unknown:
        return u"The server works out whether it can be merged"_s;
    case Mergeability::Clean:
    case Mergeability::Blocked:
    case Mergeability::Unstable:
    case Mergeability::HasHooks:
    case Mergeability::Other:
        break;
    }
    return {};
}

} // namespace

WorkState workState(RunStatus status, RunConclusion conclusion)
{
    switch (status) {
    case RunStatus::Completed:
        return endOf(conclusion);
    case RunStatus::InProgress:
        return WorkState::Running;
    case RunStatus::Waiting:
        return WorkState::Waiting;
    case RunStatus::Queued:
    case RunStatus::Requested:
    case RunStatus::Pending:
    case RunStatus::Other:
        break;
    }
    return WorkState::ToCome;
}

QList<WorkflowJob> failingFirst(QList<WorkflowJob> jobs)
{
    std::stable_partition(jobs.begin(), jobs.end(), [](const WorkflowJob &job) {
        return workState(job.status, job.conclusion) == WorkState::Failed;
    });
    return jobs;
}

std::optional<JobStep> failingStep(const WorkflowJob &job)
{
    const auto failed = std::ranges::find_if(
        job.steps, [](const JobStep &step) { return workState(step.status, step.conclusion) == WorkState::Failed; });
    return failed == job.steps.end() ? std::nullopt : std::optional(*failed);
}

QString clockText(qint64 seconds)
{
    seconds = std::max<qint64>(seconds, 0); // two clocks may differ
    const auto twoDigits = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return u"%1:%2"_s.arg(minutes).arg(twoDigits(seconds % 60));
    return u"%1:%2:%3"_s.arg(minutes / 60).arg(twoDigits(minutes % 60), twoDigits(seconds % 60));
}

QString clockText(const QDateTime &startedAt, const QDateTime &completedAt, const QDateTime &now)
{
    if (!startedAt.isValid())
        return {};
    return clockText(startedAt.secsTo(completedAt.isValid() ? completedAt : now));
}

bool canStop(const WorkflowRun &run)
{
    return run.status != RunStatus::Completed;
}

bool canRunFailedAgain(const WorkflowRun &run, const QDateTime &now)
{
    const WorkState state = workState(run.status, run.conclusion);
    const bool bad = state == WorkState::Failed || state == WorkState::Stopped;
    return bad && run.createdAt.daysTo(now) < 30;
}

GateTimer gateTimer(const FollowedGate &gate, const QDateTime &now)
{
    const qint64 whole = qint64(gate.gate.waitMinutes) * 60;
    if (whole == 0 || !gate.timerEnds.isValid())
        return {};
    const qint64 left = std::clamp<qint64>(now.secsTo(gate.timerEnds), 0, whole);
    return {left, 1.0 - static_cast<double>(left) / static_cast<double>(whole)};
}

QList<PullRequestReview> lastVerdicts(const QList<PullRequestReview> &reviews)
{
    using State = PullRequestReview::State;
    QList<PullRequestReview> last;
    for (const PullRequestReview &review : reviews) {
        if (review.state == State::Pending || review.state == State::Other)
            continue;
        const auto before = std::ranges::find(last, review.user, &PullRequestReview::user);
        if (before == last.end())
            last.append(review);
        else if (review.state != State::Commented || before->state == State::Commented)
            *before = review;
    }
    return last;
}

QList<CheckLine> checkLines(const CommitChecks &checks, const RequiredChecks &required)
{
    QList<CheckLine> lines;
    for (const CommitCheck &check : checks.checks) {
        const QString words = check.description.isEmpty() ? check.conclusion : check.description;
        lines.append({check.name, checkState(check.state), words, required.names.contains(check.name)});
    }
    for (const QString &name : required.names) {
        if (std::ranges::find(lines, name, &CheckLine::name) == lines.end())
            lines.append({name, WorkState::ToCome, {}, true});
    }
    const auto rank = [](const CheckLine &line) { return line.state == WorkState::Failed ? 0 : line.required ? 1 : 2; };
    std::ranges::stable_sort(lines, {}, rank);
    return lines;
}

QStringList hindrances(const FollowedState &state)
{
    QStringList reasons;
    if (!state.request || state.request->merged)
        return reasons;
    const PullRequest &request = *state.request;
    if (request.state != PullRequest::State::Open)
        return {u"It was closed without being merged"_s};
    if (const QString branch = branchHindrance(request); !branch.isEmpty())
        reasons.append(branch);
    for (const PullRequestReview &review : lastVerdicts(state.reviews)) {
        if (review.state == PullRequestReview::State::ChangesRequested)
            reasons.append(u"%1 asked for changes"_s.arg(review.user));
    }
    const auto lines = checkLines(state.checks.value_or(CommitChecks()), state.required.value_or(RequiredChecks()));
    const QStringList failed = namesOf(lines, [](const CheckLine &line) { return line.state == WorkState::Failed; });
    const QStringList open = namesOf(lines, [](const CheckLine &line) {
        return line.state == WorkState::Running || (line.required && line.state == WorkState::ToCome);
    });
    if (!failed.isEmpty())
        reasons.append(u"Failed: %1"_s.arg(failed.join(u", "_s)));
    if (!open.isEmpty())
        reasons.append(u"Not through yet: %1"_s.arg(open.join(u", "_s)));
    if (request.mergeability == PullRequest::Mergeability::Blocked && reasons.isEmpty())
        reasons.append(request.awaitedReviewers.isEmpty()
                           ? u"A rule of %1 wants a review, or a check that has not begun"_s.arg(request.baseBranch)
                           : u"It waits for a review by %1"_s.arg(request.awaitedReviewers.join(u", "_s)));
    return reasons;
}

bool goesOn(const FollowedState &state)
{
    const bool running = state.run && state.run->status != RunStatus::Completed;
    const bool open = state.request && state.request->state == PullRequest::State::Open;
    const bool checking = state.checks && state.checks->state() == CommitChecks::State::Pending;
    const bool nothingYet = !state.run && !state.request && !state.checks;
    return running || open || checking || nothingYet;
}

std::chrono::seconds lookAgainIn(bool going, int looksWithoutNews)
{
    using std::chrono::seconds;
    return going ? seconds(std::min(5 + 5 * (looksWithoutNews / 6), 60)) : seconds(60);
}

} // namespace tagboat
