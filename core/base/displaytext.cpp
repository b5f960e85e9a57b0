// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/displaytext.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

bool mustBeVisible(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_Surrogate ||
           category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

QString escape(QStringView text, bool block)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        qsizetype length = 1;
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            length = 2;
        }
        if (c == U'\n' || c == U'\t') {
            out += block ? QChar(static_cast<char16_t>(c)) : QChar(u' ');
        } else if (c == U'\r') {
            // A carriage return before a line feed is a line end; alone it would overwrite the line in a terminal.
            if (i + 1 >= text.size() || text[i + 1] != u'\n')
                out += u' ';
        } else if (mustBeVisible(c)) {
            out += u"⟨U+"_s + QString::number(static_cast<uint>(c), 16).toUpper().rightJustified(4, u'0') + u"⟩"_s;
        } else {
            out += text.sliced(i, length);
        }
        i += length - 1;
    }
    return out;
}

} // namespace

QString displayText(QStringView text)
{
    return escape(text, false);
}

QString displayBlock(QStringView text)
{
    return escape(text, true);
}

QString elideMiddle(QStringView text, qsizetype limit)
{
    if (text.size() <= limit || limit < 3)
        return text.toString();
    const qsizetype head = (limit - 1) / 2;
    const qsizetype tail = limit - 1 - head;
    return text.first(head).toString() + u'…' + text.last(tail).toString();
}

} // namespace tagboat
