// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/settings.h"
#include "compose/tokenkeeper.h"

namespace tagboat
{

/// Asks the forges of the settings whose a token is, and what it may: by its scopes, or where it has none by trying it
/// on the first repository of its host in @p tryAt. Needs an event loop in the calling thread.
TokenQuestion makeTokenQuestion(const Settings &settings, const QList<RemotePlace> &tryAt = {});

} // namespace tagboat
