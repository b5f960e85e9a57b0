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
    TB_TRY(const QString repository, folderArgument(call.arguments.constFirst()));
    TB_TRY(const PlanRequest request, planRequest(call));
    TB_TRY(const auto service, releaseService(call.session));
    TB_TRY(const ReleasePreview preview, runToEnd(service->preview(repository, request, call.session.cancel)));
    printPreview(preview, call.session.out);
    const auto verdict = preflightVerdict(preview.checks);
    return verdict ? 0 : exitStatus(verdict.error().kind);
}

} // namespace

Command planCommand()
{
    Command command;
    command.name = u"plan"_s;
    command.arguments = u"REPO (--level L | --to V) [--package P] [--flow F] [--waive ID=REASON]"_s;
    command.summary = u"Show every step, check and changed byte of a release; nothing is written."_s;
    command.description =
        u"Exit status 1 means that a check would block the release, 3 that a safety rule forbids its version. A "
        u"warning that [checks] block in .tagboat.toml "
        u"makes blocking, and a few other checks, can be waived with a reason; what never bends cannot."_s;
    command.options = planOptions();
    command.examples = {u"tagboat-cli plan . --level minor"_s, u"tagboat-cli --json plan . --to 2.0.0rc1"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
