// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge.h"

#include <memory>

namespace tagboat
{

/// Where a repository stands on a forge, and the account that speaks for it there.
struct ForgePlace {
    std::shared_ptr<Forge> forge;
    RepositoryName repository;
};

/// Which forge and account serve the repository behind a remote's address; opens no connection.
class ForgePlaces
{
public:
    virtual ~ForgePlaces() = default;
    /// Nothing for an address that no account of ours serves.
    [[nodiscard]] virtual std::optional<ForgePlace> of(const QString &remoteUrl) = 0;
};

} // namespace tagboat
