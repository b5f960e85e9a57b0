// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QColor>
#include <QFont>
#include <QTextDocument>
#include <QTextFormat>

namespace tagboat
{

/// How Markdown looks.
struct MarkdownStyle {
    QFont font;
    QFont monospaced;
    QColor text;
    QColor muted;
    QColor link;
    QColor codeGround;
    bool operator==(const MarkdownStyle &) const = default;
};

/// The property of a block's format that has the line of the Markdown that the block begins at, from 1.
inline constexpr int sourceLineProperty = QTextFormat::UserProperty + 1;

/// Fills @p document with @p markdown as GitHub would show it (GitHub Flavored Markdown, read by cmark-gfm). It is
/// built of text and formats alone: HTML of the source stands as it was written, an image is the words that describe
/// it, and nothing is ever loaded. "#12" becomes a link where @p repositoryUrl (https://host/owner/name) is known.
void fillMarkdown(QTextDocument &document, const QByteArray &markdown, const MarkdownStyle &style,
                  const QString &repositoryUrl = {});

} // namespace tagboat
