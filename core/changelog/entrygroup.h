// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"

namespace tagboat
{

/// A changelog after several of its entries were moved, and where these stand now, in their order.
struct MovedEntries {
    Changelog changelog;
    QList<EntryPlace> places;
};

// Edits of several entries at once: all of them, or an error and none. The places count in the changelog that is given;
// their order and doubles do not matter.

/// Takes entries out. Errors: those of Changelog::withoutEntry().
Result<Changelog> withoutEntries(const Changelog &log, const QList<EntryPlace> &places);

/// Moves entries to one place, where they stand one behind the other in the order that they have in the file. Errors:
/// those of Changelog::withMovedEntry().
Result<MovedEntries> withMovedEntries(const Changelog &log, const QList<EntryPlace> &places, const EntryTarget &target,
                                      const QStringList &sectionOrder);

/// Gives entries another section, each in its own release and behind the others there. Errors: as above.
Result<MovedEntries> withEntriesInSection(const Changelog &log, const QList<EntryPlace> &places, const QString &section,
                                          const QStringList &sectionOrder);

/// Moves entries to another release, each into the section of its name there; no release is Unreleased, which is made
/// if it is missing. Errors: as above.
Result<MovedEntries> withEntriesInRelease(const Changelog &log, const QList<EntryPlace> &places,
                                          std::optional<qsizetype> release, const QStringList &sectionOrder);

} // namespace tagboat
