// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <array>
#include <utility>

namespace tagboat
{

/// The first thing in an answer that has not the promised shape.
class JsonFault
{
public:
    void note(const QString &where, const QString &expected)
    {
        if (m_text.isEmpty())
            m_text = QStringLiteral("%1 is not %2").arg(where, expected);
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
};

/// An object of an answer, read field by field. A field that is missing or of another type gives an empty value and is
/// noted; the functions that end in Or take a missing field, and null, for the given value. Unknown fields are ignored.
class JsonFields
{
public:
    JsonFields(QJsonObject object, QString where, JsonFault &fault)
        : m_object(std::move(object)), m_where(std::move(where)), m_fault(&fault)
    {
    }

    [[nodiscard]] bool has(const QString &key) const;
    [[nodiscard]] QString text(const QString &key) const;
    [[nodiscard]] QString textOr(const QString &key, const QString &missing = {}) const;
    [[nodiscard]] qint64 number(const QString &key) const;
    [[nodiscard]] qint64 numberOr(const QString &key, qint64 missing = 0) const;
    [[nodiscard]] int count(const QString &key) const { return static_cast<int>(number(key)); }
    [[nodiscard]] int countOr(const QString &key, int missing = 0) const
    {
        return static_cast<int>(numberOr(key, missing));
    }
    [[nodiscard]] bool flag(const QString &key) const;
    [[nodiscard]] bool flagOr(const QString &key, bool missing = false) const;
    [[nodiscard]] QDateTime time(const QString &key) const;   ///< ISO 8601; UTC
    [[nodiscard]] QDateTime timeOr(const QString &key) const; ///< null if missing
    [[nodiscard]] QStringList textsOr(const QString &key) const;
    [[nodiscard]] JsonFields fields(const QString &key) const;
    [[nodiscard]] JsonFields fieldsOr(const QString &key) const; ///< an object without fields if missing
    [[nodiscard]] const QJsonObject &raw() const { return m_object; }

    /// Each object of the array @p key as @p read makes it.
    template <typename Read>
    auto list(const QString &key, Read read) const
    {
        if (!m_object.value(key).isArray())
            note(key, QStringLiteral("a list"));
        return listOr(key, read);
    }
    template <typename Read>
    auto listOr(const QString &key, Read read) const
    {
        return each(m_object.value(key).toArray(), where(key), *m_fault, read);
    }
    /// Each object of @p array as @p read makes it; null entries, which GraphQL has, are left out.
    template <typename Read>
    static auto each(const QJsonArray &array, const QString &where, JsonFault &fault, Read read)
    {
        QList<decltype(read(std::declval<const JsonFields &>()))> made;
        for (qsizetype i = 0; i < array.size(); ++i) {
            const QString place = QStringLiteral("%1[%2]").arg(where).arg(i);
            if (array[i].isObject())
                made.append(read(JsonFields(array[i].toObject(), place, fault)));
            else if (!array[i].isNull())
                fault.note(place, QStringLiteral("an object"));
        }
        return made;
    }

    /// The enumerator whose word stands at @p key; @p other for a word that is not known, for null, and if missing:
    /// GitHub's enumerations are open.
    template <typename Enum, std::size_t size>
    [[nodiscard]] Enum word(const QString &key, const std::array<std::pair<const char *, Enum>, size> &words,
                            Enum other) const
    {
        const QString said = textOr(key);
        for (const auto &[name, value] : words) {
            if (said.compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
                return value;
        }
        return other;
    }

private:
    [[nodiscard]] QString where(const QString &key) const;
    void note(const QString &key, const QString &expected) const { m_fault->note(where(key), expected); }

    QJsonObject m_object;
    QString m_where;
    JsonFault *m_fault;
};

/// Makes a T of an answer's object.
template <typename T>
using JsonRead = T (*)(const JsonFields &);

} // namespace tagboat
