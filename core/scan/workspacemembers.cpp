// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/workspacemembers.h"

#include "base/files.h"
#include "base/toml.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr int deepest = 4; ///< levels that "**" stands for

QStringList npmMembers(const TreeReader &read)
{
    const auto bytes = read(u"package.json"_s);
    if (!bytes)
        return {};
    const QJsonValue workspaces = QJsonDocument::fromJson(*bytes).object().value(u"workspaces"_s);
    const QJsonArray list = workspaces.isArray() ? workspaces.toArray() : workspaces[u"packages"_s].toArray();
    QStringList members;
    for (const QJsonValue &member : list)
        members += member.toString();
    return members;
}

QStringList tomlMembers(const TreeReader &read, const QString &file, std::string_view key)
{
    const auto bytes = read(file);
    if (!bytes || !bytes->contains("workspace"))
        return {};
    const auto table = parseToml(*bytes, file);
    if (!table)
        return {}; // findVersions() reports the same file's problem with its line
    QStringList members;
    if (const toml::array *list = table->at_path(key).as_array()) {
        for (const toml::node &member : *list)
            members += QString::fromStdString(member.value_or(std::string()));
    }
    return members;
}

QStringList subfolders(const QString &root, const QString &folder)
{
    QStringList names;
    const auto entries = listFolderBelow(root, folder);
    if (!entries)
        return {}; // most repositories have no such folder
    for (const FolderEntry &entry : *entries) {
        if (entry.kind == FolderEntry::Kind::Folder && !entry.name.startsWith(u'.'))
            names += folder == u"."_s ? entry.name : folder + u'/' + entry.name;
    }
    return names;
}

/// All folders below @p folder, as far as "**" leads. Links are not followed.
QStringList everyFolder(const QString &root, const QString &folder, int levels)
{
    constexpr std::array others{"node_modules", "target", "dist", "build", "__pycache__", "site-packages"};
    QStringList folders;
    for (const QString &below : subfolders(root, folder)) {
        const QString name = below.section(u'/', -1);
        if (std::any_of(others.begin(), others.end(),
                        [&](const char *other) { return name == QLatin1StringView(other); }))
            continue;
        folders += below;
        if (levels > 1 && folders.size() <= packageFoldersLimit)
            folders += everyFolder(root, below, levels - 1);
    }
    return folders;
}

/// The folders that a member's pattern names.
QStringList expand(const QString &root, QString member)
{
    if (member.startsWith(u"./"_s))
        member = member.sliced(2);
    while (member.endsWith(u'/'))
        member.chop(1);
    if (member.endsWith(u"/**"_s) && member.count(u'*') == 2)
        return everyFolder(root, member.chopped(3), deepest);
    if (member.endsWith(u"/*"_s) && member.count(u'*') == 1)
        return subfolders(root, member.chopped(2));
    if (member.isEmpty() || member == u"."_s || member.contains(u'*') || member.contains(u'?'))
        return {};
    return {member};
}

/// Python packages beside each other below the root (psycopg, flit and flit_core) need no settings that name them:
/// those that are built there.
QStringList builtFolders(const QString &root, const TreeReader &read)
{
    static const QSet<QString> others{u"test"_s,    u"tests"_s,        u"testing"_s,  u"doc"_s,         u"docs"_s,
                                      u"example"_s, u"examples"_s,     u"demo"_s,     u"demos"_s,       u"sample"_s,
                                      u"samples"_s, u"requirements"_s, u"tools"_s,    u"scripts"_s,     u"benchmark"_s,
                                      u"vendor"_s,  u"third_party"_s,  u"fixtures"_s, u"benchmarks"_s,  u"_vendor"_s,
                                      u"build"_s,   u"dist"_s,         u"venv"_s,     u"node_modules"_s};
    QStringList folders;
    for (const QString &folder : subfolders(root, u"."_s)) {
        const auto bytes =
            others.contains(folder.toLower()) ? Result<QByteArray>() : read(folder + u"/pyproject.toml"_s);
        if (!bytes || !bytes->contains("build-system"))
            continue;
        const auto table = parseToml(*bytes, folder);
        const bool named = table && (table->at_path("project.name") || table->at_path("tool.poetry.name"));
        if (named && table->at_path("build-system"))
            folders += folder;
    }
    return folders;
}

} // namespace

QStringList packageFolders(const QString &root, const TreeReader &read)
{
    QStringList folders;
    for (const auto *usual : {"packages", "crates", "libs", "python", "plugins", "apps"})
        folders += subfolders(root, QString::fromLatin1(usual));
    folders += builtFolders(root, read);
    QStringList left = tomlMembers(read, u"Cargo.toml"_s, "workspace.exclude") +
                       tomlMembers(read, u"pyproject.toml"_s, "tool.uv.workspace.exclude");
    const QStringList members = npmMembers(read) + tomlMembers(read, u"Cargo.toml"_s, "workspace.members") +
                                tomlMembers(read, u"pyproject.toml"_s, "tool.uv.workspace.members");
    for (const QString &member : members) {
        if (member.startsWith(u'!'))
            left += member.sliced(1);
        else
            folders += expand(root, member);
    }
    QSet<QString> unwanted;
    for (const QString &pattern : std::as_const(left)) {
        const QStringList named = expand(root, pattern);
        unwanted.unite(QSet<QString>(named.cbegin(), named.cend()));
    }
    folders.removeIf([&unwanted](const QString &folder) { return unwanted.contains(folder); });
    folders.removeDuplicates();
    folders.sort();
    return folders;
}

} // namespace tagboat
