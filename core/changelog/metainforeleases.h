// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "changelog/releaseheading.h"

namespace tagboat
{

/// Where something stands in a metainfo file's bytes. Positions from 0, the end exclusive.
struct MetainfoEntry {
    TextSpan element; ///< from "<li" to behind "</li>"
    TextSpan inner;
    bool listed = true; ///< false: a paragraph
};

struct MetainfoSection {
    qsizetype start = 0;    ///< of the paragraph that names the list, or of the list
    qsizetype end = 0;      ///< behind "</ul>"
    qsizetype listEnd = -1; ///< of "</ul>"; -1 for paragraphs
    QList<MetainfoEntry> entries;
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
