// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace tagboat
{

/// What is known of a token that lies in the keychain, under `<kind>:<host>:<name>`; never the token.
struct TokenRecord {
    QString name;      ///< the user's own, unique: "work"
    QString kind;      ///< what it is for: "github"
    QString host;      ///< where: "github.com", with a port that is not the usual one
    QString login;     ///< whose it is; empty while nobody looked
    QString form;      ///< "classic", "fine-grained", "oauth", "app", "other"
    QString lastFour;  ///< its last characters, by which people know it again
    QDateTime added;   ///< when it came here
    QDateTime expires; ///< null: it does not, or does not tell
    QDateTime checked; ///< when the server last accepted it; null: never
    bool operator==(const TokenRecord &) const = default;
};

/// The record of tokens. An object belongs to the thread that made it.
class TokenBook
{
public:
    virtual ~TokenBook() = default;
    /// By name.
    virtual Result<QList<TokenRecord>> tokens() = 0;
    /// Notes a token, or what is new of one.
    virtual Result<void> remember(const TokenRecord &token) = 0;
    virtual Result<void> forget(const QString &name) = 0;
};

} // namespace tagboat
