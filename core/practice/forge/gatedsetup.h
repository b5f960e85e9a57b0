// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/engine.h"

namespace tagboat::practice
{

/// Sets a repository up for candidates, QA and two approvals: protection of main with its four checks, the four
/// environments, who reviews and approves by themselves, and a first candidate whose integration tests fail.
void setUpGated(World &world, Engine &engine, Repository &repository);

} // namespace tagboat::practice
