// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flightcontroller.h"
#include "joblogview.h"
#include "workrows.h"

#include <QTimer>

namespace tagboat
{

/// What a step of the release in flight follows on the forge: its workflow run, its pull request, its checks; with the
/// answers that the user can give there. Asks the forge only while the page is looked at.
class WorkflowView : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(bool active READ active WRITE setActive NOTIFY activeChanged)
    Q_PROPERTY(QString subject READ subject NOTIFY changed)
    Q_PROPERTY(int shownRow READ shownRow NOTIFY changed)
    Q_PROPERTY(bool mayDecide READ mayDecide NOTIFY changed)
    Q_PROPERTY(bool showsCurrent READ showsCurrent NOTIFY changed)
    Q_PROPERTY(QString stepTitle READ stepTitle NOTIFY changed)
    Q_PROPERTY(bool loading READ loading NOTIFY changed)
    Q_PROPERTY(bool offline READ offline NOTIFY changed)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
    Q_PROPERTY(QString troubleRemedy READ troubleRemedy NOTIFY changed)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)
    Q_PROPERTY(QString notBegun READ notBegun NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(QString runTitle READ runTitle NOTIFY changed)
    Q_PROPERTY(QString runNote READ runNote NOTIFY changed)
    Q_PROPERTY(QString runWord READ runWord NOTIFY changed)
    Q_PROPERTY(QString runTone READ runTone NOTIFY changed)
    Q_PROPERTY(bool canStop READ canStop NOTIFY changed)
    Q_PROPERTY(bool canRunAgain READ canRunAgain NOTIFY changed)
    Q_PROPERTY(QString requestTitle READ requestTitle NOTIFY changed)
    Q_PROPERTY(QString requestNote READ requestNote NOTIFY changed)
    Q_PROPERTY(QString requestWord READ requestWord NOTIFY changed)
    Q_PROPERTY(QString requestTone READ requestTone NOTIFY changed)
    Q_PROPERTY(QString mergeText READ mergeText NOTIFY changed)
    Q_PROPERTY(QStringList hindrances READ hindrances NOTIFY changed)
    Q_PROPERTY(QString checksNote READ checksNote NOTIFY changed)
    Q_PROPERTY(tagboat::WorkRowModel *jobs READ jobs CONSTANT)
    Q_PROPERTY(tagboat::WorkRowModel *gates READ gates CONSTANT)
    Q_PROPERTY(tagboat::WorkRowModel *decisions READ decisions CONSTANT)
    Q_PROPERTY(tagboat::WorkRowModel *deployments READ deployments CONSTANT)
    Q_PROPERTY(QString deploymentsNote READ deploymentsNote NOTIFY changed)
    Q_PROPERTY(tagboat::WorkRowModel *reviews READ reviews CONSTANT)
    Q_PROPERTY(tagboat::WorkRowModel *checks READ checks CONSTANT)
    Q_PROPERTY(tagboat::JobLogView *log READ log CONSTANT)

public:
    /// @p clock outlives it.
    WorkflowView(ForgeDesk &desk, FlightController &flight, const Clock &clock, QObject *parent = nullptr);
    ~WorkflowView() override;

    /// Shows what another step follows; that of the current step, or a step that follows nothing: what is current.
    Q_INVOKABLE void select(int row);
    Q_INVOKABLE void lookAgain();
    Q_INVOKABLE void stopRun();
    Q_INVOKABLE void runFailedAgain();
    /// Approves or rejects the deployment into @p environment; the release goes on after that if it rested.
    Q_INVOKABLE void decide(const QString &environment, bool approve, const QString &comment);
    Q_INVOKABLE void copyRunAddress() const;
    Q_INVOKABLE void copyRequestAddress() const;
    /// Shows or hides a job's steps, by its row's key.
    Q_INVOKABLE void toggle(const QString &job);
    Q_INVOKABLE void openLog(const QString &job);
    /// Shows a job's steps and its log; or hides the steps if they are shown.
    Q_INVOKABLE void choose(const QString &job);
    /// Whether the user can decide on a deployment into @p environment.
    Q_INVOKABLE [[nodiscard]] bool hasGate(const QString &environment) const;
    Q_INVOKABLE void dismissRefusal();

    [[nodiscard]] bool active() const { return m_active; }
    void setActive(bool active);
    /// "" for nothing, "workflow", "request" or "checks".
    [[nodiscard]] QString subject() const;
    [[nodiscard]] int shownRow() const;   ///< of the step that was selected; -1: what is current
    [[nodiscard]] bool mayDecide() const; ///< a deployment waits for the user
    [[nodiscard]] bool showsCurrent() const;
    [[nodiscard]] QString stepTitle() const;
    [[nodiscard]] bool loading() const { return !m_state && !m_trouble; }
    [[nodiscard]] bool offline() const;
    [[nodiscard]] QString trouble() const; ///< why nothing newer is known
    [[nodiscard]] QString troubleRemedy() const;
    [[nodiscard]] QString refusal() const; ///< why what the user asked for was not done
    [[nodiscard]] QString notBegun() const;
    [[nodiscard]] bool busy() const { return m_busy; } ///< what the user asked for is under way
    [[nodiscard]] QString runTitle() const;            ///< empty: there is no run
    [[nodiscard]] QString runNote() const;
    [[nodiscard]] QString runWord() const;
    [[nodiscard]] QString runTone() const;
    [[nodiscard]] bool canStop() const;
    [[nodiscard]] bool canRunAgain() const;
    [[nodiscard]] QString requestTitle() const; ///< empty: there is no pull request
    [[nodiscard]] QString requestNote() const;
    [[nodiscard]] QString requestWord() const;
    [[nodiscard]] QString requestTone() const;
    [[nodiscard]] QString mergeText() const;
    [[nodiscard]] QStringList hindrances() const;
    [[nodiscard]] QString checksNote() const; ///< what cannot be known of the checks
    [[nodiscard]] WorkRowModel *jobs() { return &m_jobs; }
    [[nodiscard]] WorkRowModel *gates() { return &m_gates; }
    [[nodiscard]] WorkRowModel *decisions() { return &m_decisions; }
    [[nodiscard]] WorkRowModel *deployments() { return &m_deployments; }
    [[nodiscard]] QString deploymentsNote() const; ///< why there are none to show; empty if they are known
    [[nodiscard]] WorkRowModel *reviews() { return &m_reviews; }
    [[nodiscard]] WorkRowModel *checks() { return &m_checks; }
    [[nodiscard]] JobLogView *log() { return &m_log; }

Q_SIGNALS:
    void changed();
    void activeChanged();

private:
    using Deed = std::function<QCoro::Task<Result<void>>(ForgePlace, Cancel)>;

    void takeRelease();
    void forget();
    void stopAsking();
    void look();
    void take(const Result<FollowedState> &answer);
    void lookLater();
    void showRows();
    void showFailure();
    void act(const Deed &deed, bool goesOnAfter);
    void resumeIfResting();
    [[nodiscard]] const StepState *step() const;
    [[nodiscard]] const WorkflowRun *run() const { return m_state && m_state->run ? &*m_state->run : nullptr; }
    [[nodiscard]] const PullRequest *request() const;
    [[nodiscard]] QDateTime now() const; ///< by the forge's clock

    ForgeDesk &m_desk;
    FlightController &m_flight;
    const Clock &m_clock;
    bool m_active = false;
    std::shared_ptr<const ReleaseState> m_release;
    QString m_selected; ///< a step's id; empty: what is current
    QString m_stepId;   ///< the step that m_work and m_state are about
    QString m_stepDetail;
    FollowedWork m_work;
    std::optional<FollowedState> m_state;
    std::optional<Error> m_trouble;
    std::optional<Error> m_refusal;
    QDateTime m_readAt;
    qint64 m_ahead = 0; ///< seconds of the forge's clock before this one
    Cancel m_cancel;
    int m_ticket = 0;
    bool m_asking = false;
    bool m_again = false; ///< to look once more, as soon as what is asked is answered
    bool m_busy = false;
    int m_quiet = 0; ///< answers without news, or no answers, in a row
    QSet<qint64> m_openedJobs;
    QSet<qint64> m_failuresShown;
    WorkRowModel m_jobs;
    WorkRowModel m_gates;
    WorkRowModel m_decisions;
    WorkRowModel m_deployments;
    WorkRowModel m_reviews;
    WorkRowModel m_checks;
    JobLogView m_log;
    QTimer m_next;
    QTimer m_tick;
};

} // namespace tagboat
