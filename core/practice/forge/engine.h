// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/expression.h"
#include "practice/forge/workflowfile.h"
#include "practice/forge/world.h"

namespace tagboat::practice
{

/// What starts a workflow run.
struct WorkflowEvent {
    QString event;
    QString type;   ///< activity: published, opened; empty for a push
    QString ref;    ///< in full
    QString sha;    ///< commit
    QString branch; ///< a pull request's base
    QString title;
    QString login;
    bool prerelease = false;
    QJsonObject inputs;
    qint64 workflow = 0; ///< for a dispatch: this one alone
};

/// What happens at the harbour's forge by itself: pushes start workflows, jobs progress with the clock, environments
/// hold them back, team members review and approve.
class Engine
{
public:
    explicit Engine(World &world) : m_world(world) {}

    /// Brings everything up to now.
    void advance();
    /// Compares a repository's references with those of the last look, and starts what their change starts.
    void look(Repository &repository, const QString &login = {});
    /// Starts the runs of an event; gives their ids.
    QList<qint64> start(Repository &repository, const WorkflowEvent &event);
    void releasePublished(Repository &repository, const Release &release, const QString &login);
    void pullRequestChanged(Repository &repository, const PullRequest &pull, const QString &type);

    void cancel(Repository &repository, WorkflowRun &run);
    /// A new attempt; @p onlyFailed keeps the jobs that succeeded, @p job runs that one (and what needs it) again.
    void rerun(Repository &repository, WorkflowRun &run, bool onlyFailed, qint64 job, const QString &login);

    /// Whether a person may answer for an environment that holds a run back.
    [[nodiscard]] bool mayReview(const Environment &environment, const WorkflowRun &run, const QString &login) const;
    /// An answer to waiting environments; the deployments that it concerns.
    QList<qint64> review(Repository &repository, WorkflowRun &run, const DeploymentReview &review);
    /// The environment of a name in any case, made without rules if there is none, as GitHub does for a job's.
    Environment &environmentOf(Repository &repository, const QString &name);
    /// When a waiting job's timer ends.
    [[nodiscard]] static QDateTime timerEnd(const Environment &environment, const Job &job);
    /// The workflows of the default branch, registered.
    void registerWorkflows(Repository &repository);
    /// A pull request's merge or closing by a push, and a head that moved.
    void followPulls(Repository &repository, const QString &login);

private:
    struct Found {
        QString path;
        WorkflowFile file;
    };
    QList<Found> workflowFiles(Repository &repository, const QString &commit);
    Workflow &workflowOf(Repository &repository, const QString &path, const QString &name);
    qint64 begin(Repository &repository, const Found &found, const WorkflowEvent &event);

    bool progress(Repository &repository, WorkflowRun &run);
    bool progressJob(Repository &repository, WorkflowRun &run, Job &job);
    bool becomeReady(Repository &repository, WorkflowRun &run, Job &job, const QDateTime &at);
    bool wait(Repository &repository, WorkflowRun &run, Job &job);
    void go(Repository &repository, WorkflowRun &run, Job &job, const QDateTime &at);
    void finish(Repository &repository, WorkflowRun &run, Job &job, const QString &conclusion, const QDateTime &at,
                const QString &message = {});
    void playRelease(Repository &repository, const WorkflowRun &run, const Job &job);
    void askIndex(const Repository &repository, const WorkflowRun &run, Job &job);
    void playUpload(const Repository &repository, const WorkflowRun &run, const Job &job);
    void summarise(Repository &repository, WorkflowRun &run);
    [[nodiscard]] ExpressionScope scopeOf(const Repository &repository, const WorkflowRun &run, const Job &job) const;
    void setDeployment(Repository &repository, const Job &job, const QString &state, const QString &description,
                       const QDateTime &at);
    [[nodiscard]] bool mayDeploy(const Repository &repository, const Environment &environment,
                                 const WorkflowRun &run) const;
    void showSteps(Job &job, const QDateTime &now);

    void actOnHabits(Repository &repository);
    void mergeByHabit(Repository &repository, const Habit &habit);

    World &m_world;
    QHash<QString, QList<Found>> m_files; // by repository and commit
};

} // namespace tagboat::practice
