// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/treereading.h"

#include "scan/packages.h"
#include "versionfile/filefacts.h"

#include <memory>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Said of dozens of names in each repository: the text is not put together anew.
tl::unexpected<Error> absent(const QString &path)
{
    static const QString message = u"Opening the file: there is no such file"_s;
    return failAt(Error::Kind::NotFound, path, 0, message);
}

} // namespace

Result<QByteArray> ListedTree::file(const QString &path)
{
    if (const auto known = m_files.constFind(path); known != m_files.cend())
        return *known;
    if (isAbsent(path))
        return absent(path);
    auto content = root() ? root()->read(path, readLimitOf(path)) : tl::unexpected(root().error());
    constexpr qsizetype kept = 64 * 1024; // what several finders read is small
    if (content && content->size() <= kept)
        m_files.insert(path, *content);
    return content;
}

Result<QList<FolderEntry>> ListedTree::folder(const QString &path)
{
    if (path != u"."_s && isAbsent(path))
        return absent(path);
    return listed(path).entries;
}

QStringList ListedTree::names(const QString &path, FolderEntry::Kind kind)
{
    return namesOf(folder(path), kind);
}

TreeReader ListedTree::reader()
{
    return {[this](const QString &path) { return notPointer(file(path), path); },
            [this](const QString &path) { return names(path, FolderEntry::Kind::Folder); },
            [this](const QString &path) { return names(path, FolderEntry::Kind::File); }};
}

/// True only where a listing shows it: anything odd is left to the reading itself, which names it.
bool ListedTree::isAbsent(const QString &path)
{
    QString folder = u"."_s;
    for (qsizetype start = 0; start < path.size();) {
        const qsizetype slash = path.indexOf(u'/', start);
        const qsizetype end = slash < 0 ? path.size() : slash;
        const Folder &names = listed(folder);
        if (!names.entries)
            return false;
        const auto entry = names.kinds.constFind(path.sliced(start, end - start));
        if (entry == names.kinds.cend())
            return end > start && path.sliced(start, end - start) != u".."_s;
        if (slash < 0 || *entry != FolderEntry::Kind::Folder)
            return false;
        folder = path.first(end);
        start = end + 1;
    }
    return false;
}

const Result<RootFolder> &ListedTree::root()
{
    if (!m_root)
        m_root.emplace(RootFolder::open(m_path));
    return *m_root;
}

const ListedTree::Folder &ListedTree::listed(const QString &path)
{
    if (const auto known = m_folders.constFind(path); known != m_folders.cend())
        return **known;
    auto folder = std::make_shared<Folder>(Folder{root() ? root()->list(path) : tl::unexpected(root().error()), {}});
    if (folder->entries) {
        folder->kinds.reserve(folder->entries->size());
        for (const FolderEntry &entry : std::as_const(*folder->entries))
            folder->kinds.insert(entry.name, entry.kind);
    }
    return **m_folders.insert(path, folder);
}

QStringList namesOf(const Result<QList<FolderEntry>> &entries, FolderEntry::Kind kind)
{
    QStringList names;
    for (const FolderEntry &entry : entries ? *entries : QList<FolderEntry>()) {
        if (entry.kind == kind)
            names += entry.name;
    }
    return names;
}

TreeReader listedTreeReader(const QString &root)
{
    const auto tree = std::make_shared<ListedTree>(root);
    return {[tree, read = tree->reader()](const QString &path) { return read(path); },
            [tree, read = tree->reader()](const QString &path) { return read.folders(path); },
            [tree, read = tree->reader()](const QString &path) { return read.files(path); }};
}

} // namespace tagboat
