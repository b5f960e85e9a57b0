// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "tokens.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<int> run(Invocation &call)
{
    Output &out = call.session.out;
    const QString name = call.arguments.constFirst();
    TB_TRY(TokenTools tools, tokenTools(call.session, false));
    TB_CHECK(unlockIfWanted(call, tools));
    TB_CHECK(runToEnd(tools.keeper->remove(name, call.session.cancel)));
    if (out.json())
        out.document({{u"removed"_s, name}});
    else
        out.line(u"“%1” is no longer in the keychain; at its server it is good until it is revoked there"_s.arg(name));
    return 0;
}

} // namespace

Command tokensRemoveCommand()
{
    Command command;
    command.name = u"tokens remove"_s;
    command.arguments = u"NAME"_s;
    command.summary = u"Take a token out of the keychain."_s;
    command.description = u"It is looked at afterwards that it is gone. What its forge answered is forgotten with it. "
                          u"The token itself stays good until it is revoked where it was made."_s;
    command.options = {unlockOption()};
    command.examples = {u"tagboat-cli tokens remove work"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
