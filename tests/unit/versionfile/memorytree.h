// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/versionfile.h"

#include <QMap>

namespace tagboat
{

/// Files by path, as a tree that the finders read.
using MemoryTree = QMap<QString, QByteArray>;

inline TreeReader readerOf(const MemoryTree &tree)
{
    return [tree](const QString &path) -> Result<QByteArray> {
        const auto file = tree.constFind(path);
        if (file == tree.constEnd())
            return failAt(Error::Kind::NotFound, path, 0, QStringLiteral("There is no such file"));
        return *file;
    };
}

inline Version versionOf(const QString &text, VersionScheme scheme = VersionScheme::Pep440)
{
    return Version::parse(text, scheme).value();
}

/// The tree with the edits made in it.
inline MemoryTree edited(MemoryTree tree, const QList<FileEdit> &edits)
{
    for (const FileEdit &edit : edits)
        tree[edit.path] = edit.after;
    return tree;
}

} // namespace tagboat
