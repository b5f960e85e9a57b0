// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/nextaction.h"

#include <QJsonObject>

namespace tagboat
{

/// A row as `tagboat-cli scan --json` prints it; @p flight and @p forge are what its next action depends on beside it.
QJsonObject repositoryRowToJson(const RepositoryRow &row, const std::optional<ReleaseInFlight> &flight = std::nullopt,
                                const ForgeFacts *forge = nullptr);
/// A package's part of it, without the next action.
QJsonObject packageRowToJson(const PackageRow &row);

/// The word for the checks of a branch there: none, pending, passed, failed or unavailable.
QString checksName(CommitChecks::State state);
/// The suggested bump's name in that output: none, patch, minor or major. A promotion has the level of its numbers.
QString suggestedBumpName(const PackageRow &row);
/// The name of a version's origin: static, vcs, dynamic or none.
QString versionSourceName(VersionFileSet::Origin origin);

} // namespace tagboat
