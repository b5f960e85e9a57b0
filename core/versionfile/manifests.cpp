// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/findercontext.h"
#include "versionfile/jsonfile.h"
#include "versionfile/plainfile.h"
#include "versionfile/tomlfile.h"
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

/// A package's name without npm's scope, as PyPI normalises names.
QString comparableName(const QString &name)
{
    static const QRegularExpression separators(u"[-_.]+"_s);
    return name.section(u'/', -1).toLower().replace(separators, u"-"_s);
}

void addIfOurs(FinderContext &context, const std::optional<Manifest> &manifest)
{
    if (!manifest || !manifest->version)
        return;
    const VersionFileSet &set = context.set();
    const bool sameName =
        !manifest->name.isEmpty() && comparableName(manifest->name) == comparableName(set.packageName);
    bool same = false;
    for (const VersionOccurrence &source : set.occurrences) {
        same = same || (source.role == Role::Source &&
                        sameVersion(source.version, set.scheme, manifest->version->version, VersionScheme::SemVer));
    }
    if (sameName || same)
        addVersion(context, manifest);
}

/// The version of the package @p name itself in a lock file: of the [[package]] that comes from the file's own folder.
/// Read line by line, as both tools write these files, because a lock is long and its rest is none of ours.
std::optional<SourceSlice> lockedVersion(const QByteArray &bytes, const QString &name)
{
    static const QRegularExpression entry(uR"-(^(name|version|source) = (?:"([^"\\]*)"|(.*))$)-"_s);
    std::optional<SourceSlice> version;
    bool ours = false;
    bool local = true;
    int number = 0;
    for (qsizetype start = 0; start <= bytes.size(); ++number) {
        qsizetype end = bytes.indexOf('\n', start);
        end = end < 0 ? bytes.size() : end;
        QByteArray line = bytes.mid(start, end - start);
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.startsWith('[')) {
            if (ours && local && version)
                return version;
            version.reset();
            ours = false;
            local = true;
        }
        const bool told = line.startsWith('n') || line.startsWith('v') || line.startsWith('s');
        if (const auto match = entry.match(told ? QString::fromLatin1(line) : QString()); match.hasMatch()) {
            const QString key = match.captured(1);
            if (key == u"name"_s)
                ours = comparableName(match.captured(2)) == name;
            else if (key == u"version"_s)
                version = SourceSlice{start + match.capturedStart(2), match.capturedLength(2), number + 1};
            else
                local = match.captured(3) == u"{ editable = \".\" }"_s || match.captured(3) == u"{ virtual = \".\" }"_s;
        }
        start = end + 1;
    }
    return ours && local ? version : std::nullopt;
}

} // namespace

void findLockFiles(FinderContext &context)
{
    const QString name = comparableName(context.set().packageName);
    if (name.isEmpty() || !context.hasSource())
        return;
    for (const auto &[file, kind] :
         {std::pair{u"uv.lock"_s, u"uv.lock.version"_s}, std::pair{u"Cargo.lock"_s, u"cargo.lock.version"_s}}) {
        const QString path = context.place(file);
        const QByteArray *bytes = context.foreign(path);
        const auto slice = bytes != nullptr ? lockedVersion(*bytes, name) : std::nullopt;
        if (slice)
            context.addLiteral(path, *bytes, *slice, kind, Role::Mirror);
    }
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

void findPlainFiles(FinderContext &context)
{
    const bool alone = context.set().ecosystem == u"generic"_s;
    for (const QString &name : {u"VERSION"_s, u"version.txt"_s, u"VERSION.txt"_s}) {
        const QString path = context.place(name);
        const QByteArray *bytes = alone ? context.optional(path) : context.guessed(path);
        if (bytes == nullptr)
            continue;
        const auto slice = plainVersion(*bytes, path);
        const bool isVersion = slice && parseEither(QString::fromUtf8(slice->of(*bytes)), context.set().scheme);
        if (isVersion)
            context.addLiteral(path, *bytes, *slice, u"plain.version"_s, context.nextRole());
        else if (alone && !slice)
            context.problem(slice.error());
        else if (alone)
            context.problem({Error::Kind::Invalid, u"The file's line is no version"_s,
                             QString::fromUtf8(slice->of(*bytes)), u"Write the version as its only line."_s, path,
                             slice->line});
    }
}

} // namespace tagboat
