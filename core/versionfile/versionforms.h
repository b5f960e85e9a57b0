// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/versionfile.h"

namespace tagboat
{

/// The version that a number says whose digits are decimal though it is written in hexadecimal: 0x023402 is 2.34.2
/// (requests). Empty if it is none.
QString decimalHexVersion(const QString &literal);

/// What is written in a place, and what it then says: the first may have quotes that the second has not.
struct PlaceText {
    QByteArray written;
    QByteArray says;
};

/// Whether the place says @p whole, or the part of it that its form can say.
bool placeSays(const VersionOccurrence &place, const Version &whole, VersionScheme ofPackage);

/// The text that makes @p place, which stands in @p bytes, say @p to. Refused if its form or its file's scheme cannot.
Result<PlaceText> textFor(const VersionOccurrence &place, const VersionFileSet &set, const QByteArray &bytes,
                          const Version &to, QDate released);

/// The release numbers that "0x010203" says; 0x010203f0 says 1.2.3 in the layout of Python's own hexversion. Empty for
/// other literals.
QString hexVersion(const QString &literal);

} // namespace tagboat
