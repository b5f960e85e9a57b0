// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "flightcontroller.h"

#include "base/displaytext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr qsizetype logLimit = 200'000; // characters that stay on screen; the whole output stays in the journal's error

}

FlightController::FlightController(ReleaseDesk &desk, ReleaseListModel &releases, QObject *parent)
    : QObject(parent), m_desk(desk), m_releases(releases)
{
    connect(&desk, &ReleaseDesk::happened, this, &FlightController::hear);
    connect(&desk, &ReleaseDesk::releaseChanged, this, &FlightController::take);
    connect(&desk, &ReleaseDesk::refused, this, [this](const QString &release, const Error &error) {
        if (release != m_id || m_id.isEmpty())
            return;
        m_refusal = error;
        Q_EMIT changed();
    });
    connect(&desk, &ReleaseDesk::rested, this, [this](const QString &release) { setRunning(release, false); });
    connect(&desk, &ReleaseDesk::started, this, [this](const QString &release) {
        m_agreed.insert(release);
        setRunning(release, true);
    });
    connect(&desk, &ReleaseDesk::releasesReady, this, [this](const QList<std::shared_ptr<const ReleaseState>> &all) {
        for (const auto &release : all)
            take(release);
    });
    connect(&desk, &ReleaseDesk::previewReady, this,
            [this](int ticket, const std::shared_ptr<const ReleasePreview> &preview) {
                if (ticket != m_ticket)
                    return;
                m_ticket = 0;
                m_recovery = preview;
                Q_EMIT changed();
            });
    connect(&desk, &ReleaseDesk::previewFailed, this, [this](int ticket, const Error &error) {
        if (ticket != m_ticket)
            return;
        m_ticket = 0;
        m_refusal = error;
        Q_EMIT changed();
    });
}

void FlightController::open(const QString &release)
{
    m_id = release;
    m_release = m_releases.find(release);
    m_recovery.reset();
    m_refusal.reset();
    m_ticket = 0;
    m_log.clear();
    m_steps.setRelease(m_release, running());
    Q_EMIT logChanged();
    Q_EMIT changed();
    m_desk.refresh();
}

void FlightController::take(const std::shared_ptr<const ReleaseState> &release)
{
    if (release->id != m_id)
        return;
    m_release = release;
    if (release->finished()) {
        m_running.remove(m_id);
        m_stopping.remove(m_id);
    }
    m_steps.setRelease(release, running());
    Q_EMIT changed();
}

void FlightController::setRunning(const QString &release, bool running)
{
    if (release.isEmpty() || m_running.contains(release) == running)
        return;
    if (running)
        m_running.insert(release);
    else
        m_running.remove(release);
    m_stopping.remove(release);
    m_releases.setRunning(m_running);
    if (release != m_id)
        return;
    m_steps.setRelease(m_release, running);
    Q_EMIT changed();
}

void FlightController::hear(const ReleaseEvent &event)
{
    // A step that ended is followed by the next one or by an event of the release as a whole. One that waits is
    // followed unless the desk says that the release rests.
    if (event.state == RunState::Running)
        setRunning(event.release, true);
    else if (event.step.isEmpty() || event.state == RunState::Failed)
        setRunning(event.release, false);
    if (event.release != m_id || m_id.isEmpty())
        return;
    if (event.log) {
        m_log += logLines(displayBlock(event.detail), event.at);
    } else if (event.state != RunState::Running && !event.step.isEmpty()) {
        m_log += logLines(displayText(event.title) + u": "_s +
                              (event.detail.isEmpty() ? runStateName(event.state) : displayText(event.detail)),
                          event.at);
    } else {
        return;
    }
    if (m_log.size() > logLimit)
        m_log = u"…\n"_s + m_log.last(logLimit);
    Q_EMIT logChanged();
}

void FlightController::act()
{
    m_refusal.reset();
    m_recovery.reset();
    setRunning(m_id, true);
    Q_EMIT changed();
}

void FlightController::resume()
{
    // Each step that cannot be undone was named when the plan was shown; one that stopped is asked about by name again.
    const QString allows = waitsForConfirmation() ? current()->spec.id : QString();
    act();
    m_desk.resume(m_id, allows.isEmpty() && agreed(), false, allows);
}

void FlightController::allowCommandsAndResume()
{
    act();
    m_desk.resume(m_id, agreed(), true);
}

void FlightController::goOn()
{
    if (waitsForVerdict())
        promote();
    else if (!commandsToAllow().isEmpty())
        allowCommandsAndResume();
    else if (canResume())
        resume();
}

void FlightController::lookNow()
{
    if (running())
        m_desk.lookAgain(m_id);
}

void FlightController::pause()
{
    if (!running())
        return;
    m_stopping.insert(m_id, Stopping::ToPause);
    Q_EMIT changed();
    m_desk.pause(m_id);
}

void FlightController::abort()
{
    m_refusal.reset();
    if (running())
        m_stopping.insert(m_id, Stopping::ToAbort);
    Q_EMIT changed();
    m_desk.abort(m_id);
}

void FlightController::promote()
{
    act();
    m_desk.promote(m_id, agreed());
}

void FlightController::planRecovery()
{
    m_refusal.reset();
    m_ticket = m_desk.previewRecovery(m_id);
    Q_EMIT changed();
}

void FlightController::recover()
{
    if (!m_recovery)
        return;
    const Plan revision = m_recovery->draft.plan;
    act();
    m_desk.recover(m_id, revision, agreed());
}

void FlightController::dismissRecovery()
{
    m_recovery.reset();
    m_ticket = 0;
    Q_EMIT changed();
}

void FlightController::dismissRefusal()
{
    m_refusal.reset();
    Q_EMIT changed();
}

const StepState *FlightController::current() const
{
    return m_release ? m_release->current() : nullptr;
}

QString FlightController::packageName() const
{
    return m_release ? displayText(m_release->plan.package) : QString();
}

QString FlightController::version() const
{
    return m_release ? m_release->plan.to : QString();
}

QString FlightController::releaseState() const
{
    if (running())
        return runStateName(RunState::Running);
    if (!m_release)
        return {};
    // Running in the journal, but nobody runs it: killed, or another program's window is at it.
    return m_release->state == RunState::Running ? u"interrupted"_s : runStateName(m_release->state);
}

QString FlightController::subtitle() const
{
    if (!m_release)
        return {};
    const auto ended = std::ranges::count_if(m_release->steps, &StepState::ended);
    const QString started = tr("started %1").arg(agoText(m_release->createdAt, QDateTime::currentDateTimeUtc()));
    return tr("%1 of %2 steps").arg(ended).arg(m_release->steps.size()) + u" · "_s + m_release->plan.flow + u" · "_s +
           started;
}

QString FlightController::question() const
{
    const StepState *step = current();
    return step != nullptr && step->state == RunState::Waiting ? displayText(step->detail) : QString();
}

QString FlightController::stepTitle() const
{
    const StepState *step = current();
    return step != nullptr ? displayText(step->spec.title) : QString();
}

/// What stopped the current step; commands that want permission are a question and no failure.
const Error *FlightController::failure() const
{
    const StepState *step = current();
    return step != nullptr && step->error && !running() && commandsToAllow().isEmpty() ? &*step->error : nullptr;
}

QString FlightController::failureMessage() const
{
    const Error *error = failure();
    return error != nullptr ? displayText(error->message) : QString();
}

QString FlightController::failureDetail() const
{
    const Error *error = failure();
    return error != nullptr ? displayBlock(error->detail) : QString();
}

QString FlightController::failureRemedy() const
{
    const Error *error = failure();
    return error != nullptr ? displayText(error->remedy) : QString();
}

QString FlightController::refusal() const
{
    // A pause that was asked for is no refusal; situation() tells of it.
    return m_refusal && m_refusal->kind != Error::Kind::Cancelled ? describe(*m_refusal) : QString();
}

QStringList FlightController::standing() const
{
    QStringList list;
    if (m_release) {
        for (const StepState &step : m_release->steps) {
            if (step.spec.kind == u"preflight"_s || step.spec.kind == u"commands"_s || step.spec.kind == u"verdict"_s)
                continue; // they look and ask; nothing of them could stand
            if (step.state == RunState::Done || step.state == RunState::Adopted)
                list.append(displayText(step.spec.title));
            else if (step.unknown && !step.ended() && !running())
                list.append(tr("%1 (begun; look whether it took effect)").arg(displayText(step.spec.title)));
        }
    }
    return list;
}

QStringList FlightController::commandsToAllow() const
{
    QStringList list;
    const StepState *step = current();
    if (!running() && step != nullptr && wantsCommandsAllowed(*step)) {
        const QJsonArray commands = step->spec.detail[u"commands"_s].toArray();
        for (const auto &command : commands)
            list.append(displayText(command.toString()));
    }
    return list;
}

bool FlightController::waitsForVerdict() const
{
    const StepState *step = current();
    return !running() && step != nullptr && !m_release->finished() && step->spec.kind == u"verdict"_s;
}

bool FlightController::canReplaceCandidate() const
{
    const StepState *step = current();
    return !running() && step != nullptr && !m_release->finished() && tagboat::canReplaceCandidate(*step);
}

bool FlightController::waitsForConfirmation() const
{
    const StepState *step = current();
    return !running() && step != nullptr && step->state == RunState::Waiting && step->waitsOn == u"confirmation"_s;
}

bool FlightController::canResume() const
{
    return m_release && !m_release->finished() && !running() && !waitsForVerdict() && commandsToAllow().isEmpty();
}

bool FlightController::canAbort() const
{
    const bool asked = running() && m_stopping.value(m_id, Stopping::ToPause) == Stopping::ToAbort;
    return m_release && !m_release->finished() && !asked;
}

QStringList FlightController::recoverySteps() const
{
    QStringList list;
    if (m_recovery && m_release) {
        for (const StepSpec &step : m_recovery->draft.plan.steps) {
            if (m_release->find(step.id) == nullptr)
                list.append(displayText(step.title));
        }
    }
    return list;
}

} // namespace tagboat
