// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/tokenbook.h"
#include "release/tokenpermissions.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace tagboat
{

/// How a token is.
struct TokenState {
    enum class Kind {
        Fine,
        Due,        ///< it expires within two weeks
        Expired,    ///< by its date
        Refused,    ///< the server does not accept it
        Changed,    ///< it belongs to somebody else than when it was added: another program replaced it
        Missing,    ///< it is not in the keychain
        Locked,     ///< the keychain is locked
        NoKeychain, ///< this session has none
        KeptSilent, ///< the keychain does not answer
        KeychainSaidNo,
        Unknown, ///< the server could not be asked
    };
    Kind kind = Kind::Unknown;
    TokenRecord record;
    QStringList excess;                      ///< scopes that Tagboat never needs
    std::optional<Error> error;              ///< why, where something failed
    QList<TokenPermission> permissions = {}; ///< empty where nobody was asked
};

/// The kind's stable name in JSON output, for example "no-keychain".
QString tokenStateName(TokenState::Kind kind);
/// The kind in a few words, for people.
QString tokenStateWords(TokenState::Kind kind);
/// Whether the keychain and not the token is what fails.
bool isOfKeychain(TokenState::Kind kind);
/// The state by what is on record, without asking anybody.
TokenState::Kind recordedState(const TokenRecord &token, const QDateTime &now);

/// Which token serves a clone's repository.
struct CloneService {
    QString host;
    QString repository; ///< owner/name on the forge
    QString token;      ///< by name; empty: none, for the reason below
    QString login;
    std::optional<Error> why;
};

/// A forge at which one can sign in.
struct SignInPlace {
    QString host;
    bool byDevice = false; ///< a client id is configured for it
    bool operator==(const SignInPlace &) const = default;
};

/// All tokens on record, and whom they serve.
struct TokenOverview {
    QList<TokenState> tokens; ///< each by its record alone
    QList<SignInPlace> places;
    bool ghIsInstalled = false;
    std::optional<Error> keychain; ///< why nothing can be kept or read; nothing: it answers
    bool keychainIsLocked = false;
    QHash<QString, CloneService> clones; ///< by path; those that are of no forge are not there
};

} // namespace tagboat
