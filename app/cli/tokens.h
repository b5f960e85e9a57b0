// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "compose/tokentools.h"

namespace tagboat::cli
{

/// @p makesData: the data folder is made if it is missing.
Result<TokenTools> tokenTools(Session &session, bool makesData);
/// Has the keychain's password asked for with --unlock.
Result<void> unlockIfWanted(Invocation &call, TokenTools &tools);
QCommandLineOption unlockOption();
/// A token as JSON: what is on record, its state, and why.
QJsonObject toJson(const TokenState &state);
/// Tells people that no token is there, and how to add one.
void sayThereIsNoToken(Output &out);
/// "2027-03-31", or a dash.
QString dayOf(const QDateTime &time);

} // namespace tagboat::cli
