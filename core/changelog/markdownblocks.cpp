// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogtext.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// Follows those blocks of CommonMark 0.31 that can hide a heading: fences, comments, raw HTML, front matter, and list
/// items as their containers. Works line by line with a flat stack, so nesting costs no call depth.
class MarkdownBlocks
{
public:
    void classify(QByteArrayView view, TextLine &line);
    void openFrontMatter() { m_open = Block{"---", '-', 3, 0, TextLine::Kind::Opaque}; }

private:
    struct Block {
        QByteArray end; ///< the text that ends raw HTML; empty for fences
        char mark = 0;
        qsizetype length = 0;
        int container = 0; ///< a line left of this column ends the block with its list item
        TextLine::Kind kind = TextLine::Kind::Opaque;
    };

    bool continueBlock(QByteArrayView view, TextLine &line);
    std::optional<Block> blockAt(QByteArrayView content, int container) const;

    std::optional<Block> m_open;
    QList<int> m_items; ///< content columns of the open list items
};

bool MarkdownBlocks::continueBlock(QByteArrayView view, TextLine &line)
{
    if (line.kind != TextLine::Kind::Blank && line.indent < m_open->container) {
        m_open.reset();
        return false;
    }
    line.kind = m_open->kind;
    line.inList = m_open->container > 0;
    const QByteArrayView content = view.trimmed();
    bool closes = false;
    if (!m_open->end.isEmpty() && m_open->mark == 0)
        closes = view.toByteArray().toLower().contains(m_open->end);
    else if (m_open->end.isEmpty())
        closes = content.size() >= m_open->length &&
                 std::all_of(content.begin(), content.end(), [this](char c) { return c == m_open->mark; });
    else
        closes = view == QByteArrayView("---") || view == QByteArrayView("...");
    if (closes)
        m_open.reset();
    return true;
}

std::optional<MarkdownBlocks::Block> MarkdownBlocks::blockAt(QByteArrayView content, int container) const
{
    if (content.isEmpty())
        return std::nullopt;
    const char first = content[0];
    if (first == '`' || first == '~') {
        qsizetype length = 0;
        while (length < content.size() && content[length] == first)
            ++length;
        if (length < 3 || (first == '`' && content.sliced(length).contains('`')))
            return std::nullopt;
        return Block{{}, first, length, container, TextLine::Kind::Opaque};
    }
    if (first != '<')
        return std::nullopt;
    if (content.startsWith("<!--"))
        return Block{"-->", 0, 0, container, TextLine::Kind::Comment};
    static constexpr std::array tags{"pre", "script", "style", "textarea"};
    const QByteArray head = content.first(std::min<qsizetype>(content.size(), 12)).toByteArray().toLower();
    for (const char *tag : tags) {
        const QByteArray opening = '<' + QByteArray(tag);
        if (!head.startsWith(opening))
            continue;
        if (head.size() == opening.size() || head[opening.size()] == ' ' || head[opening.size()] == '>')
            return Block{"</" + QByteArray(tag) + '>', 0, 0, container, TextLine::Kind::Opaque};
    }
    return std::nullopt;
}

void MarkdownBlocks::classify(QByteArrayView view, TextLine &line)
{
    if (m_open && continueBlock(view, line))
        return;
    if (line.kind == TextLine::Kind::Blank)
        return;
    while (!m_items.isEmpty() && m_items.last() > line.indent)
        m_items.removeLast();
    line.inList = !m_items.isEmpty();
    const int container = m_items.isEmpty() ? 0 : m_items.last();
    if (line.indent - container >= 4)
        return; // indented code or a continuation line: no block can begin here
    QByteArrayView content = view.trimmed();
    int innermost = container;
    if (const auto bullet = bulletMark(view)) {
        m_items.append(bullet->contentColumn);
        innermost = bullet->contentColumn;
        content = view.sliced(bullet->contentStart).trimmed();
    }
    const auto block = blockAt(content, innermost);
    if (!block)
        return;
    if (innermost == container)
        line.kind = block->kind; // a block inside a new item leaves the item's line what it is
    const qsizetype opening = block->kind == TextLine::Kind::Comment ? 4 : 1;
    const bool closed = !block->end.isEmpty() &&
                        content.sliced(std::min(opening, content.size())).toByteArray().toLower().contains(block->end);
    if (!closed)
        m_open = block;
}
} // namespace

void ChangelogText::classifyMarkdown()
{
    MarkdownBlocks blocks;
    int first = 0;
    if (!m_lines.isEmpty() && view(0) == QByteArrayView("---")) {
        const auto ends = [this](const TextLine &line) {
            const QByteArrayView text = QByteArrayView(m_bytes).sliced(line.start, line.length);
            return text == QByteArrayView("---") || text == QByteArrayView("...");
        };
        if (std::any_of(m_lines.cbegin() + 1, m_lines.cend(), ends)) {
            blocks.openFrontMatter();
            m_lines[0].kind = TextLine::Kind::Opaque;
            first = 1;
        }
    }
    for (int i = first; i < count(); ++i) {
        if (!m_lines[i].conflict) // what opens on one side of a conflict is not open behind it
            blocks.classify(view(i), m_lines[i]);
    }
}

} // namespace tagboat
