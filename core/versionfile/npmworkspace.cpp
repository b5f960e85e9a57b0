// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/npmworkspace.h"

#include "versionfile/jsonfile.h"
#include "versionfile/memberfolders.h"
#include "versionfile/versionforms.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Role = VersionOccurrence::Role;

const QStringList &dependencyTables()
{
    static const QStringList tables{u"dependencies"_s, u"devDependencies"_s, u"optionalDependencies"_s,
                                    u"peerDependencies"_s};
    return tables;
}

/// The version in a member of a JSON file, where it pins the package to its current version.
std::optional<VersionOccurrence> pin(FinderContext &context, const QByteArray &bytes, const QString &path,
                                     const JsonPlace &place, bool exactAlone, const QString &kind)
{
    if (place.line == 0 || !place.isString)
        return {};
    static const QRegularExpression shape(u"^(?:workspace:)?([=^~]?)\\s*([0-9]+\\.[0-9]+\\.[0-9]+[0-9A-Za-z.+-]*)$"_s);
    const QRegularExpressionMatch match = shape.match(QString::fromUtf8(place.slice.of(bytes)));
    const bool range = match.captured(1) == u"^" || match.captured(1) == u"~";
    if (!match.hasMatch() || (exactAlone && range))
        return {};
    VersionOccurrence found;
    found.path = path;
    found.kind = kind;
    found.line = place.slice.line;
    found.offset = place.slice.offset + match.capturedStart(2);
    found.length = match.capturedLength(2);
    found.text = found.version = match.captured(2);
    const auto known = context.known();
    return known && placeSays(found, *known, context.set().scheme) ? std::optional(found) : std::nullopt;
}

/// All pins in one file: @p above is the path of keys to the tables of dependencies.
void findPins(FinderContext &context, const QString &path, const QByteArray &bytes, const QList<QStringList> &above,
              const QString &kind, Role role)
{
    QList<QStringList> members;
    for (const QStringList &keys : above) {
        for (const QString &table : dependencyTables())
            members.append(keys + QStringList{table, context.set().packageName});
    }
    const auto places = jsonPlaces(bytes, path, members);
    for (qsizetype i = 0; places && i < places->size(); ++i) {
        const bool peers = members[i][members[i].size() - 2] == u"peerDependencies";
        auto found = pin(context, bytes, path, places->at(i), peers, kind);
        if (!found)
            continue;
        found->role = role;
        context.add(*found);
    }
}

} // namespace

void findNpmPins(FinderContext &context)
{
    const QString name = context.set().packageName;
    if (context.set().ecosystem != u"npm" || name.isEmpty() || !context.hasSource())
        return;
    const QByteArray *root = context.foreign(u"package.json"_s);
    if (root == nullptr)
        return;
    const QByteArray quoted = '"' + name.toUtf8() + '"';
    QList<QStringList> locked;
    QStringList folders = memberFolders(context.reader(), npmWorkspacePatterns(*root));
    if (folders.isEmpty())
        return;
    folders.prepend(u"."_s);
    for (const QString &folder : folders.first(std::min(folders.size(), packageFoldersLimit))) {
        const QString path = folder == u"." ? u"package.json"_s : folder + u"/package.json"_s;
        const QByteArray *bytes = folder == context.set().folder ? nullptr : context.foreign(path);
        if (bytes == nullptr || !bytes->contains(quoted))
            continue;
        const qsizetype before = context.set().occurrences.size();
        findPins(context, path, *bytes, {{}}, u"package.json.dependency"_s, Role::Mirror);
        if (context.set().occurrences.size() > before)
            locked.append({u"packages"_s, folder == u"." ? QString() : folder});
    }
    for (const QString &lock : {u"package-lock.json"_s, u"npm-shrinkwrap.json"_s}) {
        const QByteArray *bytes = locked.isEmpty() ? nullptr : context.foreign(lock);
        if (bytes != nullptr)
            findPins(context, lock, *bytes, locked, u"package-lock.dependency"_s, Role::Lock);
    }
}

} // namespace tagboat
