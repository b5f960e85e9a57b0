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
#include <optional>

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

    /// As ForgePlaces. The record is read each time; the keychain where a token is new to us.
    [[nodiscard]] QCoro::Task<Result<std::optional<ForgePlace>>> find(QString remoteUrl, Cancel cancel) override;
    [[nodiscard]] std::shared_ptr<PackageIndex> trialIndex() override;
    void tellWaits(std::function<void(const ForgeWait &)> tell) override;
    [[nodiscard]] QList<AccountLimits> limits() const override;
    /// Which token serves the repository behind an address, for showing. Errors: as tokenFor(), and those of the
    /// record.
    [[nodiscard]] Result<TokenRecord> tokenOf(const QString &remoteUrl) const;

private:
    /// The client that a token was given to.
    struct Known {
        TokenRecord token;
        std::shared_ptr<ForgeClient> client;
    };
    void forgetRemoved();
    QCoro::Task<Result<std::shared_ptr<ForgeClient>>> clientOf(TokenRecord token, Cancel cancel);

    Settings m_settings;
    std::unique_ptr<TokenBook> m_book;
    std::shared_ptr<SecretStore> m_store;
    QString m_dataFolder;
    std::shared_ptr<ForgeWorld> m_world; ///< null before the first account is needed
    std::function<void(const ForgeWait &)> m_tell;
    std::map<QString, Known> m_known;           ///< by the token's name
    std::shared_ptr<PackageIndex> m_trialIndex; ///< null before it is needed
};

} // namespace tagboat
