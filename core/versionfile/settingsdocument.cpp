// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/settingsdocument.h"

#include "base/toml.h"
#include "versionfile/inifile.h"
#include "versionfile/jsonfile.h"
#include "versionfile/yamlfile.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Kind = SettingNode::Kind;

/// Recursion is bounded: parseToml() refuses what is deeper than tomlDepthLimit.
SettingNode fromToml(const toml::node &node, const QString &key)
{
    SettingNode made{Kind::Other, key, {}, tomlLine(node), {}};
    if (const auto *table = node.as_table()) {
        made.kind = Kind::Table;
        for (const auto &[name, value] : *table)
            made.children.append(fromToml(value, QString::fromUtf8(name.data(), qsizetype(name.length()))));
    } else if (const auto *array = node.as_array()) {
        made.kind = Kind::List;
        for (const toml::node &element : *array)
            made.children.append(fromToml(element, QString::number(made.children.size())));
    } else if (const auto *text = node.as_string()) {
        made.kind = Kind::Text;
        made.text = tomlText(*text);
    } else if (const auto *boolean = node.as_boolean()) {
        made.kind = Kind::Boolean;
        made.text = boolean->get() ? u"true"_s : u"false"_s;
    } else if (const auto *number = node.as_integer()) {
        made.kind = Kind::Number;
        made.text = QString::number(number->get());
    }
    return made;
}

/// Members whose lines are looked for; a settings file of more says only the lines of its first ones.
constexpr qsizetype memberLimit = 200;
/// How deep the settings of JSON tools go, and far beyond.
constexpr qsizetype jsonDepthLimit = 64;

class JsonTree
{
public:
    JsonTree(const QByteArray &bytes, const QString &path) : m_bytes(bytes), m_path(path) {}

    Result<SettingNode> read()
    {
        TB_TRY(const JsonFile file, readJson(m_bytes, m_path));
        TB_CHECK(checkDepth());
        SettingNode root = make(file.root, {});
        collect(root, {});
        TB_TRY(const QList<JsonPlace> places, jsonPlaces(m_bytes, m_path, m_members));
        for (qsizetype i = 0; i < places.size(); ++i)
            m_lines.insert(m_members[i], places[i].line);
        number(root, 1, {});
        return root;
    }

private:
    /// Qt's own reader lets a thousand levels through.
    [[nodiscard]] Result<void> checkDepth() const
    {
        qsizetype depth = 0;
        bool inText = false;
        for (qsizetype i = 0; i < m_bytes.size(); ++i) {
            const char c = m_bytes[i];
            if (inText) {
                i += c == '\\' ? 1 : 0;
                inText = c != '"';
            } else if (c == '"') {
                inText = true;
            } else if (c == '{' || c == '[') {
                if (++depth > jsonDepthLimit) {
                    return failAt(Error::Kind::Invalid, m_path, lineAt(m_bytes, i), u"The file is nested too deeply"_s,
                                  {}, u"Correct the file at this place."_s);
                }
            } else if (c == '}' || c == ']') {
                --depth;
            }
        }
        return {};
    }

    static SettingNode make(const QJsonValue &value, const QString &key)
    {
        SettingNode made{Kind::Other, key, {}, 0, {}};
        if (value.isObject()) {
            made.kind = Kind::Table;
            const QJsonObject object = value.toObject();
            for (auto member = object.constBegin(); member != object.constEnd(); ++member)
                made.children.append(make(member.value(), member.key()));
        } else if (value.isArray()) {
            made.kind = Kind::List;
            for (const QJsonValue element : value.toArray())
                made.children.append(make(element, QString::number(made.children.size())));
        } else if (value.isString()) {
            made.kind = Kind::Text;
            made.text = value.toString();
        } else if (value.isBool()) {
            made.kind = Kind::Boolean;
            made.text = value.toBool() ? u"true"_s : u"false"_s;
        } else if (value.isDouble()) {
            made.kind = Kind::Number;
            made.text = QString::number(value.toDouble());
        }
        return made;
    }

    void collect(const SettingNode &table, const QStringList &path)
    {
        for (const SettingNode &child : table.children) {
            if (m_members.size() >= memberLimit)
                return;
            const QStringList place = path + QStringList{child.key};
            m_members.append(place);
            if (child.kind == Kind::Table)
                collect(child, place);
        }
    }

    void number(SettingNode &node, int line, const QStringList &path)
    {
        node.line = line;
        for (SettingNode &child : node.children) {
            const QStringList place = path + QStringList{child.key};
            const int own = node.kind == Kind::Table ? m_lines.value(place, 0) : 0;
            number(child, own > 0 ? own : line, place);
        }
    }

    const QByteArray &m_bytes;
    const QString &m_path;
    QList<QStringList> m_members;
    QHash<QStringList, int> m_lines;
};

/// The member that is being read: both readers give what belongs together in one go.
SettingNode &member(SettingNode &table, const QString &key, int line)
{
    if (table.children.isEmpty() || table.children.constLast().key != key)
        table.children.append({Kind::Table, key, {}, line, {}});
    return table.children.last();
}

Kind kindOf(const YamlScalar &scalar)
{
    static const QStringList booleans{u"true"_s, u"false"_s, u"True"_s, u"False"_s, u"yes"_s, u"no"_s};
    return scalar.isPlain && booleans.contains(scalar.value) ? Kind::Boolean : Kind::Text;
}

Result<SettingNode> fromYaml(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const QList<YamlScalar> scalars, yamlScalars(bytes, path));
    SettingNode root{Kind::Table, {}, {}, 1, {}};
    for (const YamlScalar &scalar : scalars) {
        SettingNode *node = &root;
        for (const QString &key : scalar.path)
            node = &member(*node, key, scalar.slice.line);
        node->kind = kindOf(scalar);
        node->text = scalar.value;
    }
    return root;
}

Result<SettingNode> fromIni(const QByteArray &bytes, const QString &path)
{
    TB_TRY(const QList<IniEntry> entries, iniEntries(bytes, path));
    SettingNode root{Kind::Table, {}, {}, 1, {}};
    // A section may say something by its name alone. What continues a value is indented.
    int line = 0;
    auto entry = entries.cbegin();
    for (const QByteArray &text : bytes.mid(byteOrderMark(bytes)).split('\n')) {
        ++line;
        if (text.startsWith('[') && text.contains(']')) {
            const QByteArray name = text.sliced(1, text.lastIndexOf(']') - 1);
            root.children.append({Kind::Table, QString::fromUtf8(name), {}, line, {}});
        }
        for (; entry != entries.cend() && entry->line <= line; ++entry)
            member(root, entry->section, line)
                .children.append({Kind::Text,
                                  entry->section.endsWith(u":file_patterns"_s) ? entry->written : entry->key,
                                  entry->value,
                                  entry->line,
                                  {}});
    }
    return root;
}

} // namespace

const SettingNode *SettingNode::find(const QString &name) const
{
    const auto found = std::ranges::find(children, name, &SettingNode::key);
    return kind == Kind::Table && found != children.end() ? &*found : nullptr;
}

const SettingNode *SettingNode::find(const QStringList &path) const
{
    const SettingNode *node = this;
    for (const QString &name : path) {
        node = node->find(name);
        if (node == nullptr)
            return nullptr;
    }
    return node;
}

QString SettingNode::textOf(const QString &name) const
{
    const SettingNode *node = find(name);
    return node != nullptr && node->kind == Kind::Text ? node->text : QString();
}

QStringList SettingNode::texts() const
{
    if (kind == Kind::Text)
        return {text};
    QStringList all;
    for (const SettingNode &child : children) {
        if (child.kind == Kind::Text)
            all.append(child.text);
    }
    return all;
}

bool SettingNode::isTrue() const
{
    return QStringList{u"true"_s, u"yes"_s, u"on"_s, u"1"_s}.contains(text.toLower());
}

Result<SettingNode> readSettingsDocument(const QByteArray &bytes, const QString &path)
{
    if (path.endsWith(u".toml"_s)) {
        TB_TRY(const toml::table table, parseToml(bytes, path));
        return fromToml(table, {});
    }
    if (path.endsWith(u".json"_s))
        return JsonTree(bytes, path).read();
    if (path.endsWith(u".yaml"_s) || path.endsWith(u".yml"_s))
        return fromYaml(bytes, path);
    return fromIni(bytes, path);
}

} // namespace tagboat
