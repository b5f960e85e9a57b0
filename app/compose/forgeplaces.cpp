// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/forgeplaces.h"

#include "compose/adapters.h"
#include "compose/forgeclient.h"
#include "store/sqliteanswercache.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Null for no folder, and for one that does not open: a missing memory costs requests, not the forge.
std::unique_ptr<AnswerCache> storedAnswers(const QString &dataFolder)
{
    if (dataFolder.isEmpty())
        return nullptr;
    auto cache = SqliteAnswerCache::open(dataFolder);
    return cache ? *std::move(cache) : nullptr;
}

} // namespace

AccountPlaces::AccountPlaces(Settings settings, std::unique_ptr<TokenBook> book, std::shared_ptr<SecretStore> store,
                             const QString &dataFolder)
    : m_settings(std::move(settings)), m_book(std::move(book)), m_store(std::move(store)),
      m_world(std::make_shared<ForgeWorld>(storedAnswers(dataFolder)))
{
}

AccountPlaces::~AccountPlaces() = default;

QCoro::Task<Result<void>> AccountPlaces::open(Cancel cancel)
{
    TB_CO_TRY(const QList<TokenRecord> tokens, m_book->tokens());
    std::map<QString, std::shared_ptr<ForgeClient>> clients;
    QList<Error> troubles;
    for (const TokenRecord &token : tokens) {
        if (token.kind != "github"_L1)
            continue;
        const auto client = co_await clientOf(token, cancel);
        if (client)
            clients.emplace(token.name, *client);
        else if (client.error().kind == Error::Kind::Cancelled)
            co_return tl::unexpected(client.error());
        else
            troubles += client.error();
    }
    // Together: whoever asks while the keychain is read gets what was, and no token meets another one's forge.
    m_tokens = tokens;
    m_clients = std::move(clients);
    m_troubles = troubles;
    co_return Result<void>();
}

QCoro::Task<Result<std::shared_ptr<ForgeClient>>> AccountPlaces::clientOf(TokenRecord token, Cancel cancel)
{
    const auto place = m_settings.forge(token.host);
    if (!place)
        co_return fail(Error::Kind::NotFound,
                       u"The token “%1” is for %2, which the settings do not name"_s.arg(token.name, token.host), {},
                       u"Add [forge.\"%1\"] with its api to the settings."_s.arg(token.host));
    TB_CO_TRY(const ForgeHost host, ForgeHost::of(token.host, place->api));
    TB_CO_TRY(const SecretKey key, SecretKey::of(token.kind, token.host, token.name));
    const auto secret = co_await m_store->read(key, cancel);
    if (!secret && secret.error().kind == Error::Kind::Cancelled)
        co_return plainly(secret.error());
    if (!secret) {
        Error error = secret.error();
        error.message = u"The token “%1” cannot be used: %2"_s.arg(token.name, error.message);
        co_return tl::unexpected(error);
    }
    const ForgeAccount account{host, token.login, *secret};
    // The same account keeps its client, and with it what is known of its limits.
    const auto before = m_clients.find(token.name);
    std::shared_ptr<ForgeClient> client;
    if (before != m_clients.end() && before->second->isOf(account))
        client = before->second;
    else
        client = std::make_shared<ForgeClient>(m_world, account);
    co_return client;
}

Result<TokenRecord> AccountPlaces::tokenOf(const QString &remoteUrl) const
{
    const auto place = remotePlace(remoteUrl);
    if (!place)
        return fail(Error::Kind::NotFound, u"The remote is no repository of a forge"_s);
    return tokenFor(*place, m_tokens, m_settings.accounts);
}

std::optional<ForgePlace> AccountPlaces::of(const QString &remoteUrl)
{
    const auto place = remotePlace(remoteUrl);
    const auto token = tokenOf(remoteUrl);
    if (!place || !token)
        return std::nullopt;
    const auto client = m_clients.find(token->name);
    const auto repository = RepositoryName::parse(QString(place->owner + u'/' + place->name));
    if (client == m_clients.end() || !repository)
        return std::nullopt;
    return ForgePlace{ForgeClient::forgeOf(client->second), *repository};
}

std::unique_ptr<AccountPlaces> makeForgePlaces(const Settings &settings, const QString &dataFolder)
{
    return std::make_unique<AccountPlaces>(settings, makeTokenBook(dataFolder), makeSecretStore(), dataFolder);
}

} // namespace tagboat
