// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forgeplace.h"
#include "setup/setupexpectation.h"

namespace tagboat
{

/// An environment as it stands, with what its own requests tell.
struct ObservedEnvironment {
    DeploymentEnvironment environment;
    Result<QList<DeploymentPolicy>> policies;
    Result<QList<ForgeSecret>> secrets;
};

/// The branches that set-up makes begin with this.
inline const QString setupBranchStart = QStringLiteral("tagboat/setup-");

/// An open pull request of set-up's, with the files that stand once it is merged.
struct SetupPullRequest {
    int number = 0;
    QString url;            ///< for a browser
    QStringList files;      ///< as ObservedSetup::files
    QList<ForgeFile> texts; ///< as ObservedSetup::texts
};

/// A repository's set-up as it stood when it was read. What the token may not read is an error in its place.
struct ObservedSetup {
    ForgeRepository repository;
    QString baseBranch;
    QString baseCommit;
    Result<std::optional<BranchProtection>> protection; ///< of the base branch
    Result<QList<RulesetRule>> branchRules;             ///< active rules of rulesets for the base branch
    Result<QList<Ruleset>> rulesets;                    ///< those that are active, in whole
    Result<QList<ObservedEnvironment>> environments;
    Result<QList<ForgeSecret>> secrets;     ///< the repository's own
    Result<QList<ForgeSecret>> shared;      ///< its organisation's, as far as it may read them
    QStringList files;                      ///< names in the root of the base branch
    QList<ForgeFile> texts;                 ///< of the base branch: its workflow files, and those that were asked for
    QList<SetupPullRequest> pending;        ///< into the base branch
    QMap<QString, EnvironmentReviewer> who; ///< those who shall approve and were found: by "login" or "team:slug"

    [[nodiscard]] const ObservedEnvironment *environment(const QString &name) const;
    [[nodiscard]] const ForgeFile *text(const QString &path) const;
};

/// Reads all that the rules look at: a dozen requests, and a few for each environment, workflow file and ruleset.
/// Errors: Unavailable, Cancelled, NotFound (no such repository or branch), Usage (a reviewer who was named is not
/// there); what is Denied stands in its place.
QCoro::Task<Result<ObservedSetup>> observeSetup(ForgePlace place, SetupExpectation expected, Cancel cancel);

/// Who shall approve in an environment: as named, else the flow's usual teams where an organisation has them.
QStringList wantedReviewers(const SetupExpectation &expected, const EnvironmentNeed &need, bool organisation);

} // namespace tagboat
