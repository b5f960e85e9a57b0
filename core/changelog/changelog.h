// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "changelog/conflicts.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <compare>
#include <memory>
#include <optional>

namespace tagboat
{

/// What family a changelog belongs to; the names are those of `tagboat-cli scan`.
enum class ChangelogFormat {
    KeepAChangelog,
    Markdown,
    ReStructuredText,
    Towncrier,
    Conventional,
    Debian,
    AppStream,
    Rpm,
    None
};
QString changelogFormatName(ChangelogFormat format);

/// One entry: a bullet with its continuation lines.
struct ChangelogEntry {
    QString text; ///< without bullet and indentation, lines joined by '\n'
    int firstLine = 0;
    int lastLine = 0;
    bool operator==(const ChangelogEntry &) const = default;
};

/// A group of entries under one heading such as "Added"; an empty name for entries before the first group.
struct ChangelogSection {
    QString name;
    int firstLine = 0;
    int lastLine = 0;
    QList<ChangelogEntry> entries;
    bool operator==(const ChangelogSection &) const = default;
};

/// One version's part of the changelog. Lines are 1-based and inclusive.
struct ChangelogRelease {
    QString heading; ///< the heading's text without its marks
    QString version; ///< without a leading "v"; empty for Unreleased, but for "1.3.0 (unreleased)"
    QString date;    ///< as written; empty if none
    bool unreleased = false;
    bool yanked = false;
    int firstLine = 0;
    int lastLine = 0;
    QList<ChangelogSection> sections;
    /// The entries that tell something: placeholders do not count.
    [[nodiscard]] int entryCount() const;
    /// As above, with the placeholders.
    [[nodiscard]] int standingCount() const;
    bool operator==(const ChangelogRelease &) const = default;
};

/// Where an entry stands in releases(): positions from 0.
struct EntryPlace {
    qsizetype release = 0;
    qsizetype section = 0;
    qsizetype entry = 0;
    auto operator<=>(const EntryPlace &) const = default; ///< the order of the file
};

/// Where an entry goes.
struct EntryTarget {
    std::optional<qsizetype> release; ///< in releases(); nothing: Unreleased, which is made if it is missing
    QString section;                  ///< made if it is missing; the name may be spelled otherwise in the file; empty:
                                      ///< the entries above the first heading, which must be there
    qsizetype before = -1;            ///< the entry of that section to stand before; behind the last one without
    QString author = {}; ///< whose entry it is, where a family says so (Debian's); empty: nobody in particular
};

/// A line of a release's notes with the line of the file that it comes from; 0 where none does.
struct NotesLine {
    QString text;
    int line = 0;
    QString file = {}; ///< the path of a fragment; empty: the line is one of the changelog
    bool operator==(const NotesLine &) const = default;
};
/// The lines as one text.
QString textOf(const QList<NotesLine> &lines);

/// How a release is cut out of Unreleased.
struct ChangelogCut {
    QString version;
    QDate date;
    QString tag;           ///< the release's tag, for the compare link
    QString previousTag;   ///< the release before; empty if none
    QString repositoryUrl; ///< https://host/owner/name, for links when the file holds none to copy from; may be empty
    QString author = {};   ///< who releases, for files that name them; may be empty
    QDateTime moment = {}; ///< for families that write the time too, with its zone; without it midnight in UTC
};

/// @p names as these releases say them: where they never have one of Keep a Changelog's types, but their own word for
/// it, such as "Bug fixes" for Fixed, it is that. The newest releases count.
QStringList ownSectionNames(const QList<ChangelogRelease> &releases, const QStringList &names);

/// The tool that writes a changelog, so that what people write into it may be lost.
struct ChangelogOwner {
    QString tool; ///< "git-cliff"; "a generator" where it does not say its name
    QString sign; ///< the words in the file that show it
    int line = 0;
    /// The fact and its reason in a sentence.
    [[nodiscard]] QString warning() const;
    bool operator==(const ChangelogOwner &) const = default;
};

/// Whether a text with undecided conflicts is taken.
enum class Conflicts { Refuse, Keep };

struct ChangelogOutline;

/// A changelog that keeps every byte it does not understand. Editing functions return a new value; the old one stays.
class Changelog
{
public:
    /// Reads @p content. Conflicts that are kept are opaque: what stands in them is neither release nor entry, and
    /// edits of the rest keep them too. Errors: Invalid for text that is not UTF-8 (with the line) or has conflict
    /// markers; with Keep only for marks that are not those of a whole conflict, and in files of Debian, AppStream and
    /// RPM.
    static Result<Changelog> parse(const QByteArray &content, const QString &path,
                                   Conflicts conflicts = Conflicts::Refuse);
    /// As parse(), with the path and in the manner of this one.
    [[nodiscard]] Result<Changelog> withBytes(const QByteArray &content) const;
    /// What is not decided yet.
    [[nodiscard]] const QList<Conflict> &conflicts() const { return m_conflicts; }
    /// Error: NotFound.
    [[nodiscard]] Result<Changelog> withChoice(qsizetype conflict, ConflictChoice choice) const;
    /// The content, byte for byte as parsed or edited.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] ChangelogFormat format() const { return m_format; }
    /// Whether entries are written in reStructuredText.
    [[nodiscard]] bool isRst() const;
    [[nodiscard]] const QList<ChangelogRelease> &releases() const { return m_releases; }
    /// Who writes the file, if people do not: its entries can be changed, but the tool decides about new parts.
    [[nodiscard]] const std::optional<ChangelogOwner> &owner() const { return m_owner; }
    /// The Unreleased part; nullptr if there is none.
    [[nodiscard]] const ChangelogRelease *unreleased() const;
    /// The version of the release that the open part of a Debian changelog will be; empty elsewhere.
    [[nodiscard]] QString openVersion() const;
    /// The part of a version, compared by PEP 440 or SemVer, not by spelling; nullptr if there is none.
    [[nodiscard]] const ChangelogRelease *find(const QString &version) const;

    /// Adds an entry at @p target, in the file's own style. @p sectionOrder is the order in which a new section is
    /// placed. Errors: Usage (no text or section), Conflict (the section has this entry already), NotFound (no such
    /// release), Refused (this family is not rewritten, or the text would not stay one entry).
    [[nodiscard]] Result<Changelog> withEntry(const EntryTarget &target, const QString &text,
                                              const QStringList &sectionOrder) const
    {
        return withEntries(target, {text}, sectionOrder);
    }
    /// As above, several at once, which stand one behind the other.
    [[nodiscard]] Result<Changelog> withEntries(const EntryTarget &target, const QStringList &texts,
                                                const QStringList &sectionOrder) const;
    /// As above, entries of @p other, which was this file before some edits, as they are written there: what is escaped
    /// is not escaped once more. Entries at @p leaving are about to go, and may be like one of the copies.
    [[nodiscard]] Result<Changelog> withCopies(const EntryTarget &target, const Changelog &other,
                                               const QList<EntryPlace> &places, const QStringList &sectionOrder,
                                               const QList<EntryPlace> &leaving = {}) const;
    /// As withEntry(), behind the last entry of @p section of Unreleased, in the words of ownSectionNames().
    [[nodiscard]] Result<Changelog> withEntry(const QString &section, const QString &text,
                                              const QStringList &sectionOrder, const QString &author = {}) const
    {
        const EntryTarget target{std::nullopt, ownSectionNames(m_releases, {section}).first(), -1, author};
        return withEntry(target, text, ownSectionNames(m_releases, sectionOrder));
    }
    /// Gives an entry another text; lines that stay as they are keep their bytes. Errors: NotFound (no such place),
    /// Usage (no text), Refused (generated files, fragments, or the text would not stay one entry).
    [[nodiscard]] Result<Changelog> withEntryText(const EntryPlace &place, const QString &text) const;
    /// Takes an entry out, and its section's heading with the last one. Errors: NotFound, Refused.
    [[nodiscard]] Result<Changelog> withoutEntry(const EntryPlace &place) const { return withoutEntries({place}); }
    /// As above, several at once; their order and doubles do not matter.
    [[nodiscard]] Result<Changelog> withoutEntries(QList<EntryPlace> places) const;
    /// Moves an entry; both places count in this changelog. A section that it leaves empty goes. Errors: NotFound, and
    /// those of withEntry().
    [[nodiscard]] Result<Changelog> withMovedEntry(const EntryPlace &from, EntryTarget to,
                                                   const QStringList &sectionOrder) const;
    /// Turns Unreleased into a release and leaves an empty Unreleased above it, with compare links kept up. A part
    /// named "1.3.0 (unreleased)" gets its version and date in place, and nothing is put above it. Unreleased may be
    /// empty; placeholders in it are left out. Errors: Conflict (the version has a part already, or two parts are
    /// Unreleased), NotFound (no Unreleased), Refused (this family is not rewritten), Invalid (a conflict is not
    /// decided).
    [[nodiscard]] Result<Changelog> withRelease(const ChangelogCut &cut) const;
    /// Marks a release as yanked in its heading, or takes that mark off; no other line changes. Errors: NotFound (no
    /// such release), Usage (it is not released), Refused (the family has no such mark, or a tool writes its headings;
    /// or the mark stands among other words).
    [[nodiscard]] Result<Changelog> withYank(qsizetype release, bool yanked) const;
    /// The notes of a version as Markdown with LF, also from reStructuredText: its sections and entries without the
    /// version's own heading, then the link definitions that they use. "" picks Unreleased. Errors: NotFound; Invalid
    /// where a conflict is not decided.
    [[nodiscard]] Result<QString> notes(const QString &version) const;
    /// The lines of notes() with where they come from.
    [[nodiscard]] Result<QList<NotesLine>> notesLines(const QString &version) const;

    /// The lines with what they mean, for those that edit; there is one unless the family has a dialect of its own.
    [[nodiscard]] const ChangelogOutline &outline() const { return *m_outline; }

private:
    Changelog() = default;
    struct NewEntry;
    [[nodiscard]] Result<Changelog> withNew(const EntryTarget &target, const QList<NewEntry> &entries,
                                            const QStringList &sectionOrder, const QList<EntryPlace> &leaving) const;
    QByteArray m_bytes;
    QString m_path;
    ChangelogFormat m_format = ChangelogFormat::None;
    QList<ChangelogRelease> m_releases;
    std::optional<ChangelogOwner> m_owner;
    Conflicts m_manner = Conflicts::Refuse;
    QList<Conflict> m_conflicts;
    std::shared_ptr<const ChangelogOutline> m_outline; ///< of just these bytes; to read them again takes time
};

/// The six types of Keep a Changelog 1.1.0, in its order.
QStringList defaultChangelogSections();

/// A new, empty changelog after Keep a Changelog 1.1.0, with an Unreleased part.
QByteArray newChangelog();

} // namespace tagboat
