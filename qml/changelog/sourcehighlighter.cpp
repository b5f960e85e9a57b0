// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "sourcehighlighter.h"

#include <QTextDocument>
#include <QTextLayout>

namespace tagboat
{

void SourceHighlighter::setTextDocument(QQuickTextDocument *document)
{
    if (document == m_textDocument)
        return;
    if (m_document)
        m_document->disconnect(this);
    m_textDocument = document;
    m_document = document != nullptr ? document->textDocument() : nullptr;
    if (m_document)
        connect(m_document, &QTextDocument::contentsChange, this, &SourceHighlighter::follow);
    lookSoon();
}

void SourceHighlighter::setFormatName(const QString &format)
{
    if (format == m_format)
        return;
    m_format = format;
    lookSoon();
}

void SourceHighlighter::setPath(const QString &path)
{
    if (path == m_path)
        return;
    m_path = path;
    lookSoon();
}

void SourceHighlighter::setColor(QColor &member, const QColor &color)
{
    if (color == member)
        return;
    member = color;
    lookSoon();
}

void SourceHighlighter::lookSoon()
{
    m_grammar = sourceGrammar(m_format, m_path);
    Q_EMIT changed();
    if (m_waiting)
        return;
    // Several properties change together with the theme or the file: once is enough.
    m_waiting = true;
    const auto look = [this] {
        m_waiting = false;
        lookAtAll();
    };
    QMetaObject::invokeMethod(this, look, Qt::QueuedConnection);
}

void SourceHighlighter::lookAtAll()
{
    if (!m_document)
        return;
    for (QTextBlock block = m_document->begin(); block.isValid(); block = block.next())
        look(block);
    m_document->markContentsDirty(0, m_document->characterCount());
}

/// What changed is laid out after this; lines below it are told of where a fence or a comment begins or ends.
void SourceHighlighter::follow(int from, int /*removed*/, int added)
{
    QTextBlock block = m_document->findBlock(from);
    const QTextBlock last = m_document->findBlock(from + added);
    const int end = last.isValid() ? last.position() + last.length() : m_document->characterCount();
    bool otherwise = false;
    while (block.isValid() && (block.position() < end || otherwise)) {
        const int before = block.userState();
        look(block);
        otherwise = block.userState() != before;
        if (block.position() >= end)
            m_document->markContentsDirty(block.position(), block.length());
        block = block.next();
    }
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

void SourceHighlighter::look(QTextBlock &block) const
{
    const int above = block.previous().userState(); // -1 above the first line
    auto state = above < 0 ? SourceState::Text : static_cast<SourceState>(above);
    QList<QTextLayout::FormatRange> ranges;
    for (const SourceSpan &span : sourceSpans(block.text(), m_grammar, state))
        ranges.append({static_cast<int>(span.start), static_cast<int>(span.length), formatOf(span.kind)});
    block.setUserState(static_cast<int>(state));
    block.layout()->setFormats(ranges);
}

} // namespace tagboat
