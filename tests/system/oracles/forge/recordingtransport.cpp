// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "recordingtransport.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

bool isParameter(const QString &segment)
{
    return segment.startsWith(u'{');
}

/// {path} of contents holds slashes: it takes what is left.
bool fits(const QStringList &segments, const QStringList &asked)
{
    for (qsizetype i = 0; i < segments.size(); ++i) {
        if (i >= asked.size())
            return segments[i] == "{path}"_L1;
        if (segments[i] == "{path}"_L1)
            return true;
        if (!isParameter(segments[i]) && segments[i] != asked[i])
            return false;
    }
    return segments.size() == asked.size();
}

/// The overview of as many repositories as the query has aliases, all of which are missing.
/// What the queries of a changelog get: one pull request.
QJsonObject pullRequestsAnswer()
{
    const auto nodes = [](const QJsonObject &one) { return QJsonObject{{u"nodes"_s, QJsonArray{one}}}; };
    const QString time = u"2026-01-01T00:00:00Z"_s;
    const QJsonObject request{{u"number"_s, 1347},
                              {u"title"_s, u"Amazing new feature"_s},
                              {u"updatedAt"_s, time},
                              {u"mergedAt"_s, time},
                              {u"author"_s, QJsonObject{{u"login"_s, u"octocat"_s}}},
                              {u"mergeCommit"_s, QJsonObject{{u"oid"_s, u"6dcb09b"_s}}},
                              {u"labels"_s, nodes({{u"name"_s, u"bug"_s}})},
                              {u"commits"_s, nodes({{u"commit"_s, QJsonObject{{u"oid"_s, u"e5bd349"_s}}}})}};
    QJsonObject requests = nodes(request);
    requests.insert(u"pageInfo"_s, QJsonObject{{u"hasNextPage"_s, false}, {u"endCursor"_s, QJsonValue::Null}});
    return {{u"pullRequests"_s, requests}, {u"issues"_s, QJsonValue::Null}};
}

QByteArray graphAnswer(const QByteArray &body)
{
    const QJsonObject variables = QJsonDocument::fromJson(body).object().value("variables"_L1).toObject();
    QJsonObject data;
    if (variables.contains("owner"_L1))
        data.insert(u"repository"_s, pullRequestsAnswer());
    for (qsizetype i = 0; !variables.contains("owner"_L1) && i < variables.size() / 2; ++i)
        data.insert(u"r%1"_s.arg(i), QJsonValue::Null);
    return QJsonDocument(QJsonObject{{u"data"_s, data}}).toJson();
}

} // namespace

void printLine(const QJsonObject &object)
{
    std::puts(QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
}

RecordingTransport::RecordingTransport(const QJsonArray &examples)
{
    for (const QJsonValue value : examples) {
        Example made;
        made.method = value["method"_L1].toString().toLatin1();
        made.segments = value["template"_L1].toString().split(u'/', Qt::SkipEmptyParts);
        made.status = value["status"_L1].toInt();
        made.body = value["body"_L1].toString().toUtf8();
        for (const QString &segment : made.segments)
            made.literals += isParameter(segment) ? 0 : 1;
        m_examples.append(made);
    }
}

const RecordingTransport::Example *RecordingTransport::match(const HttpRequest &request) const
{
    const QStringList asked =
        QString::fromLatin1(request.url.toEncoded(QUrl::RemoveQuery | QUrl::RemoveScheme | QUrl::RemoveAuthority))
            .split(u'/', Qt::SkipEmptyParts);
    const Example *best = nullptr;
    for (const Example &example : m_examples) {
        if (example.method == request.verb && fits(example.segments, asked) &&
            (best == nullptr || example.literals > best->literals))
            best = &example;
    }
    return best;
}

QCoro::Task<Result<HttpAnswer>> RecordingTransport::send(HttpRequest request, Cancel)
{
    HttpAnswer answer;
    answer.url = request.url;
    answer.headers = {{"content-type", "application/json"}, {"date", "Sun, 01 Mar 2026 12:00:00 GMT"}};
    if (always) {
        answer.status = 200;
        answer.body = *always;
        co_return answer;
    }
    QJsonObject headers;
    for (const auto &[name, value] : request.headers)
        headers.insert(QString::fromLatin1(name), QString::fromLatin1(value));
    printLine({{u"call"_s, call},
               {u"method"_s, QString::fromLatin1(request.verb)},
               {u"url"_s, QString::fromLatin1(request.url.toEncoded())},
               {u"headers"_s, headers},
               {u"body"_s, QString::fromUtf8(request.body)},
               {u"file"_s, request.bodyFile}});
    if (request.url.path() == "/graphql"_L1) {
        answer.status = 200;
        answer.body = graphAnswer(request.body);
        co_return answer;
    }
    const Example *example = match(request);
    answer.status = example == nullptr ? 404 : example->status;
    answer.body = example == nullptr ? QByteArray("{}") : example->body;
    if (answer.status == 302) { // to the storage, which is not described
        answer.status = 200;
        answer.body = "log";
    }
    if (request.sink) {
        request.sink(answer.body);
        answer.body.clear();
    }
    co_return answer;
}

} // namespace tagboat
