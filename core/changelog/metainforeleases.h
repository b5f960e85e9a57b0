// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "changelog/releaseheading.h"

namespace tagboat
{

/// What an entry says in another language: a sibling with xml:lang, or a part of a list or description with that.
struct MetainfoTranslation {
    QString language;
    TextSpan element; ///< what goes with the entry; the list or description around where that holds nothing else
    TextSpan tag;     ///< "<li …>"
    TextSpan inner;
};

/// Where something stands in a metainfo file's bytes. Positions from 0, the end exclusive.
struct MetainfoEntry {
    TextSpan element; ///< from "<li" to behind "</li>"
    TextSpan inner;
    bool listed = true; ///< false: a paragraph
    QList<MetainfoTranslation> translations = {};
    qsizetype behind = -1; ///< where another one can stand: the end, or that of the translations there
    /// What may stand before it and leave each entry its own translations: where those of several stand behind all of
    /// them, nothing among these, and above them what has translations too.
    enum class Before { All, Translated, None } before = Before::All;
};

struct MetainfoSection {
    qsizetype start = 0;    ///< of the paragraph that names the list, or of the list
    qsizetype list = -1;    ///< of "<ul>"; -1 for paragraphs
    qsizetype listEnd = -1; ///< of "</ul>"; -1 for paragraphs
    QList<MetainfoEntry> entries;
    QList<TextSpan> elements = {}; ///< what goes with its last entry: the list, its name, and the translations of both
};

struct MetainfoRelease {
    TextSpan tag;              ///< "<release …>"
    qsizetype end = 0;         ///< of "</release>", or behind "<release …/>"
    bool empty = false;        ///< it is "<release …/>"
    TextSpan description = {}; ///< what is inside
    QList<MetainfoSection> sections;
};

/// The releases of a metainfo file and where they stand; the two lists go together.
struct Metainfo {
    QList<ChangelogRelease> releases;
    QList<MetainfoRelease> parts;
    qsizetype listStart = -1; ///< behind "<releases>"; -1 without one
};

/// Reads a file with a component or a releases element. Errors: Invalid, with the line, for what is no XML.
Result<Metainfo> readMetainfo(const QByteArray &bytes, const QString &path);

/// The value of an attribute inside a start tag's bytes, without the quotation marks.
TextSpan attributeValue(const QByteArray &tag, const QByteArray &name);

} // namespace tagboat
