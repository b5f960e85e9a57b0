// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "tokens.h"

#include "base/errorjson.h"
#include "base/processprivacy.h"
#include "compose/adapters.h"
#include "compose/tokenquestion.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

QJsonValue jsonOf(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonValue jsonOf(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

Result<TokenTools> tokenTools(Session &session, bool makesData)
{
    keepMemoryPrivate();
    TokenTools tools;
    TB_TRY(tools.settings, session.settings());
    if (makesData)
        TB_CHECK(session.dataFolder());
    tools.book = makeTokenBook(session.dataFolderPath());
    tools.store = makeSecretStore();
    tools.clock = std::make_unique<SystemClock>();
    TokenQuestion ask;
    if (!session.options.offline)
        ask = makeTokenQuestion(tools.settings);
    tools.keeper = std::make_unique<TokenKeeper>(
        *tools.book, *tools.store, *tools.clock, ask,
        [folder = session.dataFolderPath()](const QString &account) { return forgetAnswers(folder, account); });
    return tools;
}

Result<void> unlockIfWanted(Invocation &call, TokenTools &tools)
{
    if (!call.has(u"unlock"_s))
        return {};
    if (const auto done = runToEnd(tools.store->unlock(call.session.cancel)); !done)
        return plainly(done.error());
    return {};
}

QCommandLineOption unlockOption()
{
    return {u"unlock"_s, u"Have the keychain's password asked for if it is locked."_s};
}

QJsonObject toJson(const TokenState &state)
{
    const TokenRecord &token = state.record;
    QJsonObject object{{u"name"_s, token.name},
                       {u"kind"_s, token.kind},
                       {u"host"_s, token.host},
                       {u"login"_s, jsonOf(token.login)},
                       {u"form"_s, token.form},
                       {u"lastFour"_s, jsonOf(token.lastFour)},
                       {u"added"_s, jsonOf(token.added)},
                       {u"expires"_s, jsonOf(token.expires)},
                       {u"checked"_s, jsonOf(token.checked)},
                       {u"state"_s, tokenStateName(state.kind)},
                       {u"excess"_s, QJsonArray::fromStringList(state.excess)},
                       {u"error"_s, QJsonValue()}};
    if (state.error)
        object.insert(u"error"_s, errorToJson(*state.error));
    return object;
}

QString dayOf(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().date().toString(Qt::ISODate) : u"-"_s;
}

QString wordsOf(const TokenState &state)
{
    switch (state.kind) {
    case TokenState::Kind::Fine:
        return u"fine"_s;
    case TokenState::Kind::Due:
        return u"expires soon"_s;
    case TokenState::Kind::Expired:
        return u"expired"_s;
    case TokenState::Kind::Refused:
        return u"refused by the server"_s;
    case TokenState::Kind::Changed:
        return u"changed by another program"_s;
    case TokenState::Kind::Missing:
        return u"missing in the keychain"_s;
    case TokenState::Kind::Locked:
        return u"keychain is locked"_s;
    case TokenState::Kind::NoKeychain:
        return u"no keychain"_s;
    case TokenState::Kind::KeptSilent:
        return u"keychain does not answer"_s;
    case TokenState::Kind::KeychainSaidNo:
        return u"keychain said no"_s;
    case TokenState::Kind::Unknown:
        break;
    }
    return u"not checked"_s;
}

} // namespace tagboat::cli
