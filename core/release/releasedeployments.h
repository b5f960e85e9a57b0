// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forgeplace.h"
#include "release/releasestate.h"

namespace tagboat
{

/// The newest deployment of a commit into an environment, and how it stands.
struct EnvironmentDeployment {
    QString environment;
    DeploymentStatus::State state = DeploymentStatus::State::Pending;
    QString creator;
    QDateTime createdAt;
    QDateTime changedAt; ///< since when it stands so
    QString description;
    QString logUrl;         ///< for a browser; empty if there is none
    QString reference = {}; ///< the tag or branch that was deployed
    bool operator==(const EnvironmentDeployment &) const = default;
};

/// The forge's own word for a state: "success", "in_progress", …; "other" for one that is not known.
QString deploymentStateName(DeploymentStatus::State state);

/// Every environment that @p commit was deployed into, the one that came first before the others. Costs a request, and
/// one for each environment; all of them are conditional.
QCoro::Task<Result<QList<EnvironmentDeployment>>> deploymentsOf(ForgePlace place, QString commit, Cancel cancel);

/// The commit that a release has tagged last: its candidate's, in the end its own. Empty before that.
QString taggedCommit(const ReleaseState &release);

} // namespace tagboat
