// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/repositories.h"

#include <QJsonObject>
#include <QStringList>

namespace tagboat
{

/// A status check that a rule demands, by its name and the app that must report it.
struct RequiredCheck {
    QString name;
    std::optional<qint64> app; ///< nothing: any
    bool operator==(const RequiredCheck &) const = default;
};

/// Some of those who work on a repository.
struct ProtectionActors {
    QStringList users;
    QStringList teams;
    QStringList apps;
    bool operator==(const ProtectionActors &) const = default;
};

struct RequiredReviews {
    int count = 1;
    bool dismissesStale = false;
    bool codeOwners = false;
    bool lastPushApproved = false;
    std::optional<ProtectionActors> mayDismiss; ///< nothing: whoever may push
    std::optional<ProtectionActors> mayBypass;
    bool operator==(const RequiredReviews &) const = default;
};

/// The classic protection of a branch, all of it: what is off here is off after it is written.
/// https://docs.github.com/en/rest/branches/branch-protection
struct BranchProtection {
    std::optional<QList<RequiredCheck>> checks; ///< nothing: none are required
    bool checksStrict = false;                  ///< the branch must be up to date with its base
    std::optional<RequiredReviews> reviews;
    std::optional<ProtectionActors> mayPush; ///< of organisations' repositories alone; nothing: whoever may write
    bool boundAdmins = false;
    bool linearHistory = false;
    bool allowsForcePushes = false;
    bool allowsDeletion = false;
    bool conversationsResolved = false;
    bool blocksCreation = false;
    bool locked = false;
    bool allowsForkSyncing = false;
    bool operator==(const BranchProtection &) const = default;
};

/// A rule of a ruleset. Its parameters stay as they came, so that nothing is lost that is not known here.
struct RulesetRule {
    QString type; ///< "deletion", "pull_request", "required_status_checks", …
    QJsonObject parameters;
    bool operator==(const RulesetRule &) const = default;
};

/// https://docs.github.com/en/rest/repos/rules
struct Ruleset {
    enum class Target { Branch, Tag, Push, Other };
    enum class Enforcement { Active, Evaluate, Disabled, Other };
    qint64 id = 0; ///< 0: not made yet
    QString name;
    Target target = Target::Branch;
    Enforcement enforcement = Enforcement::Active;
    QString sourceType;   ///< "Repository" or "Organization"
    QStringList included; ///< "~DEFAULT_BRANCH", "refs/tags/v*", …; of ruleset() alone, as what follows
    QStringList excluded;
    QList<RulesetRule> rules;
    QList<QJsonObject> bypassActors; ///< as they came
    bool operator==(const Ruleset &) const = default;
};

/// Rules about branches and tags. A branch is protected if either kind says so. To write takes Administration.
class Protection
{
public:
    virtual ~Protection() = default;

    /// Nothing if the branch has no classic protection.
    virtual QCoro::Task<Result<std::optional<BranchProtection>>> branch(RepositoryName repository, QString branch,
                                                                        Cancel cancel) = 0;
    virtual QCoro::Task<Result<BranchProtection>> protect(RepositoryName repository, QString branch,
                                                          BranchProtection protection, Cancel cancel) = 0;
    /// Without their rules; those of the organisation too.
    virtual QCoro::Task<Result<QList<Ruleset>>> rulesets(RepositoryName repository, Cancel cancel) = 0;
    virtual QCoro::Task<Result<Ruleset>> ruleset(RepositoryName repository, qint64 id, Cancel cancel) = 0;
    virtual QCoro::Task<Result<Ruleset>> createRuleset(RepositoryName repository, Ruleset ruleset, Cancel cancel) = 0;
    /// Replaces the ruleset of the same id.
    virtual QCoro::Task<Result<Ruleset>> changeRuleset(RepositoryName repository, Ruleset ruleset, Cancel cancel) = 0;
    virtual QCoro::Task<Result<void>> removeRuleset(RepositoryName repository, qint64 id, Cancel cancel) = 0;
    /// All active rules of rulesets that hold for a branch, which need not exist.
    virtual QCoro::Task<Result<QList<RulesetRule>>> rulesFor(RepositoryName repository, QString branch,
                                                             Cancel cancel) = 0;
};

} // namespace tagboat
