// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "tokens.h"

#include "base/datetext.h"
#include "base/errorjson.h"
#include "base/processprivacy.h"
#include "compose/tokenquestion.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

QJsonValue jsonOf(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

Result<TokenTools> tokenTools(Session &session, bool makesData)
{
    keepMemoryPrivate();
    TB_TRY(const Settings settings, session.settings());
    if (makesData)
        TB_CHECK(session.dataFolder());
    const TokenQuestion ask = session.options.offline ? TokenQuestion() : makeTokenQuestion(settings);
    return makeTokenTools(session.dataFolderPath(), settings, ask);
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
                       {u"added"_s, dateOrNull(token.added)},
                       {u"expires"_s, dateOrNull(token.expires)},
                       {u"checked"_s, dateOrNull(token.checked)},
                       {u"state"_s, tokenStateName(state.kind)},
                       {u"excess"_s, QJsonArray::fromStringList(state.excess)},
                       {u"error"_s, QJsonValue()}};
    QJsonArray permissions;
    for (const TokenPermission &one : state.permissions)
        permissions.append(QJsonObject{{u"name"_s, one.name},
                                       {u"purpose"_s, one.purpose},
                                       {u"setup"_s, one.forSetup},
                                       {u"state"_s, permissionStateName(one.state)}});
    object.insert(u"permissions"_s, permissions);
    if (state.error)
        object.insert(u"error"_s, errorToJson(*state.error));
    return object;
}

void sayThereIsNoToken(Output &out)
{
    out.note(u"There is no token yet; add one: tagboat-cli tokens add NAME --kind github"_s);
}

QString dayOf(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().date().toString(Qt::ISODate) : u"-"_s;
}

} // namespace tagboat::cli
