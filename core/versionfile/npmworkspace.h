// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/findercontext.h"

namespace tagboat
{

/// Adds the pins of a workspace's other members on this package ("1.2.3", "^1.2.3", "~1.2.3", "workspace:1.2.3") where
/// they name the current version, and their copies in the workspace's lock. "workspace:*" needs none, a range of
/// another version is left open on purpose, and of peerDependencies exact pins alone count: a raised range there is
/// the member's own business.
void findNpmPins(FinderContext &context);

} // namespace tagboat
