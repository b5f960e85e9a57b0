// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What the engine tells of a release as it happens.
#include "base/datetext.h"
#include "base/errorjson.h"
#include "release/engine.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

QJsonObject ReleaseEvent::toJson() const
{
    QJsonObject object{{u"at"_s, dateText(at)},
                       {u"release"_s, release},
                       {u"step"_s, step},
                       {u"state"_s, runStateName(state)},
                       {u"title"_s, title},
                       {u"detail"_s, detail},
                       {u"error"_s, error ? QJsonValue(errorToJson(*error)) : QJsonValue()}};
    if (!waitsOn.isEmpty())
        object[u"waitsOn"_s] = waitsOn;
    return object;
}

void Engine::emitEvent(const QString &release, const StepSpec &spec, RunState state, const QString &detail,
                       const QString &waitsOn, const std::optional<Error> &error)
{
    m_listener({m_ports.clock.now(), release, spec.id, state, spec.title, detail, waitsOn, error, false});
}

void Engine::emitRelease(const ReleaseState &state)
{
    const StepState *current = state.current();
    ReleaseEvent event;
    event.at = m_ports.clock.now();
    event.release = state.id;
    event.state = state.state;
    event.title = u"%1 %2"_s.arg(state.plan.package, state.plan.to);
    if (state.state == RunState::Waiting && current != nullptr) {
        event.detail = current->detail;
        event.waitsOn = current->waitsOn;
    }
    if (state.state == RunState::Failed && current != nullptr) {
        event.detail = current->detail;
        event.error = current->error;
    }
    m_listener(event);
}

/// An account's requests are held back together, so each step that runs hears of it.
void Engine::tellWait(const ForgeWait &wait)
{
    const qint64 seconds = (wait.time.count() + 999) / 1000;
    const bool limit = wait.why == ForgeWait::Why::Limit;
    const QString text = limit ? u"%1 asks to wait %2 s (until %3)"_s.arg(wait.host).arg(seconds).arg(
                                     wait.until.toLocalTime().toString(u"HH:mm:ss"_s))
                               : u"%1 did not answer well; it is asked again in %2 s"_s.arg(wait.host).arg(seconds);
    const QHash<QString, StepSpec> underWay = m_underWay; // who listens may end a run
    for (const auto &[release, spec] : underWay.asKeyValueRange())
        m_listener({m_ports.clock.now(),
                    release,
                    spec.id,
                    RunState::Waiting,
                    spec.title,
                    text,
                    limit ? u"limit"_s : u"answer"_s,
                    {},
                    true});
}

} // namespace tagboat
