// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/keychaincredentials.h"

#include "git/remoteurl.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

KeychainCredentials::KeychainCredentials(std::unique_ptr<TokenBook> book, std::shared_ptr<SecretStore> store,
                                         QList<AccountChoice> choices)
    : m_book(std::move(book)), m_store(std::move(store)), m_choices(std::move(choices))
{
}

QCoro::Task<Result<std::optional<Secret>>> KeychainCredentials::tokenFor(QString url, Cancel cancel)
{
    const auto place = remotePlace(url);
    // Both readers of the address must see the same host.
    if (!place || !originOf(url).endsWith(u"//"_s + place->host))
        co_return std::optional<Secret>();
    TB_CO_TRY(const QList<TokenRecord> tokens, m_book->tokens());
    const auto token = tagboat::tokenFor(*place, tokens, m_choices);
    if (!token && token.error().kind == Error::Kind::NotFound && tokens.isEmpty())
        co_return std::optional<Secret>();
    if (!token)
        co_return tl::unexpected(token.error());
    TB_CO_TRY(const SecretKey key, SecretKey::of(token->kind, token->host, token->name));
    auto secret = co_await m_store->read(key, cancel);
    if (!secret)
        co_return plainly(secret.error());
    co_return std::optional<Secret>(*std::move(secret));
}

} // namespace tagboat
