// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "sourcedocument.h"

#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace tagboat
{

bool SourceDocument::show(const QString &text)
{
    QTextDocument *document = m_document ? m_document->textDocument() : nullptr;
    if (!document)
        return false;
    const QString shown = document->toPlainText();
    if (shown == text)
        return true;
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
