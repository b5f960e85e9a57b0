// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/packagemetadata.h"

#include "base/toml.h"
#include "versionfile/tomlfile.h"

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using Keys = std::initializer_list<std::string_view>;

MetadataText textOf(const toml::node &node)
{
    const auto *string = node.as_string();
    return string == nullptr ? MetadataText{} : MetadataText{tomlText(*string), tomlLine(node)};
}

MetadataText textAt(const toml::table &root, Keys keys)
{
    const toml::node *node = tomlNode(root, keys);
    return node == nullptr ? MetadataText{} : textOf(*node);
}

/// The string, or each string of the list, below a path of keys.
QList<MetadataText> textsAt(const toml::table &root, Keys keys)
{
    const toml::node *node = tomlNode(root, keys);
    if (node == nullptr)
        return {};
    if (node->is_string())
        return {textOf(*node)};
    QList<MetadataText> texts;
    if (const toml::array *array = node->as_array()) {
        for (const toml::node &each : *array) {
            if (each.is_string())
                texts.append(textOf(each));
        }
    }
    return texts;
}

QList<MetadataText> keysAt(const toml::table &root, Keys keys)
{
    const toml::node *node = tomlNode(root, keys);
    const toml::table *table = node == nullptr ? nullptr : node->as_table();
    QList<MetadataText> names;
    if (table == nullptr)
        return names;
    for (const auto &[key, value] : *table)
        names.append({QString::fromUtf8(key.data(), qsizetype(key.length())), tomlLine(value)});
    return names;
}

/// PEP 508: "name [extras] @ address".
bool isDirectReference(const QString &requirement)
{
    const QString before = requirement.section(u';', 0, 0);
    const qsizetype at = before.indexOf(u'@');
    return at > 0 && before.indexOf(u':', at) > at;
}

void readProject(const toml::table &root, PackageMetadata &metadata)
{
    metadata.requiresPython = textAt(root, {"project", "requires-python"});
    metadata.classifiers = textsAt(root, {"project", "classifiers"});
    metadata.dependencies = textsAt(root, {"project", "dependencies"});
    metadata.extras = keysAt(root, {"project", "optional-dependencies"});
    metadata.scripts = keysAt(root, {"project", "scripts"}) + keysAt(root, {"project", "gui-scripts"});
    metadata.readmes = textsAt(root, {"project", "readme"}) + textsAt(root, {"project", "readme", "file"});
    metadata.licenseFiles = textsAt(root, {"project", "license", "file"});
    QList<MetadataText> requirements = metadata.dependencies;
    for (const MetadataText &extra : std::as_const(metadata.extras)) {
        const std::string name = extra.text.toStdString();
        requirements += textsAt(root, {"project", "optional-dependencies", name});
    }
    for (const MetadataText &requirement : std::as_const(requirements)) {
        if (isDirectReference(requirement.text))
            metadata.directReferences.append(requirement);
    }
}

/// Poetry's own table, for what [project] does not say.
void readPoetry(const toml::table &root, PackageMetadata &metadata)
{
    metadata.classifiers += textsAt(root, {"tool", "poetry", "classifiers"});
    metadata.readmes += textsAt(root, {"tool", "poetry", "readme"});
    metadata.extras += keysAt(root, {"tool", "poetry", "extras"});
    metadata.scripts += keysAt(root, {"tool", "poetry", "scripts"});
    const toml::node *node = tomlNode(root, {"tool", "poetry", "dependencies"});
    const toml::table *table = node == nullptr ? nullptr : node->as_table();
    if (table == nullptr)
        return;
    for (const auto &[key, value] : *table) {
        const QString name = QString::fromUtf8(key.data(), qsizetype(key.length()));
        const toml::table *fields = value.as_table();
        if (fields != nullptr && (fields->contains("git") || fields->contains("path") || fields->contains("url")))
            metadata.directReferences.append({name, tomlLine(value)});
        const MetadataText spec = fields == nullptr ? textOf(value) : textAt(*fields, {"version"});
        if (name == u"python"_s && metadata.requiresPython.text.isEmpty())
            metadata.requiresPython = spec;
        else if (name != u"python"_s && !spec.text.isEmpty())
            metadata.dependencies.append({name + u' ' + spec.text, tomlLine(value)});
    }
}

} // namespace

Result<PackageMetadata> readPackageMetadata(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const toml::table root, parseToml(bytes, path));
    PackageMetadata metadata;
    metadata.path = path;
    readProject(root, metadata);
    readPoetry(root, metadata);
    return metadata;
}

} // namespace tagboat::checks
