// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/findercontext.h"
#include "versionfile/inifile.h"
#include "versionfile/jsonfile.h"
#include "versionfile/tomlfile.h"
#include "versionfile/versionspelling.h"
#include "versionfile/yamlfile.h"

#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Where a release tool keeps its copy of the version.
struct ToolSetting {
    const char *file;
    const char *keys; ///< with a slash between them
    const char *kind;
};

constexpr std::array<ToolSetting, 20> settings{{
    {"pyproject.toml", "tool/bumpversion/current_version", "bumpversion.current_version"},
    {".bumpversion.toml", "tool/bumpversion/current_version", "bumpversion.current_version"},
    {".bumpversion.cfg", "bumpversion/current_version", "bumpversion.current_version"},
    {"setup.cfg", "bumpversion/current_version", "bumpversion.current_version"},
    {"pyproject.toml", "tool/commitizen/version", "commitizen.version"},
    {".cz.toml", "tool/commitizen/version", "commitizen.version"},
    {"cz.toml", "tool/commitizen/version", "commitizen.version"},
    {".cz.json", "commitizen/version", "commitizen.version"},
    {"cz.json", "commitizen/version", "commitizen.version"},
    {".cz.yaml", "commitizen/version", "yaml.commitizen.version"},
    {"cz.yaml", "commitizen/version", "yaml.commitizen.version"},
    {"pyproject.toml", "tool/tbump/version/current", "tbump.version.current"},
    {"tbump.toml", "version/current", "tbump.version.current"},
    {"tbump.toml", "tool/tbump/version/current", "tbump.version.current"},
    {"bumpver.toml", "bumpver/current_version", "bumpver.current_version"},
    {"bumpver.toml", "tool/bumpver/current_version", "bumpver.current_version"},
    {".bumpver.toml", "bumpver/current_version", "bumpver.current_version"},
    {".bumpver.toml", "tool/bumpver/current_version", "bumpver.current_version"},
    {"pyproject.toml", "tool/bumpver/current_version", "bumpver.current_version"},
    {"setup.cfg", "bumpver/current_version", "bumpver.current_version"},
}};

/// What was parsed already, by path: pyproject.toml is looked at for several tools.
using TomlFiles = std::map<QString, Result<toml::table>>;

std::optional<SourceSlice> inToml(const QByteArray &bytes, const QString &path, const QStringList &keys,
                                  TomlFiles &parsed)
{
    auto root = parsed.find(path);
    if (root == parsed.end())
        root = parsed.emplace(path, parseToml(bytes, path)).first;
    const toml::node *node = root->second ? &*root->second : nullptr;
    for (const QString &key : keys) {
        const toml::table *table = node != nullptr ? node->as_table() : nullptr;
        node = table != nullptr ? table->get(key.toStdString()) : nullptr;
    }
    const auto slice = node != nullptr ? tomlStringSlice(bytes, *node, path) : Result<SourceSlice>();
    return node != nullptr && slice ? std::optional(*slice) : std::nullopt;
}

std::optional<SourceSlice> inIni(const QByteArray &bytes, const QString &path, const QStringList &keys)
{
    const auto entries = iniEntries(bytes, path);
    for (const IniEntry &entry : entries ? *entries : QList<IniEntry>()) {
        if (entry.section == keys[0] && entry.key == keys[1] && entry.slice.length > 0)
            return entry.slice;
    }
    return {};
}

std::optional<SourceSlice> inJson(const QByteArray &bytes, const QString &path, const QStringList &keys)
{
    const auto places = jsonPlaces(bytes, path, {keys});
    const bool found = places && places->constFirst().line > 0 && places->constFirst().isString;
    return found ? std::optional(places->constFirst().slice) : std::nullopt;
}

std::optional<SourceSlice> inYaml(const QByteArray &bytes, const QString &path, const QStringList &keys)
{
    const auto scalars = yamlScalars(bytes, path);
    for (const YamlScalar &scalar : scalars ? *scalars : QList<YamlScalar>()) {
        if (scalar.path == keys && scalar.isVerbatim)
            return scalar.slice;
    }
    return {};
}

/// The value below the keys. A file that cannot be read is the other tool's business; pyproject.toml and setup.cfg are
/// reported by their own finders.
std::optional<SourceSlice> valueAt(const QByteArray &bytes, const QString &path, const QStringList &keys,
                                   TomlFiles &parsed)
{
    if (path.endsWith(u".toml"_s))
        return inToml(bytes, path, keys, parsed);
    if (path.endsWith(u".json"_s))
        return inJson(bytes, path, keys);
    if (path.endsWith(u".yaml"_s))
        return inYaml(bytes, path, keys);
    return inIni(bytes, path, keys);
}

/// The version alone, where it stands between quotes, as in an INI file of BumpVer, or behind a "v".
SourceSlice versionAlone(const QByteArray &bytes, SourceSlice slice)
{
    const auto at = [&bytes](qsizetype i) { return i < bytes.size() ? bytes[i] : ' '; };
    if (slice.length > 1 && (at(slice.offset) == '"' || at(slice.offset) == '\'') &&
        at(slice.end() - 1) == at(slice.offset)) {
        ++slice.offset;
        slice.length -= 2;
    }
    if (slice.length > 1 && at(slice.offset) == 'v' && at(slice.offset + 1) >= '0' && at(slice.offset + 1) <= '9') {
        ++slice.offset;
        --slice.length;
    }
    return slice;
}

void addMirror(FinderContext &context, const QString &path, const QByteArray &bytes, const SourceSlice &found,
               const QString &kind)
{
    const SourceSlice slice = versionAlone(bytes, found);
    const QString text = QString::fromUtf8(slice.of(bytes));
    if (!text.isEmpty())
        context.addCompanion({path, kind, slice.line, slice.offset, slice.length, text, text}, true);
}

/// The manifest holds each package's version by its folder.
void findReleasePlease(FinderContext &context)
{
    for (const QString &path : {u".release-please-manifest.json"_s, u".github/.release-please-manifest.json"_s}) {
        const QByteArray *bytes = context.foreign(path);
        if (bytes == nullptr)
            continue;
        if (const auto slice = inJson(*bytes, path, {context.set().folder}))
            addMirror(context, path, *bytes, *slice, u"release-please.manifest"_s);
    }
}

/// lerna.json holds the version of all packages, unless it says that they are independent. One that did not change
/// stays behind it.
void findLerna(FinderContext &context)
{
    const QString path = u"lerna.json"_s;
    const QByteArray *bytes = context.foreign(path);
    const auto slice = bytes != nullptr ? inJson(*bytes, path, {u"version"_s}) : std::optional<SourceSlice>();
    const auto whole = context.known();
    if (!slice || !whole || context.set().ecosystem != u"npm"_s)
        return;
    const QString text = QString::fromUtf8(slice->of(*bytes));
    const auto says = parseEither(text, VersionScheme::SemVer);
    if (says && says->text() == whole->text())
        addMirror(context, path, *bytes, *slice, u"lerna.version"_s);
}

} // namespace

void findToolSettings(FinderContext &context)
{
    TomlFiles parsed;
    for (const ToolSetting &setting : settings) {
        const QString path = context.place(QString::fromLatin1(setting.file));
        const QByteArray *bytes = context.foreign(path);
        if (bytes == nullptr)
            continue;
        if (const auto slice = valueAt(*bytes, path, QString::fromLatin1(setting.keys).split(u'/'), parsed))
            addMirror(context, path, *bytes, *slice, QString::fromLatin1(setting.kind));
    }
    findReleasePlease(context);
    findLerna(context);
    findDeclaredPlaces(context);
}

} // namespace tagboat
