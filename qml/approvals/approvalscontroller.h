// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "approvalsmodel.h"
#include "decisionsmodel.h"
#include "ports/clock.h"
#include "proposal.h"
#include "release/approvaldecision.h"
#include "triallistings.h"

#include <QHash>
#include <QTimer>

#include <chrono>
#include <functional>

namespace tagboat
{

/// What the inbox asks of the forges. Each returns at once; the answer comes in the thread of @p asker, unless it is
/// gone by then.
struct ApprovalQuestions {
    template <typename Value>
    using Answer = std::function<void(Result<Value>)>;
    std::function<Cancel(QObject *asker, QList<RepositoryClone>, Answer<QList<RepositoryApprovals>>)> look;
    std::function<Cancel(QObject *asker, QList<RepositoryClone>, int limit, Answer<QList<RunDecisions>>)> history;
    TrialListings::Ask trial; ///< may be empty: then no index is asked
    /// Goes on to its end, whoever asked.
    std::function<void(QObject *asker, QList<ApprovalItem>, bool approve, QString comment,
                       Answer<QList<DecisionOutcome>>)>
        decide;
};

/// How often is asked, and how much.
struct ApprovalRhythm {
    std::chrono::milliseconds shown{30'000};        ///< between looks while the page is shown
    std::chrono::milliseconds hidden{5 * 60'000};   ///< and while it is not
    std::chrono::milliseconds history{10 * 60'000}; ///< of what was decided, and of whether a token is there by now
    int atOnce = 60;                                ///< repositories in one look; the others' turn comes in the next
    int runs = 12;                                  ///< of which decisions are read
};

/// The inbox: what waits in all repositories, what was decided, and the answers of this account.
class ApprovalsController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(tagboat::ApprovalsModel *items READ items CONSTANT)
    Q_PROPERTY(tagboat::DecisionsModel *decisions READ decisions CONSTANT)
    Q_PROPERTY(tagboat::Proposal *proposal READ proposal CONSTANT)
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY changed)
    Q_PROPERTY(int mine READ mine NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(bool asking READ asking NOTIFY changed)
    Q_PROPERTY(bool answered READ answered NOTIFY changed)
    Q_PROPERTY(int served READ served NOTIFY changed)
    Q_PROPERTY(QString errorMessage READ errorMessage NOTIFY changed)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY changed)
    Q_PROPERTY(QString errorRemedy READ errorRemedy NOTIFY changed)
    Q_PROPERTY(QString troubleMessage READ troubleMessage NOTIFY changed)
    Q_PROPERTY(QString troubleDetail READ troubleDetail NOTIFY changed)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed)

public:
    using Describe = std::function<ReleaseOfTag(const QString &clone, const QString &tag)>;
    ApprovalsController(ApprovalQuestions questions, Describe describe, ApprovalRhythm rhythm = {},
                        std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>(),
                        QObject *parent = nullptr);
    /// Cancels what is under way.
    ~ApprovalsController() override;

    /// The repositories that are asked; those that are new at once. Not @p complete: more are being found.
    void setRepositories(const QList<RepositoryClone> &repositories, bool complete = true);
    /// Something began to wait in this clone: it is asked soon.
    void hint(const QString &clone);
    /// Says in the window what could not be said outside of it; empty takes it back.
    void setNotice(const QString &notice);

    /// Asks all repositories, and what was decided.
    Q_INVOKABLE void refresh();
    /// Puts an answer to the user: to the selected rows if @p key is one of them or empty, else to that row alone.
    Q_INVOKABLE void propose(bool approve, const QString &key);
    /// Sends what the proposal says.
    Q_INVOKABLE void send(const QString &comment);
    Q_INVOKABLE void dismissRefusal();
    Q_INVOKABLE void dismissNotice() { setNotice({}); }
    Q_INVOKABLE void copy(const QString &text);

    [[nodiscard]] ApprovalsModel *items() { return &m_items; }
    [[nodiscard]] DecisionsModel *decisions() { return &m_decisions; }
    [[nodiscard]] Proposal *proposal() { return &m_proposal; }
    [[nodiscard]] bool shown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] int mine() const { return m_items.mine(); }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool asking() const { return m_look.has_value(); }
    /// Every repository was asked once, or nothing could be.
    [[nodiscard]] bool answered() const;
    [[nodiscard]] int served() const;           ///< repositories that an account is at hand for
    [[nodiscard]] QString errorMessage() const; ///< nothing could be asked; empty: something could
    [[nodiscard]] QString errorDetail() const;
    [[nodiscard]] QString errorRemedy() const;
    [[nodiscard]] QString troubleMessage() const; ///< of single repositories
    [[nodiscard]] QString troubleDetail() const;
    [[nodiscard]] QString refusal() const { return m_refusal; }
    [[nodiscard]] QString emptyText() const;
    [[nodiscard]] QString notice() const { return m_notice; }

Q_SIGNALS:
    void changed();
    /// @p count deployments wait for this account that did not before, the first time all that waited at the start.
    void arrived(int count, const QString &title, const QString &text);
    /// The timer of a deployment that waits for this account has ended: with its answer it goes on at once.
    void timerEnded(const QString &title, const QString &text);
    /// An answer was sent for a deployment of this clone, and may have been taken; those of the runs of @p tags were.
    void decided(const QString &clone, const QStringList &tags);

private:
    void lookNow(bool all);
    void lookSoon();
    void take(const QList<RepositoryClone> &asked, const Result<QList<RepositoryApprovals>> &answer);
    void merge(RepositoryApprovals answer);
    void askHistory();
    void takeOutcomes(const QList<ApprovalItem> &items, bool approve, const QString &comment,
                      const Result<QList<DecisionOutcome>> &outcomes);
    void show();
    void showDecisions();
    void tellOfNew();
    void tellOfEnded();
    void awaitTimers();
    void startTimers();
    [[nodiscard]] QList<RepositoryClone> dueNow(bool all) const;
    [[nodiscard]] bool historyDue() const;
    [[nodiscard]] const Error *outage() const;
    [[nodiscard]] QList<const RepositoryApprovals *> failing() const;
    [[nodiscard]] ReleaseOfTag describe(const QString &clone, const QString &tag) const;
    void second();

    ApprovalQuestions m_questions;
    Describe m_describe;
    ApprovalRhythm m_rhythm;
    std::shared_ptr<const Clock> m_clock;
    ApprovalsModel m_items;
    DecisionsModel m_decisions;
    Proposal m_proposal;
    TrialListings m_listings;
    QList<RepositoryClone> m_repositories;
    QHash<QString, RepositoryApprovals> m_known; ///< by clone
    QHash<QString, QDateTime> m_asked;           ///< by clone; also what another clone stood for
    QSet<QString> m_hot;                         ///< clones that are asked in the next look
    QHash<QString, RunDecisions> m_history;      ///< by run
    QHash<QString, QDateTime> m_mineAt;          ///< when this account decided here, by key of the entry
    QSet<QString> m_told;                        ///< keys that waited for this account before
    bool m_complete = false;                     ///< no more repositories are being found
    bool m_greeted = false;
    QHash<QString, QDateTime> m_timers; ///< that run for this account, by key: what ends is told of
    std::optional<Cancel> m_look;
    std::optional<Cancel> m_historyAsked;
    std::optional<Error> m_error; ///< of a whole look
    QDateTime m_historyAt;
    QString m_refusal;
    QString m_notice;
    bool m_named = false; ///< it is known which repositories there are
    bool m_shown = false;
    QTimer m_next; ///< of all whose turn it is
    QTimer m_soon; ///< of those that something is known of
    QTimer m_second;
    QTimer m_end; ///< of the next timer that ends
};

} // namespace tagboat
