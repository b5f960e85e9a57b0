// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/npmworkspace.h"

#include "versionfile/jsonfile.h"
#include "versionfile/memberfolders.h"
#include "versionfile/versionforms.h"
#include "versionfile/yamlfile.h"

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

/// The version in a text, where it pins the package to its current version.
std::optional<VersionOccurrence> pin(FinderContext &context, const QByteArray &bytes, const QString &path,
                                     const SourceSlice &slice, bool exactAlone, const QString &kind)
{
    static const QRegularExpression shape(u"^(?:workspace:)?([=^~]?)\\s*([0-9]+\\.[0-9]+\\.[0-9]+[0-9A-Za-z.+-]*)$"_s);
    const QRegularExpressionMatch match = shape.match(QString::fromUtf8(slice.of(bytes)));
    const bool range = match.captured(1) == u"^" || match.captured(1) == u"~";
    if (!match.hasMatch() || (exactAlone && range))
        return {};
    VersionOccurrence found;
    found.path = path;
    found.kind = kind;
    found.line = slice.line;
    found.offset = slice.offset + match.capturedStart(2);
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
        const JsonPlace &place = places->at(i);
        if (place.line == 0 || !place.isString)
            continue;
        auto found = pin(context, bytes, path, place.slice, peers, kind);
        if (!found)
            continue;
        found->role = role;
        context.add(*found);
    }
}

/// pnpm's lock repeats what the members in @p folders ask for, and "pnpm install --frozen-lockfile" compares it.
void findPnpmLock(FinderContext &context, const QStringList &folders)
{
    const QString path = u"pnpm-lock.yaml"_s;
    const QString command = u"pnpm install --lockfile-only"_s;
    const QByteArray *bytes = context.lock(path, command);
    if (bytes == nullptr)
        return;
    const auto scalars = yamlScalars(*bytes, path);
    if (!scalars) {
        Error error = scalars.error();
        error.remedy = u"Bring it in step: %1"_s.arg(command);
        return context.problem(error);
    }
    for (const YamlScalar &scalar : *scalars) {
        // importers / folder / dependencies / name / specifier
        const QStringList &keys = scalar.path;
        if (keys.size() != 5 || keys[0] != u"importers" || keys[4] != u"specifier" || !scalar.isVerbatim ||
            keys[3] != context.set().packageName || !folders.contains(keys[1]) || !dependencyTables().contains(keys[2]))
            continue;
        auto found = pin(context, *bytes, path, scalar.slice, keys[2] == u"peerDependencies", u"pnpm-lock.specifier"_s);
        if (!found)
            continue;
        found->role = Role::Lock;
        context.add(*found);
    }
}

} // namespace

void findNpmPins(FinderContext &context)
{
    const QString name = context.set().packageName;
    if (context.set().ecosystem != u"npm" || name.isEmpty() || !context.hasSource())
        return;
    const QByteArray quoted = '"' + name.toUtf8() + '"';
    QStringList pinned;
    QStringList folders = memberFolders(context.reader(), npmWorkspacePatterns(context.reader()));
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
            pinned.append(folder);
    }
    if (pinned.isEmpty())
        return;
    QList<QStringList> locked;
    for (const QString &folder : std::as_const(pinned))
        locked.append({u"packages"_s, folder == u"." ? QString() : folder});
    for (const QString &lock : {u"package-lock.json"_s, u"npm-shrinkwrap.json"_s}) {
        const QByteArray *bytes = context.foreign(lock);
        if (bytes != nullptr)
            findPins(context, lock, *bytes, locked, u"package-lock.dependency"_s, Role::Lock);
    }
    findPnpmLock(context, pinned);
}

} // namespace tagboat
