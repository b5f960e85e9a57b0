// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/metainfotranslations.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
bool isList(const QString &name)
{
    return name == "ul"_L1 || name == "ol"_L1;
}
} // namespace

DescriptionTree::Node &DescriptionTree::opened(qsizetype level)
{
    Node *node = &m_descriptions.back();
    for (; level > 1; --level)
        node = &node->children.back();
    return *node;
}

void DescriptionTree::open(qsizetype level, const QString &name, const QString &language, TextSpan tag)
{
    if (m_open != level - 1)
        return;
    const bool matters = level == 1   ? name == "description"_L1
                         : level == 2 ? name == "p"_L1 || isList(name)
                                      : level == 3 && name == "li"_L1 && isList(opened(2).name);
    if (!matters)
        return;
    Node node;
    node.name = name;
    node.language = language;
    node.tag = tag;
    (level == 1 ? m_descriptions : opened(level - 1).children).push_back(std::move(node));
    m_open = level;
}

void DescriptionTree::close(qsizetype level, TextSpan tag)
{
    if (level < 1 || m_open != level)
        return;
    Node &node = opened(level);
    node.inner = {node.tag.end(), tag.start - node.tag.end()};
    node.element = {node.tag.start, tag.end() - node.tag.start};
    node.behind = node.element.end();
    --m_open;
}

/// The translations of one language behind @p originals. Where each has one, in their order, they go one by one, and
/// else to the only element that they can mean, or the one that they follow. Of what is left nobody can tell: it
/// belongs to none, and stays where it is, for a sentence too many is better than one that is lost.
void DescriptionTree::give(const Nodes &originals, const Nodes &translated, const QString &language)
{
    const bool each = std::ranges::equal(originals, translated, {}, &Node::name, &Node::name);
    QHash<QString, Nodes> kinds;
    for (Node *node : originals)
        kinds[node->name].push_back(node);
    QHash<QString, int> counts;
    for (const Node *node : translated)
        ++counts[node->name];
    for (std::size_t i = 0; i < translated.size(); ++i) {
        const QString &name = translated[i]->name;
        const Nodes same = kinds.value(name);
        Node *to = each ? originals[i] : nullptr;
        if (!each && !same.empty() && (same.size() == 1 || counts.value(name) == 1))
            to = same.back();
        if (to != nullptr)
            to->translations.push_back({language, translated[i], translated[i]->element});
    }
}

/// What stands in a list or description of another language, where it is as long as the one that it translates; what
/// has a translation beside it has none there.
void DescriptionTree::giveInside(Node &original, const Node::Given &translation)
{
    Nodes originals;
    for (Node &child : original.children) {
        const bool has = std::ranges::find(child.translations, translation.language, &Node::Given::language) !=
                         child.translations.end();
        if (child.language.isEmpty() && !has)
            originals.push_back(&child);
    }
    std::vector<Node> &inside = translation.node->children;
    if (!std::ranges::equal(originals, inside, {}, &Node::name, &Node::name))
        return;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        const TextSpan whole = inside.size() == 1 ? translation.whole : inside[i].element;
        originals[i]->translations.push_back({translation.language, &inside[i], whole});
    }
}

/// Elements of one parent come in turns: some without xml:lang, then the translations of those.
void DescriptionTree::readSiblings(Node &parent)
{
    const auto translated = [](const Node &node) { return !node.language.isEmpty(); };
    using Before = MetainfoEntry::Before;
    const auto end = parent.children.end();
    for (auto first = parent.children.begin(); first != end;) {
        const auto behind = std::find_if(first, end, translated);
        const auto next = std::find_if_not(behind, end, translated);
        Nodes originals;
        for (auto at = first; at != behind; ++at)
            originals.push_back(&*at);
        QMap<QString, Nodes> languages;
        for (auto at = behind; at != next; ++at)
            languages[at->language].push_back(&*at);
        bool together = false;
        for (auto at = languages.cbegin(); at != languages.cend(); ++at) {
            give(originals, at.value(), at.key());
            together = together || at.value().size() > 1;
        }
        for (Node *node : originals) {
            if (together)
                node->before = node == originals.front() ? Before::Translated : Before::None;
            if (behind != next)
                node->behind = std::prev(next)->element.end();
        }
        first = next;
    }
}

void DescriptionTree::pairAll(Node &description, std::vector<Node> &descriptions)
{
    readSiblings(description);
    for (Node &block : description.children)
        readSiblings(block);
    for (Node &other : descriptions) {
        if (!other.language.isEmpty())
            giveInside(description, {other.language, &other, other.element});
    }
    for (Node &block : description.children) {
        for (const Node::Given &translation : block.translations)
            giveInside(block, translation);
    }
}

void DescriptionTree::assign(MetainfoRelease &release)
{
    const auto description = std::ranges::find_if(m_descriptions, [&release](const Node &node) {
        return node.language.isEmpty() && node.inner.start == release.description.start;
    });
    if (description == m_descriptions.end())
        return;
    pairAll(*description, m_descriptions);
    QHash<qsizetype, const Node *> nodes; // by where they begin
    for (const Node &block : description->children) {
        nodes.insert(block.element.start, &block);
        for (const Node &item : block.children)
            nodes.insert(item.element.start, &item);
    }
    for (MetainfoSection &section : release.sections) {
        for (const qsizetype start : QSet<qsizetype>{section.start, section.list}) {
            const Node *node = section.list < 0 ? nullptr : nodes.value(start);
            if (node == nullptr)
                continue;
            section.elements.append(node->element);
            for (const Node::Given &given : node->translations)
                section.elements.append(given.whole);
        }
        for (MetainfoEntry &entry : section.entries) {
            const Node *node = nodes.value(entry.element.start);
            if (node == nullptr)
                continue;
            entry.behind = node->behind;
            entry.before = node->before;
            for (const Node::Given &given : node->translations)
                entry.translations.append({given.language, given.whole, given.node->tag, given.node->inner});
        }
    }
}

} // namespace tagboat
