// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "ports/forge/ratemeter.h"

#include <QCoroTask>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagboat
{

/// https://docs.github.com/en/rest/users/users
struct ForgeUser {
    qint64 id = 0;
    QString login;
    QString name; ///< empty if the user gave none
    bool isOrganisation = false;
    bool operator==(const ForgeUser &) const = default;
};

/// What a token tells of itself.
/// https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
struct TokenFacts {
    enum class Kind { Classic, FineGrained, OAuthApp, AppUser, Other };
    Kind kind = Kind::Other;
    /// Of classic and OAuth tokens; nothing where the server does not say, as for fine-grained ones.
    std::optional<QStringList> scopes;
    QDateTime expiresAt; ///< null: it does not expire, or does not tell
    bool operator==(const TokenFacts &) const = default;
};

/// Who is signed in, by which token.
struct SignedIn {
    ForgeUser user;
    TokenFacts token;
    bool operator==(const SignedIn &) const = default;
};

/// The account that asks, and others by name.
class ForgeAccounts
{
public:
    virtual ~ForgeAccounts() = default;

    virtual QCoro::Task<Result<SignedIn>> whoAmI(Cancel cancel) = 0;
    virtual QCoro::Task<Result<ForgeUser>> user(QString login, Cancel cancel) = 0;
    /// A team's id, for reviewers. Takes read:org, or Members: read.
    virtual QCoro::Task<Result<qint64>> team(QString organisation, QString slug, Cancel cancel) = 0;
    /// Asks how much of the limits is used, which costs nothing.
    virtual QCoro::Task<Result<QList<RateMeter>>> rateLimits(Cancel cancel) = 0;
    /// The same as the last answers had it, without asking.
    [[nodiscard]] virtual QList<RateMeter> meters() const = 0;
};

} // namespace tagboat
