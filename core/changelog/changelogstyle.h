// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogoutline.h"

namespace tagboat
{

/// How a changelog is laid out, learned from its own lines; the defaults are those of Keep a Changelog 1.1.0.
struct ChangelogStyle {
    int beforeRelease = 1; ///< blank lines above a release's heading
    int afterRelease = 1;  ///< and below it
    int beforeSection = 1;
    int afterSection = 1;
    int betweenEntries = 0;
    int sectionLevel = 3;
    QByteArray bullet = QByteArrayLiteral("- "); ///< with its indentation and the blanks behind it

    static ChangelogStyle learn(const ChangelogOutline &outline);
};

/// The bullet of an entry below @p entry, from the start of its line to its text.
QByteArray bulletOf(const ChangelogText &text, const ChangelogEntry &entry);
/// The bullet of the next entry: numbers go on.
QByteArray nextBullet(QByteArray bullet);

/// An entry's lines: @p text behind @p bullet, further lines indented below the text.
QList<QByteArray> entryLines(const QByteArray &bullet, const QString &text);

/// An entry as an item of a list in Markdown.
QList<NotesLine> entryNotes(const ChangelogEntry &entry);

/// Puts @p wanted in the place of an entry's lines; those that both begin or end with stay untouched.
void rewriteEntry(LineEdits &edits, const ChangelogText &text, const ChangelogEntry &entry, const QString &wanted);

/// How many blank lines part the first two entries of a list; nothing where there are not two, or other lines part
/// them.
std::optional<int> entryGap(const ChangelogText &text, const QList<ChangelogEntry> &entries);

/// A number of blank lines.
inline QList<QByteArray> blankLines(int count)
{
    return QList<QByteArray>(count);
}

} // namespace tagboat
