// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace tagboat
{

/// A file's whole content before and after a planned edit. An empty @c before with @c created set means a new file.
struct FileEdit {
    QString path; ///< relative to the repository's root, with forward slashes
    QByteArray before;
    QByteArray after;
    bool created = false;
    bool removed = false; ///< the file goes; @c after is empty

    bool operator==(const FileEdit &) const = default;
};

/// Writes all edits below @p root, or none: what was written before a failure is put back, and what cannot be is named
/// in the error. A file that is not as its edit found it is a Conflict.
Result<void> writeEdits(const QString &root, const QList<FileEdit> &edits);

/// SHA-256 of @p bytes in lower-case hexadecimal.
QString sha256(const QByteArray &bytes);

} // namespace tagboat
