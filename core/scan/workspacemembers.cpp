// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/workspacemembers.h"

#include "base/files.h"
#include "base/toml.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr qsizetype foldersLimit = 500;

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

QStringList expand(const QString &root, QString member)
{
    if (member.startsWith(u"./"_s))
        member = member.sliced(2);
    while (member.endsWith(u'/'))
        member.chop(1);
    if (member.endsWith(u"/*"_s) && member.count(u'*') == 1)
        return subfolders(root, member.chopped(2));
    if (member.isEmpty() || member == u"."_s || member.contains(u'*') || member.contains(u'?') ||
        member.startsWith(u'!'))
        return {};
    return {member};
}

} // namespace

QStringList packageFolders(const QString &root, const TreeReader &read)
{
    QStringList folders;
    for (const auto *usual : {"packages", "crates", "libs", "python", "plugins", "apps"})
        folders += subfolders(root, QString::fromLatin1(usual));
    const QStringList members = npmMembers(read) + tomlMembers(read, u"Cargo.toml"_s, "workspace.members") +
                                tomlMembers(read, u"pyproject.toml"_s, "tool.uv.workspace.members");
    for (const QString &member : members)
        folders += expand(root, member);
    folders.removeDuplicates();
    folders.sort();
    return folders.first(std::min(folders.size(), foldersLimit));
}

} // namespace tagboat
