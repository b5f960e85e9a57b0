// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/releasedesk.h"

#include "release/inflight.h"

#include <QCoroTask>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tagboat
{

/// Lives in the desk's thread and owns the service there.
class ReleaseDesk::Worker : public QObject
{
public:
    Worker(ReleaseDesk &desk, std::function<ServicePorts()> makePorts) : m_desk(desk), m_makePorts(std::move(makePorts))
    {
    }

    void preview(int ticket, QString repository, PlanRequest request)
    {
        m_previewCancel.request();
        m_previewCancel = Cancel();
        runPreview(ticket, std::move(repository), std::move(request), m_previewCancel);
    }

    void previewRecovery(int ticket, QString release)
    {
        m_previewCancel.request();
        m_previewCancel = Cancel();
        runRecoveryPreview(ticket, std::move(release), m_previewCancel);
    }

    void start(Plan plan, bool confirmAll, bool allow) { runStart(std::move(plan), confirmAll, allow); }

    void resume(QString release, bool confirmAll, bool allow, QString allows)
    {
        if (!refuseWhileRunning(release))
            runResume(std::move(release), confirmAll, allow, std::move(allows));
    }

    void promote(const QString &release, bool confirmAll)
    {
        if (refuseWhileRunning(release))
            return;
        const auto answered = answerGood(release);
        if (!answered) {
            refuse(release, answered.error());
            return;
        }
        runResume(release, confirmAll, false);
    }

    void recover(const QString &release, const Plan &revision, bool confirmAll)
    {
        if (refuseWhileRunning(release))
            return;
        const auto engine = service().engine();
        const auto revised =
            engine ? (*engine)->revise(release, revision) : Result<void>(tl::unexpected(engine.error()));
        if (!revised) {
            refuse(release, revised.error());
            return;
        }
        runResume(release, confirmAll, false);
    }

    void pause(const QString &release)
    {
        if (!m_running.contains(release))
            return;
        m_paused.insert(release);
        m_running[release].request();
    }

    void lookAgain(const QString &release)
    {
        if (m_wakes.contains(release))
            m_wakes[release].call();
    }

    void answered(const QString &repository, const QStringList &tags)
    {
        const auto release = service().unfinished(repository);
        if (!release) {
            if (release.error().kind != Error::Kind::NotFound)
                Q_EMIT m_desk.refused({}, release.error());
            return;
        }
        const QString id = release->id;
        lookAgain(id);
        const bool busy = m_running.contains(id) || m_aborting.contains(id);
        if (!busy && !m_paused.contains(id) && restsAtWorkflowOf(*release, tags))
            runFollow(id, tags);
    }

    void abort(const QString &release)
    {
        if (m_running.contains(release)) {
            m_giveUp.insert(release); // finished() goes on from here, when the step has let go
            pause(release);
            return;
        }
        if (!m_aborting.contains(release))
            runAbort(release);
    }

    void refresh()
    {
        const auto all = service().releases({});
        if (!all) {
            Q_EMIT m_desk.refused({}, all.error());
            return;
        }
        QList<std::shared_ptr<const ReleaseState>> list;
        for (const ReleaseState &state : *all)
            list.append(std::make_shared<const ReleaseState>(state));
        Q_EMIT m_desk.releasesReady(list);
    }

    /// Cancels everything; the thread ends when the last task has, since a task that waits still uses this object.
    void close()
    {
        m_closing = true;
        m_previewCancel.request();
        if (m_awaited)
            m_awaited->cancel.request();
        for (Cancel &cancel : m_running)
            cancel.request();
        for (Cancel &cancel : m_aborting)
            cancel.request();
        endIfIdle();
    }

private:
    /// A release that was started and has no id yet.
    struct Awaited {
        Cancel cancel;
        Wake wake;
        std::shared_ptr<QString> release; ///< the id, as soon as the first event tells it
    };

    /// Counts the tasks that are under way.
    class Active
    {
    public:
        explicit Active(Worker &worker) : m_worker(worker) { ++m_worker.m_active; }
        ~Active()
        {
            --m_worker.m_active;
            m_worker.endIfIdle();
        }
        Active(const Active &) = delete;
        Active &operator=(const Active &) = delete;

    private:
        Worker &m_worker;
    };

    void endIfIdle()
    {
        if (!m_closing || m_active > 0)
            return;
        m_service.reset(); // here, since the journal's connection belongs to this thread
        thread()->quit();
    }

    ReleaseService &service()
    {
        if (!m_service)
            m_service =
                std::make_unique<ReleaseService>(m_makePorts(), [this](const ReleaseEvent &event) { heard(event); });
        return *m_service;
    }

    void heard(const ReleaseEvent &event)
    {
        Q_EMIT m_desk.happened(event);
        if (event.log)
            return;
        if (m_awaited && !event.release.isEmpty()) {
            m_running.insert(event.release, m_awaited->cancel);
            m_wakes.insert(event.release, m_awaited->wake);
            *m_awaited->release = event.release;
            m_awaited.reset();
            Q_EMIT m_desk.started(event.release);
        }
        const auto engine = service().engine();
        const auto state =
            engine ? (*engine)->state(event.release) : Result<ReleaseState>(tl::unexpected(engine.error()));
        if (state)
            publish(*state);
    }

    /// Two runs of one release would share one request to stop.
    bool refuseWhileRunning(const QString &release)
    {
        if (!m_running.contains(release) && !m_aborting.contains(release))
            return false;
        refuse(release, {Error::Kind::Busy, u"This release runs already"_s, {}, u"Wait for it, or pause it."_s, {}, 0});
        return true;
    }

    /// What was asked for cannot be done; a release that nobody works at goes on resting.
    void refuse(const QString &release, const Error &error)
    {
        Q_EMIT m_desk.refused(release, error);
        if (!m_running.contains(release) && !m_aborting.contains(release))
            Q_EMIT m_desk.rested(release);
    }

    void publish(const ReleaseState &state)
    {
        Q_EMIT m_desk.releaseChanged(std::make_shared<const ReleaseState>(state));
    }

    Result<void> answerGood(const QString &release)
    {
        TB_TRY(Engine * engine, service().engine());
        TB_TRY(const ReleaseState state, engine->state(release));
        const StepState *current = state.current();
        return engine->answer(release, current == nullptr ? QString() : current->spec.id, u"good"_s);
    }

    QCoro::Task<> runPreview(int ticket, QString repository, PlanRequest request, Cancel cancel)
    {
        const Active active(*this);
        const auto preview = co_await service().preview(repository, request, cancel);
        tell(ticket, preview, cancel);
    }

    QCoro::Task<> runRecoveryPreview(int ticket, QString release, Cancel cancel)
    {
        const Active active(*this);
        const auto preview = co_await service().previewRecovery(release, cancel);
        tell(ticket, preview, cancel);
    }

    void tell(int ticket, const Result<ReleasePreview> &preview, const Cancel &cancel)
    {
        if (cancel.requested())
            return;
        if (preview)
            Q_EMIT m_desk.previewReady(ticket, std::make_shared<const ReleasePreview>(*preview));
        else
            Q_EMIT m_desk.previewFailed(ticket, preview.error());
    }

    QCoro::Task<> runStart(Plan plan, bool confirmAll, bool allow)
    {
        const Active active(*this);
        const auto engine = service().engine();
        const auto allowed = allow && engine ? service().allowCommands(plan) : Result<void>();
        if (!engine || !allowed) {
            Q_EMIT m_desk.refused({}, engine ? allowed.error() : engine.error());
            co_return;
        }
        const Cancel cancel;
        const auto release = std::make_shared<QString>();
        const Wake wake;
        m_awaited = Awaited{cancel, wake, release};
        const RunPolicy policy{confirmAll, true, wake};
        Engine *running = *engine;
        const auto end = co_await running->start(plan, policy, cancel);
        m_awaited.reset();
        finished(end, *release);
    }

    QCoro::Task<> runResume(QString release, bool confirmAll, bool allow, QString allows = {})
    {
        const Active active(*this);
        const auto engine = service().engine();
        if (!engine) {
            refuse(release, engine.error());
            co_return;
        }
        Engine *running = *engine;
        if (allow) {
            const auto state = running->state(release);
            const auto allowed =
                state ? service().allowCommands(state->plan) : Result<void>(tl::unexpected(state.error()));
            if (!allowed) {
                refuse(release, allowed.error());
                co_return;
            }
        }
        const Cancel cancel;
        const RunPolicy policy{confirmAll, true, begin(release, cancel), allows};
        const auto end = co_await running->resume(release, policy, cancel);
        finished(end, release);
    }

    QCoro::Task<> runFollow(QString release, QStringList tags)
    {
        const Active active(*this);
        const auto engine = service().engine();
        if (!engine) {
            refuse(release, engine.error());
            co_return;
        }
        Engine *running = *engine;
        const Cancel cancel;
        const RunPolicy policy{false, true, begin(release, cancel)};
        const auto end = co_await running->follow(release, tags, policy, cancel);
        finished(end, release);
    }

    /// It runs from now on; gives what wakes it.
    Wake begin(const QString &release, const Cancel &cancel)
    {
        const Wake wake;
        m_paused.remove(release);
        m_running.insert(release, cancel);
        m_wakes.insert(release, wake);
        return wake;
    }

    QCoro::Task<> runAbort(QString release)
    {
        const Active active(*this);
        const auto engine = service().engine();
        if (!engine) {
            refuse(release, engine.error());
            co_return;
        }
        Cancel cancel;
        if (m_closing)
            cancel.request(); // it was to follow a step that has just let go: nobody waits for the remote now
        m_aborting.insert(release, cancel);
        Engine *running = *engine;
        const auto end = co_await running->abort(release, cancel);
        m_aborting.remove(release);
        if (end)
            publish(*end);
        else
            refuse(release, end.error());
    }

    void finished(const Result<ReleaseState> &end, const QString &release)
    {
        m_running.remove(release);
        m_wakes.remove(release);
        const bool giveUp = m_giveUp.remove(release);
        // A release that was quicker than the wish to give it up has ended, and stays so.
        if (giveUp && !(end && end->finished()))
            abort(release);
        else if (end)
            publish(*end);
        else
            tellWhyNot(release, end.error());
        if (!giveUp)
            Q_EMIT m_desk.rested(release);
    }

    void tellWhyNot(const QString &release, const Error &error)
    {
        const auto engine = service().engine();
        if (const auto state =
                engine && !release.isEmpty() ? (*engine)->state(release) : Result<ReleaseState>(tl::unexpected(error)))
            publish(*state); // as the journal has it now: the last event was older
        Q_EMIT m_desk.refused(release, error);
    }

    ReleaseDesk &m_desk;
    std::function<ServicePorts()> m_makePorts;
    std::unique_ptr<ReleaseService> m_service;
    Cancel m_previewCancel;
    QHash<QString, Cancel> m_running;
    QHash<QString, Wake> m_wakes;      ///< of those
    QHash<QString, Cancel> m_aborting; ///< while their remote is asked what stands
    QSet<QString> m_giveUp;            ///< of those, what is aborted as soon as it has stopped
    QSet<QString> m_paused;            ///< what rests because the user wants it
    std::optional<Awaited> m_awaited;
    int m_active = 0;
    bool m_closing = false;
};

ReleaseDesk::ReleaseDesk(std::function<ServicePorts()> makePorts, QObject *parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(*this, std::move(makePorts)))
{
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(u"releases"_s);
    m_thread.start();
}

ReleaseDesk::~ReleaseDesk()
{
    post([](Worker &worker) { worker.close(); });
    m_thread.wait();
}

void ReleaseDesk::post(std::function<void(Worker &)> work)
{
    Worker *worker = m_worker.get();
    QMetaObject::invokeMethod(worker, [worker, work = std::move(work)] { work(*worker); });
}

int ReleaseDesk::preview(const QString &repository, const PlanRequest &request)
{
    const int ticket = ++m_ticket;
    post([=](Worker &worker) { worker.preview(ticket, repository, request); });
    return ticket;
}

int ReleaseDesk::previewRecovery(const QString &release)
{
    const int ticket = ++m_ticket;
    post([=](Worker &worker) { worker.previewRecovery(ticket, release); });
    return ticket;
}

void ReleaseDesk::start(const Plan &plan, bool confirmAll, bool allowCommands)
{
    post([=](Worker &worker) { worker.start(plan, confirmAll, allowCommands); });
}

void ReleaseDesk::resume(const QString &release, bool confirmAll, bool allowCommands, const QString &allows)
{
    post([=](Worker &worker) { worker.resume(release, confirmAll, allowCommands, allows); });
}

void ReleaseDesk::promote(const QString &release, bool confirmAll)
{
    post([=](Worker &worker) { worker.promote(release, confirmAll); });
}

void ReleaseDesk::recover(const QString &release, const Plan &revision, bool confirmAll)
{
    post([=](Worker &worker) { worker.recover(release, revision, confirmAll); });
}

void ReleaseDesk::pause(const QString &release)
{
    post([=](Worker &worker) { worker.pause(release); });
}

void ReleaseDesk::lookAgain(const QString &release)
{
    post([=](Worker &worker) { worker.lookAgain(release); });
}

void ReleaseDesk::answered(const QString &repository, const QStringList &tags)
{
    post([=](Worker &worker) { worker.answered(repository, tags); });
}

void ReleaseDesk::abort(const QString &release)
{
    post([=](Worker &worker) { worker.abort(release); });
}

void ReleaseDesk::refresh()
{
    post([](Worker &worker) { worker.refresh(); });
}

} // namespace tagboat
