// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/tokenquestion.h"

#include "compose/forgeclient.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The first of a host that the forge's own rules take for a repository.
std::optional<RepositoryName> firstOf(const QString &host, const QList<RemotePlace> &places)
{
    for (const RemotePlace &place : places) {
        const auto name = RepositoryName::parse(QString(place.owner + u'/' + place.name));
        if (place.host == host && name)
            return *name;
    }
    return std::nullopt;
}

/// A client for one question: nothing of its answer is remembered.
QCoro::Task<Result<TokenAnswer>> askWhose(ForgeHost host, Secret token, std::optional<RepositoryName> tryAt,
                                          Cancel cancel)
{
    const ForgeAccount account{host, {}, token};
    const auto client = std::make_shared<ForgeClient>(std::make_shared<ForgeWorld>(), account);
    TB_CO_TRY(const SignedIn who, co_await client->forge.accounts().whoAmI(cancel));
    TokenAnswer answer{who.user.login, who.token.scopes, who.token.expiresAt};
    if (who.token.scopes) {
        answer.permissions = permissionsByScopes(*who.token.scopes);
    } else if (tryAt) {
        const RepositoryName repository = *tryAt;
        const auto forge = ForgeClient::forgeOf(client);
        TB_CO_TRY(answer.permissions, co_await tryPermissions(forge, repository, cancel));
    } else {
        answer.permissions = neededPermissions();
    }
    co_return answer;
}

} // namespace

TokenQuestion makeTokenQuestion(const Settings &settings, const QList<RemotePlace> &tryAt)
{
    return [settings, tryAt](QString host, Secret token, Cancel cancel) -> QCoro::Task<Result<TokenAnswer>> {
        TB_CO_TRY(const ForgeSettings place, settings.forge(host));
        TB_CO_TRY(const ForgeHost forge, ForgeHost::of(host, place.api));
        const auto repository = firstOf(host, tryAt);
        co_return co_await askWhose(forge, token, repository, cancel);
    };
}

} // namespace tagboat
