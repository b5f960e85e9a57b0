// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"

namespace tagboat
{

/// An entry as the files of a family write it.
struct EntrySource {
    QString text;
    QStringList translations = {}; ///< elements of AppStream that go where the entry goes
};

/// A family whose files have a grammar of their own, beside Markdown and reStructuredText. The editing functions give
/// the whole new file; Changelog checks places before it calls them and reads what they wrote.
class ChangelogDialect
{
public:
    ChangelogDialect() = default;
    Q_DISABLE_COPY_MOVE(ChangelogDialect)
    virtual ~ChangelogDialect() = default;

    [[nodiscard]] virtual Result<QList<ChangelogRelease>> releases(const QByteArray &bytes,
                                                                   const QString &path) const = 0;
    /// A text as a new entry of the file is written, with what means something else there escaped.
    [[nodiscard]] virtual QString source(const QString &text) const { return text; }
    /// As above, but of an entry that stands there: as it is.
    [[nodiscard]] virtual Result<EntrySource> sourceAt(const Changelog &log, const EntryPlace &place) const
    {
        return EntrySource{log.releases()[place.release].sections[place.section].entries[place.entry].text};
    }
    /// @p source is that of an entry, is not empty and has LF.
    [[nodiscard]] virtual Result<QByteArray> withEntry(const Changelog &log, const EntryTarget &target,
                                                       const EntrySource &source) const = 0;
    [[nodiscard]] virtual Result<QByteArray> withEntryText(const Changelog &log, const EntryPlace &place,
                                                           const QString &text) const = 0;
    [[nodiscard]] virtual Result<QByteArray> withoutEntry(const Changelog &log, const EntryPlace &place) const = 0;
    /// @p unreleased is the part's position.
    [[nodiscard]] virtual Result<QByteArray> withRelease(const Changelog &log, qsizetype unreleased,
                                                         const ChangelogCut &cut) const = 0;
    /// The part's notes as Markdown.
    [[nodiscard]] virtual Result<QList<NotesLine>> notes(const Changelog &log, qsizetype release) const = 0;
    /// Whether two versions are the same part, beyond PEP 440 and SemVer.
    [[nodiscard]] virtual bool isVersion(const QString &inFile, const QString &wanted) const = 0;
};

/// debian/changelog, as deb-changelog(5) has it.
const ChangelogDialect &debianChangelog();
bool isDebianChangelog(const QByteArray &bytes, const QString &path);

/// The releases of an AppStream metainfo file (freedesktop.org, "Metainfo files", releases).
const ChangelogDialect &appStreamChangelog();
bool isAppStreamChangelog(const QString &path);

/// %changelog of a spec file, or in a file of its own: see RpmSpec.
const ChangelogDialect &rpmChangelog();
bool isRpmChangelog(const QByteArray &bytes, const QString &path);

/// The dialect of a format; null for Markdown and reStructuredText.
const ChangelogDialect *dialectOf(ChangelogFormat format);

} // namespace tagboat
