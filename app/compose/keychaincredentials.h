// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/accounts.h"
#include "ports/gitcredentials.h"
#include "ports/secretstore.h"
#include "ports/tokenbook.h"

#include <memory>

namespace tagboat
{

/// The tokens in the keychain, for git's remotes. Read at each use: it is in our memory no longer than it is used.
class KeychainCredentials final : public GitCredentials
{
public:
    KeychainCredentials(std::unique_ptr<TokenBook> book, std::shared_ptr<SecretStore> store,
                        QList<AccountChoice> choices);
    QCoro::Task<Result<std::optional<Secret>>> tokenFor(QString url, Cancel cancel) override;

private:
    std::unique_ptr<TokenBook> m_book;
    std::shared_ptr<SecretStore> m_store;
    QList<AccountChoice> m_choices;
};

} // namespace tagboat
