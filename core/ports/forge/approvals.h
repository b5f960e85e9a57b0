// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/environments.h"

namespace tagboat
{

/// A job that waits at an environment's gate.
/// https://docs.github.com/en/rest/actions/workflow-runs#get-pending-deployments-for-a-workflow-run
struct PendingDeployment {
    qint64 environment = 0; ///< its id
    QString environmentName;
    QString url; ///< of the environment, for a browser
    int waitMinutes = 0;
    QDateTime waitStartedAt; ///< null if no timer runs
    bool mayApprove = false; ///< this account
    QList<EnvironmentReviewer> reviewers;
    bool operator==(const PendingDeployment &) const = default;
};

/// All gates that a run waits at, and the server's clock: a timer's rest is reckoned with that.
struct PendingDeployments {
    QList<PendingDeployment> waiting;
    QDateTime serverTime; ///< null if the server did not say
    bool operator==(const PendingDeployments &) const = default;
};

/// https://docs.github.com/en/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run
struct DeploymentReview {
    enum class Verdict { Approved, Rejected, Pending, Other };
    Verdict verdict = Verdict::Other;
    QString user;
    QString comment;
    QStringList environments; ///< their names
    bool operator==(const DeploymentReview &) const = default;
};

/// Approvals of a workflow run.
class Approvals
{
public:
    virtual ~Approvals() = default;

    virtual QCoro::Task<Result<PendingDeployments>> pending(RepositoryName repository, qint64 run, Cancel cancel) = 0;
    /// Approves or rejects; to reject ends the run. Invalid, with the server's words, if one of them does not wait or
    /// the account may not: then read pending() again.
    virtual QCoro::Task<Result<void>> decide(RepositoryName repository, qint64 run, QList<qint64> environments,
                                             bool approve, QString comment, Cancel cancel) = 0;
    /// Who decided what; the server does not say when.
    virtual QCoro::Task<Result<QList<DeploymentReview>>> history(RepositoryName repository, qint64 run,
                                                                 Cancel cancel) = 0;
};

} // namespace tagboat
