// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "ratelimits.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr double low = 0.1;

double shareOf(const RateMeter &meter)
{
    return meter.limit <= 0 ? 1 : double(meter.remaining) / meter.limit;
}

QString timeOf(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().time(), QLocale::ShortFormat);
}

QString amounts(const RateMeter &meter)
{
    return QObject::tr("%1 of %2 left").arg(QLocale().toString(meter.remaining), QLocale().toString(meter.limit));
}

} // namespace

RateLimits::RateLimits(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_renewed.setSingleShot(true);
    connect(&m_renewed, &QTimer::timeout, this, &RateLimits::measure);
}

void RateLimits::setLimits(const QList<AccountLimits> &limits)
{
    m_limits = limits;
    measure();
}

void RateLimits::measure()
{
    const QDateTime now = m_clock.now();
    m_tightest = {};
    m_heldUntil = {};
    QDateTime next;
    const auto until = [&next, &now](const QDateTime &time) {
        if (time > now && (!next.isValid() || time < next))
            next = time;
    };
    for (const AccountLimits &account : m_limits) {
        if (account.heldUntil > now && (!m_heldUntil.isValid() || account.heldUntil > m_heldUntil))
            m_heldUntil = account.heldUntil;
        until(account.heldUntil);
        for (RateMeter meter : account.meters) {
            until(meter.reset);
            if (meter.reset <= now)
                meter.remaining = meter.limit;
            if (m_tightest.limit == 0 || shareOf(meter) < shareOf(m_tightest))
                m_tightest = meter;
        }
    }
    if (next.isValid())
        m_renewed.start(std::chrono::milliseconds(now.msecsTo(next) + 1000));
    Q_EMIT changed();
}

double RateLimits::left() const
{
    return std::clamp(shareOf(m_tightest), 0.0, 1.0);
}

QString RateLimits::mark() const
{
    return m_heldUntil.isValid() ? u"bad"_s : left() < low ? u"warn"_s : u"ok"_s;
}

QString RateLimits::text() const
{
    return m_heldUntil.isValid() ? tr("Rate limit: until %1").arg(timeOf(m_heldUntil))
                                 : tr("Rate limit: %1 left").arg(QLocale().toString(m_tightest.remaining));
}

QString RateLimits::details() const
{
    QStringList lines;
    for (const AccountLimits &account : m_limits) {
        for (const RateMeter &meter : account.meters)
            lines.append(tr("%1, %2: %3 %4, full again at %5")
                             .arg(account.host, account.login, meter.resource, amounts(meter), timeOf(meter.reset)));
        if (account.heldUntil > m_clock.now())
            lines.append(tr("%1 wants no request before %2").arg(account.host, timeOf(account.heldUntil)));
    }
    return lines.join(u'\n');
}

} // namespace tagboat
