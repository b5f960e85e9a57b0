// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/clock.h"
#include "ports/forge/ratemeter.h"

#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

namespace tagboat
{

/// The meter of the rate limits: how much the tightest of them leaves, and every one of them in words.
class RateLimits : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(bool known READ known NOTIFY changed)
    Q_PROPERTY(double left READ left NOTIFY changed)
    Q_PROPERTY(QString mark READ mark NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(QString details READ details NOTIFY changed)

public:
    /// @p clock outlives this.
    explicit RateLimits(const Clock &clock, QObject *parent = nullptr);

    void setLimits(const QList<AccountLimits> &limits);

    [[nodiscard]] bool known() const { return m_tightest.limit > 0 || m_heldUntil.isValid(); }
    [[nodiscard]] double left() const;     ///< of the tightest limit, from 0 to 1
    [[nodiscard]] QString mark() const;    ///< "ok", "warn" below a tenth, "bad" while nothing may be sent
    [[nodiscard]] QString text() const;    ///< "Rate limit: 4,210 left", or when it goes on
    [[nodiscard]] QString details() const; ///< a line for each limit of each account

Q_SIGNALS:
    void changed();

private:
    void measure();

    const Clock &m_clock;
    QList<AccountLimits> m_limits;
    RateMeter m_tightest;
    QDateTime m_heldUntil; ///< of the account that is held back longest; invalid: none is
    QTimer m_renewed;      ///< a limit is full again, or a wait over
};

} // namespace tagboat
