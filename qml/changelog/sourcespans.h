// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace tagboat
{

/// What a stretch of a changelog's source is, for its colour.
enum class SourceKind { Title, Heading, Mark, Code, Strong, Emphasis, Link, Address, Comment };

struct SourceSpan {
    qsizetype start = 0;
    qsizetype length = 0;
    SourceKind kind = SourceKind::Mark;
    bool operator==(const SourceSpan &) const = default;
};

/// The grammar by which a source is coloured.
enum class SourceGrammar { Markdown, ReStructuredText, Debian, Rpm, Xml };
/// The grammar of a family, by changelogFormatName().
SourceGrammar sourceGrammar(const QString &format, const QString &path);

/// What goes on from one line to the next.
enum class SourceState { Text, Fence, Comment };

/// The spans of one line, in their order and apart from each other; @p state is that behind the line above, and becomes
/// that behind this one. Only the looks depend on it, so it knows the common forms and no more, at a cost that grows
/// with the line alone.
QList<SourceSpan> sourceSpans(const QString &line, SourceGrammar grammar, SourceState &state);

} // namespace tagboat
