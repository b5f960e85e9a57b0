// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "workflowview.h"

#include "base/displaytext.h"
#include "release/approvaldecision.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Deed = std::function<QCoro::Task<Result<void>>(ForgePlace, Cancel)>;

QCoro::Task<Result<FollowedState>> readAt(ForgePlaces &places, QString remoteUrl, FollowedWork work,
                                          std::optional<RequiredChecks> required, Cancel cancel)
{
    TB_CO_TRY(const ForgePlace place, co_await forgePlaceAt(places, remoteUrl, cancel));
    co_return co_await readFollowed(place, work, required, cancel);
}

QCoro::Task<Result<void>> doAt(ForgePlaces &places, QString remoteUrl, Deed deed, Cancel cancel)
{
    TB_CO_TRY(const ForgePlace place, co_await forgePlaceAt(places, remoteUrl, cancel));
    const auto done = co_await deed(place, cancel);
    co_return done;
}

} // namespace

WorkflowView::WorkflowView(ForgeDesk &desk, FlightController &flight, const Clock &clock, QObject *parent)
    : QObject(parent), m_desk(desk), m_flight(flight), m_clock(clock), m_log(desk)
{
    m_next.setSingleShot(true);
    m_tick.setInterval(1000);
    connect(&m_next, &QTimer::timeout, this, &WorkflowView::look);
    connect(&m_tick, &QTimer::timeout, this, &WorkflowView::showRows);
    connect(&m_flight, &FlightController::changed, this, &WorkflowView::takeRelease);
    connect(&m_log, &JobLogView::jobChanged, this, &WorkflowView::showRows);
}

WorkflowView::~WorkflowView()
{
    m_cancel.request();
}

void WorkflowView::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (active) {
        takeRelease();
        look();
    } else {
        m_next.stop();
        m_tick.stop();
    }
    Q_EMIT activeChanged();
}

/// The release moved on, or another one is shown.
void WorkflowView::takeRelease()
{
    const auto release = m_flight.release();
    if (!release || !m_release || release->id != m_release->id)
        m_selected.clear();
    m_release = release;
    const StepState *shown = step();
    const QString id = shown != nullptr ? m_release->id + u'/' + shown->spec.id : QString();
    const FollowedWork work = shown != nullptr ? followedWork(*m_release, *shown) : FollowedWork();
    const QString detail = shown != nullptr ? shown->detail : QString();
    const bool moved = m_stepDetail != detail;
    m_stepDetail = detail;
    if (id != m_stepId) {
        forget();
        m_stepId = id;
    }
    if (work != m_work) {
        m_work = work;
        stopAsking(); // about the work before: no answer about this one
        look();
    } else if (moved) {
        m_quiet = 0; // the engine saw news
        look();
    }
    Q_EMIT changed();
}

void WorkflowView::forget()
{
    stopAsking();
    m_busy = false;
    m_quiet = 0;
    m_work = {};
    m_state.reset();
    m_trouble.reset();
    m_refusal.reset();
    m_readAt = {};
    m_openedJobs.clear();
    m_failuresShown.clear();
    m_log.close();
    m_next.stop();
    showRows();
}

void WorkflowView::stopAsking()
{
    m_cancel.request();
    ++m_ticket;
    m_asking = false;
    m_again = false;
}

const StepState *WorkflowView::step() const
{
    if (!m_release)
        return nullptr;
    if (!m_selected.isEmpty())
        return m_release->find(m_selected);
    return m_release->finished() ? nullptr : m_release->current();
}

void WorkflowView::select(int row)
{
    if (!m_release)
        return;
    if (row < 0 || row >= m_release->steps.size()) {
        m_selected.clear();
        return takeRelease();
    }
    const StepState &wanted = m_release->steps[row];
    const bool follows = followedWork(*m_release, wanted).present();
    const bool current = !m_release->finished() && m_release->current() == &wanted;
    m_selected = follows && !current ? wanted.spec.id : QString();
    takeRelease();
}

void WorkflowView::lookAgain()
{
    m_quiet = 0;
    look();
}

void WorkflowView::look()
{
    if (!m_active || !m_work.present())
        return;
    m_again = m_asking; // what was asked before may not tell what happened since
    if (m_asking)
        return;
    m_next.stop();
    m_asking = true;
    const int ticket = ++m_ticket;
    const auto required = m_state ? m_state->required : std::nullopt;
    m_cancel = m_desk.ask<FollowedState>(
        this,
        [url = m_release->plan.remoteUrl, work = m_work, required](ForgePlaces &places, Cancel cancel) {
            return readAt(places, url, work, required, cancel);
        },
        [this, ticket](const Result<FollowedState> &answer) {
            if (ticket == m_ticket)
                take(answer);
        });
    Q_EMIT changed();
}

void WorkflowView::take(const Result<FollowedState> &answer)
{
    m_asking = false;
    if (answer) {
        const bool news = !m_state || !m_state->sameAs(*answer) || m_trouble;
        m_quiet = news ? 0 : m_quiet + 1;
        m_trouble.reset();
        m_state = *answer;
        m_readAt = m_clock.now();
        if (m_state->serverTime.isValid())
            m_ahead = m_readAt.secsTo(m_state->serverTime);
        showFailure();
        m_log.follow(m_state->jobs);
    } else {
        m_trouble = answer.error();
        m_quiet = std::min(m_quiet + 6, 60); // an old answer stays; who does not answer is not pressed
    }
    showRows();
    if (std::exchange(m_again, false))
        look();
    else
        lookLater();
    Q_EMIT changed();
}

void WorkflowView::lookLater()
{
    const StepState *shown = step();
    const bool going = m_trouble || (m_state && goesOn(*m_state));
    const bool over = !going && (shown == nullptr || shown->ended());
    if (!m_active || over)
        return;
    m_next.start(lookAgainIn(going, m_quiet));
}

/// A job that failed is opened, and the first one's log read, once: what the user closes stays closed.
void WorkflowView::showFailure()
{
    bool first = true;
    const QList<WorkflowJob> jobs = failingFirst(m_state->jobs);
    for (const WorkflowJob &job : jobs) {
        if (workState(job.status, job.conclusion) != WorkState::Failed)
            break;
        const bool shown = m_failuresShown.contains(job.id);
        m_failuresShown.insert(job.id);
        if (!shown)
            m_openedJobs.insert(job.id);
        if (!shown && first && !m_log.opened())
            m_log.open(m_release->plan.remoteUrl, job);
        first = false;
    }
}

void WorkflowView::showRows()
{
    const FollowedState state = m_state.value_or(FollowedState());
    const QDateTime at = now();
    m_jobs.setRows(jobRows(state.jobs, m_openedJobs, m_log.job(), at));
    m_gates.setRows(gateRows(state, at));
    m_decisions.setRows(decisionRows(state.decisions));
    m_deployments.setRows(deploymentRows(state.deployments));
    m_reviews.setRows(reviewRows(state));
    m_checks.setRows(checkRows(state));
    const bool ticks = m_active && run() != nullptr && tagboat::canStop(*run());
    if (ticks != m_tick.isActive())
        ticks ? m_tick.start() : m_tick.stop();
}

QDateTime WorkflowView::now() const
{
    return m_clock.now().addSecs(m_ahead);
}

void WorkflowView::toggle(const QString &job)
{
    const qint64 id = job.toLongLong();
    if (!m_openedJobs.remove(id))
        m_openedJobs.insert(id);
    showRows();
}

void WorkflowView::choose(const QString &job)
{
    toggle(job);
    if (m_openedJobs.contains(job.toLongLong()))
        openLog(job);
}

bool WorkflowView::mayDecide() const
{
    return m_state &&
           std::ranges::any_of(m_state->gates, [](const FollowedGate &item) { return item.gate.mayApprove; });
}

bool WorkflowView::hasGate(const QString &environment) const
{
    return m_state && std::ranges::any_of(m_state->gates, [&](const FollowedGate &item) {
               return item.gate.environmentName == environment && item.gate.mayApprove;
           });
}

void WorkflowView::openLog(const QString &job)
{
    if (!m_state)
        return;
    const auto found = std::ranges::find(m_state->jobs, job.toLongLong(), &WorkflowJob::id);
    if (found != m_state->jobs.end())
        m_log.open(m_release->plan.remoteUrl, *found);
}

void WorkflowView::stopRun()
{
    if (run() == nullptr)
        return;
    act([id = run()->id](ForgePlace place,
                         Cancel cancel) { return place.forge->runs().stop(place.repository, id, cancel); },
        false);
}

void WorkflowView::runFailedAgain()
{
    if (run() == nullptr)
        return;
    act([id = run()->id](ForgePlace place,
                         Cancel cancel) { return place.forge->runs().runFailedAgain(place.repository, id, cancel); },
        true);
}

void WorkflowView::decide(const QString &environment, bool approve, const QString &comment)
{
    if (run() == nullptr)
        return;
    RunAnswer answer;
    answer.run = *run();
    answer.approve = approve;
    answer.comment = comment;
    for (const FollowedGate &item : std::as_const(m_state->gates)) {
        if (item.gate.environmentName == environment)
            answer.gates.append(item.gate);
    }
    act(
        [answer](ForgePlace place, Cancel cancel) {
            RunAnswer here = answer;
            here.place = place;
            return decideRun(here, cancel);
        },
        true);
}

/// Does something on the forge, and looks what came of it, also where that is not known.
void WorkflowView::act(const Deed &deed, bool goesOnAfter)
{
    if (m_busy)
        return;
    m_busy = true;
    m_refusal.reset();
    const QString about = m_stepId;
    m_desk.ask<void>(
        this,
        [url = m_release->plan.remoteUrl, deed](ForgePlaces &places, Cancel cancel) {
            return doAt(places, url, deed, cancel);
        },
        [this, about, goesOnAfter](const Result<void> &done) {
            if (about != m_stepId)
                return;
            m_busy = false;
            if (!done)
                m_refusal = done.error();
            else if (goesOnAfter)
                resumeIfResting();
            m_flight.lookNow();
            lookAgain();
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void WorkflowView::resumeIfResting()
{
    const QString situation = m_flight.situation();
    const bool rests = situation == u"waiting"_s || situation == u"failed"_s;
    if (showsCurrent() && rests && m_flight.canResume())
        m_flight.resume();
}

void WorkflowView::dismissRefusal()
{
    m_refusal.reset();
    Q_EMIT changed();
}

} // namespace tagboat
