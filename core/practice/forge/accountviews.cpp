// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/views.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

QJsonValue timeText(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QString nodeId(const QString &type, qint64 id)
{
    return QString::fromLatin1((type + u'_' + QString::number(id)).toLatin1().toBase64(QByteArray::OmitTrailingEquals));
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject simpleUser(const World &world, const QString &login)
{
    static const Account ghost{10137, u"ghost"_s, u"Deleted user"_s, {}, false, {}};
    static const Account robot{41898282, u"github-actions[bot]"_s, u"github-actions"_s, {}, false, {}};
    const Account *known = world.account(login);
    const Account &account = known ? *known : login == robot.login ? robot : ghost;
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(account.login)); // a robot's has brackets
    const QString page = world.address + u'/' + name;
    const QString api = world.address + u"/users/"_s + name;
    QJsonObject view{{u"login"_s, account.login},
                     {u"id"_s, account.id},
                     {u"node_id"_s, nodeId(u"U"_s, account.id)},
                     {u"avatar_url"_s, page + u".png"_s},
                     {u"gravatar_id"_s, QString()},
                     {u"url"_s, api},
                     {u"html_url"_s, page},
                     {u"following_url"_s, api + u"/following{/other_user}"_s},
                     {u"gists_url"_s, api + u"/gists{/gist_id}"_s},
                     {u"starred_url"_s, api + u"/starred{/owner}{/repo}"_s},
                     {u"events_url"_s, api + u"/events{/privacy}"_s},
                     {u"organizations_url"_s, api + u"/orgs"_s},
                     {u"type"_s, account.organisation ? u"Organization"_s
                                 : &account == &robot ? u"Bot"_s
                                                      : u"User"_s},
                     {u"site_admin"_s, false}};
    for (const QString &part : {u"followers"_s, u"subscriptions"_s, u"repos"_s, u"received_events"_s})
        view.insert(part + u"_url"_s, QString(api + u'/' + part));
    return view;
}

QJsonValue simpleUserOrNull(const World &world, const QString &login)
{
    return login.isEmpty() ? QJsonValue() : QJsonValue(simpleUser(world, login));
}

QJsonObject wholeUser(const World &world, const Account &account, bool own)
{
    QJsonObject view = simpleUser(world, account.login);
    for (const QString &absent : {u"bio"_s, u"blog"_s, u"company"_s, u"hireable"_s, u"location"_s})
        view.insert(absent, QJsonValue());
    for (const QString &none : {u"followers"_s, u"following"_s, u"public_gists"_s})
        view.insert(none, 0);
    view.insert(u"public_repos"_s, static_cast<qint64>(world.repositories().size()));
    view.insert(u"name"_s, orNull(account.name));
    view.insert(u"email"_s, orNull(account.email));
    view.insert(u"created_at"_s, timeText(account.created));
    view.insert(u"updated_at"_s, timeText(account.created));
    if (own) {
        for (const QString &none : {u"collaborators"_s, u"disk_usage"_s, u"owned_private_repos"_s, u"private_gists"_s,
                                    u"total_private_repos"_s})
            view.insert(none, 0);
        view.insert(u"two_factor_authentication"_s, true);
    }
    return view;
}

QJsonObject simpleTeam(const World &world, const Team &team)
{
    const Account *organisation = world.account(team.organisation);
    const QString api =
        world.address + u"/organizations/%1/team/%2"_s.arg(organisation ? organisation->id : 0).arg(team.id);
    return {{u"id"_s, team.id},
            {u"node_id"_s, nodeId(u"T"_s, team.id)},
            {u"name"_s, team.name},
            {u"slug"_s, team.slug},
            {u"description"_s, QJsonValue()},
            {u"privacy"_s, u"closed"_s},
            {u"notification_setting"_s, u"notifications_enabled"_s},
            {u"permission"_s, u"pull"_s},
            {u"type"_s, u"organization"_s},
            {u"organization_id"_s, organisation ? organisation->id : 0},
            {u"url"_s, api},
            {u"html_url"_s, QString(world.address + u"/orgs/%1/teams/%2"_s.arg(team.organisation, team.slug))},
            {u"members_url"_s, QString(api + u"/members{/member}"_s)},
            {u"repositories_url"_s, QString(api + u"/repos"_s)},
            {u"parent"_s, QJsonValue()}};
}

QJsonObject wholeTeam(const World &world, const Team &team)
{
    QJsonObject view = simpleTeam(world, team);
    QJsonObject organisation = simpleUser(world, team.organisation);
    const QString api = world.address + u"/orgs/"_s + team.organisation;
    organisation.insert(u"url"_s, api);
    for (const QString &part : {u"repos"_s, u"events"_s, u"hooks"_s, u"issues"_s})
        organisation.insert(part + u"_url"_s, QString(api + u'/' + part));
    organisation.insert(u"members_url"_s, QString(api + u"/members{/member}"_s));
    organisation.insert(u"public_members_url"_s, QString(api + u"/public_members{/member}"_s));
    organisation.insert(u"description"_s, QJsonValue());
    for (const QString &yes : {u"has_organization_projects"_s, u"has_repository_projects"_s})
        organisation.insert(yes, true);
    for (const QString &none : {u"public_repos"_s, u"public_gists"_s, u"followers"_s, u"following"_s})
        organisation.insert(none, 0);
    organisation.insert(u"created_at"_s, timeText(team.created));
    organisation.insert(u"updated_at"_s, timeText(team.created));
    organisation.insert(u"archived_at"_s, QJsonValue());
    organisation.insert(u"type"_s, u"Organization"_s);
    view.insert(u"organization"_s, organisation);
    view.insert(u"members_count"_s, team.members.size());
    view.insert(u"repos_count"_s, static_cast<qint64>(world.repositories().size()));
    view.insert(u"created_at"_s, timeText(team.created));
    view.insert(u"updated_at"_s, timeText(team.created));
    return view;
}

QJsonObject reviewerView(const World &world, const Reviewer &reviewer)
{
    QJsonObject who;
    if (const Team *team = reviewer.team ? world.team(reviewer.id) : nullptr)
        who = simpleTeam(world, *team);
    else if (const Account *account = reviewer.team ? nullptr : world.account(reviewer.id))
        who = simpleUser(world, account->login);
    return {{u"type"_s, reviewer.team ? u"Team"_s : u"User"_s}, {u"reviewer"_s, who}};
}

} // namespace tagboat::practice
