// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <concepts>
#include <functional>

namespace tagboat
{

/// Reads the tree that is looked at: the working tree, a planned one, a commit's.
class TreeReader
{
public:
    using Read = std::function<Result<QByteArray>(const QString &path)>;
    using Names = std::function<QStringList(const QString &folder)>;

    /// A tree that cannot be listed: what a workspace names by wildcards stays unknown.
    template <std::invocable<const QString &> Reading>
    TreeReader(Reading read) : m_read(std::move(read)) // NOLINT: a lambda that reads is a tree
    {
    }
    TreeReader(Read read, Names folders, Names files = {})
        : m_read(std::move(read)), m_folders(std::move(folders)), m_files(std::move(files))
    {
    }

    /// The content of a file; NotFound if it is not there.
    Result<QByteArray> operator()(const QString &path) const { return m_read(path); }
    /// The names of the folders in a folder ("." is the root); none if it cannot be listed.
    [[nodiscard]] QStringList folders(const QString &folder) const
    {
        return m_folders ? m_folders(folder) : QStringList();
    }
    /// The names of the files in a folder, links not among them; none if it cannot be listed.
    [[nodiscard]] QStringList files(const QString &folder) const { return m_files ? m_files(folder) : QStringList(); }

private:
    Read m_read;
    Names m_folders;
    Names m_files;
};

} // namespace tagboat
