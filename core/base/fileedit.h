// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

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

    bool operator==(const FileEdit &) const = default;
};

/// SHA-256 of @p bytes in lower-case hexadecimal.
QString sha256(const QByteArray &bytes);

} // namespace tagboat
