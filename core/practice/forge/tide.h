// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/archive.h"

#include <QElapsedTimer>

namespace tagboat::practice
{

/// The harbour's clock: runs @c speed times as fast as the machine's, can be put forward, and never goes back.
class Tide
{
public:
    Tide();

    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] double speed() const { return m_speed; }
    void setSpeed(double speed);
    void advance(qint64 milliseconds);

    /// What a later start continues from: speed, and how far this clock is ahead of the machine's.
    [[nodiscard]] QJsonObject stored() const;
    void restore(const QJsonObject &stored);

private:
    QDateTime m_base;
    QElapsedTimer m_since;
    double m_speed = 1;
};

} // namespace tagboat::practice
