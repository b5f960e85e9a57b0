// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/findercontext.h"
#include "versionfile/jsonfile.h"
#include "versionfile/tomlfile.h"
#include "versionfile/versionforms.h"
#include "versionfile/versionspelling.h"

#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Origin = VersionFileSet::Origin;
using Role = VersionOccurrence::Role;

/// What a manifest of another language says.
struct Manifest {
    QString name;
    std::optional<VersionOccurrence> version;
};

Result<Manifest> readNpm(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const JsonFile file, readJson(bytes, path));
    Manifest manifest{file.root.value(u"name"_s).toString(), {}};
    if (file.versionLine == 0)
        return manifest;
    if (!file.isString) {
        return failAt(Error::Kind::Invalid, path, file.versionLine, u"\"version\" is not a plain string"_s, {},
                      u"Write it as \"version\": \"1.2.3\"."_s);
    }
    const QString text = QString::fromUtf8(file.version.of(bytes));
    manifest.version = VersionOccurrence{
        path,        u"package.json.version"_s, file.version.line, file.version.offset, file.version.length, text, text,
        Role::Source};
    return manifest;
}

/// [package] version, or [workspace.package] version where the package inherits it or there is none.
Result<Manifest> readCargo(FinderContext &context, const QByteArray &bytes, const QString &path)
{
    TB_TRY(const toml::table root, parseToml(bytes, path));
    Manifest manifest{tomlString(root, {"package", "name"}), {}};
    const toml::node *version = tomlNode(root, {"package", "version"});
    const toml::node *shared = tomlNode(root, {"workspace", "package", "version"});
    const bool inherits = version != nullptr && version->is_table();
    if (version != nullptr && !inherits) {
        TB_TRY(manifest.version, tomlOccurrence(bytes, *version, path, u"cargo.package.version"_s));
    } else if (shared != nullptr) {
        TB_TRY(manifest.version, tomlOccurrence(bytes, *shared, path, u"cargo.workspace.package.version"_s));
    } else if (inherits) {
        // Cargo looks for the workspace's root in the folders above.
        for (QString folder = path.section(u'/', 0, -2); !folder.isEmpty();) {
            folder = folder.contains(u'/') ? folder.section(u'/', 0, -2) : QString();
            const QString above = folder.isEmpty() ? u"Cargo.toml"_s : folder + u"/Cargo.toml"_s;
            const QByteArray *content = context.guessed(above);
            if (content == nullptr)
                continue;
            TB_TRY(const toml::table workspace, parseToml(*content, above));
            if (const toml::node *inherited = tomlNode(workspace, {"workspace", "package", "version"})) {
                TB_TRY(manifest.version,
                       tomlOccurrence(*content, *inherited, above, u"cargo.workspace.package.version"_s));
                break;
            }
        }
    }
    return manifest;
}

std::optional<Manifest> checked(FinderContext &context, Result<Manifest> manifest)
{
    if (manifest)
        return *manifest;
    context.problem(manifest.error());
    return {};
}

bool addVersion(FinderContext &context, const std::optional<Manifest> &manifest)
{
    if (!manifest || !manifest->version)
        return false;
    VersionOccurrence occurrence = *manifest->version;
    occurrence.role = context.nextRole();
    context.add(occurrence);
    return true;
}

bool findPackage(FinderContext &context, const QString &ecosystem, const std::optional<Manifest> &manifest)
{
    VersionFileSet &set = context.set();
    set.ecosystem = ecosystem;
    set.scheme = VersionScheme::SemVer;
    set.packageName = manifest ? manifest->name : QString();
    set.origin = addVersion(context, manifest) ? Origin::Static : Origin::None;
    return true;
}

/// A manifest beside a package of another kind is ours if it says the same version. Of our name alone it may be a
/// binding or a website with a version of its own (pydantic-core's package.json): that is asked.
void addIfOurs(FinderContext &context, const std::optional<Manifest> &manifest)
{
    if (!manifest || !manifest->version)
        return;
    const auto known = context.known();
    const bool sameName =
        !manifest->name.isEmpty() && comparableName(manifest->name) == comparableName(context.set().packageName);
    if (sameName || (known && placeSays(*manifest->version, *known, context.set().scheme)))
        context.addCompanion(*manifest->version);
}

} // namespace

QString comparableName(const QString &name)
{
    static const QRegularExpression separators(u"[-_.]+"_s);
    return name.section(u'/', -1).toLower().replace(separators, u"-"_s);
}

bool addNpmVersion(FinderContext &context, const QString &path)
{
    const QByteArray *bytes = context.named(path);
    return bytes != nullptr && addVersion(context, checked(context, readNpm(*bytes, path)));
}

bool addCargoVersion(FinderContext &context, const QString &path)
{
    const QByteArray *bytes = context.named(path);
    return bytes != nullptr && addVersion(context, checked(context, readCargo(context, *bytes, path)));
}

bool findNpmPackage(FinderContext &context)
{
    const QString path = context.place(u"package.json"_s);
    const QByteArray *bytes = context.optional(path);
    return bytes != nullptr && findPackage(context, u"npm"_s, checked(context, readNpm(*bytes, path)));
}

bool findCargoPackage(FinderContext &context)
{
    const QString path = context.place(u"Cargo.toml"_s);
    const QByteArray *bytes = context.optional(path);
    return bytes != nullptr && findPackage(context, u"cargo"_s, checked(context, readCargo(context, *bytes, path)));
}

void findForeignManifests(FinderContext &context)
{
    const QString npm = context.place(u"package.json"_s);
    const QString cargo = context.place(u"Cargo.toml"_s);
    if (const QByteArray *bytes = context.guessed(npm); bytes != nullptr && context.set().ecosystem != u"npm"_s)
        addIfOurs(context, checked(context, readNpm(*bytes, npm)));
    if (const QByteArray *bytes = context.guessed(cargo); bytes != nullptr && context.set().ecosystem != u"cargo"_s)
        addIfOurs(context, checked(context, readCargo(context, *bytes, cargo)));
}

} // namespace tagboat
