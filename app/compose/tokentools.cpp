// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/tokentools.h"

#include "compose/adapters.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

TokenTools makeTokenTools(const QString &dataFolder, const Settings &settings, const TokenQuestion &ask)
{
    TokenTools tools;
    tools.settings = settings;
    tools.book = makeTokenBook(dataFolder);
    tools.store = makeSecretStore();
    tools.clock = std::make_unique<SystemClock>();
    tools.keeper = std::make_unique<TokenKeeper>(
        *tools.book, *tools.store, *tools.clock, ask,
        [dataFolder](const QString &account) { return forgetAnswers(dataFolder, account); });
    return tools;
}

QCoro::Task<Result<Secret>> tokenValue(const TokenTools &tools, QString name, Cancel cancel)
{
    TB_CO_TRY(const QList<TokenRecord> tokens, tools.book->tokens());
    const auto token = std::ranges::find(tokens, name, &TokenRecord::name);
    if (token == tokens.cend())
        co_return fail(Error::Kind::NotFound, u"There is no token “%1” on record"_s.arg(name), {},
                       u"See them with: tagboat-cli tokens list"_s);
    TB_CO_TRY(const SecretKey key, SecretKey::of(token->kind, token->host, token->name));
    auto value = co_await tools.store->read(key, cancel);
    if (!value)
        co_return plainly(value.error());
    co_return *std::move(value);
}

} // namespace tagboat
