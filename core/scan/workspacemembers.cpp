// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/workspacemembers.h"

#include "base/toml.h"
#include "versionfile/memberfolders.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

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

/// Python packages beside each other below the root (psycopg, flit and flit_core) need no settings that name them:
/// those that are built there.
QStringList builtFolders(const TreeReader &read)
{
    static const QSet<QString> others{u"test"_s,    u"tests"_s,        u"testing"_s,  u"doc"_s,         u"docs"_s,
                                      u"example"_s, u"examples"_s,     u"demo"_s,     u"demos"_s,       u"sample"_s,
                                      u"samples"_s, u"requirements"_s, u"tools"_s,    u"scripts"_s,     u"benchmark"_s,
                                      u"vendor"_s,  u"third_party"_s,  u"fixtures"_s, u"benchmarks"_s,  u"_vendor"_s,
                                      u"build"_s,   u"dist"_s,         u"venv"_s,     u"node_modules"_s};
    QStringList folders;
    for (const QString &folder : subfolders(read, u"."_s)) {
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

QStringList packageFolders(const TreeReader &read)
{
    QStringList folders;
    for (const auto *usual : {"packages", "crates", "libs", "python", "plugins", "apps"})
        folders += subfolders(read, QString::fromLatin1(usual));
    folders += builtFolders(read);
    QStringList members = tomlMembers(read, u"Cargo.toml"_s, "workspace.members") +
                          tomlMembers(read, u"pyproject.toml"_s, "tool.uv.workspace.members");
    members = npmWorkspacePatterns(read) + members;
    folders += memberFolders(read, members);
    // What a workspace leaves out is none of its packages, also where packages usually lie.
    QStringList left = tomlMembers(read, u"Cargo.toml"_s, "workspace.exclude") +
                       tomlMembers(read, u"pyproject.toml"_s, "tool.uv.workspace.exclude");
    for (const QString &member : members) {
        if (member.startsWith(u'!'))
            left += withBracesExpanded(member.sliced(1));
    }
    for (const QString &pattern : left.first(std::min(left.size(), memberPatternsLimit))) {
        const PathPattern unwanted(pattern);
        folders.removeIf([&unwanted](const QString &folder) { return unwanted.matches(folder); });
    }
    folders.removeDuplicates();
    folders.sort();
    return folders;
}

} // namespace tagboat
