// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QEvent>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>

namespace tagboat::bench
{

inline double milliseconds(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) * 1000 + double(now.tv_nsec) / 1e6;
}

/// What the window's thread worked, in milliseconds: other programs do not count.
inline double worked()
{
    return milliseconds(CLOCK_THREAD_CPUTIME_ID);
}

/// Notes what each event costs the window's thread. As long as one is handled, no key and no click is.
class TimedApplication : public QGuiApplication
{
public:
    using QGuiApplication::QGuiApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool isFrame = event->type() == QEvent::UpdateRequest;
        const bool isOuter = m_depth++ == 0;
        const double began = worked();
        const double beganAt = milliseconds(CLOCK_MONOTONIC);
        const QString name =
            QStringLiteral("%1 of %2").arg(event->type()).arg(QString::fromLatin1(receiver->metaObject()->className()));
        const bool done = QGuiApplication::notify(receiver, event);
        --m_depth;
        if (m_counts && isFrame)
            m_frames.append(worked() - began);
        if (m_counts && isOuter) {
            if (const double took = worked() - began; took > m_longest) {
                m_longest = took;
                m_longestName = name;
            }
            m_longestWall = std::max(m_longestWall, milliseconds(CLOCK_MONOTONIC) - beganAt);
        }
        return done;
    }

    void count(bool counts) { m_counts = counts; }
    /// What the longest event cost since this was last asked.
    double takeLongest() { return std::exchange(m_longest, 0); }
    [[nodiscard]] qsizetype frameCount() const { return m_frames.size(); }

    /// Prints what was noted, and what else is to be said, as one line of JSON; ends the program.
    void finish(QJsonObject report = {})
    {
        report[QStringLiteral("frames")] = m_frames;
        report[QStringLiteral("longest")] = m_longest;
        report[QStringLiteral("longestName")] = m_longestName;
        report[QStringLiteral("longestWall")] = m_longestWall;
        std::puts(QJsonDocument(report).toJson(QJsonDocument::Compact).constData());
        exit(0); // quit() would ask the window, which does not close over changes that were not saved
    }

private:
    int m_depth = 0;
    bool m_counts = false;
    QJsonArray m_frames;
    double m_longest = 0;
    QString m_longestName;
    double m_longestWall = 0;
};

} // namespace tagboat::bench
