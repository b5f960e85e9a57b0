// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonfields.h"
#include "forge/apirequest.h"
#include "forge/forgehost.h"
#include "forge/governor.h"
#include "ports/answercache.h"

#include <QJsonDocument>

namespace tagboat
{

/// Who asks, and where.
struct ForgeAccount {
    ForgeHost host;
    QString login; ///< with the host's name the key of what is remembered; empty while it is not known
    Secret token;  ///< empty: nobody in particular
};

/// What a client works with; all of it outlives the client.
struct ForgeParts {
    Transport &transport;
    AnswerCache &cache;
    Governor &governor; ///< the account's
    const Clock &clock;
    Pause &pause;
    /// Told when what only reads is asked again after so long, since the server was silent or had a fault.
    std::function<void(std::chrono::milliseconds)> again = {};
};

/// Sends calls of the API within the account's limits, repeats what is safe to repeat, follows what may be followed,
/// asks conditionally, and reads answers. It outlives its tasks.
class ApiClient
{
public:
    ApiClient(ForgeAccount account, const ForgeParts &parts) : m_account(std::move(account)), m_parts(parts) {}

    [[nodiscard]] const ForgeAccount &account() const { return m_account; }
    [[nodiscard]] Governor &governor() const { return m_parts.governor; }
    [[nodiscard]] AnswerCache &cache() const { return m_parts.cache; }
    [[nodiscard]] const Clock &clock() const { return m_parts.clock; }

    /// The answer, of the kind 2xx; else errorOf() it, or an error of the transport or governor. What only reads is
    /// repeated up to four times when the server cannot be reached or has a fault; a refusal for a rate limit is waited
    /// for and repeated in any case. Redirects are followed for what only reads: three at most, on the same host; to
    /// another one only if the request leads away, without the token.
    QCoro::Task<Result<HttpAnswer>> call(ApiRequest request, Cancel cancel);

    /// call(), and its answer's object as @p reader makes it.
    template <typename T>
    QCoro::Task<Result<T>> read(ApiRequest request, JsonRead<T> reader, Cancel cancel)
    {
        const QString doing = request.doing;
        const auto answer = co_await call(request, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        co_return parse<T>(doing, *answer, reader);
    }

    /// All pages of a list (bare, or wrapped at @p key), each object as @p reader makes it. A hundred pages are the
    /// most that is read; more are an error, so that no list is cut without a word.
    template <typename T>
    QCoro::Task<Result<QList<T>>> readAll(ApiRequest request, QString key, JsonRead<T> reader, Cancel cancel)
    {
        const QString doing = request.doing;
        const auto objects = co_await pages(request, key, std::nullopt, cancel);
        co_return listOf<T>(doing, key, objects, reader);
    }

    /// As readAll(), but the first @p limit alone.
    template <typename T>
    QCoro::Task<Result<QList<T>>> readSome(ApiRequest request, QString key, JsonRead<T> reader, int limit,
                                           Cancel cancel)
    {
        const QString doing = request.doing;
        const auto objects = co_await pages(request, key, limit, cancel);
        co_return listOf<T>(doing, key, objects, reader);
    }

    /// call() for its effect.
    QCoro::Task<Result<void>> run(ApiRequest request, Cancel cancel);

    /// Posts a GraphQL query, which reads alone. As call(), but 502 and 504, with which GitHub gives up on a query that
    /// is too large, are answers and are not repeated.
    QCoro::Task<Result<HttpAnswer>> graph(QString doing, QJsonObject body, Cancel cancel);

    /// The object of an answer as @p reader makes it.
    template <typename T>
    static Result<T> parse(const QString &doing, const HttpAnswer &answer, JsonRead<T> reader)
    {
        TB_TRY(const QJsonValue json, jsonOf(doing, answer));
        if (!json.isObject())
            return fail(Error::Kind::Invalid, QStringLiteral("%1 failed: the answer is no object").arg(doing));
        JsonFault fault;
        T made = reader(JsonFields(json.toObject(), {}, fault));
        if (!fault.text().isEmpty())
            return wrongShape(doing, fault);
        return made;
    }
    /// As parse(), of a bare list.
    template <typename T>
    static Result<QList<T>> parseList(const QString &doing, const HttpAnswer &answer, JsonRead<T> reader)
    {
        TB_TRY(const QJsonValue json, jsonOf(doing, answer));
        if (!json.isArray())
            return fail(Error::Kind::Invalid, QStringLiteral("%1 failed: the answer is no list").arg(doing));
        JsonFault fault;
        QList<T> made = JsonFields::each(json.toArray(), {}, fault, reader);
        if (!fault.text().isEmpty())
            return wrongShape(doing, fault);
        return made;
    }
    /// The JSON of an answer. Unavailable for a web page (a network's log-in page), Invalid for what is no JSON.
    static Result<QJsonValue> jsonOf(const QString &doing, const HttpAnswer &answer);
    static tl::unexpected<Error> wrongShape(const QString &doing, const JsonFault &fault);

private:
    template <typename T>
    static Result<QList<T>> listOf(const QString &doing, const QString &key, const Result<QJsonArray> &objects,
                                   JsonRead<T> reader)
    {
        if (!objects)
            return tl::unexpected(objects.error());
        JsonFault fault;
        QList<T> made = JsonFields::each(*objects, key, fault, reader);
        if (!fault.text().isEmpty())
            return wrongShape(doing, fault);
        return made;
    }
    QCoro::Task<Result<QJsonArray>> pages(ApiRequest request, QString key, std::optional<int> limit, Cancel cancel);
    QCoro::Task<Result<HttpAnswer>> persist(QString doing, RequestKind kind, HttpRequest http, Cancel cancel);
    QCoro::Task<Result<HttpAnswer>> follow(ApiRequest request, HttpRequest http, HttpAnswer answer, Cancel cancel);
    [[nodiscard]] Result<HttpRequest> prepare(const ApiRequest &request) const;
    [[nodiscard]] Result<QUrl> uploadAddress(const ApiRequest &request) const;
    [[nodiscard]] AnswerKey keyOf(const ApiRequest &request, const HttpRequest &http) const;
    [[nodiscard]] static bool remembers(const ApiRequest &request);
    Result<HttpAnswer> remember(const ApiRequest &request, const HttpRequest &http, const HttpAnswer &answer,
                                const std::optional<StoredAnswer> &stored);

    ForgeAccount m_account;
    ForgeParts m_parts;
};

} // namespace tagboat
