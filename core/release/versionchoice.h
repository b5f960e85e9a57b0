// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/planner.h"
#include "scan/versionchange.h"

namespace tagboat
{

/// Why a flow with candidates makes no post-release: 1.2.3.post1 has no candidates of its own.
Error noPostRelease(const QString &flow);

/// The version that @p request asks for. Errors: as makePlan().
Result<Version> chooseTarget(const PackageRow &package, const PlanRequest &request, const TagGrammar &grammar,
                             const QStringList &tags);

} // namespace tagboat
