// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/protectionviews.h"
#include "practice/forge/router.h"
#include "practice/forge/rules.h"
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

Reply read(Call &call)
{
    return Reply::of(fullRepository(call.world, *call.repository, call.rank()));
}

bool isProtected(const Call &call, const QString &branch)
{
    return rulesOf(call.world, *call.repository, *call.git, u"refs/heads/"_s + branch).exists;
}

Reply branches(Call &call)
{
    TB_GIT(QList<GitRef> refs, call.git->references(u"refs/heads/"_s));
    if (call.query(u"protected"_s) == u"true"_s)
        refs.removeIf([&](const GitRef &ref) { return !isProtected(call, ref.name.mid(11)); });
    return paged(call, refs, [&](const GitRef &ref) {
        const QString name = ref.name.mid(11);
        return QJsonObject{
            {u"name"_s, name},
            {u"commit"_s, QJsonObject{{u"sha"_s, ref.commit}, {u"url"_s, call.url(u"/commits/"_s + ref.commit)}}},
            {u"protected"_s, isProtected(call, name)}};
    });
}

Reply branch(Call &call)
{
    const QString name = call[u"branch"_s];
    const auto ref = call.git->reference(u"refs/heads/"_s + name);
    if (!ref)
        return Reply::error(404, u"Branch not found"_s);
    TB_GIT(const GitCommitInfo commit, call.git->commit(ref->commit));
    const QJsonObject rule = call.repository->protections.value(name);
    const RefRules rules = rulesOf(call.world, *call.repository, *call.git, u"refs/heads/"_s + name);
    const QString self = call.url(u"/branches/"_s + name);
    const QJsonObject summary{
        {u"enabled"_s, rules.exists},
        {u"required_status_checks"_s,
         QJsonObject{{u"enforcement_level"_s, rules.contexts.isEmpty()             ? u"off"_s
                                              : rule[u"enforce_admins"_s].toBool() ? u"everyone"_s
                                                                                   : u"non_admins"_s},
                     {u"contexts"_s, QJsonArray::fromStringList(rules.contexts)},
                     {u"checks"_s, checksView(rule[u"required_status_checks"_s].toObject())}}}};
    return Reply::of(
        QJsonObject{{u"name"_s, name},
                    {u"commit"_s, commitView(call, commit)},
                    {u"_links"_s, QJsonObject{{u"self"_s, self},
                                              {u"html"_s, pageUrl(call.world, *call.repository, u"/tree/"_s + name)}}},
                    {u"protected"_s, rules.exists},
                    {u"protection"_s, summary},
                    {u"protection_url"_s, QString(self + u"/protection"_s)}});
}

Reply permission(Call &call)
{
    const Account *account = call.world.account(call[u"username"_s]);
    if (!account)
        return Reply::notFound();
    const int rank = call.world.role(*call.repository, account->login);
    const QStringList words{u"none"_s, u"read"_s, u"read"_s, u"write"_s, u"write"_s, u"admin"_s};
    const QStringList roles{u"none"_s, u"read"_s, u"triage"_s, u"write"_s, u"maintain"_s, u"admin"_s};
    QJsonObject user = simpleUser(call.world, account->login);
    user.insert(u"role_name"_s, roles.value(rank));
    user.insert(u"permissions"_s, repositoryView(call.world, *call.repository, rank)[u"permissions"_s]);
    return Reply::of(
        QJsonObject{{u"permission"_s, words.value(rank)}, {u"role_name"_s, roles.value(rank)}, {u"user"_s, user}});
}

Reply collaborator(Call &call)
{
    return call.repository->roles.contains(call[u"username"_s]) ? Reply::empty() : Reply::notFound();
}

Reply immutable(Call &call)
{
    if (!call.repository->immutableReleases)
        return Reply::notFound();
    return Reply::of(QJsonObject{{u"enabled"_s, true}, {u"enforced_by_owner"_s, false}});
}

Reply setImmutable(Call &call)
{
    call.repository->immutableReleases = call.request.method == "PUT";
    return Reply::empty();
}

} // namespace

void addRepositoryRoutes(Router &router)
{
    router.add("GET", u"~"_s, {}, read);
    router.add("GET", u"~/branches"_s, reads("contents"), branches);
    router.add("GET", u"~/branches/{branch}"_s, reads("contents"), branch);
    router.add("GET", u"~/collaborators/{username}"_s, {}, collaborator);
    router.add("GET", u"~/collaborators/{username}/permission"_s, {}, permission);
    router.add("GET", u"~/immutable-releases"_s, administers("administration", Need::Level::Read), immutable);
    router.add("PUT", u"~/immutable-releases"_s, administers("administration"), setImmutable);
    router.add("DELETE", u"~/immutable-releases"_s, administers("administration"), setImmutable);
}

} // namespace tagboat::practice
