// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/account.h"
#include "ports/forge/approvals.h"
#include "ports/forge/checks.h"
#include "ports/forge/deployments.h"
#include "ports/forge/environments.h"
#include "ports/forge/milestones.h"
#include "ports/forge/overview.h"
#include "ports/forge/protection.h"
#include "ports/forge/pullrequests.h"
#include "ports/forge/releases.h"
#include "ports/forge/repositories.h"
#include "ports/forge/secrets.h"
#include "ports/forge/workflowruns.h"

namespace tagboat
{

/// A forge as one account sees it, subject by subject. Every call has deadlines, waits for the account's rate limits,
/// can be cancelled, and repeats nothing but what only reads. Errors of all calls:
/// - Unavailable: no answer, a fault of the server, or a rate limit that lasts too long. If the call changes something,
///   it may have happened all the same: look before it is repeated.
/// - Denied: the token is not accepted, or lacks a permission, which the remedy names if the server does.
/// - NotFound: it is not there, or the token may not see it.
/// - Conflict: something else stands there; it exists already; the repository has moved.
/// - Invalid: the server does not accept the values, or its answer cannot be read. Refused, Usage, Cancelled.
class Forge
{
public:
    virtual ~Forge() = default;

    /// "github.com"
    [[nodiscard]] virtual QString host() const = 0;
    virtual ForgeAccounts &accounts() = 0;
    virtual ForgeOverview &overview() = 0;
    virtual ForgeRepositories &repositories() = 0;
    virtual PullRequests &pullRequests() = 0;
    virtual CheckReader &checks() = 0;
    virtual WorkflowRuns &runs() = 0;
    virtual Approvals &approvals() = 0;
    virtual DeploymentEnvironments &environments() = 0;
    virtual Deployments &deployments() = 0;
    virtual ForgeReleases &releases() = 0;
    virtual Milestones &milestones() = 0;
    virtual Protection &protection() = 0;
    virtual ForgeSecrets &secrets() = 0;
};

} // namespace tagboat
