// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/decimal.h"

#include <algorithm>

namespace tagboat
{

bool isDecimal(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isAsciiDigit);
}

QString canonicalDecimal(QStringView digits)
{
    qsizetype zeros = 0;
    while (zeros + 1 < digits.size() && digits[zeros] == u'0')
        ++zeros;
    return digits.sliced(zeros).toString();
}

std::strong_ordering compareDecimal(QStringView a, QStringView b)
{
    if (a.size() != b.size())
        return a.size() <=> b.size();
    return QtPrivate::compareStrings(a, b) <=> 0;
}

QString incrementedDecimal(const QString &digits)
{
    QString next = digits;
    for (qsizetype i = next.size() - 1; i >= 0; --i) {
        if (next[i] != u'9') {
            next[i] = QChar(static_cast<char16_t>(next[i].unicode() + 1));
            return next;
        }
        next[i] = u'0';
    }
    return u'1' + next;
}

} // namespace tagboat
