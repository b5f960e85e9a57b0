// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/tide.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

Tide::Tide() : m_base(QDateTime::currentDateTimeUtc())
{
    m_since.start();
}

QDateTime Tide::now() const
{
    return m_base.addMSecs(static_cast<qint64>(static_cast<double>(m_since.elapsed()) * m_speed));
}

void Tide::setSpeed(double speed)
{
    m_base = now();
    m_since.restart();
    m_speed = speed;
}

void Tide::advance(qint64 milliseconds)
{
    m_base = m_base.addMSecs(qMax(milliseconds, 0));
}

QJsonObject Tide::stored() const
{
    return {{u"speed"_s, m_speed}, {u"aheadMs"_s, QDateTime::currentDateTimeUtc().msecsTo(now())}};
}

void Tide::restore(const QJsonObject &stored)
{
    m_base = QDateTime::currentDateTimeUtc().addMSecs(qMax(stored[u"aheadMs"_s].toInteger(), 0));
    m_since.restart();
    m_speed = stored[u"speed"_s].toDouble(1);
}

} // namespace tagboat::practice
