// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge.h"
#include "ports/packageindex.h"

#include <QDateTime>

#include <chrono>
#include <functional>
#include <memory>

namespace tagboat
{

/// Where a repository stands on a forge, and the account that speaks for it there.
struct ForgePlace {
    std::shared_ptr<Forge> forge;
    RepositoryName repository;
    QString account = {}; ///< its login, as the record of tokens has it
};

/// A request is held back, and goes out by itself later.
struct ForgeWait {
    enum class Why {
        Limit,   ///< the forge wants to be left alone, or the account would come near its limit
        Silence, ///< the forge did not answer, or had a fault
    };
    QString host;
    Why why = Why::Limit;
    std::chrono::milliseconds time{0};
    QDateTime until;
};

/// Which forge and account serve the repository behind a remote's address.
class ForgePlaces
{
public:
    virtual ~ForgePlaces() = default;
    /// Nothing for an address that no account of ours serves. No forge is asked; the keychain may be, for the account's
    /// token. Errors: those of the record of tokens and of the keychain, Conflict where several accounts would do.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<ForgePlace>>> find(QString remoteUrl, Cancel cancel) = 0;
    /// The index that candidates of these repositories are uploaded to for trials, TestPyPI or what stands for it;
    /// null: there is none to ask.
    [[nodiscard]] virtual std::shared_ptr<PackageIndex> trialIndex() { return nullptr; }
    /// Calls @p tell, instead of who was told before, when a request is held back for seconds; an empty one ends that.
    virtual void tellWaits([[maybe_unused]] std::function<void(const ForgeWait &)> tell) {}
    /// How far the limits of the accounts that were asked with are used, as the servers last said. Asks nobody.
    [[nodiscard]] virtual QList<AccountLimits> limits() const { return {}; }
};

} // namespace tagboat
