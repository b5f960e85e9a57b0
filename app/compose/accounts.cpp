// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/accounts.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

bool matches(const QString &pattern, const RemotePlace &place)
{
    const QString owner = pattern.section(u'/', 0, 0);
    const QString name = pattern.section(u'/', 1);
    return owner.compare(place.owner, Qt::CaseInsensitive) == 0 &&
           (name == "*"_L1 || name.compare(place.name, Qt::CaseInsensitive) == 0);
}

/// A whole name goes before a pattern, and the first before the next. An entry of which nobody knows what it names may
/// name this one.
const AccountChoice *choiceFor(const RemotePlace &place, const QList<AccountChoice> &choices)
{
    for (const bool whole : {true, false}) {
        for (const AccountChoice &choice : choices) {
            if (whole && choice.problem && choice.repositories.isEmpty())
                return &choice;
            for (const QString &pattern : choice.repositories) {
                if (pattern.endsWith("/*"_L1) != whole && matches(pattern, place))
                    return &choice;
            }
        }
    }
    return nullptr;
}

QString namesOf(const QList<TokenRecord> &tokens)
{
    QStringList names;
    for (const TokenRecord &token : tokens)
        names += token.name;
    return names.join(u", "_s);
}

} // namespace

std::optional<RemotePlace> remotePlace(const QString &url)
{
    static const QString rest = u"/*([^/]+)/([^/]+?)(?:\\.git)?/*\\z"_s;
    static const QRegularExpression web(u"\\Ahttps?://(?:[^/@]*@)?([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(?::([0-9]+))?/"_s +
                                            rest,
                                        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression ssh(
        u"\\A(?:git\\+)?ssh(?:\\+git)?://(?:[^/@]*@)?([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(?::[0-9]+)?/"_s + rest,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression scp(u"\\A(?:[^/@:]+@)?([a-z0-9.-]{2,}):"_s + rest,
                                        QRegularExpression::CaseInsensitiveOption);
    const auto place = [](const QString &host, const QString &owner, const QString &name) {
        const QString lower = host.toLower();
        return RemotePlace{lower == "ssh.github.com"_L1 ? u"github.com"_s : lower, owner, name};
    };
    if (const auto match = web.match(url); match.hasMatch()) {
        const QString usual = url.startsWith("https"_L1, Qt::CaseInsensitive) ? u"443"_s : u"80"_s;
        const QString port = match.captured(2);
        const QString host = match.captured(1) + (port.isEmpty() || port == usual ? QString() : u':' + port);
        return place(host, match.captured(3), match.captured(4));
    }
    if (const auto match = ssh.match(url); match.hasMatch())
        return place(match.captured(1), match.captured(2), match.captured(3));
    if (const auto match = scp.match(url); match.hasMatch() && !url.contains("://"_L1))
        return place(match.captured(1), match.captured(2), match.captured(3));
    return std::nullopt;
}

Result<TokenRecord> tokenFor(const RemotePlace &place, const QList<TokenRecord> &tokens,
                             const QList<AccountChoice> &choices)
{
    const QString repository = place.owner + u'/' + place.name;
    QList<TokenRecord> here;
    std::copy_if(tokens.cbegin(), tokens.cend(), std::back_inserter(here),
                 [&](const TokenRecord &token) { return token.kind == "github"_L1 && token.host == place.host; });
    if (here.isEmpty())
        return fail(Error::Kind::NotFound, u"There is no token for %1"_s.arg(place.host), {},
                    u"Add one: tagboat-cli tokens add NAME --kind github --host %1."_s.arg(place.host));
    if (const AccountChoice *choice = choiceFor(place, choices)) {
        if (choice->problem) {
            Error error = *choice->problem;
            error.message =
                u"Which token serves %1 cannot be read in the settings: %2"_s.arg(repository, error.message);
            return tl::unexpected(error);
        }
        const auto chosen = std::find_if(here.cbegin(), here.cend(),
                                         [&](const TokenRecord &token) { return token.name == choice->token; });
        if (chosen == here.cend())
            return fail(Error::Kind::NotFound,
                        u"The settings choose the token “%1” for %2, and %3 has none of that name"_s.arg(
                            choice->token, repository, place.host),
                        {}, u"Add it, or change [[account]] in the settings."_s);
        return *chosen;
    }
    if (here.size() == 1)
        return here.constFirst();
    QList<TokenRecord> owners;
    std::copy_if(here.cbegin(), here.cend(), std::back_inserter(owners),
                 [&](const TokenRecord &token) { return token.login.compare(place.owner, Qt::CaseInsensitive) == 0; });
    if (owners.size() == 1)
        return owners.constFirst();
    return fail(Error::Kind::Conflict,
                u"Several tokens could serve %1 on %2: %3"_s.arg(repository, place.host,
                                                                 namesOf(owners.isEmpty() ? here : owners)),
                {},
                u"Choose one in the settings: [[account]] with token = \"NAME\" and repositories = [\"%1/*\"]."_s.arg(
                    place.owner));
}

} // namespace tagboat
