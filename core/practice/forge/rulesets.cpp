// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/router.h"
#include "practice/forge/rules.h"
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

const QStringList ruleTypes{u"creation"_s,
                            u"update"_s,
                            u"deletion"_s,
                            u"required_linear_history"_s,
                            u"merge_queue"_s,
                            u"required_deployments"_s,
                            u"required_signatures"_s,
                            u"pull_request"_s,
                            u"required_status_checks"_s,
                            u"non_fast_forward"_s,
                            u"commit_message_pattern"_s,
                            u"commit_author_email_pattern"_s,
                            u"committer_email_pattern"_s,
                            u"branch_name_pattern"_s,
                            u"tag_name_pattern"_s,
                            u"workflows"_s,
                            u"code_scanning"_s};

Ruleset *rulesetOf(Call &call)
{
    return findBy(call.repository->rulesets, &Ruleset::id, call.id(u"ruleset_id"_s));
}

Reply list(Call &call)
{
    const QStringList targets = call.query(u"targets"_s).split(u',', Qt::SkipEmptyParts);
    QList<Ruleset> found = call.repository->rulesets;
    found.removeIf([&](const Ruleset &each) { return !targets.isEmpty() && !targets.contains(each.target); });
    return paged(call, found, [&](const Ruleset &ruleset) { return rulesetView(call, ruleset, false); });
}

Reply read(Call &call)
{
    const Ruleset *ruleset = rulesetOf(call);
    return ruleset ? Reply::of(rulesetView(call, *ruleset, true)) : Reply::notFound();
}

/// Takes what a body says about a ruleset.
std::optional<Reply> take(Call &call, Ruleset &ruleset, bool creates)
{
    BodyCheck check(call.body);
    check.string(u"name"_s, creates).oneOf(u"target"_s, {u"branch"_s, u"tag"_s, u"push"_s});
    check.oneOf(u"enforcement"_s, {u"disabled"_s, u"active"_s, u"evaluate"_s}, creates);
    check.array(u"bypass_actors"_s).object(u"conditions"_s).array(u"rules"_s);
    if (auto problem = check.problem())
        return problem;
    const QString name = call.body[u"name"_s].toString(ruleset.name);
    for (const Ruleset &other : call.repository->rulesets) {
        if (other.name == name && other.id != ruleset.id)
            return Reply::invalid(u"RepositoryRuleset"_s, u"name"_s, u"custom"_s, u"Name must be unique"_s);
    }
    for (const QJsonValue rule : call.body[u"rules"_s].toArray()) {
        if (!ruleTypes.contains(rule[u"type"_s].toString()))
            return Reply::invalid(u"RepositoryRuleset"_s, u"rules"_s, u"custom"_s,
                                  u"Invalid rule '%1'"_s.arg(rule[u"type"_s].toString()));
    }
    ruleset.name = name;
    ruleset.target = call.body[u"target"_s].toString(ruleset.target);
    ruleset.enforcement = call.body[u"enforcement"_s].toString(ruleset.enforcement);
    if (call.body.contains(u"bypass_actors"_s))
        ruleset.bypassActors = call.body[u"bypass_actors"_s].toArray();
    if (call.body.contains(u"conditions"_s))
        ruleset.conditions = call.body[u"conditions"_s].toObject();
    if (call.body.contains(u"rules"_s))
        ruleset.rules = call.body[u"rules"_s].toArray();
    ruleset.updated = call.now();
    return std::nullopt;
}

Reply create(Call &call)
{
    Ruleset ruleset;
    if (const auto problem = take(call, ruleset, true))
        return *problem;
    ruleset.id = call.world.newId() % 100'000'000;
    ruleset.created = call.now();
    call.repository->rulesets.append(ruleset);
    return Reply::of(rulesetView(call, ruleset, true), 201);
}

Reply change(Call &call)
{
    Ruleset *ruleset = rulesetOf(call);
    if (!ruleset)
        return Reply::notFound();
    if (const auto problem = take(call, *ruleset, false))
        return *problem;
    return Reply::of(rulesetView(call, *ruleset, true));
}

Reply remove(Call &call)
{
    const Ruleset *ruleset = rulesetOf(call);
    if (!ruleset)
        return Reply::notFound();
    const qint64 id = ruleset->id;
    call.repository->rulesets.removeIf([&](const Ruleset &each) { return each.id == id; });
    return Reply::empty();
}

/// The rules that bite on a branch, also on one that does not exist.
Reply ofBranch(Call &call)
{
    QList<QJsonObject> found;
    for (auto [rule, ruleset] : activeRules(*call.repository, *call.git, u"refs/heads/"_s + call[u"branch"_s])) {
        rule.insert(u"ruleset_source_type"_s, u"Repository"_s);
        rule.insert(u"ruleset_source"_s, call.repository->fullName());
        rule.insert(u"ruleset_id"_s, ruleset->id);
        found.append(rule);
    }
    return paged(call, found);
}

} // namespace

QJsonObject rulesetView(const Call &call, const Ruleset &ruleset, bool whole)
{
    const QString html = pageUrl(call.world, *call.repository, u"/rules/%1"_s.arg(ruleset.id));
    QJsonObject view{
        {u"id"_s, ruleset.id},
        {u"node_id"_s, nodeId(u"RRS"_s, ruleset.id)},
        {u"name"_s, ruleset.name},
        {u"target"_s, ruleset.target},
        {u"source_type"_s, u"Repository"_s},
        {u"source"_s, call.repository->fullName()},
        {u"enforcement"_s, ruleset.enforcement},
        {u"created_at"_s, timeText(ruleset.created)},
        {u"updated_at"_s, timeText(ruleset.updated)},
        {u"_links"_s, QJsonObject{{u"self"_s, QJsonObject{{u"href"_s, call.url(u"/rulesets/%1"_s.arg(ruleset.id))}}},
                                  {u"html"_s, QJsonObject{{u"href"_s, html}}}}}};
    if (whole) {
        view.insert(u"conditions"_s, ruleset.conditions);
        view.insert(u"rules"_s, ruleset.rules);
        if (call.rank() == rankOf(u"admin"_s)) // shown to those alone who may write the ruleset
            view.insert(u"bypass_actors"_s, ruleset.bypassActors);
        view.insert(u"current_user_can_bypass"_s, u"never"_s);
    }
    return view;
}

void addRulesetRoutes(Router &router)
{
    router.add("GET", u"~/rulesets"_s, {}, list);
    router.add("POST", u"~/rulesets"_s, administers("administration"), create);
    router.add("GET", u"~/rulesets/{ruleset_id}"_s, {}, read);
    router.add("PUT", u"~/rulesets/{ruleset_id}"_s, administers("administration"), change);
    router.add("DELETE", u"~/rulesets/{ruleset_id}"_s, administers("administration"), remove);
    router.add("GET", u"~/rules/branches/{branch}"_s, {}, ofBranch);
}

} // namespace tagboat::practice
