// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/treereading.h"

#include "base/files.h"
#include "scan/packages.h"

#include <QHash>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

class ListedTree
{
public:
    explicit ListedTree(const QString &root) : m_root(root), m_read(workingTreeReader(root)) {}

    Result<QByteArray> read(const QString &path)
    {
        if (isAbsent(path))
            return failAt(Error::Kind::NotFound, path, 0, u"Opening the file: there is no such file"_s);
        // The members of a workspace look at each other's manifests, each of them at all.
        if (!path.endsWith(u"/package.json"_s) && !path.endsWith(u"/Cargo.toml"_s))
            return m_read(path);
        const auto known = m_manifests.constFind(path);
        if (known != m_manifests.cend())
            return *known;
        auto content = m_read(path);
        m_kept += content ? content->size() : 0;
        if (content && m_kept <= keepLimit)
            m_manifests.insert(path, *content);
        return content;
    }

    QStringList folders(const QString &folder)
    {
        QStringList found;
        const std::optional<Names> &names = namesIn(folder);
        if (!names)
            return found;
        for (auto name = names->cbegin(); name != names->cend(); ++name) {
            if (*name == FolderEntry::Kind::Folder)
                found += name.key();
        }
        found.sort();
        return found;
    }

private:
    using Names = QHash<QString, FolderEntry::Kind>;
    static constexpr qsizetype keepLimit = 4 * 1024 * 1024;

    /// True only where a listing shows it: anything odd is left to the reading itself, which names it.
    bool isAbsent(const QString &path)
    {
        QString folder = u"."_s;
        for (qsizetype start = 0; start < path.size();) {
            const qsizetype slash = path.indexOf(u'/', start);
            const qsizetype end = slash < 0 ? path.size() : slash;
            const std::optional<Names> &names = namesIn(folder);
            if (!names)
                return false;
            const auto entry = names->constFind(path.sliced(start, end - start));
            if (entry == names->cend())
                return end > start && path.sliced(start, end - start) != u".."_s;
            if (slash < 0 || *entry != FolderEntry::Kind::Folder)
                return false;
            folder = path.first(end);
            start = end + 1;
        }
        return false;
    }

    const std::optional<Names> &namesIn(const QString &folder)
    {
        if (const auto known = m_folders.constFind(folder); known != m_folders.cend())
            return *known;
        std::optional<Names> names;
        if (const auto entries = listFolderBelow(m_root, folder)) {
            names.emplace();
            for (const FolderEntry &entry : *entries)
                names->insert(entry.name, entry.kind);
        }
        return *m_folders.insert(folder, names);
    }

    QString m_root;
    TreeReader m_read;
    QHash<QString, QByteArray> m_manifests;
    qsizetype m_kept = 0;
    QHash<QString, std::optional<Names>> m_folders; ///< nothing for a folder that could not be listed
};

} // namespace

TreeReader listedTreeReader(const QString &root)
{
    const auto tree = std::make_shared<ListedTree>(root);
    return {[tree](const QString &path) { return tree->read(path); },
            [tree](const QString &folder) { return tree->folders(folder); }};
}

} // namespace tagboat
