// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/forgeplaces.h"

#include "compose/forgeclient.h"
#include "compose/trialindex.h"
#include "store/sqliteanswercache.h"

#include <algorithm>

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
    : m_settings(std::move(settings)), m_book(std::move(book)), m_store(std::move(store)), m_dataFolder(dataFolder)
{
}

AccountPlaces::~AccountPlaces() = default;

QCoro::Task<Result<std::optional<ForgePlace>>> AccountPlaces::find(QString remoteUrl, Cancel cancel)
{
    using Found = std::optional<ForgePlace>;
    const auto place = remotePlace(remoteUrl);
    if (!place)
        co_return Found();
    const auto repository = RepositoryName::parse(QString(place->owner + u'/' + place->name));
    if (!repository)
        co_return Found();
    forgetRemoved();
    const auto token = tokenOf(remoteUrl);
    if (!token && token.error().kind == Error::Kind::NotFound)
        co_return Found();
    if (!token)
        co_return tl::unexpected(token.error());
    const auto client = co_await clientOf(*token, cancel);
    if (!client)
        co_return tl::unexpected(client.error());
    co_return Found(ForgePlace{ForgeClient::forgeOf(*client), *repository, token->login});
}

/// A token that was removed stays in no memory of ours longer than until the next question.
void AccountPlaces::forgetRemoved()
{
    if (m_known.empty())
        return;
    const auto tokens = m_book->tokens();
    if (!tokens)
        return;
    std::erase_if(m_known, [&](const auto &known) {
        return std::ranges::find(*tokens, known.first, &TokenRecord::name) == tokens->cend();
    });
}

QCoro::Task<Result<std::shared_ptr<ForgeClient>>> AccountPlaces::clientOf(TokenRecord token, Cancel cancel)
{
    TokenRecord accepted = token;
    const auto known = m_known.find(token.name);
    if (known != m_known.end()) {
        accepted.checked = known->second.token.checked; // to be accepted makes no other token of it
        if (accepted == known->second.token) {
            const std::shared_ptr<ForgeClient> client = known->second.client;
            co_return client;
        }
    }
    const auto place = m_settings.forge(token.host);
    if (!place && place.error().kind != Error::Kind::NotFound)
        co_return tl::unexpected(place.error());
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
        Error error = plainly(secret.error()).value();
        error.message = u"The token “%1” cannot be used: %2"_s.arg(token.name, error.message);
        co_return tl::unexpected(error);
    }
    if (!m_world)
        m_world = std::make_shared<ForgeWorld>(storedAnswers(m_dataFolder));
    m_world->tell = m_tell;
    const ForgeAccount account{host, token.login, *secret};
    // The same account keeps its client, and with it what is known of its limits.
    const auto before = m_known.find(token.name);
    std::shared_ptr<ForgeClient> client;
    if (before != m_known.end() && before->second.client->isOf(account))
        client = before->second.client;
    else
        client = std::make_shared<ForgeClient>(m_world, account);
    m_known[token.name] = {token, client};
    co_return client;
}

std::shared_ptr<PackageIndex> AccountPlaces::trialIndex()
{
    const auto index = m_settings.index(u"testpypi"_s);
    if (!m_trialIndex && index)
        m_trialIndex = makeTrialIndex(index->json);
    return m_trialIndex;
}

void AccountPlaces::tellWaits(std::function<void(const ForgeWait &)> tell)
{
    m_tell = std::move(tell);
    if (m_world)
        m_world->tell = m_tell;
}

QList<AccountLimits> AccountPlaces::limits() const
{
    QList<AccountLimits> limits;
    for (const auto &[name, known] : m_known)
        limits.append(known.client->limits());
    return limits;
}

Result<TokenRecord> AccountPlaces::tokenOf(const QString &remoteUrl) const
{
    const auto place = remotePlace(remoteUrl);
    if (!place)
        return fail(Error::Kind::NotFound, u"The remote is no repository of a forge"_s);
    TB_TRY(QList<TokenRecord> tokens, m_book->tokens());
    tokens.removeIf([](const TokenRecord &token) { return token.kind != "github"_L1; });
    return tokenFor(*place, tokens, m_settings.accounts);
}

} // namespace tagboat
