// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/files.h"
#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace tagboat
{

/// A piece of a file in bytes, without quotes, and the 1-based line where it begins.
struct SourceSlice {
    qsizetype offset = 0;
    qsizetype length = 0;
    int line = 0;

    [[nodiscard]] qsizetype end() const { return offset + length; }
    [[nodiscard]] QByteArray of(const QByteArray &bytes) const { return bytes.mid(offset, length); }
    bool operator==(const SourceSlice &) const = default;
};

/// The length of a UTF-8 byte order mark at the begin of @p bytes: 3 or 0.
qsizetype byteOrderMark(const QByteArray &bytes);

/// The 1-based line of @p offset; lines end with LF, so CR LF counts once.
int lineAt(const QByteArray &bytes, qsizetype offset);

/// The offset of a 1-based line and column, the column counted in characters and a byte order mark not counted;
/// -1 if there is no such place.
qsizetype offsetAt(const QByteArray &bytes, int line, int column);

/// Says whether @p bytes are the text of a source or settings file. Error Invalid, with the line or the offset, for a
/// file above @p limit, a Git LFS pointer, UTF-16 or UTF-32, a NUL byte, and for what is not UTF-8.
Result<void> checkSourceText(const QByteArray &bytes, const QString &path, qint64 limit = versionFileLimit);

} // namespace tagboat
