// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/overviewmemory.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Of what is kept: another one is not understood, and not used.
constexpr const char *form = "overview 1";
/// What nobody asked about for so long is no longer dated, and so forgotten.
constexpr qint64 longestSeconds = qint64(90) * 24 * 60 * 60;

} // namespace

AnswerKey OverviewMemory::keyOf(const QByteArray &what) const
{
    const ForgeAccount &account = m_api.account();
    return {AnswerKey::accountOf(account.host.name, account.login), account.token.fingerprint(),
            account.host.graph.toEncoded() + '#' + what, "application/json", form};
}

QJsonObject OverviewMemory::objectAt(const AnswerKey &key) const
{
    // A memory that does not answer remembers nothing.
    const auto stored = m_api.cache().find(key).value_or(std::nullopt);
    return stored ? QJsonDocument::fromJson(stored->body).object() : QJsonObject();
}

void OverviewMemory::store(const AnswerKey &key, const QJsonObject &object)
{
    const QByteArray body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    const auto stored = m_api.cache().find(key).value_or(std::nullopt);
    if (!stored || stored->body != body)
        (void)m_api.cache().store(key, {{}, {}, body, m_api.clock().now()}); // what is not kept is asked for again
}

QJsonObject &OverviewMemory::times()
{
    if (!m_times)
        m_times = objectAt(keyOf("overview-asked"));
    return *m_times;
}

void OverviewMemory::keep(const RepositoryName &repository, const QJsonValue &card, const QList<GraphFault> &faults)
{
    QJsonArray errors;
    for (const GraphFault &fault : faults) {
        QStringList path = fault.path;
        path[0] = alias();
        errors.append(QJsonObject{
            {u"type"_s, fault.type}, {u"message"_s, fault.message}, {u"path"_s, QJsonArray::fromStringList(path)}});
    }
    store(keyOf("overview/" + repository.full().toUtf8()),
          {{u"data"_s, QJsonObject{{alias(), card}}}, {u"errors"_s, errors}});
}

void OverviewMemory::confirm(const QList<RepositoryName> &repositories)
{
    const qint64 now = m_api.clock().now().toSecsSinceEpoch();
    QJsonObject &known = times();
    for (auto time = known.begin(); time != known.end();)
        time = now - time->toInteger() > longestSeconds ? known.erase(time) : time + 1;
    for (const RepositoryName &repository : repositories)
        known.insert(repository.full(), now);
    store(keyOf("overview-asked"), known);
}

std::optional<OverviewMemory::Kept> OverviewMemory::recall(const RepositoryName &repository)
{
    const qint64 asked = times().value(repository.full()).toInteger();
    const QJsonObject object = objectAt(keyOf("overview/" + repository.full().toUtf8()));
    if (asked == 0 || object.isEmpty())
        return std::nullopt;
    const auto answer = GraphClient::answerOf(u"Recalling the overview"_s, object);
    if (!answer)
        return std::nullopt;
    return Kept{*answer, QDateTime::fromSecsSinceEpoch(asked, Qt::UTC)};
}

} // namespace tagboat
