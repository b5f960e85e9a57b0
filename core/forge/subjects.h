// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/apiclient.h"
#include "ports/forge.h"

#include <memory>

namespace tagboat
{

// The port's subjects on GitHub's API, each in the file of its name. The client outlives them.

std::unique_ptr<ForgeAccounts> makeAccounts(ApiClient &api);
std::unique_ptr<ForgeOverview> makeOverview(ApiClient &api);
std::unique_ptr<ForgeRepositories> makeRepositories(ApiClient &api);
std::unique_ptr<PullRequests> makePullRequests(ApiClient &api);
std::unique_ptr<CheckReader> makeChecks(ApiClient &api);
std::unique_ptr<WorkflowRuns> makeWorkflowRuns(ApiClient &api);
std::unique_ptr<Approvals> makeApprovals(ApiClient &api);
std::unique_ptr<DeploymentEnvironments> makeEnvironments(ApiClient &api);
std::unique_ptr<Deployments> makeDeployments(ApiClient &api);
std::unique_ptr<ForgeReleases> makeReleases(ApiClient &api);
std::unique_ptr<Milestones> makeMilestones(ApiClient &api);
std::unique_ptr<Protection> makeProtection(ApiClient &api);
std::unique_ptr<ForgeSecrets> makeSecrets(ApiClient &api);

/// The segments of a path below a repository: repos, owner, name, and @p below.
inline QStringList repositoryPath(const RepositoryName &repository, const QStringList &below = {})
{
    return QStringList{QStringLiteral("repos"), repository.owner, repository.name} + below;
}

/// Nothing instead of NotFound.
template <typename T>
Result<std::optional<T>> orNothing(Result<T> result)
{
    if (result)
        return std::optional<T>(std::move(*result));
    if (result.error().kind == Error::Kind::NotFound)
        return std::optional<T>();
    return tl::unexpected(result.error());
}

/// Done, instead of NotFound: what shall be gone is gone.
inline Result<void> orGone(Result<void> result)
{
    if (!result && result.error().kind == Error::Kind::NotFound)
        return {};
    return result;
}

} // namespace tagboat
