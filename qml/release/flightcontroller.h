// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flightmodels.h"
#include "release/releasedesk.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <qqmlintegration.h>

namespace tagboat
{

/// One release in flight: its steps, its output, and what the user may do now.
class FlightController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString releaseId READ releaseId NOTIFY changed)
    Q_PROPERTY(QString packageName READ packageName NOTIFY changed)
    Q_PROPERTY(QString version READ version NOTIFY changed)
    Q_PROPERTY(QString releaseState READ releaseState NOTIFY changed)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString situation READ situation NOTIFY changed)
    Q_PROPERTY(QString situationWord READ situationWord NOTIFY changed)
    Q_PROPERTY(QString situationTone READ situationTone NOTIFY changed)
    Q_PROPERTY(QString headline READ headline NOTIFY changed)
    Q_PROPERTY(QString explanation READ explanation NOTIFY changed)
    Q_PROPERTY(QString goOnText READ goOnText NOTIFY changed)
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(QString stepTitle READ stepTitle NOTIFY changed)
    Q_PROPERTY(QString failureMessage READ failureMessage NOTIFY changed)
    Q_PROPERTY(QString failureDetail READ failureDetail NOTIFY changed)
    Q_PROPERTY(QString failureRemedy READ failureRemedy NOTIFY changed)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed)
    Q_PROPERTY(QStringList standing READ standing NOTIFY changed)
    Q_PROPERTY(QStringList commandsToAllow READ commandsToAllow NOTIFY changed)
    Q_PROPERTY(bool running READ running NOTIFY changed)
    Q_PROPERTY(bool stopping READ stopping NOTIFY changed)
    Q_PROPERTY(bool waitsForVerdict READ waitsForVerdict NOTIFY changed)
    Q_PROPERTY(bool canReplaceCandidate READ canReplaceCandidate NOTIFY changed)
    Q_PROPERTY(bool waitsForConfirmation READ waitsForConfirmation NOTIFY changed)
    Q_PROPERTY(bool canResume READ canResume NOTIFY changed)
    Q_PROPERTY(bool canAbort READ canAbort NOTIFY changed)
    Q_PROPERTY(bool planningRecovery READ planningRecovery NOTIFY changed)
    Q_PROPERTY(QStringList recoverySteps READ recoverySteps NOTIFY changed)
    Q_PROPERTY(QString log READ log NOTIFY logChanged)
    Q_PROPERTY(tagboat::FlightStepModel *steps READ steps CONSTANT)

public:
    FlightController(ReleaseDesk &desk, ReleaseListModel &releases, QObject *parent = nullptr);

    Q_INVOKABLE void open(const QString &release);
    Q_INVOKABLE void resume();
    /// Allows the commands that commandsToAllow() shows and goes on.
    Q_INVOKABLE void allowCommandsAndResume();
    /// Does what the button goOnText() says.
    Q_INVOKABLE void goOn();
    /// It runs here, and what it waits for may have changed: it looks at once.
    void lookNow();
    Q_INVOKABLE void pause();
    /// Gives the release up; one that runs stops first.
    Q_INVOKABLE void abort();
    /// The candidate is good: go on.
    Q_INVOKABLE void promote();
    /// The candidate failed: plan the next one; recoverySteps() shows it.
    Q_INVOKABLE void planRecovery();
    /// Runs what recoverySteps() shows.
    Q_INVOKABLE void recover();
    Q_INVOKABLE void dismissRecovery();
    Q_INVOKABLE void dismissRefusal();

    [[nodiscard]] QString releaseId() const { return m_id; }
    [[nodiscard]] const std::shared_ptr<const ReleaseState> &release() const { return m_release; }
    [[nodiscard]] QString packageName() const;
    [[nodiscard]] QString version() const;
    [[nodiscard]] QString releaseState() const;
    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QString title() const;
    /// What the page is about now: running, stopping, verdict, confirmation, commands, failed, waiting, paused,
    /// interrupted, done, aborted; empty while the release is not read yet.
    [[nodiscard]] QString situation() const;
    [[nodiscard]] QString situationWord() const; ///< a word or two for the chip
    [[nodiscard]] QString situationTone() const;
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString explanation() const;
    [[nodiscard]] QString goOnText() const; ///< the button that goes on; empty if there is no such thing to do
    [[nodiscard]] QString question() const;
    [[nodiscard]] QString stepTitle() const;
    [[nodiscard]] QString failureMessage() const;
    [[nodiscard]] QString failureDetail() const;
    [[nodiscard]] QString failureRemedy() const;
    [[nodiscard]] QString refusal() const;
    [[nodiscard]] QStringList standing() const; ///< what has taken effect so far
    [[nodiscard]] QStringList commandsToAllow() const;
    [[nodiscard]] bool running() const { return m_running.contains(m_id); }
    /// It was asked to stop, and the step that is under way has not let go yet.
    [[nodiscard]] bool stopping() const { return running() && m_stopping.contains(m_id); }
    [[nodiscard]] bool waitsForVerdict() const;
    [[nodiscard]] bool canReplaceCandidate() const;
    [[nodiscard]] bool waitsForConfirmation() const;
    [[nodiscard]] bool canResume() const;
    [[nodiscard]] bool canAbort() const;
    [[nodiscard]] bool planningRecovery() const { return m_ticket != 0; }
    [[nodiscard]] QStringList recoverySteps() const;
    [[nodiscard]] QString log() const { return m_log; }
    [[nodiscard]] FlightStepModel *steps() { return &m_steps; }

Q_SIGNALS:
    void changed();
    void logChanged();

private:
    void take(const std::shared_ptr<const ReleaseState> &release);
    void hear(const ReleaseEvent &event);
    void act();
    [[nodiscard]] bool agreed() const { return m_agreed.contains(m_id); }
    void setRunning(const QString &release, bool running);
    [[nodiscard]] const StepState *current() const;
    [[nodiscard]] const Error *failure() const;

    ReleaseDesk &m_desk;
    ReleaseListModel &m_releases;
    QString m_id;
    std::shared_ptr<const ReleaseState> m_release;
    std::shared_ptr<const ReleasePreview> m_recovery;
    std::optional<Error> m_refusal;
    int m_ticket = 0;
    /// Releases whose irreversible steps were all named and agreed to in this window; any other stops before each of
    /// them.
    QSet<QString> m_agreed;
    QSet<QString> m_running; ///< what this program runs; the journal alone cannot tell that from a killed run
    enum class Stopping { ToPause, ToAbort };
    QHash<QString, Stopping> m_stopping; ///< what was asked to stop, and what for
    QString m_log;
    FlightStepModel m_steps;
};

} // namespace tagboat
