// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "releaseshared.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

/// What resume, promote and recover have in common: the repository's open release.
struct Opened {
    std::unique_ptr<ReleaseService> service;
    Engine *engine = nullptr;
    ReleaseState state;
};

Result<Opened> openRelease(Invocation &call)
{
    TB_TRY(const QString repository, folderArgument(call.arguments.constFirst()));
    TB_TRY(auto service, releaseService(call.session));
    TB_TRY(ReleaseState state, service->unfinished(repository));
    TB_TRY(Engine * engine, service->engine());
    return Opened{std::move(service), engine, std::move(state)};
}

Result<int> resume(Invocation &call)
{
    TB_TRY(const Opened opened, openRelease(call));
    if (call.has(u"allow-commands"_s))
        TB_CHECK(opened.service->allowCommands(opened.state.plan));
    RunPolicy policy = runPolicy(call);
    if (const StepState *current = opened.state.current(); current != nullptr)
        policy.allows = current->spec.id;
    return finishRun(runToEnd(opened.engine->resume(opened.state.id, policy, call.session.cancel)), call.session);
}

Result<int> promote(Invocation &call)
{
    TB_TRY(const Opened opened, openRelease(call));
    const StepState *current = opened.state.current();
    if (current == nullptr || current->spec.kind != u"verdict"_s)
        return fail(Error::Kind::CheckFailed, u"The release does not wait for a word on its candidate"_s,
                    releaseLine(opened.state),
                    u"See tagboat-cli release status %1"_s.arg(asArgument(opened.state.plan.repository)));
    TB_CHECK(opened.engine->answer(opened.state.id, current->spec.id, u"good"_s));
    const RunPolicy policy = runPolicy(call);
    return finishRun(runToEnd(opened.engine->resume(opened.state.id, policy, call.session.cancel)), call.session);
}

Result<int> recover(Invocation &call)
{
    TB_TRY(const Opened opened, openRelease(call));
    Session &session = call.session;
    TB_TRY(const ReleasePreview preview, runToEnd(opened.service->previewRecovery(opened.state.id, session.cancel)));
    if (!session.out.json())
        printPreview(preview, session.out);
    TB_CHECK(opened.engine->revise(opened.state.id, preview.draft.plan));
    const RunPolicy policy = runPolicy(call);
    return finishRun(runToEnd(opened.engine->resume(opened.state.id, policy, session.cancel)), session);
}

Result<int> abort(Invocation &call)
{
    TB_TRY(const Opened opened, openRelease(call));
    TB_TRY(const ReleaseState state, runToEnd(opened.engine->abort(opened.state.id, call.session.cancel)));
    if (!call.session.out.json()) {
        call.session.out.line(releaseLine(state));
        for (const StepState &step : state.steps) {
            if (step.ended() && step.spec.kind != u"preflight"_s && step.spec.kind != u"files"_s)
                call.session.out.line(u"stands   %1: %2"_s.arg(step.spec.title, step.detail));
            else if (step.state == RunState::Aborted)
                call.session.out.line(
                    u"%1 %2: %3"_s.arg(step.unknown ? u"unknown "_s : u"begun   "_s, step.spec.title, step.detail));
            else if (step.unknown && step.spec.kind != u"commands"_s && step.spec.kind != u"files"_s)
                call.session.out.line(u"unknown  %1: begun; look whether it took effect"_s.arg(step.spec.title));
        }
    }
    return 0;
}

Command continuing(const QString &name, const QString &summary, Result<int> (*run)(Invocation &))
{
    Command command;
    command.name = u"release "_s + name;
    command.arguments = u"REPO"_s;
    command.summary = summary;
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace

Command releaseResumeCommand()
{
    Command command =
        continuing(u"resume"_s, u"Go on with the release under way; allows the step it stopped before."_s, resume);
    command.arguments = u"REPO [--yes] [--no-wait] [--allow-commands]"_s;
    command.options = {yesOption(), noWaitOption(), allowCommandsOption()};
    command.examples = {u"tagboat-cli release resume ."_s};
    return command;
}

Command releasePromoteCommand()
{
    Command command = continuing(u"promote"_s, u"The candidate is good: go on to the release."_s, promote);
    command.arguments = u"REPO [--yes] [--no-wait]"_s;
    command.options = {yesOption(), noWaitOption()};
    command.examples = {u"tagboat-cli release promote . --yes"_s};
    return command;
}

Command releaseRecoverCommand()
{
    Command command =
        continuing(u"recover"_s, u"The candidate failed: delete its tag and make the next one."_s, recover);
    command.arguments = u"REPO [--yes] [--no-wait]"_s;
    command.options = {yesOption(), noWaitOption()};
    command.examples = {u"tagboat-cli release recover ."_s};
    return command;
}

Command releaseAbortCommand()
{
    Command command = continuing(u"abort"_s, u"Give the release up; says what stands already."_s, abort);
    command.description =
        u"File edits that were not committed yet are taken back. Commits and tags stay; the remote is asked what "
        u"stands of a push that was under way. Where another program "
        u"runs the release, it says which: stop that one first."_s;
    command.examples = {u"tagboat-cli release abort ."_s};
    return command;
}

} // namespace tagboat::cli
