// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compose/settings.h"
#include "compose/tokenkeeper.h"

namespace tagboat
{

/// Asks the forges of the settings whose a token is; needs an event loop in the calling thread.
TokenQuestion makeTokenQuestion(const Settings &settings);

} // namespace tagboat
