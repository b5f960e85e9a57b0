// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/router.h"
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

Reply own(Call &call)
{
    Reply reply = Reply::of(wholeUser(call.world, call.user, true));
    if (call.token.expires.isValid())
        reply.with("github-authentication-token-expiration",
                   call.token.expires.toUTC().toString(u"yyyy-MM-dd hh:mm:ss 'UTC'"_s).toLatin1());
    return reply;
}

Reply someone(Call &call)
{
    const Account *account = call.world.account(call[u"username"_s]);
    return account ? Reply::of(wholeUser(call.world, *account, false)) : Reply::notFound();
}

Reply team(Call &call)
{
    const Team *team = call.world.team(call[u"org"_s], call[u"team_slug"_s]);
    return team ? Reply::of(wholeTeam(call.world, *team)) : Reply::notFound();
}

Reply members(Call &call)
{
    const Team *team = call.world.team(call[u"org"_s], call[u"team_slug"_s]);
    if (!team)
        return Reply::notFound();
    return paged(call, team->members, [&](const QString &login) { return simpleUser(call.world, login); });
}

/// The repositories that somebody has a role in, last pushed first.
Reply repositories(Call &call)
{
    if (!call.query(u"type"_s).isEmpty() &&
        (!call.query(u"affiliation"_s).isEmpty() || !call.query(u"visibility"_s).isEmpty()))
        return Reply::error(422, u"If you specify visibility or affiliation, you cannot specify type."_s);
    QList<const Repository *> found;
    for (const auto &[key, repository] : call.world.repositories()) {
        if (call.world.role(*repository, call.user.login) >= rankOf(u"pull"_s) &&
            (!repository->roles.value(call.user.login).isEmpty() || !repository->teamRoles.isEmpty()))
            found.append(repository.get());
    }
    const bool byPush = call.query(u"sort"_s) == u"pushed"_s;
    std::stable_sort(found.begin(), found.end(), [&](const Repository *a, const Repository *b) {
        return byPush ? a->pushed > b->pushed : a->fullName() < b->fullName();
    });
    return paged(call, found, [&](const Repository *each) {
        return repositoryView(call.world, *each, call.world.role(*each, call.user.login));
    });
}

} // namespace

void addUserRoutes(Router &router)
{
    router.add("GET", u"/user"_s, {}, own);
    router.add("GET", u"/user/repos"_s, {}, repositories);
    router.add("GET", u"/users/{username}"_s, {}, someone);
    router.add("GET", u"/orgs/{org}/teams/{team_slug}"_s, reads("members"), team);
    router.add("GET", u"/orgs/{org}/teams/{team_slug}/members"_s, reads("members"), members);
}

} // namespace tagboat::practice
