// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/githubforge.h"

namespace tagboat
{

GitHubForge::GitHubForge(ForgeAccount account, const ForgeParts &parts)
    : m_api(std::move(account), parts), m_accounts(makeAccounts(m_api)), m_overview(makeOverview(m_api)),
      m_repositories(makeRepositories(m_api)), m_pullRequests(makePullRequests(m_api)), m_checks(makeChecks(m_api)),
      m_runs(makeWorkflowRuns(m_api)), m_approvals(makeApprovals(m_api)), m_environments(makeEnvironments(m_api)),
      m_deployments(makeDeployments(m_api)), m_releases(makeReleases(m_api)), m_milestones(makeMilestones(m_api)),
      m_protection(makeProtection(m_api)), m_secrets(makeSecrets(m_api))
{
}

} // namespace tagboat
