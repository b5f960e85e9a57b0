// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/tomlfile.h"

#include <sstream>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Recursion is bounded: parseToml() refuses what is deeper than tomlDepthLimit.
void collect(const toml::node &node, const QByteArray &path, QList<QByteArray> &facts)
{
    if (const auto *table = node.as_table()) {
        facts.append(path + "{" + QByteArray::number(qulonglong(table->size())));
        for (const auto &[key, value] : *table)
            collect(value, path + '.' + QByteArray(key.data(), qsizetype(key.length())), facts);
    } else if (const auto *array = node.as_array()) {
        facts.append(path + "[" + QByteArray::number(qulonglong(array->size())));
        for (size_t i = 0; i < array->size(); ++i)
            collect((*array)[i], path + '.' + QByteArray::number(qulonglong(i)), facts);
    } else {
        std::ostringstream value;
        node.visit([&](const auto &leaf) {
            if constexpr (toml::is_string<decltype(leaf)>)
                value << leaf.get();
            else if constexpr (toml::is_value<decltype(leaf)>)
                value << int(leaf.type()) << ' ' << leaf.get();
        });
        facts.append(path + '=' + QByteArray::fromStdString(value.str()));
    }
}

} // namespace

const toml::node *tomlNode(const toml::table &root, std::initializer_list<std::string_view> keys)
{
    const toml::node *node = &root;
    for (const std::string_view key : keys) {
        const toml::table *table = node->as_table();
        node = table != nullptr ? table->get(key) : nullptr;
        if (node == nullptr)
            return nullptr;
    }
    return node;
}

QString tomlString(const toml::table &root, std::initializer_list<std::string_view> keys)
{
    const toml::node *node = tomlNode(root, keys);
    return node != nullptr && node->is_string() ? tomlText(*node->as_string()) : QString();
}

QStringList tomlStrings(const toml::table &root, std::initializer_list<std::string_view> keys)
{
    const toml::node *node = tomlNode(root, keys);
    if (node == nullptr)
        return {};
    if (node->is_string())
        return {tomlText(*node->as_string())};
    QStringList strings;
    if (const auto *array = node->as_array()) {
        for (const toml::node &element : *array) {
            if (element.is_string())
                strings.append(tomlText(*element.as_string()));
        }
    }
    return strings;
}

Result<VersionOccurrence> tomlOccurrence(const QByteArray &bytes, const toml::node &node, const QString &path,
                                         const QString &kind)
{
    if (node.is_floating_point() || node.is_integer()) {
        return failAt(Error::Kind::Invalid, path, tomlLine(node), u"The version is a number, not a string"_s, {},
                      u"Write it in quotes, for example version = \"1.0\"."_s);
    }
    TB_TRY(const SourceSlice slice, tomlStringSlice(bytes, node, path));
    const QString text = QString::fromUtf8(slice.of(bytes));
    return VersionOccurrence{path,         kind, slice.line, slice.offset,
                             slice.length, text, text,       VersionOccurrence::Role::Source};
}

Result<QList<QByteArray>> tomlFacts(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const toml::table table, parseToml(bytes, path));
    QList<QByteArray> facts;
    collect(table, {}, facts);
    return facts;
}

} // namespace tagboat
