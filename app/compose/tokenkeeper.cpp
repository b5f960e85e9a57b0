// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/tokenkeeper.h"

#include "compose/tokentext.h"
#include "ports/answercache.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Kind = TokenState::Kind;

Kind stateOf(const SecretError &error)
{
    switch (error.reason) {
    case SecretError::Reason::Absent:
        return Kind::Missing;
    case SecretError::Reason::Locked:
        return Kind::Locked;
    case SecretError::Reason::NoService:
        return Kind::NoKeychain;
    case SecretError::Reason::NotAnswering:
        return Kind::KeptSilent;
    case SecretError::Reason::Denied:
        return Kind::KeychainSaidNo;
    case SecretError::Reason::Failed:
        return Kind::Unknown;
    }
    return Kind::Unknown;
}

/// https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps
bool isExcess(const QString &scope)
{
    static const QStringList needed{u"repo"_s,
                                    u"public_repo"_s,
                                    u"repo:status"_s,
                                    u"repo_deployment"_s,
                                    u"workflow"_s,
                                    u"read:org"_s,
                                    u"user"_s,
                                    u"read:user"_s,
                                    u"user:email"_s,
                                    u"security_events"_s,
                                    u"repository_advisories:read"_s};
    return !needed.contains(scope);
}

} // namespace

TokenKeeper::TokenKeeper(TokenBook &book, SecretStore &store, const Clock &clock, TokenQuestion ask,
                         AnswerForgetting forgetAnswers)
    : m_book(book), m_store(store), m_clock(clock), m_ask(std::move(ask)), m_forgetAnswers(std::move(forgetAnswers))
{
}

Result<TokenRecord> TokenKeeper::recordOf(const QString &name)
{
    TB_TRY(const QList<TokenRecord> tokens, m_book.tokens());
    const auto found =
        std::find_if(tokens.cbegin(), tokens.cend(), [&](const TokenRecord &token) { return token.name == name; });
    if (found == tokens.cend())
        return fail(Error::Kind::NotFound, u"There is no token “%1”"_s.arg(name), {},
                    u"See tagboat-cli tokens list."_s);
    return *found;
}

void TokenKeeper::take(TokenState &state, const TokenAnswer &answer) const
{
    state.record.login = answer.login;
    if (answer.expires.isValid())
        state.record.expires = answer.expires;
    state.record.checked = m_clock.now();
    state.permissions = answer.permissions;
    const QStringList scopes = answer.scopes.value_or(QStringList());
    std::copy_if(scopes.cbegin(), scopes.cend(), std::back_inserter(state.excess), isExcess);
    state.kind = recordedState(state.record, m_clock.now());
}

QCoro::Task<Result<TokenState>> TokenKeeper::look(QString host, Secret pasted, Cancel cancel)
{
    TB_CO_TRY(const TokenText text, readForgeToken(pasted));
    TokenState state;
    state.record = {{}, u"github"_s, host, {}, text.form, text.lastFour, m_clock.now(), QDateTime(), QDateTime()};
    if (!m_ask)
        co_return state;
    const Secret shown = text.secret;
    const auto answer = co_await m_ask(host, shown, cancel);
    if (!answer)
        co_return tl::unexpected(answer.error());
    take(state, *answer);
    co_return state;
}

QCoro::Task<Result<TokenState>> TokenKeeper::add(NewToken token, Secret pasted, Cancel cancel)
{
    TB_CO_TRY(const SecretKey key, SecretKey::of(token.kind, token.host, token.name));
    TB_CO_TRY(const QList<TokenRecord> tokens, m_book.tokens());
    const auto same = [&](const TokenRecord &record) { return record.name == token.name; };
    if (std::any_of(tokens.cbegin(), tokens.cend(), same))
        co_return fail(Error::Kind::Conflict, u"There is a token “%1” already"_s.arg(token.name), {},
                       u"Take another name, or remove that one first: tagboat-cli tokens remove %1"_s.arg(token.name));
    TB_CO_TRY(const TokenText text, readForgeToken(pasted));
    TokenState state;
    state.record = {token.name,    token.kind,    token.host,    {},         text.form,
                    text.lastFour, m_clock.now(), token.expires, QDateTime()};
    state.kind = recordedState(state.record, m_clock.now());
    if (m_ask) {
        const Secret shown = text.secret;
        const auto answer = co_await m_ask(token.host, shown, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        take(state, *answer);
    }
    const Secret secret = text.secret;
    if (const auto stored = co_await m_store.write(key, secret, cancel); !stored)
        co_return plainly(stored.error());
    if (const auto noted = m_book.remember(state.record); !noted) {
        // What nobody knows of must not stay behind.
        const Cancel never;
        const auto removed = co_await m_store.remove(key, never);
        Error error = noted.error();
        if (!removed) {
            error.message += u"; and the token may be left in the keychain"_s;
            error.detail = QStringList{error.detail, describe(removed.error())}.join(u'\n').trimmed();
            error.remedy = u"Look for “%1” of Tagboat in the keychain, and delete it there."_s.arg(key.text());
        }
        co_return tl::unexpected(error);
    }
    co_return state;
}

QCoro::Task<Result<TokenState>> TokenKeeper::check(QString name, Cancel cancel)
{
    TokenState state;
    TB_CO_TRY(state.record, recordOf(name));
    TB_CO_TRY(const SecretKey key, SecretKey::of(state.record.kind, state.record.host, name));
    const auto secret = co_await m_store.read(key, cancel);
    if (!secret) {
        if (secret.error().kind == Error::Kind::Cancelled)
            co_return plainly(secret.error());
        state.kind = stateOf(secret.error());
        state.error = secret.error();
        co_return state;
    }
    state.kind = recordedState(state.record, m_clock.now());
    if (!m_ask) {
        if (state.kind == Kind::Fine)
            state.kind = Kind::Unknown; // it was; nobody was asked now
        co_return state;
    }
    const QString host = state.record.host;
    const QString before = state.record.login;
    const Secret &token = *secret;
    const auto answer = co_await m_ask(host, token, cancel);
    if (!answer) {
        if (answer.error().kind == Error::Kind::Cancelled)
            co_return tl::unexpected(answer.error());
        if (answer.error().kind == Error::Kind::Denied)
            state.kind = state.kind == Kind::Expired ? Kind::Expired : Kind::Refused;
        else
            state.kind = Kind::Unknown;
        state.error = answer.error();
        co_return state;
    }
    if (!before.isEmpty() && before.compare(answer->login, Qt::CaseInsensitive) != 0) {
        state.kind = Kind::Changed;
        state.error = fail(Error::Kind::Conflict,
                           u"The token in the keychain belongs to %1, and %2's was added"_s.arg(answer->login, before),
                           {}, u"Remove it and add the right one."_s)
                          .value();
        co_return state;
    }
    take(state, *answer);
    TB_CO_CHECK(m_book.remember(state.record));
    co_return state;
}

QCoro::Task<Result<void>> TokenKeeper::remove(QString name, Cancel cancel)
{
    TB_CO_TRY(const TokenRecord record, recordOf(name));
    TB_CO_TRY(const SecretKey key, SecretKey::of(record.kind, record.host, name));
    if (const auto removed = co_await m_store.remove(key, cancel); !removed)
        co_return plainly(removed.error());
    TB_CO_CHECK(m_forgetAnswers(AnswerKey::accountOf(record.host, record.login)));
    // It may have been used before anybody looked whose it is.
    TB_CO_CHECK(m_forgetAnswers(AnswerKey::accountOf(record.host, {})));
    co_return m_book.forget(name);
}

} // namespace tagboat
