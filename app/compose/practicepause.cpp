// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/practicepause.h"

#include "base/files.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

QCoro::Task<Result<void>> PracticePause::wait(std::chrono::milliseconds time, Cancel cancel)
{
    return m_timer.wait(time, std::move(cancel));
}

std::chrono::milliseconds PracticePause::paced(std::chrono::milliseconds time) const
{
    constexpr std::chrono::milliseconds shortest(500); // a look costs the computer something
    const auto written = readFileBelow(m_harbour, u"forge/tokens.json"_s);
    const double speed = written ? QJsonDocument::fromJson(*written).object()[u"speed"_s].toDouble(1) : 1;
    if (speed <= 1 || time <= shortest)
        return time;
    const std::chrono::milliseconds fast(static_cast<qint64>(static_cast<double>(time.count()) / speed));
    return std::max(fast, shortest);
}

} // namespace tagboat
