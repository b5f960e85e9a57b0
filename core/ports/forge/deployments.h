// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/repositories.h"

namespace tagboat
{

/// https://docs.github.com/en/rest/deployments/deployments
struct ForgeDeployment {
    qint64 id = 0;
    QString environment;
    QString reference;
    QString commit;
    QString task;
    QString creator;
    QDateTime createdAt;
    bool operator==(const ForgeDeployment &) const = default;
};

/// https://docs.github.com/en/rest/deployments/statuses
struct DeploymentStatus {
    enum class State { Error, Failure, Inactive, InProgress, Queued, Pending, Success, Waiting, Other };
    State state = State::Other;
    QString description;
    QString logUrl;
    QString environmentUrl;
    QString creator;
    QDateTime createdAt;
    bool operator==(const DeploymentStatus &) const = default;
};

struct DeploymentQuery {
    QString environment;
    QString reference;
    QString commit;
    int limit = 30;
};

class Deployments
{
public:
    virtual ~Deployments() = default;
    /// Newest first.
    virtual QCoro::Task<Result<QList<ForgeDeployment>>> find(RepositoryName repository, DeploymentQuery query,
                                                             Cancel cancel) = 0;
    /// Newest first: the first is where it stands.
    virtual QCoro::Task<Result<QList<DeploymentStatus>>> statuses(RepositoryName repository, qint64 deployment,
                                                                  Cancel cancel) = 0;
};

} // namespace tagboat
