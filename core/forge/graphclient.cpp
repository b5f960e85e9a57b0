// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/graphclient.h"

#include "base/displaytext.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr int exhaustionsAtMost = 2;

GraphFault readFault(const JsonFields &fields)
{
    GraphFault made;
    made.type = fields.textOr(u"type"_s);
    made.message = displayText(fields.textOr(u"message"_s).left(500));
    for (const QJsonValue part : fields.raw().value("path"_L1).toArray())
        made.path.append(part.isString() ? part.toString() : QString::number(part.toInt()));
    return made;
}

bool has(const QList<GraphFault> &faults, QLatin1String type)
{
    return std::any_of(faults.begin(), faults.end(), [type](const GraphFault &fault) { return fault.type == type; });
}

Result<GraphAnswer> read(const QString &doing, const HttpAnswer &http, const QByteArray &seen)
{
    GraphAnswer answer;
    answer.digest = QCryptographicHash::hash(http.body, QCryptographicHash::Sha256);
    answer.unchanged = answer.digest == seen;
    if (answer.unchanged)
        return answer;
    TB_TRY(const QJsonValue json, ApiClient::jsonOf(doing, http));
    const QByteArray digest = answer.digest;
    TB_TRY(answer, GraphClient::answerOf(doing, json.toObject()));
    answer.digest = digest;
    return answer;
}

} // namespace

Result<GraphAnswer> GraphClient::answerOf(const QString &doing, const QJsonObject &json)
{
    GraphAnswer answer;
    JsonFault shape;
    const JsonFields fields(json, {}, shape);
    answer.faults = fields.listOr(u"errors"_s, readFault);
    answer.data = fields.fieldsOr(u"data"_s).raw();
    if (!shape.text().isEmpty())
        return ApiClient::wrongShape(doing, shape);
    answer.tooLarge =
        has(answer.faults, "MAX_NODE_LIMIT_EXCEEDED"_L1) || has(answer.faults, "RESOURCE_LIMITS_EXCEEDED"_L1);
    if (!answer.data.isEmpty() || answer.tooLarge || has(answer.faults, "RATE_LIMITED"_L1))
        return answer;
    QStringList words;
    for (const GraphFault &fault : answer.faults)
        words.append(fault.message);
    return fail(Error::Kind::Invalid, u"%1 failed: the server does not accept the query"_s.arg(doing),
                words.join(u"; "_s));
}

QCoro::Task<Result<GraphAnswer>> GraphClient::query(QString doing, QByteArray text, QJsonObject variables,
                                                    Cancel cancel)
{
    const QByteArray nothing;
    return queryAgain(doing, text, variables, nothing, cancel);
}

QCoro::Task<Result<GraphAnswer>> GraphClient::queryAgain(QString doing, QByteArray text, QJsonObject variables,
                                                         QByteArray seen, Cancel cancel)
{
    const QJsonObject body{{u"query"_s, QString::fromUtf8(text)}, {u"variables"_s, variables}};
    for (int exhaustions = 0;; ++exhaustions) {
        const auto http = co_await m_api.graph(doing, body, cancel);
        if (!http)
            co_return tl::unexpected(http.error());
        if (http->status == 502 || http->status == 504) {
            GraphAnswer answer;
            answer.tooLarge = true;
            co_return answer;
        }
        const auto answer = read(doing, *http, seen);
        if (!answer || !has(answer->faults, "RATE_LIMITED"_L1))
            co_return answer;
        m_api.governor().heedExhausted(*http);
        if (exhaustions >= exhaustionsAtMost)
            co_return fail(Error::Kind::Unavailable,
                           u"%1 failed: the rate limit of the account is used up"_s.arg(doing),
                           answer->faults.first().message, u"Wait, then try again."_s);
    }
}

} // namespace tagboat
