// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/helperframe.h"

#include "base/errorjson.h"

#include <QJsonDocument>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace tagboat
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
        return fail(Error::Kind::Invalid, u"A message between Tagboat and its helper process is too long"_s);
    if (bytes.size() < 4 + length)
        return std::nullopt;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes.sliced(4, length), &problem);
    bytes.remove(0, 4 + length);
    if (!document.isObject())
        return fail(Error::Kind::Invalid, u"A message between Tagboat and its helper process cannot be read"_s,
                    problem.errorString());
    return document.object();
}

QJsonObject answerOf(const Error &error)
{
    return {{u"error"_s, errorToJson(error)}};
}

QJsonObject answerOf(const Result<void> &result)
{
    return result ? QJsonObject{{u"done"_s, true}} : answerOf(result.error());
}

std::optional<Error> errorIn(const QJsonObject &answer)
{
    const QJsonValue value = answer[u"error"_s];
    if (!value.isObject())
        return std::nullopt;
    return errorFromJson(value.toObject());
}

} // namespace tagboat
