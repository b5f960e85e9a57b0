// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/releasestate.h"

#include "base/errorjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Type = JournalRecord::Type;

StepState *mutableStep(ReleaseState &release, const QString &id)
{
    const auto found = std::ranges::find_if(release.steps, [&](const StepState &step) { return step.spec.id == id; });
    return found == release.steps.end() ? nullptr : &*found;
}

/// Lays the states that are known over the steps of the newest plan.
void reviseSteps(ReleaseState &release)
{
    QList<StepState> steps;
    for (const StepSpec &spec : std::as_const(release.plan.steps)) {
        const StepState *old = release.find(spec.id);
        StepState step = old != nullptr ? *old : StepState{};
        step.spec = spec;
        steps.append(step);
    }
    release.steps = steps;
}

Result<void> addPlan(ReleaseState &release, const JournalRecord &record)
{
    TB_TRY(release.plan, Plan::fromBytes(record.data[u"plan"_s].toString().toUtf8()));
    reviseSteps(release);
    if (StepState *failed = mutableStep(release, record.data[u"failed"_s].toString()); failed != nullptr) {
        failed->state = RunState::Failed;
        failed->endedAt = record.at;
        failed->detail = u"%1 failed"_s.arg(failed->spec.detail[u"tag"_s].toString());
        failed->unknown = false;
    }
    ++release.revisions;
    release.state = RunState::Pending;
    return {};
}

RunState outcomeState(const QString &name)
{
    if (name == u"adopted"_s)
        return RunState::Adopted;
    if (name == u"skipped"_s)
        return RunState::Skipped;
    if (name == u"failed"_s)
        return RunState::Failed;
    return RunState::Done;
}

void addToStep(ReleaseState &release, StepState &step, const JournalRecord &record)
{
    switch (record.type) {
    case Type::Intent:
        step.state = RunState::Running;
        step.inputs = record.data[u"inputs"_s].toObject();
        step.startedAt = step.startedAt.isValid() ? step.startedAt : record.at;
        step.unknown = true;
        step.error.reset();
        release.state = RunState::Running;
        break;
    case Type::Outcome:
        step.state = outcomeState(record.data[u"state"_s].toString());
        step.detail = record.data[u"detail"_s].toString();
        step.facts = record.data[u"facts"_s].toObject();
        step.endedAt = record.at;
        step.unknown = false;
        step.error.reset();
        release.state = RunState::Running;
        break;
    case Type::Waiting:
        step.state = RunState::Waiting;
        step.waitsOn = record.data[u"on"_s].toString();
        step.detail = record.data[u"detail"_s].toString();
        step.startedAt = step.startedAt.isValid() ? step.startedAt : record.at;
        release.state = RunState::Waiting;
        break;
    case Type::Stopped:
        step.state = RunState::Failed;
        step.error = errorFromJson(record.data[u"error"_s].toObject());
        step.detail = step.error->message;
        step.startedAt = step.startedAt.isValid() ? step.startedAt : record.at;
        release.state = RunState::Failed;
        break;
    case Type::Confirmed:
        release.confirmed.append(record.step);
        break;
    case Type::Answered:
        release.answers.insert(record.step, record.data[u"answer"_s].toString());
        break;
    default:
        break;
    }
}

/// What an abort found of the step that was under way on the remote.
void addFound(ReleaseState &release, const QJsonObject &data)
{
    StepState *step = mutableStep(release, data[u"step"_s].toString());
    if (step == nullptr)
        return;
    step->state = RunState::Aborted;
    step->detail = data[u"found"_s].toString();
    step->unknown = !data[u"known"_s].toBool();
}

} // namespace

QString runStateName(RunState state)
{
    switch (state) {
    case RunState::Pending:
        return u"pending"_s;
    case RunState::Running:
        return u"running"_s;
    case RunState::Waiting:
        return u"waiting"_s;
    case RunState::Done:
        return u"done"_s;
    case RunState::Adopted:
        return u"adopted"_s;
    case RunState::Skipped:
        return u"skipped"_s;
    case RunState::Failed:
        return u"failed"_s;
    case RunState::Aborted:
        return u"aborted"_s;
    }
    return {};
}

bool StepState::ended() const
{
    return state == RunState::Done || state == RunState::Adopted || state == RunState::Skipped ||
           (state == RunState::Failed && endedAt.isValid());
}

const StepState *ReleaseState::current() const
{
    const auto found = std::ranges::find_if(steps, [](const StepState &step) { return !step.ended(); });
    return found == steps.end() ? nullptr : &*found;
}

const StepState *ReleaseState::find(const QString &step) const
{
    const auto found = std::ranges::find_if(steps, [&](const StepState &each) { return each.spec.id == step; });
    return found == steps.end() ? nullptr : &*found;
}

QMap<QString, QJsonObject> ReleaseState::facts() const
{
    QMap<QString, QJsonObject> all;
    for (const StepState &step : steps) {
        if (!step.facts.isEmpty())
            all.insert(step.spec.id, step.facts);
    }
    return all;
}

Result<ReleaseState> foldRelease(const QString &id, const QList<JournalRecord> &records)
{
    ReleaseState release;
    release.id = id;
    if (records.isEmpty() || records.first().type != Type::Planned)
        return fail(Error::Kind::Invalid, u"The journal of the release %1 does not begin with its plan"_s.arg(id));
    release.createdAt = records.first().at;
    for (const JournalRecord &record : records) {
        release.changedAt = record.at;
        if (record.type == Type::Planned) {
            TB_CHECK(addPlan(release, record));
        } else if (record.type == Type::Aborted) {
            release.state = RunState::Aborted;
            addFound(release, record.data);
        } else if (record.type == Type::Completed) {
            release.state = RunState::Done;
        } else if (StepState *step = mutableStep(release, record.step); step != nullptr) {
            addToStep(release, *step, record);
        } else {
            return fail(Error::Kind::Invalid, u"The journal names a step that is not in the plan"_s, record.step);
        }
    }
    return release;
}

} // namespace tagboat
