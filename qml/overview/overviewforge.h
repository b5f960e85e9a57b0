// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "overviewmodel.h"
#include "release/workspaceforge.h"

#include <QTimer>
#include <qqmlintegration.h>

#include <chrono>
#include <functional>

namespace tagboat
{

/// What the overview asks of the forges. Each returns at once; the answer comes in the thread of @p asker, unless it is
/// gone by then.
struct ForgeQuestions {
    using Answer = std::function<void(const Result<WorkspaceOnForge> &)>;
    using Question = std::function<Cancel(QObject *asker, QList<RepositoryClone>, Answer)>;
    Question ask;    ///< askForges()
    Question recall; ///< recallForges()
};

/// How often is asked while the window can be seen.
struct ForgeRhythm {
    std::chrono::milliseconds usual{5 * 60'000};
    std::chrono::milliseconds longest{60 * 60'000}; ///< when nobody answers: each time twice as long, up to this
};

/// Keeps what the overview says of forges up to date: on opening, on demand, and now and then while the window can be
/// seen. What was said last is shown until then, and where nobody answers, with its age.
class OverviewForge : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by OverviewController")
    Q_PROPERTY(bool asking READ asking NOTIFY changed)
    Q_PROPERTY(QString status READ status NOTIFY changed)
    Q_PROPERTY(QString errorMessage READ errorMessage NOTIFY changed)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY changed)
    Q_PROPERTY(QString errorRemedy READ errorRemedy NOTIFY changed)

public:
    explicit OverviewForge(OverviewModel &rows, QObject *parent = nullptr);
    /// Cancels what is under way.
    ~OverviewForge() override;

    /// Without questions nothing is asked, and nothing shown.
    void setQuestions(ForgeQuestions questions, ForgeRhythm rhythm = {},
                      std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>());
    /// The repositories of the workspace. What was said before of those that are new is recalled at once; they are
    /// asked for once the list is @p complete.
    void setClones(const QList<RepositoryClone> &clones, bool complete);
    /// Whether the window can be seen.
    void setShown(bool shown);

    /// Asks now, and says if nobody answers: at other times that alone is no news.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void dismissError();

    [[nodiscard]] bool asking() const { return m_look.has_value() || !m_news.isEmpty(); }
    /// When was asked; empty where there is no account.
    [[nodiscard]] QString status() const;
    [[nodiscard]] QString errorMessage() const;
    [[nodiscard]] QString errorDetail() const;
    [[nodiscard]] QString errorRemedy() const;

Q_SIGNALS:
    void changed();
    /// An answer is wholly shown.
    void refreshed();

private:
    void recall(const QList<RepositoryClone> &clones);
    void look();
    void take(const QList<RepositoryClone> &asked, const Result<WorkspaceOnForge> &answer);
    void apply();
    void schedule();
    [[nodiscard]] std::chrono::milliseconds pause() const;

    OverviewModel &m_rows;
    ForgeQuestions m_questions;
    ForgeRhythm m_rhythm;
    std::shared_ptr<const Clock> m_clock;
    QList<RepositoryClone> m_clones;
    QSet<QString> m_fresh;                  ///< clones that were never asked for
    QList<OverviewModel::ForgeNews> m_news; ///< not shown yet
    std::optional<Cancel> m_look;
    std::optional<Cancel> m_recalling;
    QDateTime m_askedAt; ///< null: never
    int m_served = 0;    ///< repositories that an account serves
    int m_failures = 0;  ///< in a row
    int m_cost = 0;
    QList<RateMeter> m_meters;
    std::optional<Error> m_error;     ///< of the last look
    std::optional<Error> m_told;      ///< what the window says of it
    std::optional<Error> m_dismissed; ///< what the user does not want to hear again
    bool m_demanded = false;          ///< the user wanted the look
    bool m_complete = false;
    bool m_shown = false;
    bool m_again = false; ///< asked for while a look was under way
    QTimer m_next;
    QTimer m_turn;
};

} // namespace tagboat
