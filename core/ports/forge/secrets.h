// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "ports/forge/repositories.h"

namespace tagboat
{

/// Whose secret: the repository's, or one environment's, which stands above it.
struct SecretScope {
    RepositoryName repository;
    QString environment; ///< empty: the repository's
    bool operator==(const SecretScope &) const = default;
};

/// A secret's name and age; nobody can read its value. https://docs.github.com/en/rest/actions/secrets
struct ForgeSecret {
    QString name;
    QDateTime createdAt;
    QDateTime updatedAt;
    bool operator==(const ForgeSecret &) const = default;
};

class ForgeSecrets
{
public:
    virtual ~ForgeSecrets() = default;

    virtual QCoro::Task<Result<QList<ForgeSecret>>> all(SecretScope scope, Cancel cancel) = 0;
    /// Those of the organisation that the repository may read; empty for a user's repository.
    virtual QCoro::Task<Result<QList<ForgeSecret>>> ofOrganisation(RepositoryName repository, Cancel cancel) = 0;
    /// Sets a secret, new or not: fetches the scope's public key, and seals the value with it (libsodium's sealed box).
    /// Usage for a name that GitHub does not allow, an empty value, and one over 48 KB.
    virtual QCoro::Task<Result<void>> put(SecretScope scope, QString name, Secret value, Cancel cancel) = 0;
    /// Fine if it is gone already.
    virtual QCoro::Task<Result<void>> remove(SecretScope scope, QString name, Cancel cancel) = 0;
};

} // namespace tagboat
