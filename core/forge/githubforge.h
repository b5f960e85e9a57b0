// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/subjects.h"

namespace tagboat
{

/// GitHub, a GitHub Enterprise Server, or what answers like them, as one account sees it.
class GitHubForge final : public Forge
{
public:
    GitHubForge(ForgeAccount account, const ForgeParts &parts);

    [[nodiscard]] QString host() const override { return m_api.account().host.name; }
    ForgeAccounts &accounts() override { return *m_accounts; }
    ForgeOverview &overview() override { return *m_overview; }
    ForgeRepositories &repositories() override { return *m_repositories; }
    PullRequests &pullRequests() override { return *m_pullRequests; }
    CheckReader &checks() override { return *m_checks; }
    WorkflowRuns &runs() override { return *m_runs; }
    Approvals &approvals() override { return *m_approvals; }
    DeploymentEnvironments &environments() override { return *m_environments; }
    Deployments &deployments() override { return *m_deployments; }
    ForgeReleases &releases() override { return *m_releases; }
    Milestones &milestones() override { return *m_milestones; }
    Protection &protection() override { return *m_protection; }
    ForgeSecrets &secrets() override { return *m_secrets; }

private:
    ApiClient m_api;
    std::unique_ptr<ForgeAccounts> m_accounts;
    std::unique_ptr<ForgeOverview> m_overview;
    std::unique_ptr<ForgeRepositories> m_repositories;
    std::unique_ptr<PullRequests> m_pullRequests;
    std::unique_ptr<CheckReader> m_checks;
    std::unique_ptr<WorkflowRuns> m_runs;
    std::unique_ptr<Approvals> m_approvals;
    std::unique_ptr<DeploymentEnvironments> m_environments;
    std::unique_ptr<Deployments> m_deployments;
    std::unique_ptr<ForgeReleases> m_releases;
    std::unique_ptr<Milestones> m_milestones;
    std::unique_ptr<Protection> m_protection;
    std::unique_ptr<ForgeSecrets> m_secrets;
};

} // namespace tagboat
