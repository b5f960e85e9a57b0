// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/apiclient.h"

#include "base/displaytext.h"
#include "forge/apierror.h"
#include "forge/linkheader.h"
#include "forge/retry.h"

#include <QFileInfo>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tagboat
{

namespace
{

/// https://docs.github.com/en/rest/about-the-rest-api/api-versions
constexpr const char *apiVersion = "2022-11-28";
constexpr int redirectsAtMost = 3;
constexpr int pagesAtMost = 100;
/// A refusal for a rate limit is waited out so often.
constexpr int refusalsAtMost = 4;

const QString lookFirst =
    QStringLiteral("It is not known whether it was done all the same: look before you repeat it.");

/// Of the transport's errors those that may come after the request was sent.
bool mayHaveBeenDone(Error::Kind kind)
{
    return kind == Error::Kind::Unavailable || kind == Error::Kind::Invalid || kind == Error::Kind::Cancelled;
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// The headers of an answer that its reader needs when it is remembered.
QList<std::pair<QByteArray, QByteArray>> lasting(const HttpAnswer &answer)
{
    QList<std::pair<QByteArray, QByteArray>> kept;
    for (const auto &[name, value] : answer.headers) {
        if (name == "link" || name == "content-type" || name == "x-oauth-scopes" ||
            name == "github-authentication-token-expiration")
            kept.emplaceBack(name, value);
    }
    return kept;
}

} // namespace

Result<QUrl> ApiClient::uploadAddress(const ApiRequest &request) const
{
    const QUrl url = QUrl::fromEncoded(request.uploadUrl, QUrl::StrictMode);
    const QString base = m_account.host.uploads.path() + u'/';
    if (!url.isValid() || !sameOrigin(url, m_account.host.uploads) || !url.path().startsWith(base))
        return fail(Error::Kind::Refused,
                    u"%1 failed: the address for the upload is not the forge's"_s.arg(request.doing),
                    displayText(QString::fromUtf8(request.uploadUrl)));
    ApiRequest query = request;
    query.path.clear();
    return addressOf(url, query);
}

Result<HttpRequest> ApiClient::prepare(const ApiRequest &request) const
{
    HttpRequest http;
    http.verb = request.verb;
    TB_TRY(http.url, request.uploadFile.isEmpty() ? addressOf(m_account.host.api, request) : uploadAddress(request));
    http.bearer = m_account.token;
    http.sink = request.sink;
    http.headers = {{"Accept", request.accept}, {"X-GitHub-Api-Version", apiVersion}};
    if (!request.uploadFile.isEmpty()) {
        http.bodyFile = request.uploadFile;
        http.headers.emplaceBack("Content-Type", "application/octet-stream");
        http.limits.total = 10min;
    } else if (request.body) {
        http.body = QJsonDocument(*request.body).toJson(QJsonDocument::Compact);
        http.headers.emplaceBack("Content-Type", "application/json");
    }
    if (request.sink) {
        http.limits.total = 10min;
        http.limits.bodyBytes = qsizetype(1) << 30;
    }
    return http;
}

AnswerKey ApiClient::keyOf(const ApiRequest &request, const HttpRequest &http) const
{
    return {AnswerKey::accountOf(m_account.host.name, m_account.login), m_account.token.fingerprint(),
            http.url.toEncoded(), request.accept, apiVersion};
}

bool ApiClient::remembers(const ApiRequest &request)
{
    return request.verb == "GET" && !request.sink && !request.leadsAway;
}

QCoro::Task<Result<HttpAnswer>> ApiClient::call(ApiRequest request, Cancel cancel)
{
    const auto prepared = prepare(request);
    if (!prepared)
        co_return tl::unexpected(prepared.error());
    HttpRequest http = *prepared;
    std::optional<StoredAnswer> stored;
    if (remembers(request)) {
        // A memory that does not answer costs a request, not the call.
        stored = m_parts.cache.find(keyOf(request, http)).value_or(std::nullopt);
        if (stored)
            http.headers.emplaceBack("If-None-Match", stored->etag);
    }
    const RequestKind kind = http.isSafe() ? RequestKind::Read : RequestKind::Write;
    auto answer = co_await persist(request.doing, kind, http, cancel);
    if (answer && isRedirect(answer->status) && http.isSafe())
        answer = co_await follow(request, http, *answer, cancel);
    if (!answer)
        co_return answer;
    if (answer->status == 401 && !m_account.token.isEmpty() && sameOrigin(answer->url, m_account.host.api))
        m_parts.governor.refuseToken();
    if (remembers(request) && (answer->status == 304 || answer->status == 200))
        co_return remember(request, http, *answer, stored);
    if (answer->succeeded() || answer->status == request.fineToo)
        co_return answer;
    Error error = errorOf(request.doing, *answer);
    if (!http.isSafe() && answer->status >= 500)
        error.remedy = lookFirst;
    co_return tl::unexpected(error);
}

Result<HttpAnswer> ApiClient::remember(const ApiRequest &request, const HttpRequest &http, const HttpAnswer &answer,
                                       const std::optional<StoredAnswer> &stored)
{
    if (answer.status == 200) {
        const QByteArray etag = answer.header("etag");
        if (!etag.isEmpty()) // what could not be remembered is asked for again
            (void)m_parts.cache.store(keyOf(request, http), {etag, lasting(answer), answer.body, m_parts.clock.now()});
        return answer;
    }
    if (!stored)
        return fail(Error::Kind::Invalid,
                    u"%1 failed: the server says that nothing changed, but nothing was asked"_s.arg(request.doing));
    HttpAnswer whole = answer;
    whole.status = 200;
    whole.body = stored->body;
    for (const auto &[name, value] : stored->headers) {
        if (answer.header(name).isEmpty())
            whole.headers.emplaceBack(name, value);
    }
    return whole;
}

QCoro::Task<Result<HttpAnswer>> ApiClient::persist(QString doing, RequestKind kind, HttpRequest http, Cancel cancel)
{
    auto given = std::make_shared<bool>(false);
    if (const BodySink sink = http.sink) {
        http.sink = [sink, given](const QByteArray &piece) {
            *given = true;
            sink(piece);
        };
    }
    const QString failed = doing + u" failed: "_s;
    const bool reads = kind == RequestKind::Read || kind == RequestKind::Query;
    int refusals = 0;
    for (int tries = 1;;) {
        const auto may = co_await m_parts.governor.admit(kind, cancel);
        if (!may)
            co_return fail(may.error().kind, failed + may.error().message, may.error().detail, may.error().remedy);
        auto answer = co_await m_parts.transport.send(http, cancel);
        m_parts.governor.release(kind);
        // A refusal for a rate limit had no effect, so that the same request may come again whatever it does.
        if (answer && m_parts.governor.heed(*answer) && ++refusals <= refusalsAtMost)
            continue;
        // GitHub gives up on a query that is too large, and charges for it: the same one again would end the same way.
        const bool gaveUp = kind == RequestKind::Query && answer && (answer->status == 502 || answer->status == 504);
        if (!isPassing(answer) || gaveUp || !reads || *given || tries >= triesAtMost) {
            if (!answer) {
                answer.error().message = failed + answer.error().message;
                if (!reads && mayHaveBeenDone(answer.error().kind))
                    answer.error().remedy = lookFirst;
            }
            co_return answer;
        }
        const auto time = waitBefore(++tries);
        if (m_parts.again && time.count() >= 1000)
            m_parts.again(time);
        const auto waited = co_await m_parts.pause.wait(time, cancel);
        if (!waited)
            co_return tl::unexpected(waited.error());
    }
}

QCoro::Task<Result<HttpAnswer>> ApiClient::follow(ApiRequest request, HttpRequest http, HttpAnswer answer,
                                                  Cancel cancel)
{
    for (int hops = 0; isRedirect(answer.status); ++hops) {
        const QUrl target = http.url.resolved(QUrl::fromEncoded(answer.header("location"), QUrl::StrictMode));
        const bool home = sameOrigin(target, m_account.host.api);
        const bool away =
            request.leadsAway && (target.scheme() == "https"_L1 || m_account.host.api.scheme() == "http"_L1);
        if (hops >= redirectsAtMost || !target.isValid() || answer.header("location").isEmpty() || !(home || away))
            break;
        if (!home) { // the storage that it leads to refuses a token, and must not see it
            http.bearer = {};
            http.headers.clear();
        }
        http.url = target;
        const RequestKind kind = RequestKind::Read;
        const auto next = co_await persist(request.doing, kind, http, cancel);
        if (!next)
            co_return next;
        answer = *next;
    }
    co_return answer;
}

QCoro::Task<Result<HttpAnswer>> ApiClient::graph(QString doing, QJsonObject body, Cancel cancel)
{
    HttpRequest http;
    http.verb = "POST";
    http.url = m_account.host.graph;
    http.bearer = m_account.token;
    http.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    http.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    const RequestKind kind = RequestKind::Query;
    const auto answer = co_await persist(doing, kind, http, cancel);
    if (!answer)
        co_return answer;
    if (answer->status == 401 && !m_account.token.isEmpty())
        m_parts.governor.refuseToken();
    if (!answer->succeeded() && answer->status != 502 && answer->status != 504)
        co_return tl::unexpected(errorOf(doing, *answer));
    co_return answer;
}

QCoro::Task<Result<void>> ApiClient::run(ApiRequest request, Cancel cancel)
{
    const auto answer = co_await call(request, cancel);
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return Result<void>();
}

QCoro::Task<Result<QJsonArray>> ApiClient::pages(ApiRequest request, QString key, std::optional<int> limit,
                                                 Cancel cancel)
{
    const int perPage = std::clamp(limit.value_or(100), 1, 100);
    request.query.append({u"per_page"_s, QString::number(perPage)});
    QJsonArray all;
    for (int page = 1;; ++page) {
        const auto answer = co_await call(request, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        const auto json = jsonOf(request.doing, *answer);
        if (!json)
            co_return tl::unexpected(json.error());
        const QJsonValue list = key.isEmpty() ? *json : json->toObject().value(key);
        if (!list.isArray())
            co_return fail(Error::Kind::Invalid,
                           u"%1 failed: the answer has not the promised list"_s.arg(request.doing), key);
        for (const QJsonValue value : list.toArray()) {
            if (!limit || all.size() < *limit)
                all.append(value);
        }
        const QByteArray next = linkTarget(answer->header("link"), "next");
        if (next.isEmpty() || (limit && all.size() >= *limit))
            co_return all;
        if (page >= pagesAtMost)
            co_return fail(Error::Kind::Refused,
                           u"%1 failed: there are more than %2 pages"_s.arg(request.doing).arg(pagesAtMost));
        const QUrl url = QUrl::fromEncoded(next, QUrl::StrictMode);
        if (!sameOrigin(url, m_account.host.api))
            co_return fail(Error::Kind::Refused, u"%1 failed: the next page is on another host"_s.arg(request.doing),
                           displayText(QString::fromUtf8(next)));
        request.nextPage = next;
    }
}

Result<QJsonValue> ApiClient::jsonOf(const QString &doing, const HttpAnswer &answer)
{
    const QByteArray type = answer.header("content-type").toLower();
    const QString beginning =
        displayText(QString::fromUtf8(answer.body.first(std::min<qsizetype>(200, answer.body.size()))));
    if (type.contains("html"))
        return fail(Error::Kind::Unavailable, u"%1 failed: a web page came instead of an answer"_s.arg(doing),
                    beginning, u"If this network has a log-in page, log in there first."_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(answer.body, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(Error::Kind::Invalid, u"%1 failed: the answer is not JSON, or not all of it"_s.arg(doing),
                    u"%1 at byte %2: %3"_s.arg(error.errorString()).arg(error.offset).arg(beginning));
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

tl::unexpected<Error> ApiClient::wrongShape(const QString &doing, const JsonFault &fault)
{
    return fail(Error::Kind::Invalid, u"%1 failed: the answer has not the promised shape"_s.arg(doing), fault.text(),
                u"This version of Tagboat may be too old for the server."_s);
}

} // namespace tagboat
