// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/wake.h"
#include "ports/pause.h"
#include "release/releasestate.h"
#include "release/step.h"

#include <QCoroTask>
#include <QHash>

#include <functional>

namespace tagboat
{

/// What happens, as it happens: the one stream that command line, window, timeline and notifications read.
struct ReleaseEvent {
    QDateTime at;
    QString release;
    QString step; ///< empty for the release as a whole
    RunState state = RunState::Pending;
    QString title;
    QString detail;
    QString waitsOn;
    std::optional<Error> error;
    /// A line of a step's output, not a change of state; with waitsOn "limit" or "answer" it says that a request to the
    /// forge is held back for a while.
    bool log = false;
    [[nodiscard]] QJsonObject toJson() const;
};

/// What the engine works with; app/compose fills it.
struct EnginePorts {
    Git &git;
    GitRemote &remote;
    ProcessRunner &processes;
    Journal &journal;
    const Clock &clock;
    ForgePlaces *forges = nullptr; ///< nullptr: no forge is known
    Pause *pause = nullptr;        ///< nullptr: the engine follows nothing
};

/// How far a run may go by itself.
struct RunPolicy {
    bool confirmAll = false;       ///< the user agreed to every step that cannot be undone when the plan was shown
    bool follow = false;           ///< while a step waits for others, look again from time to time instead of returning
    std::optional<Wake> wake = {}; ///< called when it is worth another look before that time
    QString allows = {};           ///< the step that cannot be undone, that the user saw the release stop before
};

/// Runs plans. The engine holds no state of its own: everything is read from the journal, and written there before and
/// after each effect, so that any process can go on where another one was killed. Lives in one thread.
class Engine
{
public:
    using Listener = std::function<void(const ReleaseEvent &)>;

    Engine(EnginePorts ports, Listener listener);
    ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    /// Stores @p plan and runs it. Busy or Conflict if the repository has a release under way.
    QCoro::Task<Result<ReleaseState>> start(Plan plan, RunPolicy policy, Cancel cancel);
    /// Goes on with a release. Of the steps that cannot be undone, it confirms the one that @p policy allows by name,
    /// if it has stopped before that.
    QCoro::Task<Result<ReleaseState>> resume(QString release, RunPolicy policy, Cancel cancel);
    /// Goes on with a release that waits for the workflow run of one of @p tags, which were answered: to follow it
    /// sends nothing, and no step is confirmed by that. One that stands elsewhere, failed, or is run by another program
    /// is left as it is.
    QCoro::Task<Result<ReleaseState>> follow(QString release, QStringList tags, RunPolicy policy, Cancel cancel);
    /// Stores the user's answer to a waiting step ("good" or "failed"). Does not run.
    Result<void> answer(const QString &release, const QString &step, const QString &answer);
    /// Stores @p revision as the release's plan, after recovery.h made it. Does not run.
    Result<void> revise(const QString &release, const Plan &revision);
    /// Gives a release up. What stands on the remote stays; file edits that were not committed yet are taken back.
    /// Where a step on the remote was begun and not ended, it is asked first what stands there, so that the journal
    /// says so.
    QCoro::Task<Result<ReleaseState>> abort(QString release, Cancel cancel);
    /// A release as the journal tells it.
    Result<ReleaseState> state(const QString &release);
    /// The newest release of a repository that has not ended; nothing if there is none.
    Result<std::optional<ReleaseState>> unfinished(const QString &repository);

private:
    QCoro::Task<Result<ReleaseState>> run(QString release, RunPolicy policy, Cancel cancel);
    QCoro::Task<Result<bool>> runStep(ReleaseState state, LocalRepository *repository, RunPolicy policy, Cancel cancel);
    QCoro::Task<Result<bool>> settle(ReleaseState state, Step *step, StepContext *context, QJsonObject inputs,
                                     RunPolicy policy);
    struct Watch;
    QCoro::Task<Result<bool>> waitOn(ReleaseState state, StepSpec spec, Finding finding, Watch *watch, RunPolicy policy,
                                     Cancel cancel);
    QCoro::Task<Result<bool>> nap(std::chrono::seconds time, Watch *watch, RunPolicy policy, Cancel cancel);
    QCoro::Task<Result<bool>> outlast(ReleaseState state, StepSpec spec, Error silence, Watch *watch, Cancel cancel);
    QCoro::Task<Result<void>> endWithAbort(ReleaseState state, Cancel cancel);
    [[nodiscard]] StepContext contextOf(const ReleaseState &state, LocalRepository &repository,
                                        const QMap<QString, QJsonObject> &facts, const Cancel &cancel);
    Result<void> append(const ReleaseState &state, JournalRecord::Type type, const QString &step, QJsonObject data);
    Result<void> append(const QString &release, JournalRecord::Type type, const QString &step, QJsonObject data);
    Result<void> stop(const ReleaseState &state, const StepSpec &spec, const Error &error);
    void emitEvent(const QString &release, const StepSpec &spec, RunState state, const QString &detail,
                   const QString &waitsOn = {}, const std::optional<Error> &error = {});
    void emitRelease(const ReleaseState &state);
    void tellWait(const ForgeWait &wait);

    EnginePorts m_ports;
    Listener m_listener;
    QHash<QString, StepSpec> m_underWay; ///< the step that runs, by release
};

} // namespace tagboat
