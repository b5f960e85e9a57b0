// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setupsecrets.h"

#include "secretinput.h"
#include "setup/workflowaudit.h"
#include "tokens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

SecretName named(const QString &text, const QString &flow)
{
    if (text.contains(u'/'))
        return {text.section(u'/', 0, -2), text.section(u'/', -1)};
    const auto secrets = flowSecrets(flow);
    for (const auto &[name, environment] : secrets) {
        if (name == text)
            return {environment, name};
    }
    return {{}, text};
}

Result<Secret> fromKeychain(const QString &name, Session &session)
{
    if (!session.options.practiceFolder.isEmpty())
        return fail(Error::Kind::Refused, u"A token of the keychain does not go to the practice harbour"_s, name,
                    u"Make something up, and hand it over on standard input."_s);
    TB_TRY(TokenTools tools, tokenTools(session, false));
    return runToEnd(tokenValue(tools, name, session.cancel));
}

} // namespace

QCommandLineOption secretOption()
{
    return {u"secret"_s,
            u"Set this secret, also one that stands; its value is the token TOKEN of the keychain, or the next line of "
            u"standard input. May be "
            u"given several times."_s,
            u"[ENV/]NAME[=TOKEN]"_s};
}

Result<QList<NamedSecret>> namedSecrets(const Invocation &call, const QString &flow)
{
    QList<NamedSecret> list;
    const QStringList texts = call.values(u"secret"_s);
    for (const QString &text : texts) {
        const NamedSecret secret{named(text.section(u'=', 0, 0), flow), text.section(u'=', 1)};
        const auto same = [&](const NamedSecret &other) { return other.secret == secret.secret; };
        if (secret.secret.name.isEmpty() || std::ranges::any_of(list, same))
            return fail(Error::Kind::Usage, u"--secret “%1” names none, or one twice"_s.arg(text), {},
                        u"Write --secret ENVIRONMENT/NAME or --secret NAME=TOKEN."_s);
        list.append(secret);
    }
    return list;
}

Result<QList<SecretValue>> secretValues(const QList<NamedSecret> &names, Session &session)
{
    QList<SecretValue> values;
    for (const NamedSecret &one : names) {
        const QString prompt = u"Value of %1: "_s.arg(one.secret.text());
        TB_TRY(const Secret value,
               one.token.isEmpty() ? readSecretLine(prompt, session.cancel) : fromKeychain(one.token, session));
        if (value.isEmpty())
            return fail(Error::Kind::Usage, u"There is no value for the secret %1"_s.arg(one.secret.text()), {},
                        u"Hand over a line for each --secret on standard input, in their order."_s);
        values.append({one.secret, value});
    }
    return values;
}

} // namespace tagboat::cli
