// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/jsonfields.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

QString JsonFields::where(const QString &key) const
{
    return m_where.isEmpty() ? key : m_where + u'.' + key;
}

bool JsonFields::has(const QString &key) const
{
    const QJsonValue value = m_object.value(key);
    return !value.isUndefined() && !value.isNull();
}

QString JsonFields::text(const QString &key) const
{
    if (!m_object.value(key).isString())
        note(key, u"a text"_s);
    return m_object.value(key).toString();
}

QString JsonFields::textOr(const QString &key, const QString &missing) const
{
    return has(key) ? text(key) : missing;
}

qint64 JsonFields::number(const QString &key) const
{
    const QJsonValue value = m_object.value(key);
    constexpr qint64 never = std::numeric_limits<qint64>::min();
    const qint64 number = value.toInteger(never);
    if (!value.isDouble() || number == never) {
        note(key, u"a whole number"_s);
        return 0;
    }
    return number;
}

qint64 JsonFields::numberOr(const QString &key, qint64 missing) const
{
    return has(key) ? number(key) : missing;
}

bool JsonFields::flag(const QString &key) const
{
    if (!m_object.value(key).isBool())
        note(key, u"true or false"_s);
    return m_object.value(key).toBool();
}

bool JsonFields::flagOr(const QString &key, bool missing) const
{
    return has(key) ? flag(key) : missing;
}

QDateTime JsonFields::time(const QString &key) const
{
    const QDateTime time = QDateTime::fromString(text(key), Qt::ISODate).toUTC();
    if (!time.isValid())
        note(key, u"a time"_s);
    return time;
}

QDateTime JsonFields::timeOr(const QString &key) const
{
    return has(key) ? time(key) : QDateTime();
}

QStringList JsonFields::textsOr(const QString &key) const
{
    if (has(key) && !m_object.value(key).isArray())
        note(key, u"a list"_s);
    QStringList texts;
    for (const QJsonValue value : m_object.value(key).toArray()) {
        if (!value.isString())
            note(key, u"a list of texts"_s);
        texts.append(value.toString());
    }
    return texts;
}

JsonFields JsonFields::fields(const QString &key) const
{
    if (!m_object.value(key).isObject())
        note(key, u"an object"_s);
    return {m_object.value(key).toObject(), where(key), *m_fault};
}

JsonFields JsonFields::fieldsOr(const QString &key) const
{
    return has(key) ? fields(key) : JsonFields({}, where(key), *m_fault);
}

} // namespace tagboat
