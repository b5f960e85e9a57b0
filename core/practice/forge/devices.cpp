// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/devices.h"

#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

const QString grant = u"urn:ietf:params:oauth:grant-type:device_code"_s;
constexpr int slower = 5; // seconds that a hasty client has to add

/// As JSON where that is asked for, else as a form.
Reply said(const QJsonObject &object, bool json, int status = 200)
{
    if (json)
        return Reply::of(object, status);
    QUrlQuery form;
    for (const QString &key : object.keys())
        form.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(object[key].toVariant().toString())));
    Reply reply =
        Reply::text(form.toString(QUrl::FullyEncoded).toLatin1(), "application/x-www-form-urlencoded; charset=utf-8");
    reply.status = status;
    return reply;
}

/// GitHub refuses with the status 200.
Reply refused(const QString &error, const QString &description, bool json, QJsonObject more = {})
{
    more.insert(u"error"_s, error);
    more.insert(u"error_description"_s, description);
    more.insert(u"error_uri"_s, u"https://docs.github.com/developers/apps/authorizing-oauth-apps#error-codes-for-the-"
                                "device-flow"_s);
    return said(more, json);
}

/// Eight letters that cannot be mistaken for others, with a hyphen in the middle.
QString userCode()
{
    static const QString letters = u"BCDFGHJKLMNPQRSTVWXZ"_s;
    QString code;
    for (int i = 0; i < 8; ++i)
        code += letters[QRandomGenerator::global()->bounded(static_cast<int>(letters.size()))];
    return code.insert(4, u'-');
}

QUrlQuery formOf(const Request &request)
{
    return QUrlQuery(QString::fromUtf8(QByteArray(request.body).replace('+', ' ')));
}

QString field(const QUrlQuery &form, const QString &name)
{
    return form.queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace

Reply Devices::answer(const Request &request)
{
    const bool json = request.header("Accept").contains("json");
    if (request.method == "GET" && request.path == QStringList{u"login"_s, u"device"_s})
        return Reply::text("In the practice harbour " + login.toUtf8() + " types the code in by themself.\n",
                           "text/plain; charset=utf-8");
    if (request.method != "POST")
        return Reply::notFound();
    if (request.path == QStringList{u"login"_s, u"device"_s, u"code"_s})
        return giveCode(formOf(request), json);
    if (request.path == QStringList{u"login"_s, u"oauth"_s, u"access_token"_s})
        return giveToken(formOf(request), json);
    return Reply::notFound();
}

Reply Devices::giveCode(const QUrlQuery &form, bool json)
{
    if (field(form, u"client_id"_s) != deviceClient)
        return said({{u"error"_s, u"Not Found"_s}}, json, 404);
    if (!manners.enabled)
        return refused(u"device_flow_disabled"_s, u"Device Flow must be explicitly enabled for this App"_s, json);
    const QDateTime now = m_world.now();
    m_codes.removeIf([&](const Code &code) { return code.expires.addSecs(3600) < now; });
    const Code code{newSecret({}).left(40),
                    userCode(),
                    field(form, u"scope"_s).split(QRegularExpression(u"[ ,]+"_s), Qt::SkipEmptyParts),
                    now,
                    now.addSecs(manners.expiresIn),
                    {},
                    manners.interval,
                    false};
    m_codes.append(code);
    return said({{u"device_code"_s, code.device},
                 {u"user_code"_s, code.user},
                 {u"verification_uri"_s, QString(m_world.address + u"/login/device"_s)},
                 {u"expires_in"_s, manners.expiresIn},
                 {u"interval"_s, manners.interval}},
                json);
}

Reply Devices::giveToken(const QUrlQuery &form, bool json)
{
    if (field(form, u"client_id"_s) != deviceClient)
        return refused(u"incorrect_client_credentials"_s, u"The client_id and/or client_secret passed are incorrect."_s,
                       json);
    if (field(form, u"grant_type"_s) != grant)
        return refused(u"unsupported_grant_type"_s, u"The grant type is not supported."_s, json);
    const auto code = std::ranges::find(m_codes, field(form, u"device_code"_s), &Code::device);
    if (code == m_codes.end() || code->used)
        return refused(u"incorrect_device_code"_s, u"The device_code provided is not valid."_s, json);
    return pollOf(*code, json);
}

Reply Devices::pollOf(Code &code, bool json)
{
    const QDateTime now = m_world.now();
    if (now >= code.expires)
        return refused(u"expired_token"_s, u"This 'device_code' has expired."_s, json);
    const bool hasty = code.polled.isValid() && code.polled.msecsTo(now) < code.interval * 1000 - 100;
    code.polled = now;
    if (hasty) {
        code.interval += slower;
        return refused(u"slow_down"_s, u"Too many requests have been made in the same timeframe."_s, json,
                       {{u"interval"_s, code.interval}});
    }
    const bool decided = manners.answer != u"wait"_s && now >= code.given.addSecs(manners.afterSeconds);
    if (!decided)
        return refused(u"authorization_pending"_s, u"The authorization request is still pending."_s, json);
    code.used = true;
    if (manners.answer == u"deny"_s)
        return refused(u"access_denied"_s, u"The authorization request was denied."_s, json);
    AccessToken token;
    token.secret = newSecret(u"gho_"_s);
    token.login = login;
    token.scopes = code.scopes;
    m_world.tokens.append(token);
    return said(
        {{u"access_token"_s, token.secret}, {u"token_type"_s, u"bearer"_s}, {u"scope"_s, code.scopes.join(u',')}},
        json);
}

} // namespace tagboat::practice
