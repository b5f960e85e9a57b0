// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "releaseshared.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<int> run(Invocation &call)
{
    Session &session = call.session;
    if (session.options.offline)
        return fail(Error::Kind::Usage, u"A release needs its remote"_s, {}, u"Leave out --offline."_s);
    TB_TRY(const QString repository, folderArgument(call.arguments.constFirst()));
    TB_TRY(const PlanRequest request, planRequest(call));
    TB_TRY(const auto service, releaseService(session));
    TB_TRY(const ReleasePreview preview, runToEnd(service->preview(repository, request, session.cancel)));
    if (!session.out.json())
        printPreview(preview, session.out);
    TB_CHECK(preflightVerdict(preview.checks));
    if (call.has(u"allow-commands"_s))
        TB_CHECK(service->allowCommands(preview.draft.plan));
    TB_TRY(Engine * engine, service->engine());
    const RunPolicy policy = runPolicy(call);
    return finishRun(runToEnd(engine->start(preview.draft.plan, policy, session.cancel)), session);
}

} // namespace

QCommandLineOption yesOption()
{
    return {{u"y"_s, u"yes"_s}, u"Agree to every step that cannot be undone."_s};
}

QCommandLineOption noWaitOption()
{
    return {u"no-wait"_s, u"Return where the release waits for others, instead of looking again from time to time."_s};
}

RunPolicy runPolicy(const Invocation &call)
{
    return {call.has(u"yes"_s), !call.has(u"no-wait"_s)};
}

QCommandLineOption allowCommandsOption()
{
    return {u"allow-commands"_s, u"Allow the check commands that .tagboat.toml names, as they stand now."_s};
}

Command releaseStartCommand()
{
    Command command;
    command.name = u"release start"_s;
    command.arguments = u"REPO (--level L | --to V) [--package P] [--flow F] [--waive ID=REASON] [--yes] [--no-wait]"_s;
    command.summary = u"Plan a release and run it."_s;
    command.description =
        u"Without --yes it stops before each step that cannot be undone; `release resume` allows that step. "
        u"Killed at any instant, `release resume` goes on."_s;
    command.options = planOptions() + QList<QCommandLineOption>{yesOption(), noWaitOption(), allowCommandsOption()};
    command.examples = {u"tagboat-cli release start . --level patch"_s,
                        u"tagboat-cli --json release start . --to 1.5.0 --flow tag-only --yes"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
