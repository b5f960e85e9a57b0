// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fileedit.h"
#include "changelog/changelog.h"

#include <optional>

namespace tagboat
{

/// A kind of change: "feature", shown as "Features".
struct FragmentType {
    QString key;
    QString name;
    bool showContent = true; ///< false: the issues' numbers alone
    bool operator==(const FragmentType &) const = default;
};

/// A group of a project's parts, with the folder of its fragments below the one of all.
struct FragmentSection {
    QString name; ///< empty: no heading
    QString path;
    bool operator==(const FragmentSection &) const = default;
};

/// What towncrier is set to (towncrier 25.8, "Configuration Reference").
struct TowncrierSettings {
    QString path;           ///< of the settings' file; all paths are below the repository's root
    QString changelog;      ///< "NEWS.rst"
    bool singleFile = true; ///< false: each version has a file of its own
    QString name;           ///< of the project, in the title; may be empty
    QString directory;      ///< of the fragments
    QString appended;       ///< a folder behind a section's own: "newsfragments", where a package holds them
    QString startString;    ///< the new part goes below it
    bool templatesTitle = true;
    QString titleFormat; ///< without templatesTitle: of the title; empty: there is none
    std::optional<QString> issueFormat;
    QStringList underlines{QStringLiteral("="), QStringLiteral("-"), QStringLiteral("~")};
    bool wrap = false;
    bool allBullets = true;
    QString orphanPrefix = QStringLiteral("+");
    bool addExtension = true; ///< to the names of new fragments
    bool endsWithLine = true; ///< new fragments end with a line end
    QStringList ignored;      ///< patterns of names
    QString ownTemplate;      ///< a template other than towncrier's own; empty if there is none
    QList<FragmentType> types;
    QList<FragmentSection> sections;

    [[nodiscard]] bool isMarkdown() const { return changelog.endsWith(QLatin1StringView(".md")); }
    [[nodiscard]] const FragmentType *type(const QString &key) const;
    /// The folder of a section's fragments.
    [[nodiscard]] QString folderOf(const FragmentSection &section) const;
    bool operator==(const TowncrierSettings &) const = default;
};

/// The types that towncrier has where the settings name none.
QList<FragmentType> defaultFragmentTypes();

/// What a fragment's name says: "123.bugfix.1.rst", "+orphan.feature.md".
struct FragmentName {
    QString issue;
    QString type;
    int counter = 0;
    bool operator==(const FragmentName &) const = default;
};
/// Nothing for other files. The type nearest to the end counts, so that "fix-1.2.3.feature.rst" is of "fix-1.2.3".
std::optional<FragmentName> readFragmentName(const QString &name, const TowncrierSettings &settings);
/// Whether towncrier passes a file of this name over.
bool isIgnoredFragment(const QString &name, const TowncrierSettings &settings);

/// One news fragment.
struct Fragment {
    QString path;
    qsizetype section = 0; ///< in the settings' sections
    FragmentName name;     ///< without issue for orphans
    QString text;
    QByteArray bytes; ///< of the file
    bool operator==(const Fragment &) const = default;
};

/// The fragments as an Unreleased part: types are its sections, a fragment's path and text an entry. Lines are 0, since
/// they stand in files of their own.
ChangelogRelease releaseOf(const TowncrierSettings &settings, const QList<Fragment> &fragments);

/// A type of a section, with its fragments: positions among all, in their order.
struct FragmentLane {
    qsizetype section = 0;
    QString type;
    QString name; ///< "Features", or "Web: Features" in a section that has a name
    QList<qsizetype> fragments;
};
/// The lanes that could have fragments, by the settings' order, also those that have none.
QList<FragmentLane> fragmentLanes(const TowncrierSettings &settings, const QList<Fragment> &fragments);

struct TowncrierVersion {
    QString version;
    QDate date;
};

/// The part that towncrier's own templates make of the fragments, with its title. Error: Refused where the settings
/// name another template, since those are programs of their own.
Result<QString> renderFragments(const TowncrierSettings &settings, const QList<Fragment> &fragments,
                                const TowncrierVersion &version);
/// As above, without the title, as Markdown: the notes of what is not released yet. Also for templates of their own.
QString fragmentNotes(const TowncrierSettings &settings, const QList<Fragment> &fragments);
/// The lines of fragmentNotes() with the fragments that they come from: of several that say the same, the first one.
QList<NotesLine> fragmentNotesLines(const TowncrierSettings &settings, const QList<Fragment> &fragments);

/// The changelog with the fragments' part below its marker, or above everything where it has none. Nothing above the
/// marker changes. Errors: Conflict (the version has a part already), and those of renderFragments().
Result<QByteArray> withFragments(const TowncrierSettings &settings, const QByteArray &changelog,
                                 const QList<Fragment> &fragments, const TowncrierVersion &version);

/// A file for a new fragment: path and content.
struct NewFragment {
    QString path;
    QByteArray content;
};
/// The fragment for @p text. @p kind is a type's key or name, or one of Keep a Changelog's six; @p issue may be empty.
/// @p section is one of the settings' sections. Errors: Usage (no text, or no such type: names those that there are),
/// Conflict (a fragment says the same).
Result<NewFragment> newFragment(const TowncrierSettings &settings, const QList<Fragment> &fragments,
                                const QString &kind, const QString &issue, const QString &text, qsizetype section = 0);

/// Puts fragments into the order of readFragments(): by section and name.
void sortFragments(QList<Fragment> &fragments);

// Editing: each function gives all fragments with the change, in the order of readFragments().

/// Adds the fragment of newFragment(). Its errors.
Result<QList<Fragment>> withFragment(const TowncrierSettings &settings, const QList<Fragment> &fragments,
                                     const QString &kind, const QString &issue, const QString &text,
                                     qsizetype section = 0);
/// Gives a fragment another text; the end of its file and its line ends stay as they are. Errors: NotFound, Usage (no
/// text), Refused (the file is not UTF-8).
Result<QList<Fragment>> withFragmentText(const QList<Fragment> &fragments, qsizetype index, const QString &text);
/// Gives a fragment another section, type or issue, and with it another name; it is an orphan without issue. Errors:
/// NotFound, Usage (no such type, or no name for a file), Conflict (a fragment says the same).
Result<QList<Fragment>> withFragmentName(const TowncrierSettings &settings, const QList<Fragment> &fragments,
                                         qsizetype index, qsizetype section, const QString &type, const QString &issue);
/// Error: NotFound.
Result<QList<Fragment>> withoutFragment(const QList<Fragment> &fragments, qsizetype index);

/// What makes the files of @p before those of @p after.
QList<FileEdit> fragmentEdits(const QList<Fragment> &before, const QList<Fragment> &after);

/// The fragments that were edited, while other programs made @p theirs of @p base. Error: Conflict, with the path,
/// where both did something else with the same file.
Result<QList<Fragment>> mergeFragments(const QList<Fragment> &base, const QList<Fragment> &ours,
                                       const QList<Fragment> &theirs);

} // namespace tagboat
