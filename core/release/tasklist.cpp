// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/tasklist.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Parser = std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)>;
using Node = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using Walk = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

Node parse(const QByteArray &markdown)
{
    cmark_gfm_core_extensions_ensure_registered();
    constexpr int options = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8;
    const Parser parser(cmark_parser_new(options), cmark_parser_free);
    if (cmark_syntax_extension *extension = cmark_find_syntax_extension("tasklist"))
        cmark_parser_attach_syntax_extension(parser.get(), extension);
    cmark_parser_feed(parser.get(), markdown.constData(), static_cast<size_t>(markdown.size()));
    return {cmark_parser_finish(parser.get()), cmark_node_free};
}

/// The words of the item's own paragraph, not of what is nested below it.
QString wordsOf(cmark_node *item)
{
    cmark_node *paragraph = cmark_node_first_child(item);
    if (paragraph == nullptr || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
        return {};
    QString words;
    const Walk walk(cmark_iter_new(paragraph), cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk.get())) {
        cmark_node *node = cmark_iter_get_node(walk.get());
        const cmark_node_type type = cmark_node_get_type(node);
        if (event != CMARK_EVENT_ENTER)
            continue;
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
            words += QString::fromUtf8(cmark_node_get_literal(node));
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            words += u' ';
    }
    return words.trimmed();
}

} // namespace

QList<TaskBox> taskBoxes(const QByteArray &markdown)
{
    QList<TaskBox> boxes;
    const Node document = parse(markdown);
    if (!document)
        return boxes;
    const Walk walk(cmark_iter_new(document.get()), cmark_iter_free);
    for (cmark_event_type event = cmark_iter_next(walk.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(walk.get())) {
        cmark_node *node = cmark_iter_get_node(walk.get());
        if (event == CMARK_EVENT_ENTER && qstrcmp(cmark_node_get_type_string(node), "tasklist") == 0)
            boxes.append(
                {wordsOf(node), cmark_node_get_start_line(node), cmark_gfm_extensions_get_tasklist_item_checked(node)});
    }
    return boxes;
}

} // namespace tagboat
