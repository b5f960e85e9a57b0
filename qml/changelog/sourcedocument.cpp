// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "sourcedocument.h"

#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace tagboat
{

void SourceDocument::show(const QString &text)
{
    QTextDocument *document = m_document ? m_document->textDocument() : nullptr;
    if (!document)
        return;
    const QString shown = document->toPlainText();
    if (shown == text)
        return;
    const auto [left, right] = std::mismatch(shown.begin(), shown.end(), text.begin(), text.end());
    qsizetype same = left - shown.begin();
    if (same > 0 && shown[same - 1].isHighSurrogate()) // a character is not divided
        --same;
    const qsizetype most = std::min(shown.size(), text.size()) - same;
    qsizetype tail = 0;
    while (tail < most && shown[shown.size() - 1 - tail] == text[text.size() - 1 - tail])
        ++tail;
    if (tail > 0 && shown[shown.size() - tail].isLowSurrogate())
        --tail;
    QTextCursor cursor(document);
    cursor.setPosition(static_cast<int>(same));
    cursor.setPosition(static_cast<int>(shown.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(text.sliced(same, text.size() - same - tail));
    document->clearUndoRedoStacks();
}

} // namespace tagboat
