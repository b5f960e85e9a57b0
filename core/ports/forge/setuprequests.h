// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/environments.h"
#include "ports/forge/protection.h"

#include <QJsonObject>

namespace tagboat
{

/// A request that sets up a repository, as GitHub takes it. The forge sends what these functions say, so that what is
/// shown before is what is sent.
struct SetupRequest {
    QByteArray method;
    QStringList path; ///< segments below the repository, as they are before they are encoded
    QJsonObject body;
    bool operator==(const SetupRequest &) const = default;
};

SetupRequest protectRequest(const QString &branch, const BranchProtection &protection);
/// Makes a ruleset, or changes the one with its id.
SetupRequest rulesetRequest(const Ruleset &ruleset);
SetupRequest environmentRequest(const QString &name, const EnvironmentWish &wish);
SetupRequest policyRequest(const QString &environment, const QString &pattern, DeploymentPolicy::Kind kind);

} // namespace tagboat
