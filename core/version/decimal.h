// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringView>

#include <compare>

namespace tagboat
{

/// Non-negative whole numbers of any size as ASCII digits: versions may hold numbers that fit no machine word.

[[nodiscard]] constexpr bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

[[nodiscard]] constexpr bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// True for one or more ASCII digits.
[[nodiscard]] bool isDecimal(QStringView text);
/// @p digits without leading zeros; "0" stays.
[[nodiscard]] QString canonicalDecimal(QStringView digits);
/// Order of two numbers without leading zeros.
[[nodiscard]] std::strong_ordering compareDecimal(QStringView a, QStringView b);
/// The number that follows.
[[nodiscard]] QString incrementedDecimal(const QString &digits);

} // namespace tagboat
