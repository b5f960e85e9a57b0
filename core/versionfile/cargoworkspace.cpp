// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/cargoworkspace.h"

#include "versionfile/memberfolders.h"
#include "versionfile/tomlfile.h"
#include "versionfile/versionforms.h"

#include <QDir>
#include <QRegularExpression>

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// More members than this are left alone: each costs a file to read.
constexpr qsizetype memberLimit = 200;

const VersionOccurrence *cargoPlace(FinderContext &context)
{
    for (const VersionOccurrence &place : context.set().occurrences) {
        if (place.isEdited() &&
            (place.kind == u"cargo.package.version"_s || place.kind == u"cargo.workspace.package.version"_s))
            return &place;
    }
    return nullptr;
}

QString folderOf(const QString &path)
{
    return path.contains(u'/') ? path.section(u'/', 0, -2) : u"."_s;
}

QString below(const QString &folder, const QString &relative)
{
    return QDir::cleanPath(folder + u'/' + relative);
}

/// The tables of a manifest that hold dependencies.
QList<const toml::table *> dependencyTables(const toml::table &root)
{
    QList<const toml::table *> tables;
    const auto take = [&tables](const toml::node *node) {
        if (node != nullptr && node->is_table())
            tables.append(node->as_table());
    };
    take(tomlNode(root, {"workspace", "dependencies"}));
    for (const std::string_view key : {"dependencies", "dev-dependencies", "build-dependencies"}) {
        take(tomlNode(root, {key}));
        if (const toml::node *targets = tomlNode(root, {"target"}); targets != nullptr && targets->is_table()) {
            for (const auto &[target, content] : *targets->as_table()) {
                if (content.is_table())
                    take(tomlNode(*content.as_table(), {key}));
            }
        }
    }
    return tables;
}

/// A manifest of the workspace.
struct Manifest {
    QString path;
    const QByteArray *bytes;
    toml::table root;
};

/// The manifest in a folder, if it is there and says @p word.
std::optional<Manifest> manifestAt(FinderContext &context, const QString &folder, const QByteArray &word)
{
    const QString path = below(folder, u"Cargo.toml"_s);
    const QByteArray *bytes = path.startsWith(u".."_s) ? nullptr : context.foreign(path);
    if (bytes == nullptr || !bytes->contains(word))
        return {};
    auto root = parseToml(*bytes, path);
    return root ? std::optional<Manifest>({path, bytes, std::move(*root)}) : std::nullopt;
}

/// The folders that a manifest names: members, and dependencies by path.
QStringList namedFolders(const TreeReader &read, const Manifest &manifest)
{
    const QString folder = folderOf(manifest.path);
    QStringList patterns;
    for (const QString &member : tomlStrings(manifest.root, {"workspace", "members"}))
        patterns.append(below(folder, member));
    for (const QString &member : tomlStrings(manifest.root, {"workspace", "exclude"}))
        patterns.append(u'!' + below(folder, member));
    QStringList folders = memberFolders(read, patterns);
    for (const toml::table *table : dependencyTables(manifest.root)) {
        for (const auto &[name, entry] : *table) {
            const QString path = entry.is_table() ? tomlString(*entry.as_table(), {"path"}) : QString();
            if (!path.isEmpty())
                folders.append(below(folder, path));
        }
    }
    return folders;
}

/// The manifests that can be reached from the package's own and the workspace's root.
QList<Manifest> reachable(FinderContext &context)
{
    QStringList folders{context.set().folder};
    if (!folders.contains(u"."_s))
        folders.append(u"."_s);
    // A large workspace is gone through for each of its members: what cannot name this one is not taken apart.
    const VersionOccurrence *place = cargoPlace(context);
    const bool alone = place != nullptr && place->kind == u"cargo.package.version"_s;
    const QByteArray name = alone && folders.size() > 1 ? folders[0].section(u'/', -1).toUtf8() : QByteArray();
    QList<Manifest> manifests;
    for (qsizetype i = 0; i < folders.size() && i < memberLimit; ++i) {
        auto manifest = manifestAt(context, folders[i], i > 1 ? name : QByteArray());
        if (!manifest)
            continue;
        for (const QString &folder : namedFolders(context.reader(), *manifest)) {
            if (!folders.contains(folder))
                folders.append(folder);
        }
        manifests.append(std::move(*manifest));
    }
    return manifests;
}

bool inherits(const Manifest &manifest)
{
    const toml::node *inherited = tomlNode(manifest.root, {"package", "version", "workspace"});
    return inherited != nullptr && inherited->value_or(false);
}

/// The full version of a requirement with its operator: "=1.2.3", "^1.2.3", "1.2.3". A shorter one, and one of an older
/// version, leaves room on purpose.
void addPin(FinderContext &context, const Manifest &manifest, const toml::table &entry)
{
    const toml::node *requirement = entry.get("version");
    if (requirement == nullptr)
        return;
    auto place = tomlOccurrence(*manifest.bytes, *requirement, manifest.path, u"cargo.dependency.version"_s);
    if (!place)
        return;
    static const QRegularExpression shape(u"^\\s*(?:[=^~]|>=)?\\s*([0-9]+\\.[0-9]+\\.[0-9]+[0-9A-Za-z.+-]*)$"_s);
    const QRegularExpressionMatch match = shape.match(place->text);
    if (!match.hasMatch())
        return;
    place->offset += place->text.first(match.capturedStart(1)).toUtf8().size();
    place->length = match.captured(1).toUtf8().size();
    place->text = match.captured(1);
    place->version = place->text;
    const auto known = context.known();
    if (known && placeSays(*place, *known, context.set().scheme))
        context.addCompanion(*place);
}

} // namespace

QStringList cargoInheritors(FinderContext &context)
{
    const VersionOccurrence *place = cargoPlace(context);
    if (place == nullptr || place->kind != u"cargo.workspace.package.version"_s)
        return {};
    QStringList names;
    for (const Manifest &manifest : reachable(context)) {
        if (inherits(manifest))
            names.append(tomlString(manifest.root, {"package", "name"}));
    }
    return names;
}

void findCargoPins(FinderContext &context)
{
    const VersionOccurrence *place = cargoPlace(context);
    if (place == nullptr)
        return;
    const bool shared = place->kind == u"cargo.workspace.package.version"_s;
    const QString own = folderOf(place->path);
    const QList<Manifest> manifests = reachable(context);
    QStringList ours; // the folders of the packages that have this version
    for (const Manifest &manifest : manifests) {
        if (shared ? inherits(manifest) : folderOf(manifest.path) == own)
            ours.append(folderOf(manifest.path));
    }
    for (const Manifest &manifest : manifests) {
        for (const toml::table *table : dependencyTables(manifest.root)) {
            for (const auto &[name, entry] : *table) {
                const QString path = entry.is_table() ? tomlString(*entry.as_table(), {"path"}) : QString();
                if (!path.isEmpty() && ours.contains(below(folderOf(manifest.path), path)))
                    addPin(context, manifest, *entry.as_table());
            }
        }
    }
}

} // namespace tagboat
