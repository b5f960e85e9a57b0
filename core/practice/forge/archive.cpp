// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/archive.h"

namespace tagboat::practice
{

QJsonValue toStored(bool value)
{
    return value;
}

QJsonValue toStored(int value)
{
    return value;
}

QJsonValue toStored(qint64 value)
{
    return value;
}

QJsonValue toStored(double value)
{
    return value;
}

QJsonValue toStored(const QString &value)
{
    return value;
}

QJsonValue toStored(const QByteArray &value)
{
    return QString::fromLatin1(value.toBase64());
}

QJsonValue toStored(const QDateTime &value)
{
    return value.isValid() ? QJsonValue(value.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonValue toStored(const QJsonObject &value)
{
    return value;
}

QJsonValue toStored(const QJsonArray &value)
{
    return value;
}

void fromStored(const QJsonValue &stored, bool &value)
{
    value = stored.toBool(value);
}

void fromStored(const QJsonValue &stored, int &value)
{
    value = stored.toInt(value);
}

void fromStored(const QJsonValue &stored, qint64 &value)
{
    value = stored.toInteger(value);
}

void fromStored(const QJsonValue &stored, double &value)
{
    value = stored.toDouble(value);
}

void fromStored(const QJsonValue &stored, QString &value)
{
    value = stored.toString();
}

void fromStored(const QJsonValue &stored, QByteArray &value)
{
    value = QByteArray::fromBase64(stored.toString().toLatin1());
}

void fromStored(const QJsonValue &stored, QDateTime &value)
{
    value = QDateTime::fromString(stored.toString(), Qt::ISODateWithMs);
}

void fromStored(const QJsonValue &stored, QJsonObject &value)
{
    value = stored.toObject();
}

void fromStored(const QJsonValue &stored, QJsonArray &value)
{
    value = stored.toArray();
}

} // namespace tagboat::practice
