// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forgeplace.h"
#include "release/releasedeployments.h"
#include "release/releasestate.h"

namespace tagboat
{

/// What on the forge a step of a release follows, as far as its journal tells.
struct FollowedWork {
    enum class Kind {
        Nothing, ///< the step has nothing to do with a run, a pull request or checks
        Later,   ///< it will, but has not begun
        Workflow,
        PullRequest,
        Checks,
    };
    Kind kind = Kind::Nothing;
    qint64 run = 0; ///< the workflow run's id if the step has ended; else it is found by what follows
    QString event;
    QString tag;
    QString commit;
    QString workflowPath; ///< empty: any
    int request = 0;
    /// Whether there is something to ask the forge.
    [[nodiscard]] bool present() const { return kind != Kind::Nothing && kind != Kind::Later; }
    bool operator==(const FollowedWork &) const = default;
};
FollowedWork followedWork(const ReleaseState &release, const StepState &step);

/// The forge behind a remote. Denied if no account serves it.
QCoro::Task<Result<ForgePlace>> forgePlaceAt(ForgePlaces &places, QString remoteUrl, Cancel cancel);

/// The checks that must be good before a branch takes a commit. A token that may not read them knows none.
struct RequiredChecks {
    bool known = false;
    QStringList names;
    bool operator==(const RequiredChecks &) const = default;
};

/// An environment that the run which is followed waits at.
struct FollowedGate {
    PendingDeployment gate;
    QDateTime timerEnds; ///< by the server's clock; null if no timer runs any more
    QString whyNot;      ///< why this account cannot decide, as far as the run itself tells; empty if it can
    bool operator==(const FollowedGate &) const = default;
};

/// How what a step follows stands on the forge. Of a pull request and of a commit's checks the run is the one that is
/// most in need of a look.
struct FollowedState {
    QDateTime serverTime; ///< null if the server did not say
    std::optional<WorkflowRun> run;
    QList<WorkflowJob> jobs;
    QList<FollowedGate> gates; ///< of the run
    QList<DeploymentReview> decisions;
    QList<EnvironmentDeployment> deployments; ///< of the run's commit
    QString deploymentsUnread;                ///< why they could not be read; empty: they were
    std::optional<PullRequest> request;
    QList<PullRequestReview> reviews;
    std::optional<CommitChecks> checks;
    std::optional<RequiredChecks> required; ///< of the pull request's base
    /// The same, whatever the time.
    [[nodiscard]] bool sameAs(const FollowedState &other) const;
    bool operator==(const FollowedState &) const = default;
};

/// Asks the forge. @p required is what an earlier answer knew; it is not asked for again. Where a workflow has not
/// begun, the state has no run.
QCoro::Task<Result<FollowedState>> readFollowed(ForgePlace place, FollowedWork work,
                                                std::optional<RequiredChecks> required, Cancel cancel);

/// Of the runs of a commit, newest first, the one to look at: of the newest of each workflow one that failed, else one
/// that goes on, else the first. Nothing if there is none.
std::optional<WorkflowRun> runToLookAt(const QList<WorkflowRun> &runs);

} // namespace tagboat
