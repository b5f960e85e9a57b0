// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "sourcehighlighter.h"

namespace tagboat
{

void SourceHighlighter::setTextDocument(QQuickTextDocument *document)
{
    if (document == m_textDocument)
        return;
    m_textDocument = document;
    setDocument(document != nullptr ? document->textDocument() : nullptr);
    Q_EMIT changed();
}

void SourceHighlighter::setFormatName(const QString &format)
{
    if (format == m_format)
        return;
    m_format = format;
    again();
}

void SourceHighlighter::setPath(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    again();
}

void SourceHighlighter::setColor(QColor &member, const QColor &color)
{
    if (color == member)
        return;
    member = color;
    again();
}

void SourceHighlighter::again()
{
    m_grammar = sourceGrammar(m_format, m_path);
    Q_EMIT changed();
    if (m_waiting || document() == nullptr)
        return;
    // Several properties change together with the theme or the file: once is enough.
    m_waiting = true;
    const auto look = [this] {
        m_waiting = false;
        rehighlight();
    };
    QMetaObject::invokeMethod(this, look, Qt::QueuedConnection);
}

QTextCharFormat SourceHighlighter::formatOf(SourceKind kind) const
{
    QTextCharFormat format;
    switch (kind) {
    case SourceKind::Title:
        format.setForeground(m_link);
        format.setFontWeight(QFont::Bold);
        break;
    case SourceKind::Heading:
        format.setForeground(m_strong);
        format.setFontWeight(QFont::Bold);
        break;
    case SourceKind::Strong:
        format.setFontWeight(QFont::Bold);
        break;
    case SourceKind::Emphasis:
        format.setFontItalic(true);
        break;
    case SourceKind::Code:
        format.setForeground(m_code);
        break;
    case SourceKind::Link:
        format.setForeground(m_link);
        break;
    case SourceKind::Mark:
    case SourceKind::Address:
    case SourceKind::Comment:
        format.setForeground(m_muted);
        break;
    }
    return format;
}

void SourceHighlighter::highlightBlock(const QString &text)
{
    const int before = previousBlockState();
    auto state = before < 0 ? SourceState::Text : static_cast<SourceState>(before);
    for (const SourceSpan &span : sourceSpans(text, m_grammar, state))
        setFormat(static_cast<int>(span.start), static_cast<int>(span.length), formatOf(span.kind));
    setCurrentBlockState(static_cast<int>(state));
}

} // namespace tagboat
