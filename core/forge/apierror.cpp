// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/apierror.h"

#include "base/displaytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr qsizetype wordsLimit = 500;

/// "Release.tag_name: already_exists", or the message where there is one.
QString fieldWords(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QJsonObject error = value.toObject();
    QStringList place{error.value("resource"_L1).toString(), error.value("field"_L1).toString()};
    place.removeAll(QString());
    const QString message = error.value("message"_L1).toString();
    const QString words = message.isEmpty() ? error.value("code"_L1).toString() : message;
    return place.isEmpty() ? words : place.join(u'.') + u": "_s + words;
}

/// "contents" → "Contents", "pull_requests" → "Pull requests"
QString permissionName(QString name)
{
    name.replace(u'_', u' ');
    return name.isEmpty() ? name : name.first(1).toUpper() + name.mid(1);
}

QString permissionSet(const QString &text)
{
    QStringList names;
    for (const QString &one : text.split(u',', Qt::SkipEmptyParts))
        names.append(permissionName(one.section(u'=', 0, 0).trimmed()) + u": "_s + one.section(u'=', 1).trimmed());
    return names.join(u" and "_s);
}

bool alreadyThere(const QString &words)
{
    return words.contains("already_exists"_L1) || words.contains("already exists"_L1, Qt::CaseInsensitive);
}

bool ruleForbids(const QString &words)
{
    return words.contains("rule violation"_L1, Qt::CaseInsensitive) || words.contains("GH013"_L1) ||
           words.contains("GH006"_L1) || words.contains("protected branch"_L1, Qt::CaseInsensitive);
}

struct Meaning {
    Error::Kind kind;
    QString reason;
    QString remedy;
};

Meaning forbidden(const HttpAnswer &answer)
{
    const QByteArray sso = answer.header("x-github-sso");
    if (sso.startsWith("required")) {
        const QString url = QString::fromLatin1(sso.mid(sso.indexOf("url=") + 4));
        return {Error::Kind::Denied, u"the organisation wants the token to be authorised for single sign-on"_s,
                u"Authorise the token at %1"_s.arg(url)};
    }
    if (isRateLimited(answer))
        return {Error::Kind::Unavailable, u"the rate limit of the account is used up"_s, u"Wait, then try again."_s};
    const QString needed = neededPermissions(answer);
    return {Error::Kind::Denied, u"the token may not do this"_s,
            needed.isEmpty() ? u"Give the token the permission, or ask somebody who has it."_s
                             : u"The token needs %1."_s.arg(needed)};
}

Meaning notFound(const HttpAnswer &answer)
{
    const QString needed = neededPermissions(answer);
    return {Error::Kind::NotFound, u"it is not there, or the token may not see it"_s,
            needed.isEmpty() ? u"Check the name, and that the token covers this repository."_s
                             : u"Check the name, and that the token has %1."_s.arg(needed)};
}

Meaning unprocessable(const QString &words)
{
    if (alreadyThere(words))
        return {Error::Kind::Conflict, u"it exists already"_s, {}};
    if (ruleForbids(words))
        return {Error::Kind::Denied, u"a rule of the repository forbids it"_s,
                u"See the repository's rules; they say who may."_s};
    return {Error::Kind::Invalid, u"the server does not accept what was asked"_s, {}};
}

Meaning meaningOf(const HttpAnswer &answer, const QString &words)
{
    switch (answer.status) {
    case 401:
        return {Error::Kind::Denied, u"the token is not accepted"_s, u"Sign in again, with a token that is valid."_s};
    case 403:
    case 429:
        return forbidden(answer);
    case 404:
        return notFound(answer);
    case 405:
        return {Error::Kind::Conflict, u"it is not possible as things stand"_s, {}};
    case 409:
        return {Error::Kind::Conflict, u"what stands there is not what was expected"_s, {}};
    case 410:
        return {Error::Kind::NotFound, u"it is there no longer"_s, {}};
    case 412:
        return {Error::Kind::Conflict, u"it changed meanwhile"_s, {}};
    case 422:
        return unprocessable(words);
    case 451:
        return {Error::Kind::Denied, u"it was taken down for legal reasons"_s, {}};
    default:
        break;
    }
    if (answer.status >= 500)
        return {Error::Kind::Unavailable, u"the server has a fault (status %1)"_s.arg(answer.status),
                u"Try again later."_s};
    if (answer.status >= 300 && answer.status < 400)
        return {Error::Kind::Conflict, u"the server points elsewhere (status %1)"_s.arg(answer.status),
                u"Look for the new name of the repository, and change the remote's address."_s};
    return {Error::Kind::Invalid, u"the server does not accept what was asked (status %1)"_s.arg(answer.status), {}};
}

} // namespace

bool isRateLimited(const HttpAnswer &answer)
{
    return answer.status == 429 || (answer.status == 403 && (!answer.header("retry-after").isEmpty() ||
                                                             answer.header("x-ratelimit-remaining") == "0" ||
                                                             answer.body.toLower().contains("rate limit")));
}

QString neededPermissions(const HttpAnswer &answer)
{
    const QString permissions = QString::fromLatin1(answer.header("x-accepted-github-permissions"));
    if (!permissions.isEmpty()) {
        QStringList sets;
        for (const QString &set : permissions.split(u';', Qt::SkipEmptyParts))
            sets.append(permissionSet(set));
        return u"the permission %1"_s.arg(sets.join(u", or "_s));
    }
    const QString scopes = QString::fromLatin1(answer.header("x-accepted-oauth-scopes")).trimmed();
    if (scopes.isEmpty())
        return {};
    const QString has = QString::fromLatin1(answer.header("x-oauth-scopes")).trimmed();
    return u"one of the scopes %1 (it has %2)"_s.arg(scopes, has.isEmpty() ? u"none"_s : has);
}

QString serverWords(const QByteArray &body)
{
    const QJsonObject said = QJsonDocument::fromJson(body).object();
    QString words = said.value("message"_L1).toString();
    QStringList fields;
    for (const QJsonValue value : said.value("errors"_L1).toArray())
        fields.append(fieldWords(value));
    if (said.value("errors"_L1).isString())
        fields.append(said.value("errors"_L1).toString());
    fields.removeAll(QString());
    if (!fields.isEmpty())
        words += (words.isEmpty() ? u""_s : u": "_s) + fields.join(u"; "_s);
    if (words.isEmpty())
        words = QString::fromUtf8(body.first(std::min(body.size(), 4 * wordsLimit))).simplified();
    return displayText(words.first(std::min(words.size(), wordsLimit)));
}

Error errorOf(const QString &doing, const HttpAnswer &answer)
{
    const QString words = serverWords(answer.body);
    const Meaning meaning = meaningOf(answer, words);
    QString detail = words;
    if (answer.status >= 300 && answer.status < 400)
        detail = displayText(QString::fromLatin1(answer.header("location")));
    return {meaning.kind, u"%1 failed: %2"_s.arg(doing, meaning.reason), detail, meaning.remedy, {}, 0};
}

} // namespace tagboat
