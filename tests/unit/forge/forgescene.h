// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "forge/githubforge.h"
#include "forge/memoryanswercache.h"
#include "ports/clock.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <functional>

namespace tagboat
{

/// A clock that goes on only when somebody waits by it, and the waiting that makes it go on.
class TestTime final : public Clock, public Pause
{
public:
    [[nodiscard]] QDateTime now() const override { return m_now; }
    QCoro::Task<Result<void>> wait(std::chrono::milliseconds time, Cancel cancel) override
    {
        waits.append(time);
        m_now = m_now.addMSecs(time.count());
        if (cancel.requested())
            co_return fail(Error::Kind::Cancelled, QStringLiteral("stopped"));
        co_return Result<void>();
    }
    void pass(std::chrono::milliseconds time) { m_now = m_now.addMSecs(time.count()); }
    [[nodiscard]] std::chrono::milliseconds waited() const
    {
        std::chrono::milliseconds sum(0);
        for (const auto wait : waits)
            sum += wait;
        return sum;
    }

    QList<std::chrono::milliseconds> waits;

private:
    QDateTime m_now = QDateTime::fromString(QStringLiteral("2026-03-01T12:00:00Z"), Qt::ISODate);
};

/// Answers by a list, in its order, and keeps what was asked. Fails what nobody expected.
class ListTransport final : public Transport
{
public:
    QCoro::Task<Result<HttpAnswer>> send(HttpRequest request, Cancel) override
    {
        asked.append(request);
        if (answers.isEmpty())
            co_return fail(Error::Kind::Internal, QStringLiteral("an answer too few: ") + request.url.toString());
        Result<HttpAnswer> next = answers.takeFirst();
        if (next && next->url.isEmpty())
            next->url = request.url;
        if (next && request.sink && next->succeeded()) {
            request.sink(next->body);
            next->body.clear();
        }
        co_return next;
    }

    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    static HttpAnswer answer(int status, const QByteArray &body = "{}", const Headers &headers = {})
    {
        HttpAnswer made;
        made.status = status;
        made.body = body;
        made.headers = headers;
        made.headers.emplaceBack("content-type", "application/json; charset=utf-8");
        return made;
    }
    static Result<HttpAnswer> lost()
    {
        return fail(Error::Kind::Unavailable, QStringLiteral("closed the connection without an answer"));
    }
    /// The header of that name of the request @p index.
    [[nodiscard]] QByteArray sent(qsizetype index, const QByteArray &name) const
    {
        for (const auto &[key, value] : asked.value(index).headers) {
            if (key == name)
                return value;
        }
        return {};
    }

    QList<Result<HttpAnswer>> answers;
    QList<HttpRequest> asked;
};

inline QJsonObject bodyOf(const HttpRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

/// What a failure says; empty for a success.
template <typename T>
QByteArray words(const Result<T> &result)
{
    return result ? QByteArray() : describe(result.error()).toUtf8();
}

inline Secret secretOf(QByteArray text)
{
    text.detach();
    return Secret::take(text);
}

/// A client of github.com whose other side is a list.
struct ForgeScene {
    explicit ForgeScene(const GovernorRules &rules = {},
                        const QUrl &api = QUrl(QStringLiteral("https://api.github.com")))
        : governor(time, time, rules),
          forge({*ForgeHost::of(QStringLiteral("github.com"), api), QStringLiteral("ada"), secretOf("ghp_test")},
                {transport, cache, governor, time, time})
    {
    }
    void answers(const QList<Result<HttpAnswer>> &list) { transport.answers = list; }

    TestTime time;
    ListTransport transport;
    MemoryAnswerCache cache;
    Governor governor;
    GitHubForge forge;
    const RepositoryName repository{QStringLiteral("ada"), QStringLiteral("engine")};
};

} // namespace tagboat
