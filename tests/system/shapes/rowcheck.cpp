// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "rowcheck.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

QJsonValue valueAt(const QJsonObject &row, const QString &keys)
{
    QJsonValue value = row;
    for (const QString &key : keys.split(u'.')) {
        bool isNumber = false;
        const int index = key.toInt(&isNumber);
        value = isNumber ? value.toArray().at(index) : value.toObject().value(key);
    }
    return value;
}

QString textOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Undefined:
        return u"(no such key)"_s;
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    default:
        return value.toVariant().toString();
    }
}

} // namespace

QString unmet(const QJsonObject &row, const QStringList &checks)
{
    QStringList lines;
    for (const QString &check : checks) {
        qsizetype at = 0;
        while (at < check.size() && check[at] != u'=' && check[at] != u'~')
            ++at;
        const QString wanted = check.sliced(at + 1);
        const QString found = textOf(valueAt(row, check.first(at)));
        if (check[at] == u'=' ? found != wanted : !found.contains(wanted))
            lines += check + u", but it is: "_s + found;
    }
    return lines.join(u'\n');
}

} // namespace tagboat::test
