// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/repositories.h"

#include <QStringList>

namespace tagboat
{

/// Somebody who may approve: a person or a team.
struct EnvironmentReviewer {
    enum class Kind { User, Team, Other };
    Kind kind = Kind::Other;
    qint64 id = 0;
    QString name; ///< login or slug
    bool operator==(const EnvironmentReviewer &) const = default;
};

/// Which branches and tags may deploy to an environment.
enum class DeploymentRefs { Any, ProtectedBranches, Chosen };

/// https://docs.github.com/en/rest/deployments/environments
struct DeploymentEnvironment {
    qint64 id = 0;
    QString name;
    QString url; ///< for a browser
    int waitMinutes = 0;
    QList<EnvironmentReviewer> reviewers;
    bool preventsSelfReview = false;
    DeploymentRefs refs = DeploymentRefs::Any;
    bool adminsMayBypass = false;
    QStringList otherRules; ///< kinds of protection that are not known here; they stay
    QDateTime updatedAt;
    bool operator==(const DeploymentEnvironment &) const = default;
};

/// The whole of what an environment shall be: what is left out is off.
struct EnvironmentWish {
    int waitMinutes = 0;                  ///< 0 to 43,200
    QList<EnvironmentReviewer> reviewers; ///< at most six; kind and id count
    bool preventsSelfReview = false;
    DeploymentRefs refs = DeploymentRefs::Any;
};

/// A pattern of branches or tags that may deploy; "*" does not cross "/".
/// https://docs.github.com/en/rest/deployments/branch-policies
struct DeploymentPolicy {
    enum class Kind { Branch, Tag };
    qint64 id = 0;
    QString pattern;
    Kind kind = Kind::Branch;
    bool operator==(const DeploymentPolicy &) const = default;
};

/// The environments of a repository and their rules. To write takes the permission Administration.
class DeploymentEnvironments
{
public:
    virtual ~DeploymentEnvironments() = default;

    virtual QCoro::Task<Result<QList<DeploymentEnvironment>>> all(RepositoryName repository, Cancel cancel) = 0;
    /// Makes it, or changes it to be exactly so. Read it afterwards: a plan may silently lack a rule.
    virtual QCoro::Task<Result<DeploymentEnvironment>> put(RepositoryName repository, QString name,
                                                           EnvironmentWish wish, Cancel cancel) = 0;
    virtual QCoro::Task<Result<void>> remove(RepositoryName repository, QString name, Cancel cancel) = 0;
    /// Empty unless the environment's refs are Chosen.
    virtual QCoro::Task<Result<QList<DeploymentPolicy>>> policies(RepositoryName repository, QString environment,
                                                                  Cancel cancel) = 0;
    /// Fine if the pattern stands already. NotFound unless the environment's refs are Chosen.
    virtual QCoro::Task<Result<void>> addPolicy(RepositoryName repository, QString environment, QString pattern,
                                                DeploymentPolicy::Kind kind, Cancel cancel) = 0;
    virtual QCoro::Task<Result<void>> removePolicy(RepositoryName repository, QString environment, qint64 policy,
                                                   Cancel cancel) = 0;
};

} // namespace tagboat
