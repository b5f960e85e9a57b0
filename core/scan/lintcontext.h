// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/lint.h"
#include "scan/overview.h"

namespace tagboat
{

/// What a package's changelog is compared with, as far as the caller has it already.
struct LintSources {
    PackageRow package;
    QString repositoryUrl;
    QStringList sections;
    bool ownSections = false;
    QList<DraftEntry> drafts;           ///< of the commits since the latest release
    std::optional<Changelog> changelog; ///< nothing if it cannot be read, as with conflict markers
};

/// Reads the tags with their dates, and what the newest releases said when they were tagged. Tags that HEAD does not
/// descend from belong to other branches, and their releases are not missed here. Errors: those of listing tags.
Result<LintContext> readLintContext(LocalRepository &repository, const LintSources &sources, QDate today);

} // namespace tagboat
