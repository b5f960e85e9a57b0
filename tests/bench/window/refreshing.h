// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "approvals/approvalscontroller.h"
#include "overview/overviewcontroller.h"
#include "timedapplication.h"

#include <QQuickWindow>
#include <QTimer>

namespace tagboat::bench
{

/// Lets the overview ask the forge: once on opening, while the inbox asks too, and then several times with nothing
/// changed. Says how long each took, and what frames cost meanwhile, of which one follows the other; ends the program.
class Refreshing : public QObject
{
public:
    Refreshing(TimedApplication &application, QQuickWindow &window);

private:
    void changed();
    void refreshed();
    void again();
    void finish();

    TimedApplication &m_application;
    OverviewController &m_overview;
    ApprovalsController &m_approvals;
    QTimer m_rest;
    double m_began = 0; ///< 0: nothing is measured
    double m_first = 0;
    double m_firstLongest = 0;
    QJsonArray m_unchanged;
};

} // namespace tagboat::bench
