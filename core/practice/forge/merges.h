// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/forge/call.h"

namespace tagboat::practice
{

/// Merges the pull request of the call's "pull_number" as the body of PUT …/merge says; GraphQL's mutation uses it too.
Reply mergePull(Call &call);

} // namespace tagboat::practice
