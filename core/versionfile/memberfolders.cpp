// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/memberfolders.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr int deepest = 4; ///< levels that "**" stands for

/// All folders below @p folder, as far as "**" leads. Links are not followed.
QStringList everyFolder(const TreeReader &read, const QString &folder, int levels)
{
    constexpr std::array others{"node_modules", "target", "dist", "build", "__pycache__", "site-packages"};
    QStringList folders;
    for (const QString &below : subfolders(read, folder)) {
        const QString name = below.section(u'/', -1);
        if (std::any_of(others.begin(), others.end(),
                        [&](const char *other) { return name == QLatin1StringView(other); }))
            continue;
        folders += below;
        if (levels > 1 && folders.size() <= packageFoldersLimit)
            folders += everyFolder(read, below, levels - 1);
    }
    return folders;
}

QStringList expand(const TreeReader &read, QString member)
{
    if (member.startsWith(u"./"_s))
        member = member.sliced(2);
    while (member.endsWith(u'/'))
        member.chop(1);
    if (member.endsWith(u"/**"_s) && member.count(u'*') == 2)
        return everyFolder(read, member.chopped(3), deepest);
    const QString last = member.section(u'/', -1);
    const QString above = member.contains(u'/') ? member.section(u'/', 0, -2) : u"."_s;
    if (above.contains(u'*') || above.contains(u'?') || last == u"**")
        return {};
    if (!last.contains(u'*') && !last.contains(u'?'))
        return member.isEmpty() || member == u"." ? QStringList() : QStringList{member};
    QStringList named = subfolders(read, above);
    if (last != u"*") {
        const QRegularExpression shape(QRegularExpression::wildcardToRegularExpression(last));
        named.removeIf([&shape](const QString &path) { return !shape.match(path.section(u'/', -1)).hasMatch(); });
    }
    return named;
}

} // namespace

QStringList subfolders(const TreeReader &read, const QString &folder)
{
    QStringList paths;
    for (const QString &name : read.folders(folder)) {
        if (!name.startsWith(u'.'))
            paths += folder == u"."_s ? name : folder + u'/' + name;
    }
    return paths;
}

QStringList memberFolders(const TreeReader &read, const QStringList &patterns)
{
    QStringList folders;
    QStringList left;
    for (const QString &pattern : patterns) {
        if (pattern.startsWith(u'!'))
            left += expand(read, pattern.sliced(1));
        else
            folders += expand(read, pattern);
    }
    folders.removeIf([&left](const QString &folder) { return left.contains(folder); });
    folders.removeDuplicates();
    return folders;
}

QStringList npmWorkspacePatterns(const QByteArray &bytes)
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

} // namespace tagboat
