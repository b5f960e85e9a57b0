// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/tokenstate.h"

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Kind = TokenState::Kind;

struct KindWords {
    Kind kind;
    const char *name;
    const char *words;
};

constexpr std::array all{
    KindWords{Kind::Fine, "fine", "fine"},
    KindWords{Kind::Due, "due", "expires soon"},
    KindWords{Kind::Expired, "expired", "expired"},
    KindWords{Kind::Refused, "refused", "refused by the server"},
    KindWords{Kind::Changed, "changed", "changed by another program"},
    KindWords{Kind::Missing, "missing", "missing in the keychain"},
    KindWords{Kind::Locked, "keychain-locked", "keychain is locked"},
    KindWords{Kind::NoKeychain, "no-keychain", "no keychain"},
    KindWords{Kind::KeptSilent, "keychain-silent", "keychain does not answer"},
    KindWords{Kind::KeychainSaidNo, "keychain-denied", "keychain said no"},
    KindWords{Kind::Unknown, "unknown", "not checked"},
};

const KindWords &wordsOf(Kind kind)
{
    for (const KindWords &one : all) {
        if (one.kind == kind)
            return one;
    }
    return all.back();
}

} // namespace

QString tokenStateName(TokenState::Kind kind)
{
    return QString::fromLatin1(wordsOf(kind).name);
}

QString tokenStateWords(TokenState::Kind kind)
{
    return QString::fromLatin1(wordsOf(kind).words);
}

bool isOfKeychain(TokenState::Kind kind)
{
    return kind == Kind::Locked || kind == Kind::NoKeychain || kind == Kind::KeptSilent || kind == Kind::KeychainSaidNo;
}

TokenState::Kind recordedState(const TokenRecord &token, const QDateTime &now)
{
    if (token.expires.isValid() && token.expires <= now)
        return Kind::Expired;
    if (token.expires.isValid() && token.expires <= now.addDays(14))
        return Kind::Due;
    return token.checked.isValid() ? Kind::Fine : Kind::Unknown;
}

} // namespace tagboat
