// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/changelogfile.h"

#include "changelog/changelogdialect.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The lower, the better; -1 for a name that is no changelog's.
int rankOf(const QString &name)
{
    static const QStringList names = [] {
        QStringList all;
        for (const QString &stem : {u"changelog"_s, u"changes"_s, u"history"_s, u"news"_s}) {
            for (const QString &ending : {u".md"_s, u".markdown"_s, u".rst"_s, u".txt"_s, QString()})
                all.append(stem + ending);
        }
        return all;
    }();
    return static_cast<int>(names.indexOf(name.toLower()));
}

bool holds(const QList<FolderEntry> &entries, const QString &folder)
{
    return std::ranges::any_of(entries, [&folder](const FolderEntry &entry) {
        return entry.kind == FolderEntry::Kind::Folder && entry.name == folder;
    });
}

/// The spec file of an RPM package that has a changelog, if it is the only one. PyInstaller's end in .spec too.
Result<QString> specFile(ListedTree &tree, const QString &prefix, const QList<FolderEntry> &entries)
{
    QStringList specs;
    const auto collect = [&tree, &specs](const QString &folder, const QList<FolderEntry> &files) -> Result<void> {
        for (const FolderEntry &entry : files) {
            const bool named = entry.name.endsWith(".spec"_L1) || entry.name.endsWith(".spec.in"_L1);
            if (entry.kind != FolderEntry::Kind::File || !named)
                continue;
            TB_TRY(const QByteArray content, tree.file(folder + entry.name));
            if (isRpmChangelog(content, entry.name) && !content.contains("\n%autochangelog"))
                specs.append(folder + entry.name);
        }
        return {};
    };
    TB_CHECK(collect(prefix, entries));
    for (const QString &name : {u"rpm"_s, u"packaging"_s}) {
        if (!holds(entries, name))
            continue;
        TB_TRY(const QList<FolderEntry> files, tree.folder(prefix + name));
        TB_CHECK(collect(prefix + name + u'/', files));
    }
    return specs.size() == 1 ? specs.first() : QString();
}

/// Where a package has no changelog of its own, its Debian one, the releases that its one metainfo file lists, or its
/// RPM one.
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
    if (metainfo.size() == 1)
        return metainfo.first();
    return specFile(tree, prefix, entries);
}

/// The name that fits best; empty if none does.
QString bestOf(const QList<FolderEntry> &entries, FolderEntry::Kind kind)
{
    QString best;
    int bestRank = -1;
    for (const FolderEntry &entry : entries) {
        const int rank = entry.kind == kind ? rankOf(entry.name) : -1;
        if (rank >= 0 && (bestRank < 0 || rank < bestRank)) {
            best = entry.name;
            bestRank = rank;
        }
    }
    return best;
}

QString prefixOf(const QString &folder)
{
    return folder == u"."_s ? QString() : QString(folder + u'/');
}

/// Among the documentation only these names are sure: its history or news may be another's.
Result<QString> documented(ListedTree &tree, const QString &prefix, const QList<FolderEntry> &entries)
{
    for (const QString &name : {u"docs"_s, u"doc"_s}) {
        if (!holds(entries, name))
            continue;
        TB_TRY(QList<FolderEntry> files, tree.folder(prefix + name));
        files.removeIf([](const FolderEntry &entry) {
            return !entry.name.startsWith("change"_L1, Qt::CaseInsensitive) || !entry.name.contains(u'.');
        });
        if (const QString best = bestOf(files, FolderEntry::Kind::File); !best.isEmpty())
            return QString(prefix + name + u'/' + best);
    }
    return QString();
}

} // namespace

Result<QString> findChangelogFile(ListedTree &tree, const QString &folder)
{
    TB_TRY(const QList<FolderEntry> entries, tree.folder(folder));
    const QString prefix = prefixOf(folder);
    if (const QString best = bestOf(entries, FolderEntry::Kind::File); !best.isEmpty())
        return prefix + best;
    TB_TRY(const QString inDocs, documented(tree, prefix, entries));
    return inDocs.isEmpty() ? otherFamily(tree, prefix, entries) : Result<QString>(inDocs);
}

Result<void> checkNoChangelogLink(ListedTree &tree, const QString &folder)
{
    TB_TRY(const QList<FolderEntry> entries, tree.folder(folder));
    const QString link = bestOf(entries, FolderEntry::Kind::Link);
    if (link.isEmpty())
        return {};
    return failAt(Error::Kind::Refused, prefixOf(folder) + link, 0,
                  u"The changelog is a link, and links are not edited."_s, {},
                  u"Name the file that it leads to as [changelog] path in .tagboat.toml."_s);
}

} // namespace tagboat
