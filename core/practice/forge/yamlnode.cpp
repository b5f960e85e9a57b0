// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/yamlnode.h"

#include <yaml.h>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

constexpr int deepest = 64;        // an alias to its own parent never ends
constexpr int mostNodes = 100'000; // aliases of aliases would give more than memory holds

struct Document {
    yaml_document_t document{};
    bool loaded = false;
    Document() = default;
    Document(const Document &) = delete;
    Document &operator=(const Document &) = delete;
    ~Document()
    {
        if (loaded)
            yaml_document_delete(&document);
    }
};

QString scalarOf(const yaml_node_t &node)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(node.data.scalar.value),
                             static_cast<qsizetype>(node.data.scalar.length));
}

Result<YamlNode> nodeOf(yaml_document_t &document, int index, int depth, int &count)
{
    const yaml_node_t *node = yaml_document_get_node(&document, index);
    YamlNode result;
    if (!node)
        return result;
    if (depth > deepest || ++count > mostNodes)
        return failAt(Error::Kind::Invalid, {}, static_cast<int>(node->start_mark.line) + 1,
                      u"The file is nested too deeply, or holds too much."_s);
    if (node->type == YAML_SCALAR_NODE) {
        result.kind = YamlNode::Kind::Scalar;
        result.text = scalarOf(*node);
    } else if (node->type == YAML_SEQUENCE_NODE) {
        result.kind = YamlNode::Kind::Sequence;
        for (auto *item = node->data.sequence.items.start; item < node->data.sequence.items.top; ++item) {
            TB_TRY(const YamlNode value, nodeOf(document, *item, depth + 1, count));
            result.items.append(value);
        }
    } else if (node->type == YAML_MAPPING_NODE) {
        result.kind = YamlNode::Kind::Mapping;
        for (auto *pair = node->data.mapping.pairs.start; pair < node->data.mapping.pairs.top; ++pair) {
            TB_TRY(const YamlNode key, nodeOf(document, pair->key, depth + 1, count));
            TB_TRY(const YamlNode value, nodeOf(document, pair->value, depth + 1, count));
            result.keys.append(key.text);
            result.items.append(value);
        }
    }
    return result;
}

} // namespace

const YamlNode &YamlNode::operator[](const QString &key) const
{
    static const YamlNode nothing;
    const qsizetype index = keys.indexOf(key);
    return index < 0 ? nothing : items[index];
}

QStringList YamlNode::texts() const
{
    if (kind == Kind::Scalar)
        return {text};
    if (kind == Kind::Mapping)
        return keys;
    QStringList found;
    for (const YamlNode &item : items)
        found.append(item.text);
    return found;
}

Result<YamlNode> readYaml(const QByteArray &bytes)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return fail(Error::Kind::Internal, u"libyaml could not be started."_s);
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char *>(bytes.constData()),
                                 static_cast<std::size_t>(bytes.size()));
    Document holder;
    holder.loaded = yaml_parser_load(&parser, &holder.document) != 0;
    const QString problem = QString::fromUtf8(parser.problem ? parser.problem : "");
    const int line = static_cast<int>(parser.problem_mark.line) + 1;
    yaml_parser_delete(&parser);
    if (!holder.loaded)
        return failAt(Error::Kind::Invalid, {}, line, u"The file is not valid YAML."_s, problem);
    int count = 0;
    return nodeOf(holder.document, 1, 0, count);
}

} // namespace tagboat::practice
