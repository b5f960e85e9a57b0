// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "sourcedocument.h"

#include "changelog/stretch.h"

#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace tagboat
{

namespace
{
/// The text letter by letter: toPlainText() would make other blanks of those that do not break.
QString textOf(const QTextDocument &document)
{
    return document.toRawText().replace(QChar::ParagraphSeparator, QChar::LineFeed);
}
} // namespace

QTextDocument *SourceDocument::textDocument() const
{
    return m_document ? m_document->textDocument() : nullptr;
}

bool SourceDocument::take(ChangelogController *controller) const
{
    const QTextDocument *document = textDocument();
    return document && controller->setSource(textOf(*document));
}

bool SourceDocument::show(ChangelogController *controller)
{
    QTextDocument *document = textDocument();
    if (!document)
        return false;
    const QString shown = textOf(*document);
    const QString text = controller->source();
    if (shown == text)
        return true;
    const Stretch changed = stretchOf(QStringView(shown), QStringView(text));
    qsizetype same = changed.first;
    if (same > 0 && shown[same - 1].isHighSurrogate()) // a character is not divided
        --same;
    qsizetype tail = shown.size() - changed.first - changed.before;
    if (tail > 0 && shown[shown.size() - tail].isLowSurrogate())
        --tail;
    constexpr qsizetype much = 4096;
    if (std::max(shown.size(), text.size()) - same - tail > much)
        return false;
    QTextCursor cursor(document);
    cursor.setPosition(static_cast<int>(same));
    cursor.setPosition(static_cast<int>(shown.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(text.sliced(same, text.size() - same - tail));
    document->clearUndoRedoStacks();
    return true;
}

} // namespace tagboat
