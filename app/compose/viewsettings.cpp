// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/viewsettings.h"

#include "base/toml.h"
#include "compose/settingstext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

tl::unexpected<Error> wrong(const QString &file, const toml::node &node, const QString &what, const QString &remedy)
{
    return failAt(Error::Kind::Invalid, file, tomlLine(node), what, {}, remedy);
}

Result<QString> textOf(const QString &file, const QString &key, const toml::node &node)
{
    if (const auto *value = node.as_string())
        return tomlText(*value);
    return wrong(file, node, u"view.%1: it must be a string"_s.arg(key), u"Write it in quotes."_s);
}

Result<QStringList> listOf(const QString &file, const QString &key, const toml::node &node)
{
    const toml::array *array = node.as_array();
    if (array == nullptr)
        return wrong(file, node, u"view.%1: it must be an array of strings"_s.arg(key), u"Write it as [\"…\"]."_s);
    QStringList list;
    for (const toml::node &each : *array) {
        TB_TRY(const QString text, textOf(file, key, each));
        list += text;
    }
    return list;
}

Result<SavedView> readView(const toml::table &table, const QString &file, QStringList &warnings)
{
    SavedView view;
    for (const auto &[name, node] : table) {
        const std::string_view key = name.str();
        const QString shown = QString::fromUtf8(key.data(), qsizetype(key.size()));
        QString *text = key == "name"     ? &view.name
                        : key == "search" ? &view.search
                        : key == "show"   ? &view.show
                        : key == "group"  ? &view.group
                                          : nullptr;
        QStringList *list = key == "filters"   ? &view.filters
                            : key == "sort"    ? &view.sort
                            : key == "columns" ? &view.columns
                                               : nullptr;
        if (text != nullptr) {
            TB_TRY(*text, textOf(file, shown, node));
        } else if (list != nullptr) {
            TB_TRY(*list, listOf(file, shown, node));
        } else {
            warnings += u"%1:%2: the key “%3” is not known and was left alone"_s.arg(
                file, QString::number(tomlLine(node)), u"view."_s + shown);
        }
    }
    if (view.name.trimmed().isEmpty())
        return wrong(file, table, u"view: it has no name"_s, u"Give it one: name = \"…\""_s);
    return view;
}

/// A view that goes with those read before it.
Result<SavedView> readOther(const toml::node &node, const QString &file, const QList<SavedView> &views,
                            QStringList &warnings)
{
    const toml::table *table = node.as_table();
    if (table == nullptr)
        return wrong(file, node, u"view: it must be a list of tables"_s, u"Write each as [[view]]."_s);
    TB_TRY(const SavedView view, readView(*table, file, warnings));
    if (std::ranges::find(views, view.name, &SavedView::name) != views.end())
        return wrong(file, *table, u"view: two have the name “%1”"_s.arg(view.name),
                     u"Give one of them another name."_s);
    return view;
}

/// Where a [[view]] stands: from its header's line to behind the line of its last value.
struct Block {
    qsizetype begin = 0;
    qsizetype end = 0;
    SavedView view;
};

Result<QList<Block>> blocksOf(const QByteArray &bytes, const QString &file)
{
    TB_TRY(const toml::table root, parseToml(bytes, file));
    QList<Block> blocks;
    const toml::node *node = root.get("view");
    if (node == nullptr)
        return blocks;
    QStringList unused;
    for (const toml::node &each : *node->as_array()) {
        const toml::table &table = *each.as_table();
        int last = tomlLine(table);
        for (const auto &[key, value] : table)
            last = std::max(last, int(value.source().end.line));
        Block block;
        block.begin = offsetAt(bytes, tomlLine(table), 1);
        const qsizetype lineEnd = bytes.indexOf('\n', offsetAt(bytes, last, 1));
        block.end = lineEnd < 0 ? bytes.size() : lineEnd + 1;
        TB_TRY(block.view, readView(table, file, unused));
        if (block.begin < 0 || !bytes.mid(block.begin, block.end - block.begin).trimmed().startsWith("[[view]]")) {
            return failAt(Error::Kind::Refused, file, tomlLine(table),
                          u"The views cannot be written into this layout"_s, {},
                          u"Write each under a line of its own: [[view]]"_s);
        }
        blocks.append(block);
    }
    return blocks;
}

/// Takes a block out, with the blank line before it.
void cut(QByteArray &content, const Block &block)
{
    qsizetype begin = block.begin;
    if (begin >= 2 && content.mid(begin - 2, 2) == "\n\n")
        begin -= 1;
    else if (begin >= 4 && content.mid(begin - 4, 4) == "\r\n\r\n")
        begin -= 2;
    content.remove(begin, block.end - begin);
}

QByteArray inLineEndsOf(const QByteArray &bytes, const QString &text)
{
    QByteArray encoded = text.toUtf8();
    return bytes.contains("\r\n") ? encoded.replace("\n", "\r\n") : encoded;
}

void append(QByteArray &content, const SavedView &view)
{
    const QByteArray lineEnd = content.contains("\r\n") ? "\r\n" : "\n";
    if (!content.isEmpty() && !content.endsWith('\n'))
        content += lineEnd;
    if (!content.isEmpty())
        content += lineEnd;
    content += inLineEndsOf(content, viewText(view));
}

} // namespace

Result<QList<SavedView>> parseViews(const QByteArray &bytes, const QString &file, QStringList &warnings,
                                    QList<Error> *problems)
{
    TB_TRY(const toml::table root, parseToml(bytes, file));
    QList<SavedView> views;
    const toml::node *node = root.get("view");
    if (node == nullptr)
        return views;
    const toml::array *array = node->as_array();
    if (array == nullptr)
        return wrong(file, *node, u"view: it must be a list of tables"_s, u"Write each as [[view]]."_s);
    for (const toml::node &each : *array) {
        const auto view = readOther(each, file, views, warnings);
        if (view)
            views += *view;
        else if (problems != nullptr)
            *problems += view.error();
        else
            return tl::unexpected(view.error());
    }
    return views;
}

QString viewText(const SavedView &view)
{
    QString text = u"[[view]]\nname = "_s + tomlQuoted(view.name) + u'\n';
    const auto add = [&text](const QString &key, const QString &value) { text += key + u" = "_s + value + u'\n'; };
    if (!view.search.isEmpty())
        add(u"search"_s, tomlQuoted(view.search));
    if (view.show != SavedView().show)
        add(u"show"_s, tomlQuoted(view.show));
    if (!view.filters.isEmpty())
        add(u"filters"_s, tomlArray(view.filters));
    if (!view.group.isEmpty())
        add(u"group"_s, tomlQuoted(view.group));
    if (!view.sort.isEmpty())
        add(u"sort"_s, tomlArray(view.sort));
    if (!view.columns.isEmpty())
        add(u"columns"_s, tomlArray(view.columns));
    return text;
}

Result<QByteArray> withViews(const QByteArray &bytes, const QString &file, const QList<SavedView> &views)
{
    QStringList unused;
    TB_CHECK(parseViews(bytes, file, unused)); // so that the walk over the blocks meets tables alone
    TB_TRY(const QList<Block> blocks, blocksOf(bytes, file));
    QByteArray content = bytes;
    QStringList standing;
    for (qsizetype i = blocks.size(); i-- > 0;) {
        const Block &block = blocks[i];
        const auto wanted = std::ranges::find(views, block.view.name, &SavedView::name);
        if (wanted == views.end()) {
            cut(content, block);
            continue;
        }
        standing += block.view.name;
        if (*wanted != block.view)
            content.replace(block.begin, block.end - block.begin, inLineEndsOf(bytes, viewText(*wanted)));
    }
    for (const SavedView &view : views) {
        if (!standing.contains(view.name))
            append(content, view);
    }
    return content;
}

} // namespace tagboat
