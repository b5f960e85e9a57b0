// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/settings.h"
#include "ports/forgeplace.h"
#include "ports/secretstore.h"
#include "ports/tokenbook.h"

#include <QCoroTask>

#include <map>
#include <memory>

namespace tagboat
{

struct ForgeClient;
struct ForgeWorld;

/// The forges of the tokens on record, each as its token's account. Lives in one thread, with an event loop.
class AccountPlaces final : public ForgePlaces
{
public:
    /// Answers are remembered in @p dataFolder; an empty one remembers them in memory alone.
    AccountPlaces(Settings settings, std::unique_ptr<TokenBook> book, std::shared_ptr<SecretStore> store,
                  const QString &dataFolder);
    ~AccountPlaces() override;

    /// Reads the record, and from the keychain the tokens that are on it; again when either changed. What cannot be
    /// read or asked costs its own account alone: it is in troubles(). Errors: those of the record, Cancelled; then
    /// all is as before.
    QCoro::Task<Result<void>> open(Cancel cancel);
    /// Why accounts are left out, a sentence each.
    [[nodiscard]] const QList<Error> &troubles() const { return m_troubles; }

    /// As ForgePlaces; nothing before open().
    [[nodiscard]] std::optional<ForgePlace> of(const QString &remoteUrl) override;
    /// Which token serves the repository behind an address, for showing. Errors as tokenFor().
    [[nodiscard]] Result<TokenRecord> tokenOf(const QString &remoteUrl) const;

private:
    QCoro::Task<Result<std::shared_ptr<ForgeClient>>> clientOf(TokenRecord token, Cancel cancel);

    Settings m_settings;
    std::unique_ptr<TokenBook> m_book;
    std::shared_ptr<SecretStore> m_store;
    std::shared_ptr<ForgeWorld> m_world;
    QList<TokenRecord> m_tokens;
    QList<Error> m_troubles;
    std::map<QString, std::shared_ptr<ForgeClient>> m_clients; ///< by the token's name
};

/// The user's own: settings, record and keychain.
std::unique_ptr<AccountPlaces> makeForgePlaces(const Settings &settings, const QString &dataFolder);

} // namespace tagboat
