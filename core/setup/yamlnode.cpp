// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/yamlnode.h"

#include <yaml.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr int depthLimit = 64;
constexpr int nodeLimit = 100'000; // aliases of aliases would give more than memory holds

/// libyaml's parser and the document it made, freed together.
struct LoadedYaml {
    yaml_parser_t parser{};
    yaml_document_t document{};
    bool ready = false;
    bool loaded = false;

    explicit LoadedYaml(const QByteArray &bytes)
    {
        ready = yaml_parser_initialize(&parser) != 0;
        if (!ready)
            return;
        yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char *>(bytes.constData()),
                                     size_t(bytes.size()));
        loaded = yaml_parser_load(&parser, &document) != 0;
    }
    ~LoadedYaml()
    {
        if (loaded)
            yaml_document_delete(&document);
        if (ready)
            yaml_parser_delete(&parser);
    }
    Q_DISABLE_COPY_MOVE(LoadedYaml)
};

class TreeBuilder
{
public:
    TreeBuilder(yaml_document_t &document, QString path) : m_document(document), m_path(std::move(path)) {}

    Result<YamlNode> build(int index, int depth)
    {
        const yaml_node_t *node = yaml_document_get_node(&m_document, index);
        if (node == nullptr)
            return YamlNode();
        const int line = int(node->start_mark.line) + 1;
        if (depth > depthLimit)
            return tooMuch(line, u"The file is nested too deeply"_s);
        if (++m_nodes > nodeLimit)
            return tooMuch(line, u"The file holds too many values"_s);
        switch (node->type) {
        case YAML_SCALAR_NODE:
            return scalar(*node, line);
        case YAML_SEQUENCE_NODE:
            return sequence(*node, line, depth);
        case YAML_MAPPING_NODE:
            return mapping(*node, line, depth);
        case YAML_NO_NODE:
            break;
        }
        return YamlNode();
    }

private:
    [[nodiscard]] tl::unexpected<Error> tooMuch(int line, const QString &message) const
    {
        return failAt(Error::Kind::Invalid, m_path, line, message, {}, u"Make the file simpler."_s);
    }

    static YamlNode scalar(const yaml_node_t &node, int line)
    {
        YamlNode made;
        made.kind = YamlNode::Kind::Scalar;
        made.text = QString::fromUtf8(reinterpret_cast<const char *>(node.data.scalar.value),
                                      qsizetype(node.data.scalar.length));
        made.quoted = node.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
        made.line = line;
        return made;
    }

    Result<YamlNode> sequence(const yaml_node_t &node, int line, int depth)
    {
        YamlNode made;
        made.kind = YamlNode::Kind::Sequence;
        made.line = line;
        for (auto *item = node.data.sequence.items.start; item < node.data.sequence.items.top; ++item) {
            TB_TRY(const YamlNode child, build(*item, depth + 1));
            made.children.append(child);
        }
        return made;
    }

    Result<YamlNode> mapping(const yaml_node_t &node, int line, int depth)
    {
        YamlNode made;
        made.kind = YamlNode::Kind::Mapping;
        made.line = line;
        for (auto *pair = node.data.mapping.pairs.start; pair < node.data.mapping.pairs.top; ++pair) {
            TB_TRY(const YamlNode key, build(pair->key, depth + 1));
            TB_TRY(YamlNode child, build(pair->value, depth + 1));
            const auto same = [&](const YamlNode &other) { return other.key == key.text; };
            const auto first = std::ranges::find_if(made.children, same);
            if (first != made.children.end())
                return failAt(Error::Kind::Invalid, m_path, key.line,
                              u"“%1” stands twice, at lines %2 and %3"_s.arg(key.text).arg(first->line).arg(key.line),
                              {}, u"Keep one of them."_s);
            child.key = key.text;
            child.line = key.line;
            made.children.append(child);
        }
        return made;
    }

    yaml_document_t &m_document;
    QString m_path;
    int m_nodes = 0;
};

} // namespace

const YamlNode &YamlNode::operator[](const QString &name) const
{
    static const YamlNode absent;
    if (kind != Kind::Mapping)
        return absent;
    const auto found = std::ranges::find(children, name, &YamlNode::key);
    return found != children.end() ? *found : absent;
}

bool YamlNode::isNull() const
{
    if (kind != Kind::Scalar)
        return kind == Kind::Absent;
    return !quoted && (text.isEmpty() || text == u'~' || text.compare(u"null"_s, Qt::CaseInsensitive) == 0);
}

QStringList YamlNode::texts() const
{
    if (kind == Kind::Scalar)
        return isNull() ? QStringList() : QStringList(text);
    QStringList list;
    if (kind == Kind::Sequence) {
        for (const YamlNode &child : children) {
            if (child.kind == Kind::Scalar)
                list.append(child.text);
        }
    }
    return list;
}

Result<YamlNode> readYaml(const QByteArray &bytes, const QString &path)
{
    LoadedYaml yaml(bytes);
    if (!yaml.ready)
        return fail(Error::Kind::Internal, u"There is no memory for the YAML parser"_s);
    if (!yaml.loaded) {
        const int line = int(yaml.parser.problem_mark.line) + 1;
        return failAt(Error::Kind::Invalid, path, line, u"The file is not valid YAML at line %1"_s.arg(line),
                      QString::fromUtf8(yaml.parser.problem != nullptr ? yaml.parser.problem : ""),
                      u"Correct the file at this place."_s);
    }
    const yaml_node_t *root = yaml_document_get_root_node(&yaml.document);
    return root != nullptr ? TreeBuilder(yaml.document, path).build(1, 0) : YamlNode();
}

} // namespace tagboat
