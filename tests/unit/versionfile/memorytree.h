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
    const auto read = [tree](const QString &path) -> Result<QByteArray> {
        const auto file = tree.constFind(path);
        if (file == tree.constEnd())
            return failAt(Error::Kind::NotFound, path, 0, QStringLiteral("There is no such file"));
        return *file;
    };
    const auto folders = [tree](const QString &folder) {
        const QString above = folder == QStringLiteral(".") ? QString() : folder + u'/';
        QStringList names;
        for (const QString &path : tree.keys()) {
            if (path.startsWith(above) && path.indexOf(u'/', above.size()) > 0)
                names += path.sliced(above.size()).section(u'/', 0, 0);
        }
        names.removeDuplicates();
        return names;
    };
    const auto files = [tree](const QString &folder) {
        const QString above = folder == QStringLiteral(".") ? QString() : folder + u'/';
        QStringList names;
        for (const QString &path : tree.keys()) {
            if (path.startsWith(above) && path.indexOf(u'/', above.size()) < 0)
                names += path.sliced(above.size());
        }
        return names;
    };
    return {read, folders, files};
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
