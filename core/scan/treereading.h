// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/files.h"
#include "versionfile/versionfile.h"

#include <QHash>

#include <memory>
#include <optional>

namespace tagboat
{

/// One look at a working tree by one thread: each folder is listed once, each file read once, and files that are not in
/// their folder's listing are not asked for. Finders guess at dozens of names, most of which no repository has, and
/// several read the same file.
class ListedTree
{
public:
    explicit ListedTree(QString root) : m_path(std::move(root)) {}
    ListedTree(const ListedTree &) = delete;
    ListedTree &operator=(const ListedTree &) = delete;

    /// As readFileBelow().
    Result<QByteArray> file(const QString &path);
    /// As listFolderBelow().
    Result<QList<FolderEntry>> folder(const QString &path);
    /// Reads as workingTreeReader() does, as long as this lives.
    TreeReader reader();

private:
    struct Folder {
        Result<QList<FolderEntry>> entries;
        QHash<QString, FolderEntry::Kind> kinds;
    };

    QStringList names(const QString &path, FolderEntry::Kind kind);
    bool isAbsent(const QString &path);
    const Folder &listed(const QString &path);
    const Result<RootFolder> &root();

    QString m_path;
    std::optional<Result<RootFolder>> m_root; ///< once something was read
    QHash<QString, std::shared_ptr<const Folder>> m_folders;
    QHash<QString, QByteArray> m_files; ///< the small ones that can be read
};

/// The names of one kind in a folder's listing; none if it could not be listed.
QStringList namesOf(const Result<QList<FolderEntry>> &entries, FolderEntry::Kind kind);

/// A ListedTree's reader that keeps the tree itself.
TreeReader listedTreeReader(const QString &root);

} // namespace tagboat
