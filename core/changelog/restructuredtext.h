// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogoutline.h"

#include <QHash>

namespace tagboat
{

/// The body of a release written in reStructuredText, as Markdown: @p outline's lines from @p first to @p end (the end
/// exclusive). Its sections become headings of the third level, as in Keep a Changelog; roles become what they name,
/// links are written out, code stays code, comments and labels go. What Markdown has no word for stays as it is.
/// After the reStructuredText Markup Specification of docutils, and the roles of Sphinx.
QList<NotesLine> markdownFromRst(const ChangelogOutline &outline, const HeadingLine &release, int first, int end);

/// One paragraph's text, with the hyperlink targets of its file by normalizedLabel().
QString inlineMarkdown(const QString &text, const QHash<QString, QString> &targets);

/// Words in Markdown, such as a commit's, as reStructuredText: code, links, and what only looks like markup there.
QString inlineRst(const QString &text);

} // namespace tagboat
