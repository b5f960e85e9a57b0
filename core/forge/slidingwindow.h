// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>

#include <chrono>
#include <deque>

namespace tagboat
{

/// So many points in so much time, wherever the time begins.
class SlidingWindow
{
public:
    SlidingWindow(int limit, std::chrono::milliseconds span) : m_limit(limit), m_span(span) {}

    /// How long until @p points more fit in; 0 if they do now.
    [[nodiscard]] std::chrono::milliseconds delay(const QDateTime &now, int points)
    {
        forget(now);
        int used = points;
        for (const auto &[at, spent] : m_spent)
            used += spent;
        for (const auto &[at, spent] : m_spent) {
            if (used <= m_limit)
                break;
            used -= spent;
            if (used <= m_limit)
                return std::chrono::milliseconds(now.msecsTo(at) + m_span.count());
        }
        return std::chrono::milliseconds(0);
    }
    void spend(const QDateTime &now, int points) { m_spent.emplace_back(now, points); }

private:
    void forget(const QDateTime &now)
    {
        while (!m_spent.empty() && m_spent.front().first.msecsTo(now) >= m_span.count())
            m_spent.pop_front();
    }

    int m_limit;
    std::chrono::milliseconds m_span;
    std::deque<std::pair<QDateTime, int>> m_spent;
};

} // namespace tagboat
