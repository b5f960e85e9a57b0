// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "tokens.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<QStringList> namesFor(Invocation &call, TokenTools &tools)
{
    if (!call.arguments.isEmpty())
        return call.arguments;
    TB_TRY(const QList<TokenRecord> tokens, tools.book->tokens());
    QStringList names;
    for (const TokenRecord &token : tokens)
        names += token.name;
    return names;
}

/// Offline a token that is in the keychain and not expired is as good as can be told.
bool isGood(const TokenState &state, bool offline)
{
    return state.kind == TokenState::Kind::Fine || state.kind == TokenState::Kind::Due ||
           (offline && state.kind == TokenState::Kind::Unknown && !state.error);
}

Result<int> run(Invocation &call)
{
    Output &out = call.session.out;
    TB_TRY(TokenTools tools, tokenTools(call.session, false));
    TB_TRY(const QStringList names, namesFor(call, tools));
    TB_CHECK(unlockIfWanted(call, tools));
    QJsonArray list;
    QList<QStringList> rows;
    bool good = true;
    for (const QString &name : names) {
        out.progress(u"Checking %1"_s.arg(name));
        TB_TRY(const TokenState state, runToEnd(tools.keeper->check(name, call.session.cancel)));
        good = good && isGood(state, call.session.options.offline);
        list.append(toJson(state));
        const QString login = state.record.login;
        rows.append({name, state.record.host, login.isEmpty() ? u"-"_s : login, dayOf(state.record.expires),
                     tokenStateWords(state.kind), state.error ? state.error->remedy : state.excess.join(u", "_s)});
    }
    if (out.json())
        out.document({{u"tokens"_s, list}});
    else if (rows.isEmpty())
        sayThereIsNoToken(out);
    else
        out.table({u"NAME"_s, u"HOST"_s, u"LOGIN"_s, u"EXPIRES"_s, u"STATE"_s, u"REMARK"_s}, rows);
    return good ? 0 : 1;
}

} // namespace

Command tokensCheckCommand()
{
    Command command;
    command.name = u"tokens check"_s;
    command.arguments = u"[NAME]"_s;
    command.summary = u"Whether tokens are in the keychain and accepted by their servers."_s;
    command.description =
        u"States: fine, due (expires within two weeks), expired, refused (by the server), changed (it is somebody "
        u"else's now), missing (from the keychain), keychain-locked, no-keychain, keychain-silent, keychain-denied, "
        u"unknown. The status is 1 unless all are fine or due. With --offline the keychain alone is asked."_s;
    command.options = {unlockOption()};
    command.examples = {u"tagboat-cli tokens check"_s, u"tagboat-cli tokens check work --json"_s};
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
