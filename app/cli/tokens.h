// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "compose/tokenkeeper.h"

#include <memory>

namespace tagboat::cli
{

/// What the commands on tokens work with.
struct TokenTools {
    Settings settings;
    std::unique_ptr<TokenBook> book;
    std::unique_ptr<SecretStore> store;
    std::unique_ptr<Clock> clock;
    std::unique_ptr<TokenKeeper> keeper;
};

/// @p makesData: the data folder is made if it is missing.
Result<TokenTools> tokenTools(Session &session, bool makesData);
/// Has the keychain's password asked for with --unlock.
Result<void> unlockIfWanted(Invocation &call, TokenTools &tools);
QCommandLineOption unlockOption();
/// A token as JSON: what is on record, its state, and why.
QJsonObject toJson(const TokenState &state);
/// "2027-03-31", or a dash.
QString dayOf(const QDateTime &time);
/// The state in words.
QString wordsOf(const TokenState &state);

} // namespace tagboat::cli
