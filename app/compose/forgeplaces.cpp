// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/forgeplaces.h"

#include "compose/adapters.h"
#include "forge/githubforge.h"
#include "forge/memoryanswercache.h"
#include "forge/qttransport.h"
#include "forge/timerpause.h"
#include "store/sqliteanswercache.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace tagboat
{

/// What all accounts share; it outlives the last of them.
struct AccountPlaces::World {
    QtTransport transport{QByteArrayLiteral("Tagboat/" TAGBOAT_VERSION)};
    std::unique_ptr<AnswerCache> stored;
    std::unique_ptr<MemoryAnswerCache> cache;
    SystemClock clock;
    TimerPause pause;
};

/// One account's limits and its client. A release that holds the forge holds all of it.
struct AccountPlaces::Account {
    Account(std::shared_ptr<World> shared, ForgeAccount who, const GovernorRules &rules)
        : world(std::move(shared)), fingerprint(who.token.fingerprint()), governor(world->clock, world->pause, rules),
          forge(std::move(who), {world->transport, *world->cache, governor, world->clock, world->pause})
    {
    }

    std::shared_ptr<World> world;
    QByteArray fingerprint; ///< of the token
    Governor governor;
    GitHubForge forge;
};

AccountPlaces::AccountPlaces(Settings settings, std::unique_ptr<TokenBook> book, std::shared_ptr<SecretStore> store,
                             const QString &dataFolder)
    : m_settings(std::move(settings)), m_book(std::move(book)), m_store(std::move(store)),
      m_world(std::make_shared<World>())
{
    if (!dataFolder.isEmpty()) {
        // A memory that does not open costs requests, not the forge.
        if (auto cache = SqliteAnswerCache::open(dataFolder))
            m_world->stored = *std::move(cache);
    }
    m_world->cache = std::make_unique<MemoryAnswerCache>(m_world->stored.get());
}

AccountPlaces::~AccountPlaces() = default;

QCoro::Task<Result<void>> AccountPlaces::open(Cancel cancel)
{
    TB_CO_TRY(m_tokens, m_book->tokens());
    m_troubles.clear();
    std::map<QString, std::shared_ptr<Account>> accounts;
    const QList<TokenRecord> tokens = m_tokens;
    for (const TokenRecord &token : tokens) {
        const auto place = m_settings.forge(token.host);
        if (token.kind != "github"_L1)
            continue;
        if (!place) {
            m_troubles +=
                fail(Error::Kind::NotFound,
                     u"The token “%1” is for %2, which the settings do not name"_s.arg(token.name, token.host), {},
                     u"Add [forge.\"%1\"] with its api to the settings."_s.arg(token.host))
                    .value();
            continue;
        }
        TB_CO_TRY(const ForgeHost host, ForgeHost::of(token.host, place->api));
        TB_CO_TRY(const SecretKey key, SecretKey::of(token.kind, token.host, token.name));
        const auto secret = co_await m_store->read(key, cancel);
        if (!secret && secret.error().kind == Error::Kind::Cancelled)
            co_return plainly(secret.error());
        if (!secret) {
            Error error = secret.error();
            error.message = u"The token “%1” cannot be used: %2"_s.arg(token.name, error.message);
            m_troubles += error;
            continue;
        }
        // The same token keeps its client, and with it what is known of its limits.
        const auto before = m_accounts.find(token.name);
        if (before != m_accounts.end() && before->second->fingerprint == secret->fingerprint()) {
            accounts.insert(*before);
            continue;
        }
        GovernorRules rules;
        if (QHostAddress(host.api.host()).isLoopback())
            rules.betweenWrites = std::chrono::milliseconds(0);
        const ForgeAccount account{host, token.login, *secret};
        accounts.emplace(token.name, std::make_shared<Account>(m_world, account, rules));
    }
    m_accounts = std::move(accounts);
    co_return Result<void>();
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
    const auto account = m_accounts.find(token->name);
    const auto repository = RepositoryName::parse(QString(place->owner + u'/' + place->name));
    if (account == m_accounts.end() || !repository)
        return std::nullopt;
    // The pointer to the forge keeps its whole account.
    return ForgePlace{std::shared_ptr<Forge>(account->second, &account->second->forge), *repository};
}

std::unique_ptr<AccountPlaces> makeForgePlaces(const Settings &settings, const QString &dataFolder)
{
    return std::make_unique<AccountPlaces>(settings, makeTokenBook(dataFolder), makeSecretStore(), dataFolder);
}

} // namespace tagboat
