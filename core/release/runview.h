// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge.h"
#include "release/followedwork.h"

#include <chrono>

namespace tagboat
{

/// How a run, a job, a step or a check stands, in the few ways that people tell apart.
enum class WorkState { ToCome, Running, Waiting, Good, Skipped, Stopped, Failed };
WorkState workState(RunStatus status, RunConclusion conclusion);

/// The jobs that failed before all others; else in the forge's order.
QList<WorkflowJob> failingFirst(QList<WorkflowJob> jobs);
/// The first step that failed; nothing if none did.
std::optional<JobStep> failingStep(const WorkflowJob &job);

/// How long something took, or has run for until @p now, as a clock shows it: "0:38", "12:05", "1:02:03". Empty before
/// it has begun.
QString clockText(const QDateTime &startedAt, const QDateTime &completedAt, const QDateTime &now);
QString clockText(qint64 seconds);

/// A run can be stopped until it has ended.
bool canStop(const WorkflowRun &run);
/// Its failed jobs can be run again once it has ended without success, for 30 days.
/// https://docs.github.com/en/actions/managing-workflow-runs/re-running-workflows-and-jobs
bool canRunFailedAgain(const WorkflowRun &run, const QDateTime &now);

/// The timer of an environment's gate.
struct GateTimer {
    qint64 secondsLeft = 0; ///< 0: none runs
    double passed = 1;      ///< of its whole time, 0 to 1
};
GateTimer gateTimer(const FollowedGate &gate, const QDateTime &now);

/// What each reviewer said last that counts, in the order in which they first spoke. Mere comments count only where
/// nothing else was said.
QList<PullRequestReview> lastVerdicts(const QList<PullRequestReview> &reviews);

/// A check of a commit, with the knowledge whether it must be good.
struct CheckLine {
    QString name;
    WorkState state = WorkState::ToCome;
    QString words; ///< the forge's own
    bool required = false;
    bool operator==(const CheckLine &) const = default;
};
/// All checks, failed ones first, then required ones; those that are required and have not begun are among them.
QList<CheckLine> checkLines(const CommitChecks &checks, const RequiredChecks &required);

/// Why an open pull request cannot be merged now, a sentence each; empty if it can.
QStringList hindrances(const FollowedState &state);

/// Whether anything of it can still change by itself soon.
bool goesOn(const FollowedState &state);
/// When to look again: soon while something goes on, less often the longer nothing was new.
std::chrono::seconds lookAgainIn(bool going, int looksWithoutNews);

} // namespace tagboat
