// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/deviceflow.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using namespace std::chrono_literals;

/// What a release needs of a classic token; a GitHub App has its own permissions and does not look at them.
constexpr auto scopes = "repo workflow read:org";
constexpr auto slower = 5s;    ///< RFC 8628, section 3.5
constexpr auto slowest = 60s;  ///< when the forge cannot be reached
constexpr auto longest = 3600; ///< seconds that a code may be good for
constexpr qsizetype answerLimit = 64 * 1024;

struct Refusal {
    const char *code;
    Error::Kind kind;
    const char *message;
    const char *remedy;
};

/// https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps#error-codes-for-the-device-flow
constexpr std::array refusals{
    Refusal{"expired_token", Error::Kind::Unavailable, "The code expired before it was typed in", "Get a new code."},
    Refusal{"access_denied", Error::Kind::Denied, "You did not let Tagboat in", "Start again if that was a mistake."},
    Refusal{"device_flow_disabled", Error::Kind::Refused, "The app lets no devices in",
            "Enable the device flow in the app's settings at the forge."},
    Refusal{"incorrect_client_credentials", Error::Kind::Invalid, "The forge does not know the client id",
            "Correct client-id in the settings."},
    Refusal{"incorrect_device_code", Error::Kind::Invalid, "The forge does not know the code any more",
            "Get a new code."},
    Refusal{"unsupported_grant_type", Error::Kind::Invalid, "The forge does not know the device flow",
            "Add a token instead."},
};

tl::unexpected<Error> refused(const QString &code, const QString &words)
{
    for (const Refusal &one : refusals) {
        if (code == QLatin1StringView(one.code))
            return fail(one.kind, QString::fromLatin1(one.message), QString(code + u": "_s + words),
                        QString::fromLatin1(one.remedy));
    }
    return fail(Error::Kind::Invalid, u"The forge did not let Tagboat in"_s, QString(code + u": "_s + words));
}

QByteArray encoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

/// Takes a text out of a JSON object without another copy of it, and wipes it there. Tokens and codes have no escapes.
Secret takeText(QByteArray &json, QByteArrayView name)
{
    const QByteArray quoted = '"' + name.toByteArray() + '"';
    qsizetype at = json.indexOf(quoted);
    if (at < 0)
        return {};
    at += quoted.size();
    const auto skip = [&] {
        while (at < json.size() && QByteArrayView(" \t\r\n:").contains(json[at]))
            ++at;
    };
    skip();
    if (at >= json.size() || json[at] != '"')
        return {};
    const qsizetype end = json.indexOf('"', ++at);
    if (end <= at)
        return {};
    QByteArray value = json.mid(at, end - at);
    std::fill(json.begin() + at, json.begin() + end, '*');
    if (value.contains('\\')) {
        Secret::wipe(value);
        return {};
    }
    return Secret::take(value);
}

/// The answer's object. Neither status nor type tell a refusal: GitHub refuses with 200.
Result<QJsonObject> objectOf(const HttpAnswer &answer, const QByteArray &body)
{
    if (answer.status >= 500 || answer.status == 429)
        return fail(Error::Kind::Unavailable, u"The forge cannot sign anybody in at the moment"_s,
                    u"status %1"_s.arg(answer.status), u"Try again later."_s);
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return fail(Error::Kind::Invalid, u"The forge's answer to a sign-in cannot be read"_s,
                    u"status %1, %2"_s.arg(answer.status).arg(QString::fromLatin1(answer.header("content-type"))),
                    u"Look whether something on the way answers in its place, such as a network's log-in page."_s);
    return document.object();
}

} // namespace

DeviceFlow::DeviceFlow(ForgeHost host, QString clientId, Transport &transport, const Clock &clock, Pause &pause)
    : m_host(std::move(host)), m_clientId(std::move(clientId)), m_transport(transport), m_clock(clock), m_pause(pause)
{
}

HttpRequest DeviceFlow::form(const QString &path, const QByteArray &body) const
{
    HttpRequest request;
    request.verb = "POST";
    request.url = m_host.web();
    request.url.setPath(path);
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = body;
    request.limits.bodyBytes = answerLimit;
    return request;
}

QCoro::Task<Result<DeviceCode>> DeviceFlow::begin(Cancel cancel)
{
    const QByteArray body = "client_id=" + encoded(m_clientId) + "&scope=" + encoded(QString::fromLatin1(scopes));
    const HttpRequest request = form(u"/login/device/code"_s, body);
    auto answer = co_await m_transport.send(request, cancel);
    if (!answer)
        co_return tl::unexpected(answer.error());
    QByteArray json = std::move(answer->body);
    DeviceCode code;
    code.device = takeText(json, "device_code");
    const auto object = objectOf(*answer, json);
    if (!object)
        co_return tl::unexpected(object.error());
    if (answer->status == 404)
        co_return fail(Error::Kind::NotFound, u"%1 has no app of this client id"_s.arg(m_host.name), m_clientId,
                       u"Correct client-id in the settings."_s);
    if (const QString refusal = object->value("error"_L1).toString(); !refusal.isEmpty())
        co_return refused(refusal, object->value("error_description"_L1).toString());
    code.userCode = object->value("user_code"_L1).toString();
    code.page = QUrl(object->value("verification_uri"_L1).toString(), QUrl::StrictMode);
    const int seconds = std::clamp(object->value("expires_in"_L1).toInt(), 0, longest);
    code.expires = m_clock.now().addSecs(seconds);
    code.interval = std::chrono::seconds(std::clamp(object->value("interval"_L1).toInt(5), 1, 60));
    const bool whole = !code.device.isEmpty() && !code.userCode.isEmpty() && code.userCode.size() <= 40 && seconds > 0;
    if (!whole)
        co_return fail(Error::Kind::Invalid, u"The forge gave no code to sign in with"_s,
                       u"status %1"_s.arg(answer->status));
    // The user is led there, with a code: to the forge itself and nowhere else.
    if (!sameOrigin(code.page, m_host.web()) || !code.page.userInfo().isEmpty())
        co_return fail(Error::Kind::Invalid, u"The forge's page for the code is on another host"_s,
                       code.page.toDisplayString());
    co_return code;
}

/// The token, or why there is none; with Busy where there is none yet.
Result<DeviceToken> DeviceFlow::take(HttpAnswer &answer, DeviceCode &code, Next &next) const
{
    QByteArray json = std::move(answer.body);
    DeviceToken given;
    given.token = takeText(json, "access_token");
    (void)takeText(json, "refresh_token"); // nobody keeps it
    TB_TRY(const QJsonObject object, objectOf(answer, json));
    const QString refusal = object.value("error"_L1).toString();
    if (refusal == "authorization_pending"_L1 || refusal == "slow_down"_L1) {
        if (refusal == "slow_down"_L1) {
            const int wanted = object.value("interval"_L1).toInt();
            code.interval = std::max<std::chrono::milliseconds>(code.interval + slower, std::chrono::seconds(wanted));
        }
        next = Next::Again;
        return fail(Error::Kind::Busy, u"Nobody typed the code in yet"_s);
    }
    if (!refusal.isEmpty())
        return refused(refusal, object.value("error_description"_L1).toString());
    if (given.token.isEmpty())
        return fail(Error::Kind::Invalid, u"The forge gave no token"_s, u"status %1"_s.arg(answer.status));
    if (const int seconds = object.value("expires_in"_L1).toInt(); seconds > 0)
        given.expires = m_clock.now().addSecs(seconds);
    return given;
}

QCoro::Task<Result<DeviceToken>> DeviceFlow::wait(DeviceCode code, Cancel cancel)
{
    QByteArray body = "client_id=" + encoded(m_clientId) +
                      "&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code&device_code=";
    body += code.device.view().toByteArray().toPercentEncoding();
    const HttpRequest request = form(u"/login/oauth/access_token"_s, body);
    Secret::wipe(body);
    for (;;) {
        TB_CO_CHECK(co_await m_pause.wait(code.interval, cancel));
        if (m_clock.now() >= code.expires)
            co_return refused(u"expired_token"_s, u"after its time"_s);
        auto answer = co_await m_transport.send(request, cancel);
        Next next = Next::Slower;
        auto given = answer ? take(*answer, code, next) : tl::unexpected(answer.error());
        if (given)
            co_return *std::move(given);
        const Error::Kind kind = given.error().kind;
        if (kind != Error::Kind::Busy && kind != Error::Kind::Unavailable)
            co_return tl::unexpected(given.error());
        if (given.error().detail.startsWith("expired_token"_L1))
            co_return tl::unexpected(given.error());
        if (next == Next::Slower) // RFC 8628, section 3.5
            code.interval = std::min<std::chrono::milliseconds>(code.interval * 2, slowest);
    }
}

} // namespace tagboat
