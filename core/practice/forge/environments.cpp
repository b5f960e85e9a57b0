// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/engine.h"
#include "practice/forge/router.h"
#include "practice/forge/views.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

constexpr int longestTimer = 43'200; // minutes: 30 days
constexpr qsizetype mostReviewers = 6;

Environment *environmentOf(Call &call)
{
    for (Environment &environment : call.repository->environments) {
        if (environment.name.compare(call[u"environment_name"_s], Qt::CaseInsensitive) == 0)
            return &environment;
    }
    return nullptr;
}

Reply list(Call &call)
{
    return paged(
        call, call.repository->environments,
        [&](const Environment &environment) { return environmentView(call, environment); }, u"environments"_s);
}

Reply read(Call &call)
{
    const Environment *environment = environmentOf(call);
    return environment ? Reply::of(environmentView(call, *environment)) : Reply::notFound();
}

/// The reviewers of a body, or why not.
tl::expected<QList<Reviewer>, Reply> reviewersOf(const Call &call)
{
    QList<Reviewer> reviewers;
    for (const QJsonValue value : call.body[u"reviewers"_s].toArray()) {
        const Reviewer reviewer{value[u"type"_s].toString() == u"Team"_s, value[u"id"_s].toInteger()};
        const Team *team = reviewer.team ? call.world.team(reviewer.id) : nullptr;
        const Account *account = reviewer.team ? nullptr : call.world.account(reviewer.id);
        const bool reads = team ? call.repository->teamRoles.contains(team->slug)
                                : account && call.world.role(*call.repository, account->login) > 0;
        if (!reads)
            return tl::unexpected(Reply::error(422, u"Failed to create the environment protection rule. Please "
                                                    "ensure the reviewers have access to the repository."_s));
        reviewers.append(reviewer);
    }
    if (reviewers.size() > mostReviewers)
        return tl::unexpected(Reply::error(422, u"Too many reviewers: at most 6 are allowed."_s));
    return reviewers;
}

Reply put(Call &call)
{
    BodyCheck check(call.body);
    check.integer(u"wait_timer"_s, 0, longestTimer).boolean(u"prevent_self_review"_s).array(u"reviewers"_s);
    check.object(u"deployment_branch_policy"_s);
    const QStringList known{u"wait_timer"_s, u"prevent_self_review"_s, u"reviewers"_s, u"deployment_branch_policy"_s};
    if (const auto problem = check.only(known).problem())
        return *problem;
    const QJsonObject policy = call.body[u"deployment_branch_policy"_s].toObject();
    const bool branches = policy[u"protected_branches"_s].toBool();
    if (!policy.isEmpty() && branches == policy[u"custom_branch_policies"_s].toBool())
        return Reply::error(422, u"protected_branches and custom_branch_policies cannot have the same value"_s);
    auto reviewers = reviewersOf(call);
    if (!reviewers)
        return reviewers.error();
    Environment &environment = call.engine.environmentOf(*call.repository, call[u"environment_name"_s]);
    environment.waitTimer = call.body[u"wait_timer"_s].toInt(0); // what is left out falls back to none
    environment.preventSelfReview = call.body[u"prevent_self_review"_s].toBool(false);
    environment.reviewers = *reviewers;
    environment.policy = policy.isEmpty() ? QString() : branches ? u"protected"_s : u"custom"_s;
    if (environment.policy != u"custom"_s)
        environment.policies.clear();
    environment.updated = call.now();
    return Reply::of(environmentView(call, environment));
}

Reply remove(Call &call)
{
    const Environment *environment = environmentOf(call);
    if (!environment)
        return Reply::notFound();
    const qint64 id = environment->id;
    call.repository->environments.removeIf([&](const Environment &each) { return each.id == id; });
    return Reply::empty();
}

Reply policies(Call &call)
{
    const Environment *environment = environmentOf(call);
    if (!environment)
        return Reply::notFound();
    return paged(call, environment->policies, policyView, u"branch_policies"_s);
}

Reply addPolicy(Call &call)
{
    Environment *environment = environmentOf(call);
    if (!environment || environment->policy != u"custom"_s)
        return Reply::notFound();
    BodyCheck check(call.body);
    if (const auto problem = check.string(u"name"_s, true).oneOf(u"type"_s, {u"branch"_s, u"tag"_s}).problem())
        return *problem;
    const RefPolicy policy{call.world.newId() % 100'000'000, call.body[u"name"_s].toString(),
                           call.body[u"type"_s].toString() == u"tag"_s};
    for (const RefPolicy &other : environment->policies) {
        if (other.name == policy.name && other.tag == policy.tag)
            return Reply::empty(303).with(
                "Location",
                call.url(u"/environments/%1/deployment-branch-policies/%2"_s.arg(environment->name).arg(other.id))
                    .toUtf8());
    }
    environment->policies.append(policy);
    return Reply::of(policyView(policy));
}

RefPolicy *policyOf(Call &call)
{
    Environment *environment = environmentOf(call);
    return environment ? findBy(environment->policies, &RefPolicy::id, call.id(u"branch_policy_id"_s)) : nullptr;
}

Reply policy(Call &call)
{
    RefPolicy *found = policyOf(call);
    if (!found)
        return Reply::notFound();
    if (call.request.method == "PUT") {
        if (const auto problem = BodyCheck(call.body).string(u"name"_s, true).problem())
            return *problem;
        found->name = call.body[u"name"_s].toString();
    }
    return Reply::of(policyView(*found));
}

Reply removePolicy(Call &call)
{
    const RefPolicy *found = policyOf(call);
    if (!found)
        return Reply::notFound();
    const qint64 id = found->id;
    environmentOf(call)->policies.removeIf([&](const RefPolicy &each) { return each.id == id; });
    return Reply::empty();
}

} // namespace

QJsonObject policyView(const RefPolicy &policy)
{
    return {{u"id"_s, policy.id},
            {u"node_id"_s, nodeId(u"GBP"_s, policy.id)},
            {u"name"_s, policy.name},
            {u"type"_s, policy.tag ? u"tag"_s : u"branch"_s}};
}

QJsonObject environmentView(const Call &call, const Environment &environment)
{
    QJsonArray rules;
    const auto rule = [&](const QString &type, qint64 offset, QJsonObject more) {
        const qint64 id = environment.id % 100'000'000 + offset;
        more.insert(u"id"_s, id);
        more.insert(u"node_id"_s, nodeId(u"GA"_s, id));
        more.insert(u"type"_s, type);
        rules.append(more);
    };
    if (environment.waitTimer > 0)
        rule(u"wait_timer"_s, 1, {{u"wait_timer"_s, environment.waitTimer}});
    if (!environment.reviewers.isEmpty()) {
        QJsonArray reviewers;
        for (const Reviewer &reviewer : environment.reviewers)
            reviewers.append(reviewerView(call.world, reviewer));
        rule(u"required_reviewers"_s, 2,
             {{u"prevent_self_review"_s, environment.preventSelfReview}, {u"reviewers"_s, reviewers}});
    }
    QJsonValue policy;
    if (!environment.policy.isEmpty()) {
        rule(u"branch_policy"_s, 3, {});
        policy = QJsonObject{{u"protected_branches"_s, environment.policy == u"protected"_s},
                             {u"custom_branch_policies"_s, environment.policy == u"custom"_s}};
    }
    const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(environment.name));
    return {{u"id"_s, environment.id},
            {u"node_id"_s, nodeId(u"EN"_s, environment.id)},
            {u"name"_s, environment.name},
            {u"url"_s, call.url(u"/environments/"_s + encoded)},
            {u"html_url"_s,
             pageUrl(call.world, *call.repository, u"/deployments/activity_log?environments_filter="_s + encoded)},
            {u"created_at"_s, timeText(environment.created)},
            {u"updated_at"_s, timeText(environment.updated)},
            {u"can_admins_bypass"_s, environment.adminsBypass},
            {u"protection_rules"_s, rules},
            {u"deployment_branch_policy"_s, policy}};
}

void addEnvironmentRoutes(Router &router)
{
    const QString one = u"~/environments/{environment_name}"_s;
    const QString rules = one + u"/deployment-branch-policies"_s;
    const QString rule = rules + u"/{branch_policy_id}"_s;
    router.add("GET", u"~/environments"_s, reads("actions"), list);
    router.add("GET", one, reads("actions"), read);
    router.add("PUT", one, administers("administration"), put);
    router.add("DELETE", one, administers("administration"), remove);
    router.add("GET", rules, reads("actions"), policies);
    router.add("POST", rules, administers("administration"), addPolicy);
    router.add("GET", rule, reads("actions"), policy);
    router.add("PUT", rule, administers("administration"), policy);
    router.add("DELETE", rule, administers("administration"), removePolicy);
}

} // namespace tagboat::practice
