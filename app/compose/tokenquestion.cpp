// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/tokenquestion.h"

#include "compose/forgeclient.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// A client for one question: nothing of its answer is remembered.
QCoro::Task<Result<TokenAnswer>> askWhose(ForgeHost host, Secret token, Cancel cancel)
{
    const ForgeAccount account{host, {}, token};
    ForgeClient client(std::make_shared<ForgeWorld>(), account);
    TB_CO_TRY(const SignedIn who, co_await client.forge.accounts().whoAmI(cancel));
    co_return TokenAnswer{who.user.login, who.token.scopes, who.token.expiresAt};
}

} // namespace

TokenQuestion makeTokenQuestion(const Settings &settings)
{
    return [settings](QString host, Secret token, Cancel cancel) -> QCoro::Task<Result<TokenAnswer>> {
        const auto place = settings.forge(host);
        if (!place)
            co_return fail(Error::Kind::NotFound, u"The settings name no forge %1"_s.arg(host), {},
                           u"Add [forge.\"%1\"] with its api to the settings."_s.arg(host));
        TB_CO_TRY(const ForgeHost forge, ForgeHost::of(host, place->api));
        co_return co_await askWhose(forge, token, cancel);
    };
}

} // namespace tagboat
