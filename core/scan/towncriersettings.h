// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fileedit.h"
#include "changelog/towncrier.h"
#include "scan/treereading.h"

namespace tagboat
{

/// What towncrier.toml, or else [tool.towncrier] of pyproject.toml, says in the package's folder ("." for the root);
/// nothing where neither has it. Errors: those of reading, and Invalid for what is no TOML.
Result<std::optional<TowncrierSettings>> readTowncrierSettings(const TreeReader &read, const QString &folder);

/// The fragments that are there, by their names. Errors: those of reading; Conflict for two of the same name.
Result<QList<Fragment>> readFragments(ListedTree &tree, const TowncrierSettings &settings);

/// A package's settings and its fragments.
struct TowncrierWork {
    TowncrierSettings settings;
    QList<Fragment> fragments;
    [[nodiscard]] ChangelogRelease unreleased() const { return releaseOf(settings, fragments); }
};

/// Nothing unless towncrier writes @p changelog (empty: the package has none yet). Errors as above.
Result<std::optional<TowncrierWork>> openTowncrier(ListedTree &tree, const QString &folder, const QString &changelog);

/// What building a version does: the changelog with the new part, and the fragments removed. Errors: those of
/// withFragments(); Refused where each version has a file of its own.
Result<QList<FileEdit>> buildEdits(const TowncrierWork &work, const QByteArray &changelog, bool created,
                                   const TowncrierVersion &version);

} // namespace tagboat
