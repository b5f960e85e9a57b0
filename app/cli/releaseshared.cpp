// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "releaseshared.h"

#include "compose/adapters.h"
#include "forgeshared.h"
#include "practice/harbour.h"
#include "release/approvalitem.h"
#include "release/releasedeployments.h"
#include "repositoryargument.h"
#include "version/bump.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

void printEvent(const ReleaseEvent &event, Output &out)
{
    if (out.json()) {
        // Output of commands is for people; a program reads the states, and that a request is held back.
        if (!event.log || !event.waitsOn.isEmpty())
            out.object(event.toJson());
        return;
    }
    if (event.log) {
        out.block(u"    "_s + event.detail);
        return;
    }
    if (event.state == RunState::Running) {
        if (!event.step.isEmpty())
            out.progress(event.title);
        return;
    }
    QString line = runStateName(event.state).leftJustified(8) + u' ' + event.title;
    if (!event.detail.isEmpty())
        line += u": "_s + event.detail;
    out.line(line);
}

QJsonObject checkToJson(const CheckResult &check)
{
    QJsonObject object{{u"id"_s, check.id},
                       {u"group"_s, check.group},
                       {u"state"_s, checkStateName(check.state)},
                       {u"title"_s, check.title},
                       {u"evidence"_s, check.evidence},
                       {u"remedy"_s, check.remedy},
                       {u"waivable"_s, check.waivable}};
    if (!check.path.isEmpty()) {
        object[u"path"_s] = check.path;
        object[u"line"_s] = check.line;
    }
    if (!check.waiver.isEmpty())
        object[u"waived"_s] = check.waiver;
    return object;
}

QString placeOf(const CheckResult &check)
{
    if (check.path.isEmpty())
        return {};
    return check.line > 0 ? u"%1:%2: "_s.arg(check.path).arg(check.line) : check.path + u": "_s;
}

QString mark(CheckResult::State state)
{
    switch (state) {
    case CheckResult::State::Passed:
        return u"ok   "_s;
    case CheckResult::State::Warns:
        return u"look "_s;
    case CheckResult::State::Blocks:
        return u"STOP "_s;
    }
    return {};
}

/// The checks by subject; what needs the user has its name, its place, what was seen, and what to do.
void printChecks(const QList<CheckResult> &checks, Output &out)
{
    QStringList groups;
    for (const CheckResult &check : checks) {
        if (!groups.contains(check.group))
            groups.append(check.group);
    }
    for (const QString &group : std::as_const(groups)) {
        out.line(group);
        for (const CheckResult &check : checks) {
            if (check.group != group)
                continue;
            const bool passed = check.state == CheckResult::State::Passed;
            out.line(u"  "_s + mark(check.state) + (passed ? QString() : placeOf(check)) + check.title +
                     (passed ? QString() : u"  [%1]"_s.arg(check.id)));
            if (!passed && !check.evidence.isEmpty())
                out.line(u"         "_s + check.evidence);
            if (!check.waiver.isEmpty())
                out.line(u"       waived: "_s + check.waiver);
            else if (!check.remedy.isEmpty())
                out.line(u"       → "_s + check.remedy);
        }
    }
}

/// The environments that wait for the user's approval of what the release deploys. Where the forge does not tell, none:
/// it is only a hint.
QStringList mayBeApproved(const ReleaseState &state, Session &session)
{
    const auto ask = [&]() -> Result<QStringList> {
        TB_TRY(const auto places, openForges(session));
        const RepositoryClone clone{state.plan.repository, state.plan.package, state.plan.remoteUrl};
        TB_TRY(const auto found, runToEnd(lookForApprovals(*places, {clone}, std::make_shared<SystemClock>(),
                                                           session.cancel, ApprovalDepth::Bare)));
        QStringList names;
        const QString commit = taggedCommit(state);
        for (const ApprovalItem &item : found.constFirst().waiting) {
            if (item.gate.mayApprove && item.run.headCommit == commit && !names.contains(item.gate.environmentName))
                names.append(item.gate.environmentName);
        }
        return names;
    };
    return ask().value_or(QStringList());
}

/// The commands that a release which waits at @p current goes on by, or is given up.
QString howToGoOn(const ReleaseState &state, const StepState &current, Session &session)
{
    const QString repository = asArgument(state.plan.repository);
    const auto release = [&](const QString &word) -> QString {
        return u"tagboat-cli release "_s + word + u' ' + repository;
    };
    if (current.spec.kind == u"verdict"_s)
        return u"When it is good: %1; when it failed: %2"_s.arg(release(u"promote"_s), release(u"recover"_s));
    const QString giveUp = u"to give up: "_s + release(u"abort"_s);
    if (current.waitsOn == u"confirmation"_s)
        return u"To allow this step: %1; %2"_s.arg(release(u"resume"_s), giveUp);
    QStringList ways;
    if (current.waitsOn == u"approval"_s) {
        for (const QString &environment : mayBeApproved(state, session))
            ways.append(u"To approve it: tagboat-cli approvals approve %1 --environment %2"_s.arg(
                repository, asArgument(environment)));
    }
    ways.append((ways.isEmpty() ? u"To look again: "_s : u"then to go on: "_s) + release(u"resume"_s));
    ways.append(giveUp);
    return ways.join(u"; "_s);
}

} // namespace

QList<QCommandLineOption> planOptions()
{
    return {{{u"l"_s, u"level"_s}, u"patch, minor, major, candidate, promote or post."_s, u"LEVEL"_s},
            {u"to"_s, u"The version itself."_s, u"V"_s},
            {u"package"_s, u"The package, where the repository has several."_s, u"P"_s},
            {u"flow"_s, u"Another flow than the repository's own."_s, u"F"_s},
            newEpochOption(),
            {u"waive"_s, u"Go on in spite of a check, for a reason that is kept with the release. May be repeated."_s,
             u"ID=REASON"_s}};
}

Result<PlanRequest> planRequest(const Invocation &call)
{
    PlanRequest request;
    if (call.has(u"level"_s) && call.has(u"to"_s))
        return fail(Error::Kind::Usage, u"--level and --to say the same thing in two ways"_s, {},
                    u"Give one of them."_s);
    if (call.has(u"level"_s)) {
        TB_TRY(request.level, bumpLevelFromName(call.value(u"level"_s)));
    }
    request.to = call.value(u"to"_s);
    request.package = call.value(u"package"_s);
    request.flow = call.value(u"flow"_s);
    request.newEpoch = call.has(u"new-epoch"_s);
    for (const QString &text : call.values(u"waive"_s)) {
        TB_TRY(const Waiver waiver, parseWaiver(text));
        request.waivers.append(waiver);
    }
    return request;
}

Result<std::unique_ptr<ReleaseService>> releaseService(Session &session)
{
    const GlobalOptions &options = session.options;
    const QString folder = session.dataFolderPath();
    const QString &harbour = options.practiceFolder;
    if (!harbour.isEmpty())
        TB_CHECK(findHarbour(harbour));
    Output &out = session.out;
    TB_TRY(const Settings settings, session.settings());
    return std::make_unique<ReleaseService>(harbour.isEmpty() ? makeServicePorts(folder, !options.offline, settings)
                                                              : makePracticePorts(folder, harbour, !options.offline),
                                            [&out](const ReleaseEvent &event) {
                                                printEvent(event, out);
                                                Output::deliver(); // whoever reads follows the release as it goes
                                            });
}

void printPreview(const ReleasePreview &preview, Output &out)
{
    const Plan &plan = preview.draft.plan;
    if (out.json()) {
        QJsonObject object = plan.toJson();
        QJsonArray checks;
        for (const CheckResult &check : preview.checks)
            checks.append(checkToJson(check));
        object[u"checks"_s] = checks;
        object[u"diff"_s] = QString::fromUtf8(preview.diff);
        object[u"notes"_s] = preview.draft.notes;
        object[u"digest"_s] = plan.digest();
        object[u"overridden"_s] = plan.overridden();
        out.object(object);
        return;
    }
    out.line(u"%1 %2 → %3, flow %4"_s.arg(plan.package, plan.from, plan.to, plan.flow));
    if (plan.overridden())
        out.line(u"Suggested was %1; you chose %2"_s.arg(plan.suggested, plan.to));
    if (!preview.disagreement.isEmpty())
        out.line(preview.disagreement);
    int number = 0;
    for (const StepSpec &step : plan.steps)
        out.line(
            u"%1  %2%3"_s.arg(++number, 3).arg(step.title, step.reversible ? QString() : u"  [cannot be undone]"_s));
    printChecks(preview.checks, out);
    for (const QString &warning : preview.policyWarnings)
        out.note(warning);
    if (!preview.diff.isEmpty())
        out.bytes(preview.diff);
}

QString releaseLine(const ReleaseState &state)
{
    QString line = u"%1 %2: %3"_s.arg(state.plan.package, state.plan.to, runStateName(state.state));
    if (const StepState *current = state.current(); current != nullptr && !state.finished()) {
        line += u" at “%1”"_s.arg(current->spec.title);
        if (current->error)
            line += u": "_s + describe(*current->error);
        else if (!current->detail.isEmpty())
            line += u": "_s + current->detail;
    }
    return line;
}

Result<int> finishRun(const Result<ReleaseState> &state, Session &session)
{
    if (!state)
        return tl::unexpected(state.error());
    if (state->state == RunState::Done)
        return 0;
    Output &out = session.out;
    const StepState *current = state->current();
    if (state->state == RunState::Waiting && current != nullptr)
        out.note(howToGoOn(*state, *current, session));
    if (state->state == RunState::Failed && current != nullptr && current->error) {
        out.note(describe(*current->error));
        return current->error->kind == Error::Kind::Refused ? 3 : 1;
    }
    return 1;
}

} // namespace tagboat::cli
