// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/repositories.h"

#include <QMap>

#include <functional>

namespace tagboat
{

/// https://docs.github.com/en/rest/actions/workflows
struct Workflow {
    enum class State { Active, Deleted, DisabledFork, DisabledInactivity, DisabledManually, Other };
    qint64 id = 0;
    QString name;
    QString path; ///< ".github/workflows/release.yml"
    State state = State::Other;
    bool operator==(const Workflow &) const = default;
};

/// Where a run, a job or a step stands.
enum class RunStatus { Queued, InProgress, Completed, Waiting, Requested, Pending, Other };

/// How it ended; None until it has.
enum class RunConclusion {
    None,
    Success,
    Failure,
    Cancelled,
    Skipped,
    TimedOut,
    ActionRequired,
    Neutral,
    Stale,
    StartupFailure,
    Other
};

/// https://docs.github.com/en/rest/actions/workflow-runs
struct WorkflowRun {
    qint64 id = 0;
    QString name;
    QString title;
    QString path; ///< of its workflow's file
    qint64 workflow = 0;
    int number = 0;
    int attempt = 1; ///< a success of an older attempt does not count
    QString event;
    RunStatus status = RunStatus::Other;
    RunConclusion conclusion = RunConclusion::None;
    QString headBranch; ///< the tag's name for a pushed tag
    QString headCommit;
    QString actor;
    QString triggeringActor; ///< of this attempt
    QString url;             ///< for a browser
    QDateTime createdAt;
    QDateTime startedAt; ///< this attempt
    QDateTime updatedAt;
    bool operator==(const WorkflowRun &) const = default;
};

/// Which runs; what is empty restricts nothing.
struct RunQuery {
    QString event;
    QString headCommit;
    QString branch;       ///< or tag
    QString status;       ///< a word of status or conclusion: "waiting" finds what needs approval
    QString workflowFile; ///< "release.yml"
    QDateTime createdSince;
    int limit = 100; ///< newest first; at most 1000, which is where the server ends
};

struct JobStep {
    int number = 0;
    QString name;
    RunStatus status = RunStatus::Other;
    RunConclusion conclusion = RunConclusion::None;
    QDateTime startedAt;
    QDateTime completedAt;
    bool operator==(const JobStep &) const = default;
};

/// https://docs.github.com/en/rest/actions/workflow-jobs
struct WorkflowJob {
    qint64 id = 0;
    QString name;
    int attempt = 1;
    RunStatus status = RunStatus::Other;
    RunConclusion conclusion = RunConclusion::None;
    QString url; ///< for a browser
    QString runner;
    QDateTime startedAt;
    QDateTime completedAt;
    QList<JobStep> steps;
    bool operator==(const WorkflowJob &) const = default;
};

/// Workflows, their runs, and what can be done with a run.
class WorkflowRuns
{
public:
    virtual ~WorkflowRuns() = default;

    virtual QCoro::Task<Result<QList<Workflow>>> workflows(RepositoryName repository, Cancel cancel) = 0;
    virtual QCoro::Task<Result<QList<WorkflowRun>>> find(RepositoryName repository, RunQuery query, Cancel cancel) = 0;
    virtual QCoro::Task<Result<WorkflowRun>> get(RepositoryName repository, qint64 run, Cancel cancel) = 0;
    /// The jobs of the newest attempt.
    virtual QCoro::Task<Result<QList<WorkflowJob>>> jobs(RepositoryName repository, qint64 run, Cancel cancel) = 0;
    /// A job's log, piece by piece as it comes; untrusted text. NotFound while the job has not finished, and when the
    /// log is kept no longer.
    virtual QCoro::Task<Result<void>> log(RepositoryName repository, qint64 job,
                                          std::function<void(const QByteArray &)> take, Cancel cancel) = 0;
    /// Conflict if it has ended already.
    virtual QCoro::Task<Result<void>> stop(RepositoryName repository, qint64 run, Cancel cancel) = 0;
    /// A new attempt under the same id. Denied after 30 days, and while it runs.
    virtual QCoro::Task<Result<void>> runAgain(RepositoryName repository, qint64 run, Cancel cancel) = 0;
    virtual QCoro::Task<Result<void>> runFailedAgain(RepositoryName repository, qint64 run, Cancel cancel) = 0;
    /// Starts a workflow that has the trigger workflow_dispatch. The run's id, where the server gives it.
    virtual QCoro::Task<Result<std::optional<qint64>>> dispatch(RepositoryName repository, QString workflowFile,
                                                                QString reference, QMap<QString, QString> inputs,
                                                                Cancel cancel) = 0;
};

} // namespace tagboat
