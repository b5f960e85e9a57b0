// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonfields.h"
#include "ports/forge/environments.h"

namespace tagboat
{

/// {type, reviewer}, as environments and pending deployments have it.
EnvironmentReviewer readEnvironmentReviewer(const JsonFields &fields);

} // namespace tagboat
