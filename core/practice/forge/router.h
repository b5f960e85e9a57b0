// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/call.h"

#include <functional>

namespace tagboat::practice
{

/// What a route asks of token and role: a permission of fine-grained tokens, read or written, and whether writing it
/// takes an administrator. Source: GitHub's "Permissions required for fine-grained personal access tokens".
struct Need {
    const char *permission = "metadata";
    enum class Level { Read, Write, Admin } level = Level::Read;
    bool administrator = false;
};

constexpr Need reads(const char *permission)
{
    return {permission, Need::Level::Read, false};
}
constexpr Need writes(const char *permission)
{
    return {permission, Need::Level::Write, false};
}
/// Read or written by an administrator of the repository alone.
constexpr Need administers(const char *permission, Need::Level level = Need::Level::Write)
{
    return {permission, level, true};
}

using Handler = std::function<Reply(Call &)>;

/// The forge's paths. A pattern's "{name}" takes one segment, "{name+}" the rest, a leading "~" stands for
/// /repos/{owner}/{repo}.
class Router
{
public:
    void add(const char *method, const QString &pattern, Need need, Handler handler);

    struct Route {
        QByteArray method;
        QStringList pattern;
        Need need;
        Handler handler;
    };
    struct Match {
        const Route *route = nullptr;
        QHash<QString, QString> parameters;
    };
    /// The route for a method and path; @c route is null if there is none.
    [[nodiscard]] Match find(const QByteArray &method, const QStringList &path) const;

private:
    QList<Route> m_routes;
};

// One function for each subject, in the file of its name.
void addUserRoutes(Router &router);
void addRepositoryRoutes(Router &router);
void addReferenceRoutes(Router &router);
void addCommitRoutes(Router &router);
void addContentRoutes(Router &router);
void addPullRoutes(Router &router);
void addReviewRoutes(Router &router);
void addMergeRoutes(Router &router);
void addCheckRoutes(Router &router);
void addWorkflowRoutes(Router &router);
void addRunRoutes(Router &router);
void addJobRoutes(Router &router);
void addEnvironmentRoutes(Router &router);
void addApprovalRoutes(Router &router);
void addDeploymentRoutes(Router &router);
void addSecretRoutes(Router &router);
void addReleaseRoutes(Router &router);
void addAssetRoutes(Router &router);
void addMilestoneRoutes(Router &router);
void addProtectionRoutes(Router &router);
void addRulesetRoutes(Router &router);

} // namespace tagboat::practice
