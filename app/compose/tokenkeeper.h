// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/clock.h"
#include "ports/secretstore.h"
#include "ports/tokenbook.h"
#include "release/tokenstate.h"

#include <QStringList>

#include <functional>
#include <optional>

namespace tagboat
{

/// What a server says of a token.
struct TokenAnswer {
    QString login;
    std::optional<QStringList> scopes; ///< of classic and OAuth tokens
    QDateTime expires;                 ///< null: it does not, or does not tell
    QList<TokenPermission> permissions = {};
};

/// Asks the forge at a host whose a token is. Denied where the server does not accept it.
using TokenQuestion = std::function<QCoro::Task<Result<TokenAnswer>>(QString host, Secret token, Cancel cancel)>;

/// Forgets what a forge answered to an account, as AnswerCache::forget().
using AnswerForgetting = std::function<Result<void>(QString account)>;

/// What is to be added.
struct NewToken {
    QString name;
    QString kind; ///< "github"
    QString host;
    QDateTime expires; ///< as the user says; the server knows better
};

/// Keeps tokens in the keychain and the record of them, each beside the other. It outlives its tasks.
class TokenKeeper
{
public:
    /// What is needed; all of it outlives the keeper. @p ask may be empty: then no server is asked.
    TokenKeeper(TokenBook &book, SecretStore &store, const Clock &clock, TokenQuestion ask,
                AnswerForgetting forgetAnswers);

    /// Looks at a token and asks whose it is and what it may; stores nothing. Errors: those of readForgeToken() and the
    /// server.
    QCoro::Task<Result<TokenState>> look(QString host, Secret pasted, Cancel cancel);
    /// Looks at the token, asks whose it is, stores it, and notes it. Errors: those of readForgeToken(), the server and
    /// the keychain; Conflict for a name that is taken; Invalid for one that cannot be.
    QCoro::Task<Result<TokenState>> add(NewToken token, Secret pasted, Cancel cancel);
    /// Looks whether the token is in the keychain and accepted by the server, and notes it. NotFound for a name that is
    /// not on record; all else is the state.
    QCoro::Task<Result<TokenState>> check(QString name, Cancel cancel);
    /// Removes the token from the keychain, looks that it is gone, and forgets it with what was answered to it.
    /// NotFound as check().
    QCoro::Task<Result<void>> remove(QString name, Cancel cancel);

private:
    Result<TokenRecord> recordOf(const QString &name);
    void take(TokenState &state, const TokenAnswer &answer) const;

    TokenBook &m_book;
    SecretStore &m_store;
    const Clock &m_clock;
    TokenQuestion m_ask;
    AnswerForgetting m_forgetAnswers;
};

} // namespace tagboat
