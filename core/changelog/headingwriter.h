// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogoutline.h"

namespace tagboat
{

/// The columns that @p text takes on a terminal: two for wide East Asian characters and emoji, none for marks that
/// combine. Underlines of reStructuredText count in them.
int displayColumns(const QString &text);

/// A heading with @p text in the manner of @p example: its marks, or its underline (and overline) as long as this file
/// makes them: as the text, or all alike.
QList<QByteArray> headingLike(const ChangelogOutline &outline, const HeadingLine &example, const QString &text);

/// A heading of reStructuredText with an underline of @p mark.
QList<QByteArray> headingWithMark(const QString &text, char mark);

/// Marks of underlines that the file does not use yet, in the order in which people use them.
QByteArray freeAdornments(const ChangelogOutline &outline);

/// The lines of a heading with another text; its underline follows.
QList<QByteArray> headingRenamed(const ChangelogOutline &outline, const HeadingLine &heading, const QString &text);

/// Gives a heading another text; its underline follows.
void rewriteHeading(LineEdits &edits, const ChangelogOutline &outline, const HeadingLine &heading, const QString &text);

/// The text of a release's heading with or without the mark of a yanked one (Keep a Changelog 1.1.0: "[YANKED]"), which
/// is written as the file's other headings have it. Nothing if the mark stands among other words.
std::optional<QString> headingWithYank(const ChangelogOutline &outline, const HeadingLine &heading, bool yanked);

} // namespace tagboat
