// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogcontroller.h"
#include "timedapplication.h"

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>

#include <functional>

namespace tagboat::bench
{

/// Opens changelogs in the window, types into one as a person does, and says what that cost; ends the program.
class Editing : public QObject
{
public:
    /// @p large holds the changelog to type in, @p waiting one that commits wait for.
    Editing(TimedApplication &application, QQuickWindow &window, const QString &large, const QString &waiting);

private:
    using Next = std::function<void()>;
    void after(int milliseconds, Next next);
    /// Opens a changelog; how long it took until it was on the screen is added to @p times.
    void open(const QString &repository, QJsonArray *times, Next next);
    void openDrafts(int round);
    void editCards(int round);
    void editSource(int round);
    /// Types a letter, and the others after it; what each cost until a frame showed it is added to @p costs.
    void type(const QString &letters, QJsonArray *costs, Next next);
    /// Sends a key; what that and all up to the frame that follows cost is added to @p costs.
    void press(int key, const QString &text, QJsonArray *costs, Next next);
    void whenDrawn(Next next);
    void finish();

    TimedApplication &m_application;
    QQuickWindow &m_window;
    ChangelogController &m_changelog;
    QString m_large;
    QString m_waiting;
    Next m_drawn; ///< what waits for a frame
    QJsonArray m_first, m_again, m_openBlocked, m_drafts;
    QJsonArray m_cardKeys, m_cardEnds, m_cardBlocked;
    QJsonArray m_sourceKeys, m_sourceBlocked;
};

} // namespace tagboat::bench
