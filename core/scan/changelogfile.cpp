// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/changelogfile.h"

#include "changelog/changelogdialect.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The lower, the better; -1 for a name that is no changelog's.
int rankOf(const QString &name)
{
    constexpr std::array stems{"changelog", "changes", "history", "news"};
    constexpr std::array endings{".md", ".markdown", ".rst", ".txt", ""};
    const QString lower = name.toLower();
    int rank = 0;
    for (const auto *stem : stems) {
        for (const auto *ending : endings) {
            if (lower == QLatin1StringView(stem) + QLatin1StringView(ending))
                return rank;
            ++rank;
        }
    }
    return -1;
}

bool holds(const QList<FolderEntry> &entries, const QString &folder)
{
    return std::ranges::any_of(entries, [&folder](const FolderEntry &entry) {
        return entry.kind == FolderEntry::Kind::Folder && entry.name == folder;
    });
}

/// Where a package has no changelog of its own, its Debian one, or the releases that its one metainfo file lists.
Result<QString> otherFamily(ListedTree &tree, const QString &prefix, const QList<FolderEntry> &entries)
{
    if (holds(entries, u"debian"_s)) {
        TB_TRY(const QList<FolderEntry> debian, tree.folder(prefix + u"debian"_s));
        const bool there = std::ranges::any_of(debian, [](const FolderEntry &entry) {
            return entry.kind == FolderEntry::Kind::File && entry.name == u"changelog"_s;
        });
        if (there)
            return QString(prefix + u"debian/changelog"_s);
    }
    QStringList metainfo;
    const auto collect = [&metainfo](const QString &folder, const QList<FolderEntry> &files) {
        for (const FolderEntry &entry : files) {
            if (entry.kind == FolderEntry::Kind::File && isAppStreamChangelog(entry.name))
                metainfo.append(folder + entry.name);
        }
    };
    collect(prefix, entries);
    if (holds(entries, u"data"_s)) {
        TB_TRY(const QList<FolderEntry> data, tree.folder(prefix + u"data"_s));
        collect(prefix + u"data/"_s, data);
    }
    return metainfo.size() == 1 ? metainfo.first() : QString();
}

} // namespace

Result<QString> findChangelogFile(ListedTree &tree, const QString &folder)
{
    TB_TRY(const QList<FolderEntry> entries, tree.folder(folder));
    QString best;
    int bestRank = -1;
    for (const FolderEntry &entry : entries) {
        const int rank = entry.kind == FolderEntry::Kind::File ? rankOf(entry.name) : -1;
        if (rank >= 0 && (bestRank < 0 || rank < bestRank)) {
            best = entry.name;
            bestRank = rank;
        }
    }
    const QString prefix = folder == u"."_s ? QString() : QString(folder + u'/');
    if (!best.isEmpty())
        return prefix + best;
    return otherFamily(tree, prefix, entries);
}

} // namespace tagboat
