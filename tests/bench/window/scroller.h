// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "timedapplication.h"

#include <QQuickItem>
#include <QQuickWindow>

namespace tagboat::bench
{

/// The first list in @p item that has rows.
inline QQuickItem *findList(QQuickItem *item)
{
    if (item->inherits("QQuickListView") && item->isVisible() && item->property("count").toInt() > 0)
        return item;
    for (QQuickItem *child : item->childItems()) {
        if (QQuickItem *found = findList(child))
            return found;
    }
    return nullptr;
}

/// Scrolls a list by a good three rows a frame, down and up again, and ends the program.
class Scroller : public QObject
{
public:
    Scroller(TimedApplication &application, QQuickWindow &window, QQuickItem &list)
        : m_application(application), m_list(list)
    {
        connect(&window, &QQuickWindow::afterAnimating, this, [this] { step(); });
        connect(&window, &QQuickWindow::frameSwapped, &window, &QQuickWindow::update);
        window.update();
    }

private:
    void step()
    {
        constexpr int warmUp = 40;
        constexpr int measured = 400;
        constexpr double distance = 130;
        const double end = m_list.property("contentHeight").toDouble() - m_list.height();
        double y = m_list.property("contentY").toDouble() + m_direction * distance;
        if (y < 0 || y > end)
            m_direction = -m_direction;
        m_list.setProperty("contentY", std::clamp(y, 0.0, std::max(end, 0.0)));
        m_application.count(++m_steps > warmUp);
        if (m_steps == warmUp + measured)
            m_application.finish();
    }

    TimedApplication &m_application;
    QQuickItem &m_list;
    int m_direction = 1;
    int m_steps = 0;
};

} // namespace tagboat::bench
