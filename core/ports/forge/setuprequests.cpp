// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "ports/forge/setuprequests.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QJsonObject bodyOf(const ProtectionActors &actors)
{
    return {{u"users"_s, QJsonArray::fromStringList(actors.users)},
            {u"teams"_s, QJsonArray::fromStringList(actors.teams)},
            {u"apps"_s, QJsonArray::fromStringList(actors.apps)}};
}

QJsonObject bodyOf(const QList<RequiredCheck> &checks, bool strict)
{
    QJsonArray list;
    for (const RequiredCheck &check : checks) // -1: any app
        list.append(QJsonObject{{u"context"_s, check.name}, {u"app_id"_s, check.app.value_or(-1)}});
    return {{u"strict"_s, strict}, {u"contexts"_s, QJsonArray()}, {u"checks"_s, list}};
}

QJsonObject bodyOf(const RequiredReviews &reviews)
{
    QJsonObject body{{u"required_approving_review_count"_s, reviews.count},
                     {u"dismiss_stale_reviews"_s, reviews.dismissesStale},
                     {u"require_code_owner_reviews"_s, reviews.codeOwners},
                     {u"require_last_push_approval"_s, reviews.lastPushApproved}};
    if (reviews.mayDismiss)
        body.insert(u"dismissal_restrictions"_s, bodyOf(*reviews.mayDismiss));
    if (reviews.mayBypass)
        body.insert(u"bypass_pull_request_allowances"_s, bodyOf(*reviews.mayBypass));
    return body;
}

/// PUT replaces the whole rule: every key is said, so that none falls back to off by being forgotten.
QJsonObject bodyOf(const BranchProtection &protection)
{
    QJsonObject body{{u"enforce_admins"_s, protection.boundAdmins},
                     {u"required_linear_history"_s, protection.linearHistory},
                     {u"allow_force_pushes"_s, protection.allowsForcePushes},
                     {u"allow_deletions"_s, protection.allowsDeletion},
                     {u"required_conversation_resolution"_s, protection.conversationsResolved},
                     {u"block_creations"_s, protection.blocksCreation},
                     {u"lock_branch"_s, protection.locked},
                     {u"allow_fork_syncing"_s, protection.allowsForkSyncing},
                     {u"required_status_checks"_s, QJsonValue::Null},
                     {u"required_pull_request_reviews"_s, QJsonValue::Null},
                     {u"restrictions"_s, QJsonValue::Null}};
    if (protection.checks)
        body.insert(u"required_status_checks"_s, bodyOf(*protection.checks, protection.checksStrict));
    if (protection.reviews)
        body.insert(u"required_pull_request_reviews"_s, bodyOf(*protection.reviews));
    if (protection.mayPush)
        body.insert(u"restrictions"_s, bodyOf(*protection.mayPush));
    return body;
}

QString targetWord(Ruleset::Target target)
{
    switch (target) {
    case Ruleset::Target::Branch:
        return u"branch"_s;
    case Ruleset::Target::Tag:
        return u"tag"_s;
    case Ruleset::Target::Push:
        return u"push"_s;
    case Ruleset::Target::Other:
        break;
    }
    return {};
}

QString enforcementWord(Ruleset::Enforcement enforcement)
{
    switch (enforcement) {
    case Ruleset::Enforcement::Active:
        return u"active"_s;
    case Ruleset::Enforcement::Evaluate:
        return u"evaluate"_s;
    case Ruleset::Enforcement::Disabled:
        return u"disabled"_s;
    case Ruleset::Enforcement::Other:
        break;
    }
    return {};
}

QJsonObject bodyOf(const Ruleset &ruleset)
{
    QJsonArray rules;
    for (const RulesetRule &rule : ruleset.rules) {
        QJsonObject made{{u"type"_s, rule.type}};
        if (!rule.parameters.isEmpty())
            made.insert(u"parameters"_s, rule.parameters);
        rules.append(made);
    }
    QJsonArray actors;
    for (const QJsonObject &actor : ruleset.bypassActors)
        actors.append(actor);
    const QJsonObject names{{u"include"_s, QJsonArray::fromStringList(ruleset.included)},
                            {u"exclude"_s, QJsonArray::fromStringList(ruleset.excluded)}};
    return {{u"name"_s, ruleset.name},
            {u"target"_s, targetWord(ruleset.target)},
            {u"enforcement"_s, enforcementWord(ruleset.enforcement)},
            {u"conditions"_s, QJsonObject{{u"ref_name"_s, names}}},
            {u"bypass_actors"_s, actors},
            {u"rules"_s, rules}};
}

/// "Send the complete wanted state each time": keys that are left out fall back to none.
QJsonObject bodyOf(const EnvironmentWish &wish)
{
    QJsonArray reviewers;
    for (const EnvironmentReviewer &reviewer : wish.reviewers) {
        reviewers.append(
            QJsonObject{{u"type"_s, reviewer.kind == EnvironmentReviewer::Kind::Team ? u"Team"_s : u"User"_s},
                        {u"id"_s, reviewer.id}});
    }
    QJsonValue refs = QJsonValue::Null;
    if (wish.refs != DeploymentRefs::Any) {
        const bool chosen = wish.refs == DeploymentRefs::Chosen;
        refs = QJsonObject{{u"protected_branches"_s, !chosen}, {u"custom_branch_policies"_s, chosen}};
    }
    return {{u"wait_timer"_s, wish.waitMinutes},
            {u"prevent_self_review"_s, wish.preventsSelfReview},
            {u"reviewers"_s, reviewers},
            {u"deployment_branch_policy"_s, refs}};
}

} // namespace

SetupRequest protectRequest(const QString &branch, const BranchProtection &protection)
{
    return {"PUT", {u"branches"_s, branch, u"protection"_s}, bodyOf(protection)};
}

SetupRequest rulesetRequest(const Ruleset &ruleset)
{
    if (ruleset.id == 0)
        return {"POST", {u"rulesets"_s}, bodyOf(ruleset)};
    return {"PUT", {u"rulesets"_s, QString::number(ruleset.id)}, bodyOf(ruleset)};
}

SetupRequest environmentRequest(const QString &name, const EnvironmentWish &wish)
{
    return {"PUT", {u"environments"_s, name}, bodyOf(wish)};
}

SetupRequest policyRequest(const QString &environment, const QString &pattern, DeploymentPolicy::Kind kind)
{
    const bool tag = kind == DeploymentPolicy::Kind::Tag;
    return {"POST",
            {u"environments"_s, environment, u"deployment-branch-policies"_s},
            {{u"name"_s, pattern}, {u"type"_s, tag ? u"tag"_s : u"branch"_s}}};
}

} // namespace tagboat
