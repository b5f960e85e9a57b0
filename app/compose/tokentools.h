// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/settings.h"
#include "compose/tokenkeeper.h"

#include <memory>

namespace tagboat
{

/// What works on tokens needs: the record, the keychain, and who asks the forges. Of one thread, with an event loop.
struct TokenTools {
    Settings settings;
    std::unique_ptr<TokenBook> book;
    std::unique_ptr<SecretStore> store;
    std::unique_ptr<Clock> clock;
    std::unique_ptr<TokenKeeper> keeper;
};

/// Those of the record in @p dataFolder. @p ask may be empty: then no server is asked.
TokenTools makeTokenTools(const QString &dataFolder, const Settings &settings, const TokenQuestion &ask);

/// The value of the token @p name in the keychain. Errors: NotFound for one that is not on record, and those of the
/// keychain. @p tools outlives the task.
QCoro::Task<Result<Secret>> tokenValue(const TokenTools &tools, QString name, Cancel cancel);

} // namespace tagboat
