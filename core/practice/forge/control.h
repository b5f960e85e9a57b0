// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/front.h"

namespace tagboat::practice
{

/// What answers below /_harbour, a path that GitHub does not have: the clock, faults, scripts, habits, tokens, secrets
/// as they were opened, the ledger. It wants the control token.
std::function<Reply(const Request &)> controlOf(World &world, Engine &engine, Front &front);

} // namespace tagboat::practice
