// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0

// Tagboat's own window, measured from within.
//   tagboat-bench-window open SETTINGS DATA     until the first rows are on the screen
//   tagboat-bench-window scroll SETTINGS DATA   scrolls the overview and says what frames cost
//   tagboat-bench-window scan SETTINGS DATA     what frames and events cost while the folders are scanned
//   tagboat-bench-window edit SETTINGS DATA LARGE WAITING
//                                               opens the changelogs of two repositories and types into the large one
//   tagboat-bench-window refresh SETTINGS DATA HARBOUR WORK
//                                               asks the practice harbour's forge about the repositories in WORK
#include "desktopapplication.h"
#include "editing.h"
#include "qtdefaults.h"
#include "refreshing.h"
#include "scroller.h"

#include <QQuickStyle>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;
using tagboat::bench::findList;
using tagboat::bench::TimedApplication;

namespace
{

/// Since the program that measures started this one.
double sinceStart()
{
    return tagboat::bench::milliseconds(CLOCK_MONOTONIC) - qEnvironmentVariable("TAGBOAT_BENCH_STARTED").toDouble();
}

class Run : public QObject
{
public:
    Run(TimedApplication &application, QQuickWindow &window, QByteArray mode)
        : m_application(application), m_window(window), m_mode(std::move(mode)),
          m_overview(*window.property("overview").value<tagboat::OverviewController *>())
    {
        connect(&window, &QQuickWindow::frameSwapped, this, &Run::frame);
        connect(&m_overview, &tagboat::OverviewController::loadingChanged, this, &Run::loading);
        m_wait.setInterval(50);
        connect(&m_wait, &QTimer::timeout, this, &Run::scrollIfRead);
        if (m_mode == "scroll")
            m_wait.start();
    }

private:
    void frame()
    {
        if (m_firstFrame == 0) {
            m_firstFrame = sinceStart();
            m_application.count(m_mode == "scan"); // the frame that opens the window belongs to its start
        }
        QQuickItem *list = m_firstRows == 0 ? findList(m_window.contentItem()) : nullptr;
        if (list == nullptr)
            return;
        m_firstRows = sinceStart();
        if (m_mode == "open")
            m_application.finish({{u"firstFrame"_s, m_firstFrame}, {u"firstRows"_s, m_firstRows}});
    }

    void loading()
    {
        if (m_mode == "scan" && !m_overview.loading()) {
            QTimer::singleShot(500, this, [this] { // what the end of the scan brings belongs to it
                m_application.finish({{u"rows"_s, m_overview.rows()->rowCount()}, {u"firstRows"_s, m_firstRows}});
            });
        }
    }

    void scrollIfRead()
    {
        QQuickItem *list = findList(m_window.contentItem());
        if (m_overview.loading() || list == nullptr)
            return;
        m_wait.stop();
        m_scroller = std::make_unique<tagboat::bench::Scroller>(m_application, m_window, *list);
    }

    TimedApplication &m_application;
    QQuickWindow &m_window;
    QByteArray m_mode;
    tagboat::OverviewController &m_overview;
    QTimer m_wait;
    std::unique_ptr<tagboat::bench::Scroller> m_scroller;
    double m_firstFrame = 0;
    double m_firstRows = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    tagboat::setQtDefaults();
    TimedApplication application(argc, argv);
    QGuiApplication::setApplicationName(u"tagboat"_s);
    QQuickStyle::setStyle(u"Basic"_s);
    const QStringList arguments = QGuiApplication::arguments();
    const bool edits = arguments.value(1) == u"edit"_s;
    const bool refreshes = arguments.value(1) == u"refresh"_s;
    if (arguments.size() != (edits || refreshes ? 6 : 4))
        return 2;
    tagboat::DesktopPlaces places{arguments[2], arguments[3], {}, {}};
    if (refreshes) {
        places.practiceFolder = arguments[4];
        places.practiceWork = {arguments[5]};
    }
    tagboat::DesktopApplication desktop(places);
    if (const auto shown = desktop.show(); !shown)
        return 1;
    auto *window = qobject_cast<QQuickWindow *>(QGuiApplication::topLevelWindows().value(0));
    if (window == nullptr)
        return 1;
    if (edits) {
        const tagboat::bench::Editing editing(application, *window, arguments[4], arguments[5]);
        return QGuiApplication::exec();
    }
    if (refreshes) {
        const tagboat::bench::Refreshing refreshing(application, *window);
        return QGuiApplication::exec();
    }
    const Run run(application, *window, arguments[1].toUtf8());
    return QGuiApplication::exec();
}
