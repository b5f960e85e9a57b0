// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "compose/adapters.h"
#include "tokens.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

/// All of them, or the one that serves a repository.
Result<QList<TokenRecord>> wanted(Invocation &call, TokenTools &tools)
{
    TB_TRY(const QList<TokenRecord> tokens, tools.book->tokens());
    if (call.arguments.isEmpty())
        return tokens;
    TB_TRY(const QString folder, folderArgument(call.arguments.constFirst()));
    const auto git = makeGit();
    TB_TRY(const auto repository, git->open(folder));
    TB_TRY(const WorkingState state, repository->state());
    const auto place = remotePlace(state.remoteUrl);
    if (!place)
        return failAt(Error::Kind::NotFound, folder, 0, u"Its remote is no repository of a forge"_s, state.remoteUrl);
    TB_TRY(const TokenRecord token, tokenFor(*place, tokens, tools.settings.accounts));
    return QList<TokenRecord>{token};
}

Result<int> run(Invocation &call)
{
    Output &out = call.session.out;
    TB_TRY(TokenTools tools, tokenTools(call.session, false));
    TB_TRY(const QList<TokenRecord> tokens, wanted(call, tools));
    QJsonArray list;
    QList<QStringList> rows;
    for (const TokenRecord &token : tokens) {
        const TokenState state{recordedState(token, tools.clock->now()), token, {}, {}};
        QJsonObject object = toJson(state);
        object.remove(u"excess"_s);
        object.remove(u"permissions"_s);
        object.remove(u"error"_s);
        list.append(object);
        rows.append({token.name, token.kind, token.host, token.login.isEmpty() ? u"-"_s : token.login, token.form,
                     token.lastFour.isEmpty() ? u"-"_s : u"…"_s + token.lastFour, dayOf(token.added),
                     dayOf(token.expires), dayOf(token.checked), tokenStateWords(state.kind)});
    }
    if (out.json())
        out.document({{u"tokens"_s, list}});
    else if (rows.isEmpty())
        sayThereIsNoToken(out);
    else
        out.table({u"NAME"_s, u"KIND"_s, u"HOST"_s, u"LOGIN"_s, u"FORM"_s, u"ENDS IN"_s, u"ADDED"_s, u"EXPIRES"_s,
                   u"CHECKED"_s, u"STATE"_s},
                  rows);
    return 0;
}

} // namespace

Command tokensListCommand()
{
    Command command;
    command.name = u"tokens list"_s;
    command.arguments = u"[REPO]"_s;
    command.maximumArguments = 1;
    command.summary = u"What is known of the tokens, without asking keychain or server."_s;
    command.description =
        u"The tokens themselves are in the keychain and are never shown. The state is by the record alone: fine, due "
        u"(expires within two weeks), expired, or unknown (never checked). With REPO only the token that serves that "
        u"repository: the one that [[account]] in the settings chooses, else the only one of its host, else the one "
        u"that belongs to its owner."_s;
    command.examples = {u"tagboat-cli tokens list"_s, u"tagboat-cli tokens list . --json"_s};
    command.run = run;
    return command;
}

} // namespace tagboat::cli
