// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/inflight.h"

#include "release/flows.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

bool wasPaused(const StepState &step)
{
    return step.state == RunState::Failed && step.error && step.error->kind == Error::Kind::Cancelled;
}

bool wantsCommandsAllowed(const StepState &step)
{
    return step.spec.kind == u"commands"_s && step.error && step.error->kind == Error::Kind::Refused;
}

bool canReplaceCandidate(const StepState &step)
{
    return judgesCandidate(step.spec) && (step.spec.kind == u"verdict"_s || step.state == RunState::Failed);
}

bool restsAtWorkflowOf(const ReleaseState &release, const QStringList &tags)
{
    const StepState *current = release.current();
    return !release.finished() && current != nullptr && current->state != RunState::Failed &&
           current->spec.kind == u"workflow"_s && current->spec.reversible &&
           tags.contains(current->spec.detail[u"tag"_s].toString());
}

NextSteps nextSteps(const ReleaseState &release)
{
    NextSteps next;
    bool after = false;
    for (const StepState &step : release.steps) {
        if (step.ended())
            continue;
        if (!std::exchange(after, true))
            continue; // the one that it is at
        const bool allowed = step.spec.reversible || release.confirmed.contains(step.spec.id);
        if (!allowed || step.spec.kind == u"verdict"_s) {
            next.question = step.spec.title;
            break;
        }
        next.titles.append(step.spec.title);
    }
    return next;
}

ReleaseInFlight inFlight(const ReleaseState &release, bool running)
{
    ReleaseInFlight flight{release.plan.folder, release.plan.to, release.id, running, false, {}};
    const StepState *current = release.current();
    // A run that was under way at the last look may have come to its gate since: the forge tells.
    if (current != nullptr && current->state == RunState::Waiting && current->spec.kind == u"workflow"_s &&
        (current->waitsOn == u"approval"_s || current->waitsOn == u"workflow"_s))
        flight.gated = current->spec.detail[u"tag"_s].toString();
    if (running || current == nullptr || release.state == RunState::Running)
        return flight;
    if (wasPaused(*current))
        return flight;
    flight.failed = release.state == RunState::Failed && !wantsCommandsAllowed(*current);
    flight.message = current->error ? current->error->message : current->detail;
    return flight;
}

} // namespace tagboat
