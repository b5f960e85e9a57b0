// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/protectionviews.h"
#include "practice/forge/router.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

const QString reviewsKey = u"required_pull_request_reviews"_s;
const QString checksKey = u"required_status_checks"_s;

Reply notProtected()
{
    return Reply::error(404, u"Branch not protected"_s);
}

/// The rule of the path's branch; null if there is none.
QJsonObject *ruleOf(Call &call)
{
    const auto found = call.repository->protections.find(call[u"branch"_s]);
    return found == call.repository->protections.end() ? nullptr : &*found;
}

Reply show(const Call &call, const QString &part = {})
{
    const QJsonObject view =
        protectionView(call, call[u"branch"_s], call.repository->protections.value(call[u"branch"_s]));
    if (part.isEmpty())
        return Reply::of(view);
    return view.contains(part) ? Reply::of(view[part].toObject()) : notProtected();
}

Reply read(Call &call)
{
    return ruleOf(call) ? show(call) : notProtected();
}

Reply put(Call &call)
{
    if (!call.git->reference(u"refs/heads/"_s + call[u"branch"_s]))
        return Reply::error(404, u"Branch not found"_s);
    BodyCheck check(call.body);
    for (const QString &key : {checksKey, u"enforce_admins"_s, reviewsKey, u"restrictions"_s})
        check.present(key); // nullable, and still to be given
    check.object(checksKey).object(reviewsKey).boolean(u"enforce_admins"_s).object(u"restrictions"_s);
    for (const QString &key : {u"required_linear_history"_s, u"allow_force_pushes"_s, u"allow_deletions"_s,
                               u"required_conversation_resolution"_s, u"lock_branch"_s})
        check.boolean(key);
    if (const auto problem = check.problem())
        return *problem;
    if (const QJsonObject checks = call.body[checksKey].toObject(); call.body[checksKey].isObject()) {
        if (const auto problem =
                BodyCheck(checks).boolean(u"strict"_s, true).array(u"contexts"_s, true).array(u"checks"_s).problem())
            return *problem;
    }
    if (const QJsonObject reviews = call.body[reviewsKey].toObject(); !reviews.isEmpty()) {
        if (const auto problem = BodyCheck(reviews).integer(u"required_approving_review_count"_s, 0, 6).problem())
            return *problem;
    }
    const Account *owner = call.world.account(call.repository->owner);
    if (call.body[u"restrictions"_s].isObject() && !(owner && owner->organisation))
        return Reply::invalid({u"Only organization repositories can have users and team restrictions"_s});
    call.repository->protections.insert(call[u"branch"_s], call.body); // the whole rule: what is left out is off
    return show(call);
}

Reply remove(Call &call)
{
    return call.repository->protections.remove(call[u"branch"_s]) > 0 ? Reply::empty() : notProtected();
}

Reply flag(Call &call)
{
    QJsonObject *rule = ruleOf(call);
    if (!rule)
        return notProtected();
    const QString part = call.request.path.last();
    if (call.request.method != "GET")
        rule->insert(part, call.request.method == "POST");
    return call.request.method == "DELETE" ? Reply::empty() : show(call, part);
}

/// GET, PATCH and DELETE of a part that is an object of its own.
Reply part(Call &call)
{
    QJsonObject *rule = ruleOf(call);
    const QString name = call.request.path.last();
    if (!rule)
        return notProtected();
    if (call.request.method == "PATCH") {
        QJsonObject changed = rule->value(name).toObject();
        for (auto item = call.body.begin(); item != call.body.end(); ++item)
            changed.insert(item.key(), item.value());
        if (call.body.contains(u"contexts"_s) && !call.body.contains(u"checks"_s))
            changed.remove(u"checks"_s);
        if (call.body.contains(u"checks"_s) && !call.body.contains(u"contexts"_s))
            changed.remove(u"contexts"_s);
        rule->insert(name, changed);
    } else if (call.request.method == "DELETE") {
        rule->insert(name, QJsonValue());
        return Reply::empty();
    }
    return show(call, name);
}

Reply contexts(Call &call)
{
    QJsonObject *rule = ruleOf(call);
    if (!rule || !rule->value(checksKey).isObject())
        return notProtected();
    QJsonObject checks = rule->value(checksKey).toObject();
    QStringList names;
    for (const QJsonValue check : checksView(checks))
        names.append(check[u"context"_s].toString());
    if (call.request.method == "PUT")
        names.clear();
    for (const QJsonValue name : call.body[u"contexts"_s].toArray()) {
        names.removeAll(name.toString());
        if (call.request.method != "DELETE")
            names.append(name.toString());
    }
    if (call.request.method != "GET") {
        checks.remove(u"checks"_s);
        checks.insert(u"contexts"_s, QJsonArray::fromStringList(names));
        rule->insert(checksKey, checks);
    }
    return Reply::of(QJsonArray::fromStringList(names));
}

} // namespace

void addProtectionRoutes(Router &router)
{
    const QString base = u"~/branches/{branch}/protection"_s;
    const auto reading = administers("administration", Need::Level::Read);
    const auto writing = administers("administration");
    router.add("GET", base, reading, read);
    router.add("PUT", base, writing, put);
    router.add("DELETE", base, writing, remove);
    for (const QString &name : {u"/enforce_admins"_s, u"/required_signatures"_s}) {
        router.add("GET", base + name, reading, flag);
        router.add("POST", base + name, writing, flag);
        router.add("DELETE", base + name, writing, flag);
    }
    for (const QString &name : {u'/' + reviewsKey, u'/' + checksKey}) {
        router.add("GET", base + name, reading, part);
        router.add("PATCH", base + name, writing, part);
        router.add("DELETE", base + name, writing, part);
    }
    const QString list = base + u'/' + checksKey + u"/contexts"_s;
    router.add("GET", list, reading, contexts);
    for (const char *method : {"POST", "PUT", "DELETE"})
        router.add(method, list, writing, contexts);
}

} // namespace tagboat::practice
