// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/errorjson.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

QJsonObject errorToJson(const Error &error)
{
    const auto orNull = [](const QString &text) {
        return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
    };
    return {{u"kind"_s, errorKindName(error.kind)},
            {u"message"_s, error.message},
            {u"detail"_s, orNull(error.detail)},
            {u"path"_s, orNull(error.path)},
            {u"line"_s, error.line > 0 ? QJsonValue(error.line) : QJsonValue(QJsonValue::Null)},
            {u"remedy"_s, orNull(error.remedy)}};
}

Error errorFromJson(const QJsonObject &object)
{
    return {errorKindFromName(object[u"kind"_s].toString()),
            object[u"message"_s].toString(),
            object[u"detail"_s].toString(),
            object[u"remedy"_s].toString(),
            object[u"path"_s].toString(),
            object[u"line"_s].toInt()};
}

} // namespace tagboat
