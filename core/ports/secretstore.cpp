// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "ports/secretstore.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

Result<SecretKey> SecretKey::of(const QString &kind, const QString &host, const QString &account)
{
    static const QRegularExpression kinds(u"\\A[a-z][a-z0-9-]*\\z"_s);
    static const QRegularExpression hosts(u"\\A([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(:[0-9]{1,5})?\\z"_s);
    static const QRegularExpression accounts(u"\\A[^:\\p{C}]{1,100}\\z"_s);
    const bool good =
        kinds.match(kind).hasMatch() && hosts.match(host).hasMatch() && accounts.match(account).hasMatch();
    if (!good)
        return fail(Error::Kind::Invalid, u"“%1:%2:%3” cannot be the name of a token"_s.arg(kind, host, account), {},
                    u"A name has up to 100 characters and no colon; a host is written like github.com."_s);
    SecretKey key;
    key.m_text = kind + u':' + host + u':' + account;
    return key;
}

SecretError secretError(SecretError::Reason reason, const QString &detail, Error::Kind otherwise)
{
    using Reason = SecretError::Reason;
    const auto make = [&](Error::Kind kind, const QString &message, const QString &remedy) {
        return SecretError{Error{kind, message, detail, remedy, {}, 0}, reason};
    };
    switch (reason) {
    case Reason::Absent:
        return make(Error::Kind::NotFound, u"The token is not in the keychain"_s, u"Add it again."_s);
    case Reason::Locked:
        return make(Error::Kind::Denied, u"The keychain is locked"_s,
                    u"Unlock it under Tokens, or with “tagboat-cli tokens check --unlock”."_s);
    case Reason::NoService:
        return make(Error::Kind::Unavailable, u"There is no keychain in this session"_s,
                    u"Install and start one, such as GNOME Keyring, KWallet or KeePassXC."_s);
    case Reason::NotAnswering:
        return make(Error::Kind::Unavailable, u"The keychain does not answer"_s,
                    u"Look whether it asks for something, or restart it, then try again."_s);
    case Reason::Denied:
        return make(Error::Kind::Denied, u"The keychain was not opened"_s,
                    u"Try again, and answer the keychain's question."_s);
    case Reason::Failed:
        break;
    }
    return make(otherwise, u"The keychain could not do it"_s, {});
}

} // namespace tagboat
