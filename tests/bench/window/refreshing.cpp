// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "refreshing.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat::bench
{

namespace
{
constexpr int rounds = 5;
constexpr int restMs = 700;
} // namespace

Refreshing::Refreshing(TimedApplication &application, QQuickWindow &window)
    : m_application(application), m_overview(*window.property("overview").value<OverviewController *>()),
      m_approvals(*window.property("approvals").value<ApprovalsController *>())
{
    connect(&window, &QQuickWindow::frameSwapped, &window, &QQuickWindow::update);
    connect(m_overview.forge(), &OverviewForge::changed, this, &Refreshing::changed);
    connect(m_overview.forge(), &OverviewForge::refreshed, this, &Refreshing::refreshed);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &Refreshing::again);
}

void Refreshing::changed()
{
    if (m_first > 0 || m_began > 0 || !m_overview.forge()->asking())
        return;
    m_application.count(true);
    m_application.takeLongest();
    m_began = milliseconds(CLOCK_MONOTONIC);
}

void Refreshing::refreshed()
{
    const double took = milliseconds(CLOCK_MONOTONIC) - std::exchange(m_began, 0);
    if (m_first == 0) {
        m_first = took;
        m_firstLongest = m_application.takeLongest();
    } else if (m_rest.isActive()) {
        return; // one that nobody here asked for
    } else {
        m_unchanged.append(took);
    }
    m_application.count(false);
    m_rest.start();
}

void Refreshing::again()
{
    if (m_approvals.asking() || m_overview.forge()->asking() || m_overview.loading())
        return; // it is to be alone
    m_rest.stop();
    if (m_unchanged.size() == rounds)
        return finish();
    m_application.count(true);
    m_began = milliseconds(CLOCK_MONOTONIC);
    m_overview.forge()->refresh();
}

void Refreshing::finish()
{
    int told = 0;
    for (const OverviewModel::Row &row : m_overview.model()->rows())
        told += row->forge.detail.isEmpty() ? 0 : 1;
    m_application.finish({{u"first"_s, m_first},
                          {u"firstLongest"_s, m_firstLongest},
                          {u"unchanged"_s, m_unchanged},
                          {u"unchangedLongest"_s, m_application.takeLongest()},
                          {u"rows"_s, m_overview.rows()->rowCount()},
                          {u"told"_s, told}});
}

} // namespace tagboat::bench
