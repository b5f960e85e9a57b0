// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "compose/devicesignin.h"
#include "compose/ghtoken.h"
#include "release/tokenpermissions.h"
#include "secretinput.h"
#include "tokens.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<NewToken> wanted(Invocation &call)
{
    NewToken token{call.arguments.constFirst(), call.value(u"kind"_s), call.value(u"host"_s).toLower(), {}};
    if (token.kind.isEmpty())
        token.kind = u"github"_s;
    if (token.host.isEmpty())
        token.host = u"github.com"_s;
    if (token.kind != "github"_L1)
        return fail(Error::Kind::Usage, u"Tokens of the kind “%1” cannot be kept yet"_s.arg(token.kind), {},
                    u"Use --kind github."_s);
    if (call.has(u"expires"_s)) {
        const QDate day = QDate::fromString(call.value(u"expires"_s), Qt::ISODate);
        if (!day.isValid())
            return fail(Error::Kind::Usage, u"“%1” is no date"_s.arg(call.value(u"expires"_s)), {},
                        u"Write it as 2027-03-31."_s);
        token.expires = day.startOfDay(Qt::UTC);
    }
    TB_CHECK(SecretKey::of(token.kind, token.host, token.name)); // before anything is asked for
    return token;
}

/// Shows the code, and waits until it was typed in. The server tells when what it gives expires.
Result<Secret> secretByCode(NewToken &token, const Settings &settings, Invocation &call)
{
    if (call.session.options.offline)
        return fail(Error::Kind::Usage, u"Nobody can sign in with --offline"_s);
    TB_TRY(const auto signIn, makeDeviceSignIn(settings, token.host));
    TB_TRY(const DeviceCode code, runToEnd(signIn->begin(call.session.cancel)));
    const qint64 minutes = (SystemClock().now().secsTo(code.expires) + 30) / 60;
    tellUser(u"Open %1 and type in %2, within %3 minutes.\n"_s.arg(code.page.toDisplayString(), code.userCode,
                                                                   QString::number(minutes)));
    TB_TRY(const DeviceToken given, runToEnd(signIn->wait(code, call.session.cancel)));
    if (given.expires.isValid())
        token.expires = given.expires;
    return given.token;
}

Result<Secret> secretFor(NewToken &token, const Settings &settings, Invocation &call)
{
    const Cancel &cancel = call.session.cancel;
    if (call.has(u"device"_s) && call.has(u"from-gh"_s))
        return fail(Error::Kind::Usage, u"Either --device or --from-gh, not both"_s);
    if (call.has(u"device"_s))
        return secretByCode(token, settings, call);
    if (!call.has(u"from-gh"_s))
        return readSecret(u"Token for %1: "_s.arg(token.host), cancel);
    if (!call.has(u"yes"_s)) {
        TB_TRY(const bool yes, agreed(u"Take over the token of gh for %1 into the keychain?"_s.arg(token.host),
                                      u"Say --yes."_s, cancel));
        if (!yes)
            return fail(Error::Kind::Cancelled, u"Nothing was taken over"_s);
    }
    return runToEnd(tokenOfGh(token.host));
}

void explain(const TokenState &state, bool asked, Output &out)
{
    const TokenRecord &token = state.record;
    const QString whose = asked ? u"%1's"_s.arg(token.login) : u"a"_s;
    out.line(u"“%1”: %2 %3 token for %4, ending in %5, is in the keychain"_s.arg(
        token.name, whose, token.form, token.host, token.lastFour.isEmpty() ? u"-"_s : token.lastFour));
    if (token.expires.isValid())
        out.line(u"It expires on %1"_s.arg(dayOf(token.expires)));
    if (!asked)
        out.note(u"No server was asked whether it is good: tagboat-cli tokens check %1"_s.arg(token.name));
    const QStringList missing = missingPermissions(state.permissions);
    if (!missing.isEmpty())
        out.note(u"It may not do all that a release needs; missing: %1"_s.arg(missing.join(u", "_s)));
    if (!state.excess.isEmpty())
        out.note(u"It may do more than Tagboat ever needs: %1"_s.arg(state.excess.join(u", "_s)));
}

/// "Metadata: read, Contents: read and write"
QString namesOf(const QList<TokenPermission> &permissions, bool forSetup)
{
    QStringList names;
    for (const TokenPermission &one : permissions) {
        if (one.forSetup == forSetup)
            names.append(one.name);
    }
    return names.join(u", "_s);
}

/// What a token has to be allowed.
QString permissionWords()
{
    const QList<TokenPermission> permissions = neededPermissions();
    const QList<TokenPermission> scopes = permissionsByScopes({});
    return u"A fine-grained token needs the permissions %1; to set repositories up also %2. A classic one needs the "
           u"scopes %3; to set repositories up also %4."_s.arg(namesOf(permissions, false), namesOf(permissions, true),
                                                               namesOf(scopes, false), namesOf(scopes, true));
}

Result<int> run(Invocation &call)
{
    Output &out = call.session.out;
    TB_TRY(NewToken token, wanted(call));
    TB_TRY(TokenTools tools, tokenTools(call.session, true));
    TB_CHECK(unlockIfWanted(call, tools));
    TB_TRY(const Secret secret, secretFor(token, tools.settings, call));
    TB_TRY(const TokenState state, runToEnd(tools.keeper->add(token, secret, call.session.cancel)));
    if (out.json())
        out.document(toJson(state));
    else
        explain(state, state.record.checked.isValid(), out);
    return 0;
}

} // namespace

Command tokensAddCommand()
{
    Command command;
    command.name = u"tokens add"_s;
    command.arguments = u"NAME [--kind github] [--host HOST] [--expires DATE] [--from-gh [--yes] | --device]"_s;
    command.summary = u"Put a token into the keychain."_s;
    command.description =
        u"The token is read from standard input or, on a terminal, from a prompt that does not show it; never from an "
        u"argument. The forge is asked whose it is, unless --offline is given; then it goes into the keychain under "
        u"the service io.tagboat.token.v1 and nowhere else. "_s +
        permissionWords();
    command.options = {{u"kind"_s, u"What it is for: github (the default)."_s, u"KIND"_s},
                       {u"host"_s, u"The forge's host; github.com by default."_s, u"HOST"_s},
                       {u"expires"_s, u"When it expires, if the server does not tell."_s, u"DATE"_s},
                       {u"from-gh"_s, u"Take over the token of GitHub's own program, gh."_s},
                       {u"device"_s,
                        u"Sign in by a code that is typed into a page of the forge; takes client-id in the "
                        u"settings."_s},
                       {{u"y"_s, u"yes"_s}, u"Agree to take it over."_s},
                       unlockOption()};
    command.examples = {u"tagboat-cli tokens add work"_s, u"tagboat-cli tokens add work --from-gh"_s,
                        u"tagboat-cli tokens add work --device"_s,
                        u"tagboat-cli tokens add work --host git.example.org < token.txt"_s};
    command.minimumArguments = 1;
    command.maximumArguments = 1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
