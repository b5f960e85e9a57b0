// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/draft.h"
#include "versionfile/importedsettings.h"

namespace tagboat
{

/// The rules by which another release tool sorts commits into sections, in its order: git-cliff's parsers,
/// release-please's sections, the types of towncrier. Of the first tool that has any; empty if none has.
QList<DraftRule> importedDraftRules(const QList<ImportedSettings> &tools);

/// Those, and then Tagboat's own for the types that they leave open.
QList<DraftRule> draftRulesWith(const QList<ImportedSettings> &tools);

/// The order of sections that another release tool says; empty if none does.
QStringList importedSections(const QList<ImportedSettings> &tools);

} // namespace tagboat
