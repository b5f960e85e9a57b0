// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/remoteprotocol.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace tagboat::git
{

QByteArray frameOf(const QJsonObject &message)
{
    const QByteArray body = QJsonDocument(message).toJson(QJsonDocument::Compact);
    QByteArray frame(4, '\0');
    qToBigEndian(static_cast<quint32>(body.size()), frame.data());
    return frame + body;
}

Result<std::optional<QJsonObject>> takeFrame(QByteArray &bytes)
{
    if (bytes.size() < 4)
        return std::nullopt;
    const qsizetype length = qFromBigEndian<quint32>(bytes.constData());
    if (length > frameLimit)
        return fail(Error::Kind::Invalid, u"A message between Tagboat and its git process is too long"_s);
    if (bytes.size() < 4 + length)
        return std::nullopt;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes.sliced(4, length), &problem);
    bytes.remove(0, 4 + length);
    if (!document.isObject())
        return fail(Error::Kind::Invalid, u"A message between Tagboat and its git process cannot be read"_s,
                    problem.errorString());
    return document.object();
}

QJsonObject answerOf(const Error &error)
{
    const QJsonObject value{{u"kind"_s, errorKindName(error.kind)},
                            {u"message"_s, error.message},
                            {u"detail"_s, error.detail},
                            {u"remedy"_s, error.remedy},
                            {u"path"_s, error.path},
                            {u"line"_s, error.line}};
    return {{u"error"_s, value}};
}

std::optional<Error> errorIn(const QJsonObject &answer)
{
    const QJsonValue value = answer[u"error"_s];
    if (!value.isObject())
        return std::nullopt;
    return Error{errorKindFromName(value[u"kind"_s].toString()),
                 value[u"message"_s].toString(),
                 value[u"detail"_s].toString(),
                 value[u"remedy"_s].toString(),
                 value[u"path"_s].toString(),
                 value[u"line"_s].toInt()};
}

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
        return fail(Error::Kind::Internal, u"The git process gave no list of references"_s);
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
