// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/remoteprotocol.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::git
{

QJsonObject answerOf(const QList<RemoteReference> &references)
{
    QJsonArray list;
    for (const RemoteReference &reference : references)
        list.append(QJsonArray{reference.name, reference.id, reference.peeled});
    return {{u"references"_s, list}};
}

Result<QList<RemoteReference>> referencesIn(const QJsonObject &answer)
{
    if (!answer[u"references"_s].isArray())
        return fail(Error::Kind::Internal, u"The helper process gave no list of references"_s);
    QList<RemoteReference> references;
    for (const QJsonValue value : answer[u"references"_s].toArray())
        references.append({value[0].toString(), value[1].toString(), value[2].toString()});
    return references;
}

QJsonObject pushRequest(const QString &repository, const QString &url, const QList<PushUpdate> &updates)
{
    QJsonArray list;
    for (const PushUpdate &update : updates)
        list.append(QJsonArray{update.reference, update.to, update.expected});
    return {{u"operation"_s, u"push"_s}, {u"repository"_s, repository}, {u"url"_s, url}, {u"updates"_s, list}};
}

QList<PushUpdate> updatesIn(const QJsonObject &request)
{
    QList<PushUpdate> updates;
    for (const QJsonValue value : request[u"updates"_s].toArray())
        updates.append({value[0].toString(), value[1].toString(), value[2].toString()});
    return updates;
}

} // namespace tagboat::git
