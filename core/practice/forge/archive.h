// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace tagboat::practice
{

class FieldWriter;
class FieldReader;

/// A struct whose template member fields(archive) names each of its fields once: archive("name", name).
template <typename T>
concept Archived = requires(T &value, FieldWriter &writer)
{
    value.fields(writer);
};

QJsonValue toStored(bool value);
QJsonValue toStored(int value);
QJsonValue toStored(qint64 value);
QJsonValue toStored(double value);
QJsonValue toStored(const QString &value);
QJsonValue toStored(const QByteArray &value);
QJsonValue toStored(const QDateTime &value);
QJsonValue toStored(const QJsonObject &value);
QJsonValue toStored(const QJsonArray &value);
void fromStored(const QJsonValue &stored, bool &value);
void fromStored(const QJsonValue &stored, int &value);
void fromStored(const QJsonValue &stored, qint64 &value);
void fromStored(const QJsonValue &stored, double &value);
void fromStored(const QJsonValue &stored, QString &value);
void fromStored(const QJsonValue &stored, QByteArray &value);
void fromStored(const QJsonValue &stored, QDateTime &value);
void fromStored(const QJsonValue &stored, QJsonObject &value);
void fromStored(const QJsonValue &stored, QJsonArray &value);
template <Archived T>
QJsonValue toStored(const T &value);
template <Archived T>
void fromStored(const QJsonValue &stored, T &value);

template <typename T>
QJsonValue toStored(const QList<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toStored(value));
    return array;
}

template <typename T>
void fromStored(const QJsonValue &stored, QList<T> &values)
{
    for (const QJsonValue item : stored.toArray()) {
        values.append(T());
        fromStored(item, values.last());
    }
}

template <typename T>
QJsonValue toStored(const QMap<QString, T> &values)
{
    QJsonObject object;
    for (const auto &[key, value] : values.asKeyValueRange())
        object.insert(key, toStored(value));
    return object;
}

template <typename T>
void fromStored(const QJsonValue &stored, QMap<QString, T> &values)
{
    const QJsonObject object = stored.toObject();
    for (auto item = object.begin(); item != object.end(); ++item)
        fromStored(item.value(), values[item.key()]);
}

template <typename T>
QJsonValue toStored(const std::optional<T> &value)
{
    return value ? toStored(*value) : QJsonValue();
}

template <typename T>
void fromStored(const QJsonValue &stored, std::optional<T> &value)
{
    if (!stored.isNull() && !stored.isUndefined())
        fromStored(stored, value.emplace());
}

/// Collects a struct's fields into a JSON object.
class FieldWriter
{
public:
    template <typename T>
    FieldWriter &operator()(const char *name, const T &value)
    {
        m_object.insert(QString::fromLatin1(name), toStored(value));
        return *this;
    }
    [[nodiscard]] const QJsonObject &object() const { return m_object; }

private:
    QJsonObject m_object;
};

/// Fills a struct's fields from a JSON object; one that is missing keeps its default.
class FieldReader
{
public:
    explicit FieldReader(QJsonObject object) : m_object(std::move(object)) {}
    template <typename T>
    FieldReader &operator()(const char *name, T &value)
    {
        if (const auto found = m_object.constFind(QString::fromLatin1(name)); found != m_object.constEnd())
            fromStored(found.value(), value);
        return *this;
    }

private:
    QJsonObject m_object;
};

template <Archived T>
QJsonValue toStored(const T &value)
{
    FieldWriter writer;
    const_cast<T &>(value).fields(writer); // fields() serves both directions and the writer changes nothing
    return writer.object();
}

template <Archived T>
void fromStored(const QJsonValue &stored, T &value)
{
    FieldReader reader(stored.toObject());
    value.fields(reader);
}

} // namespace tagboat::practice
