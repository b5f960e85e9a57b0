// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "markdownview.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>

namespace tagboat
{

MarkdownView::MarkdownView(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAcceptHoverEvents(true);
}

void MarkdownView::restyle()
{
    m_stale = true;
    polish();
    Q_EMIT changed();
}

void MarkdownView::setMarkdown(const QString &markdown)
{
    if (markdown == m_markdown)
        return;
    m_markdown = markdown;
    restyle();
}

void MarkdownView::setRepositoryUrl(const QString &url)
{
    if (url == m_repositoryUrl)
        return;
    m_repositoryUrl = url;
    restyle();
}

void MarkdownView::setFont(const QFont &font)
{
    if (font == m_style.font)
        return;
    m_style.font = font;
    const QString family = m_style.monospaced.family();
    m_style.monospaced = font;
    m_style.monospaced.setFamily(family);
    restyle();
}

void MarkdownView::setMonoFamily(const QString &family)
{
    if (family == m_style.monospaced.family())
        return;
    m_style.monospaced.setFamily(family);
    restyle();
}

void MarkdownView::setColor(const QColor &color)
{
    if (color == m_style.text)
        return;
    m_style.text = color;
    restyle();
}

void MarkdownView::setMutedColor(const QColor &color)
{
    if (color == m_style.muted)
        return;
    m_style.muted = color;
    restyle();
}

void MarkdownView::setLinkColor(const QColor &color)
{
    if (color == m_style.link)
        return;
    m_style.link = color;
    restyle();
}

void MarkdownView::setCodeColor(const QColor &color)
{
    if (color == m_style.codeGround)
        return;
    m_style.codeGround = color;
    restyle();
}

void MarkdownView::updatePolish()
{
    if (m_stale)
        fillMarkdown(m_document, m_markdown.toUtf8(), m_style, m_repositoryUrl);
    m_stale = false;
    m_document.setTextWidth(width());
    setImplicitHeight(m_document.size().height());
    Q_EMIT laidOut();
    update();
}

void MarkdownView::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    if (!qFuzzyCompare(now.width(), before.width()))
        polish();
}

void MarkdownView::paint(QPainter *painter)
{
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = painter->clipBoundingRect();
    context.palette.setColor(QPalette::Text, m_style.text);
    m_document.documentLayout()->draw(painter, context);
}

int MarkdownView::lineAt(double y) const
{
    const QAbstractTextDocumentLayout *layout = m_document.documentLayout();
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
        if (y < layout->blockBoundingRect(block).bottom())
            return block.blockFormat().intProperty(sourceLineProperty);
    }
    return 0;
}

QTextBlock MarkdownView::blockOf(int line) const
{
    QTextBlock found;
    if (line <= 0)
        return found;
    for (QTextBlock block = m_document.begin(); block.isValid(); block = block.next()) {
        const int first = block.blockFormat().intProperty(sourceLineProperty);
        if (first > 0 && first <= line &&
            (!found.isValid() || first > found.blockFormat().intProperty(sourceLineProperty)))
            found = block;
    }
    return found;
}

int MarkdownView::lineBeside(int line, int by) const
{
    QTextBlock block = line > 0 ? blockOf(line) : QTextBlock();
    if (!block.isValid())
        block = m_document.begin();
    for (; by > 0 && block.next().isValid(); --by)
        block = block.next();
    for (; by < 0 && block.previous().isValid(); ++by)
        block = block.previous();
    return block.blockFormat().intProperty(sourceLineProperty);
}

QRectF MarkdownView::placeOf(int line) const
{
    const QTextBlock block = blockOf(line);
    return block.isValid() ? m_document.documentLayout()->blockBoundingRect(block) : QRectF();
}

QString MarkdownView::wordsOf(int line) const
{
    return blockOf(line).text().simplified();
}

void MarkdownView::setHoveredLink(const QString &link)
{
    if (link == m_hoveredLink)
        return;
    m_hoveredLink = link;
    Q_EMIT hoveredLinkChanged();
}

void MarkdownView::hoverMoveEvent(QHoverEvent *event)
{
    setHoveredLink(m_document.documentLayout()->anchorAt(event->position()));
}

void MarkdownView::hoverLeaveEvent(QHoverEvent *)
{
    setHoveredLink({});
}

} // namespace tagboat
