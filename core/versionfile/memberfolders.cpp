// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/memberfolders.h"

#include "versionfile/settingsdocument.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QStringList packageJsonPatterns(const QByteArray &bytes)
{
    if (!bytes.contains("\"workspaces\""))
        return {};
    const QJsonValue workspaces = QJsonDocument::fromJson(bytes).object().value(u"workspaces"_s);
    const QJsonArray list = workspaces.isArray() ? workspaces.toArray() : workspaces[u"packages"_s].toArray();
    QStringList patterns;
    for (const auto &member : list)
        patterns += member.toString();
    return patterns;
}

} // namespace

QStringList memberFolders(const TreeReader &read, const QStringList &patterns)
{
    QStringList folders;
    QList<PathPattern> left;
    qsizetype searches = 0;
    for (const QString &pattern : patterns) {
        const bool takesOut = pattern.startsWith(u'!');
        for (const QString &each : withBracesExpanded(takesOut ? pattern.sliced(1) : pattern)) {
            if (takesOut && left.size() < memberPatternsLimit)
                left.append(PathPattern(each));
            searches += !takesOut && hasWildcards(each) ? 1 : 0;
            if (!takesOut && folders.size() <= packageFoldersLimit && searches <= memberPatternsLimit)
                folders += PathPattern(each).folders(read).paths;
        }
    }
    folders.removeIf([&left](const QString &folder) {
        return std::ranges::any_of(left, [&folder](const PathPattern &each) { return each.matches(folder); });
    });
    folders.removeDuplicates();
    return folders;
}

QStringList npmWorkspacePatterns(const TreeReader &read)
{
    const auto manifest = read(u"package.json"_s);
    QStringList patterns = manifest ? packageJsonPatterns(*manifest) : QStringList();
    const QString path = u"pnpm-workspace.yaml"_s;
    const auto settings = read(path);
    const auto document = settings && settings->contains("packages") ? readSettingsDocument(*settings, path)
                                                                     : Result<SettingNode>(SettingNode());
    // A file that can't be understood is pnpm's own trouble, and names no members.
    if (const SettingNode *packages = document ? document->find(u"packages"_s) : nullptr)
        patterns += packages->texts();
    return patterns;
}

} // namespace tagboat
