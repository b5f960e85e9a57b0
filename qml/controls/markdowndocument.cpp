// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "markdowndocument.h"

#include <QFontMetricsF>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QUrl>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
using Parser = std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)>;
using Node = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

Node parse(const QByteArray &markdown)
{
    cmark_gfm_core_extensions_ensure_registered();
    constexpr int options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8;
    const Parser parser(cmark_parser_new(options), cmark_parser_free);
    for (const char *name : {"table", "strikethrough", "autolink", "tasklist"}) {
        if (cmark_syntax_extension *extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    }
    cmark_parser_feed(parser.get(), markdown.constData(), static_cast<size_t>(markdown.size()));
    return {cmark_parser_finish(parser.get()), cmark_node_free};
}

QString literalOf(cmark_node *node)
{
    return QString::fromUtf8(cmark_node_get_literal(node));
}

bool isType(cmark_node *node, const char *name)
{
    return qstrcmp(cmark_node_get_type_string(node), name) == 0;
}

/// Links lead to the web and to mail, nowhere else.
bool isSafe(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.scheme() == "http"_L1 || url.scheme() == "mailto"_L1;
}

class Writer
{
public:
    Writer(QTextDocument &document, const MarkdownStyle &style, const QString &repositoryUrl)
        : m_cursor(&document), m_style(style), m_repositoryUrl(repositoryUrl)
    {
        m_format.setFont(style.font);
        m_format.setForeground(style.text);
    }
    void blocks(cmark_node *parent, int indent);

private:
    static constexpr double lineHeight = 118; ///< percent: as airy as the cards beside it
    static constexpr int deepest = 50; ///< what is nested deeper is left out: no text is, and the stack has an end

    void block(cmark_node *node, int indent);
    void beginBlock(int line, int indent, qreal above);
    void heading(cmark_node *node, int indent);
    void list(cmark_node *node, int indent);
    void code(cmark_node *node, int indent);
    void table(cmark_node *node, int indent);
    void inlines(cmark_node *parent, const QTextCharFormat &format);
    void inlineNode(cmark_node *node, const QTextCharFormat &format);
    void words(const QString &text, const QTextCharFormat &format);
    [[nodiscard]] QTextCharFormat linkFormat(QTextCharFormat format, const QString &target) const;

    QTextCursor m_cursor;
    const MarkdownStyle &m_style;
    QString m_repositoryUrl;
    QTextCharFormat m_format;
    int m_depth = 0; ///< of inline marks
    bool m_first = true;
    bool m_tight = false;
    QString m_marker; ///< stands before the next block: a bullet or a number
};

void Writer::beginBlock(int line, int indent, qreal above)
{
    QTextBlockFormat block;
    block.setProperty(sourceLineProperty, line);
    block.setIndent(indent);
    block.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
    block.setTopMargin(m_first ? 0 : above);
    if (m_first)
        m_cursor.setBlockFormat(block);
    else
        m_cursor.insertBlock(block);
    m_first = false;
    if (m_marker.isEmpty())
        return;
    // The marker hangs before the text, so that further lines begin below the text.
    block.setTextIndent(-m_cursor.document()->indentWidth());
    QList<QTextOption::Tab> tabs{QTextOption::Tab(m_cursor.document()->indentWidth() * indent, QTextOption::LeftTab)};
    block.setTabPositions(tabs);
    m_cursor.setBlockFormat(block);
    m_cursor.insertText(m_marker + u'\t', m_format);
    m_marker.clear();
}

void Writer::blocks(cmark_node *parent, int indent)
{
    if (indent > deepest)
        return;
    for (cmark_node *node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node))
        block(node, indent);
}

void Writer::block(cmark_node *node, int indent)
{
    const qreal gap = m_tight ? 2 : 8;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        heading(node, indent);
        return;
    case CMARK_NODE_PARAGRAPH:
        beginBlock(cmark_node_get_start_line(node), indent, gap);
        inlines(node, m_format);
        return;
    case CMARK_NODE_LIST:
        list(node, indent);
        return;
    case CMARK_NODE_BLOCK_QUOTE:
        blocks(node, indent + 1);
        return;
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
        code(node, indent);
        return;
    case CMARK_NODE_THEMATIC_BREAK:
        beginBlock(cmark_node_get_start_line(node), indent, 8);
        m_cursor.insertText(u"⸻"_s, m_format);
        return;
    default:
        if (isType(node, "table"))
            table(node, indent);
        else
            blocks(node, indent);
    }
}

void Writer::heading(cmark_node *node, int indent)
{
    constexpr std::array<double, 6> sizes{1.45, 1.25, 1.08, 1.0, 1.0, 1.0};
    QTextCharFormat format = m_format;
    const int level = std::clamp(cmark_node_get_heading_level(node), 1, 6);
    QFont font = m_style.font;
    const double factor = sizes.at(static_cast<size_t>(level - 1));
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * factor));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(QFont::DemiBold);
    format.setFont(font);
    beginBlock(cmark_node_get_start_line(node), indent, 14);
    QTextBlockFormat block = m_cursor.blockFormat();
    block.setHeadingLevel(level);
    m_cursor.setBlockFormat(block);
    inlines(node, format);
}

void Writer::list(cmark_node *node, int indent)
{
    const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    int number = cmark_node_get_list_start(node);
    const bool outer = m_tight;
    m_tight = cmark_node_get_list_tight(node) != 0;
    for (cmark_node *item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
        m_marker = ordered ? QString::number(number++) + u'.' : u"•"_s;
        if (isType(item, "tasklist"))
            m_marker = cmark_gfm_extensions_get_tasklist_item_checked(item) ? u"☑"_s : u"☐"_s;
        if (cmark_node_first_child(item) == nullptr)
            beginBlock(cmark_node_get_start_line(item), indent + 1, m_tight ? 2 : 8);
        blocks(item, indent + 1);
    }
    m_tight = outer;
}

void Writer::code(cmark_node *node, int indent)
{
    int length = 0;
    int offset = 0;
    char fence = 0;
    const bool fenced = cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK &&
                        cmark_node_get_fenced(node, &length, &offset, &fence) != 0;
    const int first = cmark_node_get_start_line(node) + (fenced ? 1 : 0);
    QTextCharFormat format = m_format;
    format.setFont(m_style.monospaced);
    QStringList lines = literalOf(node).split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        beginBlock(first + static_cast<int>(i), indent, i == 0 ? 8 : 0);
        QTextBlockFormat block = m_cursor.blockFormat();
        block.setBackground(m_style.codeGround);
        m_cursor.setBlockFormat(block);
        m_cursor.insertText(lines[i], format);
    }
}

void Writer::table(cmark_node *node, int indent)
{
    // A row a line, its cells parted by a mark: changelogs hold few tables, and a narrow column shows them badly
    // anyway.
    for (cmark_node *row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
        const bool header = isType(row, "table_header");
        QTextCharFormat format = m_format;
        if (header)
            format.setFontWeight(QFont::DemiBold);
        beginBlock(cmark_node_get_start_line(row), indent, header ? 8 : 2);
        for (cmark_node *cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell)) {
            inlines(cell, format);
            if (cmark_node_next(cell) != nullptr)
                m_cursor.insertText(u"  │  "_s, m_format);
        }
    }
}

void Writer::inlines(cmark_node *parent, const QTextCharFormat &format)
{
    ++m_depth;
    for (cmark_node *node = cmark_node_first_child(parent); node != nullptr && m_depth <= deepest;
         node = cmark_node_next(node))
        inlineNode(node, format);
    --m_depth;
}

void Writer::inlineNode(cmark_node *node, const QTextCharFormat &format)
{
    QTextCharFormat own = format;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        words(literalOf(node), format);
        return;
    case CMARK_NODE_SOFTBREAK:
        m_cursor.insertText(u" "_s, format);
        return;
    case CMARK_NODE_LINEBREAK:
        m_cursor.insertText(QString(QChar::LineSeparator), format);
        return;
    case CMARK_NODE_CODE:
        own.setFont(m_style.monospaced);
        own.setBackground(m_style.codeGround);
        m_cursor.insertText(literalOf(node), own);
        return;
    case CMARK_NODE_HTML_INLINE:
        own.setForeground(m_style.muted);
        m_cursor.insertText(literalOf(node), own);
        return;
    case CMARK_NODE_EMPH:
        own.setFontItalic(true);
        break;
    case CMARK_NODE_STRONG:
        own.setFontWeight(QFont::DemiBold);
        break;
    case CMARK_NODE_LINK:
        own = linkFormat(own, QString::fromUtf8(cmark_node_get_url(node)));
        break;
    case CMARK_NODE_IMAGE:
        own.setForeground(m_style.muted);
        break;
    default:
        if (isType(node, "strikethrough"))
            own.setFontStrikeOut(true);
    }
    inlines(node, own);
}

QTextCharFormat Writer::linkFormat(QTextCharFormat format, const QString &target) const
{
    format.setForeground(m_style.link);
    if (isSafe(QUrl(target))) {
        format.setAnchor(true);
        format.setAnchorHref(target);
    }
    return format;
}

void Writer::words(const QString &text, const QTextCharFormat &format)
{
    static const QRegularExpression reference(u"(?<![\\w/&])#(\\d{1,9})\\b"_s);
    qsizetype done = 0;
    for (auto it = reference.globalMatch(text); !m_repositoryUrl.isEmpty() && !format.isAnchor() && it.hasNext();) {
        const auto match = it.next();
        m_cursor.insertText(text.mid(done, match.capturedStart() - done), format);
        m_cursor.insertText(match.captured(), linkFormat(format, m_repositoryUrl + u"/issues/"_s + match.captured(1)));
        done = match.capturedEnd();
    }
    m_cursor.insertText(text.mid(done), format);
}
} // namespace

void fillMarkdown(QTextDocument &document, const QByteArray &markdown, const MarkdownStyle &style,
                  const QString &repositoryUrl)
{
    document.clear();
    document.setUndoRedoEnabled(false);
    document.setDefaultFont(style.font);
    document.setIndentWidth(QFontMetricsF(style.font).horizontalAdvance(u"00."_s));
    document.setDocumentMargin(0);
    const Node root = parse(markdown);
    // One edit: the text is laid out once, not again for each word.
    QTextCursor edit(&document);
    edit.beginEditBlock();
    Writer(document, style, repositoryUrl).blocks(root.get(), 0);
    edit.endEditBlock();
}

} // namespace tagboat
