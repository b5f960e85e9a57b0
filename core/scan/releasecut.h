// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/overview.h"

namespace tagboat
{

/// How @p changelog of a package is cut for a release: @p version in the spelling of its tags, and those tags for the
/// links. What Debian's open part names is taken as it is. Errors: those of Version::parse(), checkTarget(),
/// checkNoDevelopment(), and of listing tags.
Result<ChangelogCut> planCut(LocalRepository &repository, const PackageRow &package, const Changelog &changelog,
                             const QString &repositoryUrl, const QString &version, QDate date, bool newEpoch = false);

} // namespace tagboat
