// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/headingwriter.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Blocks of characters that terminals show two columns wide (Unicode, East Asian Width W and F).
bool isWide(char32_t c)
{
    constexpr std::array<std::pair<char32_t, char32_t>, 11> blocks{{{0x1100, 0x115F},
                                                                    {0x2E80, 0x303E},
                                                                    {0x3041, 0xA4CF},
                                                                    {0xAC00, 0xD7A3},
                                                                    {0xF900, 0xFAFF},
                                                                    {0xFE30, 0xFE6F},
                                                                    {0xFF00, 0xFF60},
                                                                    {0xFFE0, 0xFFE6},
                                                                    {0x1F300, 0x1F64F},
                                                                    {0x1F680, 0x1FAFF},
                                                                    {0x20000, 0x3FFFD}}};
    return std::ranges::any_of(blocks, [c](const auto &block) { return c >= block.first && c <= block.second; });
}

int underlineLength(const ChangelogOutline &outline, const HeadingLine &heading)
{
    return static_cast<int>(outline.text.view(heading.lastLine).trimmed().size());
}

/// Some files make all underlines alike, whatever stands above them.
bool sameForAll(const ChangelogOutline &outline)
{
    int length = -1;
    bool widthsDiffer = false;
    for (const ReleaseOutline &release : outline.outlines) {
        if (!release.heading.underlined)
            continue;
        const int own = underlineLength(outline, release.heading);
        if (length >= 0 && own != length)
            return false;
        length = own;
        widthsDiffer = widthsDiffer || displayColumns(release.heading.text) != length;
    }
    return widthsDiffer;
}

QByteArray underlineFor(const ChangelogOutline &outline, const HeadingLine &example, const QString &text)
{
    const QByteArray old = outline.text.view(example.lastLine).trimmed().toByteArray();
    const int surplus = static_cast<int>(old.size()) - displayColumns(example.text);
    const int columns = displayColumns(text);
    const bool alike = sameForAll(outline) && outline.outlines.size() > 1;
    const int wanted = alike ? std::max(static_cast<int>(old.size()), columns) : columns + std::max(surplus, 0);
    return QByteArray(std::max(wanted, 3), old.front());
}

QString indentation(const ChangelogOutline &outline, int line)
{
    const QString text = outline.text.string(line);
    const auto end = std::find_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
    return text.left(end - text.begin());
}

} // namespace

int displayColumns(const QString &text)
{
    int columns = 0;
    for (const char32_t c : text.toUcs4()) {
        const auto category = QChar::category(c);
        if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing || category == QChar::Other_Format)
            continue;
        columns += isWide(c) ? 2 : 1;
    }
    return columns;
}

QList<QByteArray> headingLike(const ChangelogOutline &outline, const HeadingLine &example, const QString &text)
{
    if (!example.underlined) {
        const QString closing = example.bold || example.after.contains(u'#') ? example.after : QString();
        return {QString(example.before + text + closing).toUtf8()};
    }
    const QByteArray underline = underlineFor(outline, example, text);
    QList<QByteArray> lines;
    if (example.line < example.textLine())
        lines += underline;
    lines += QString(indentation(outline, example.textLine()) + text).toUtf8();
    lines += underline;
    return lines;
}

QList<QByteArray> headingWithMark(const QString &text, char mark)
{
    return {text.toUtf8(), QByteArray(std::max(displayColumns(text), 3), mark)};
}

QByteArray freeAdornments(const ChangelogOutline &outline)
{
    QByteArray marks = "=-~^\"'`+*#.:_<>"_ba;
    for (const HeadingLine &heading : headingLines(outline.text, outline.markup)) {
        if (heading.underlined)
            marks.replace(outline.text.view(heading.lastLine).trimmed().front(), QByteArray());
    }
    return marks.isEmpty() ? "=-"_ba : marks + marks.back();
}

QList<QByteArray> headingRenamed(const ChangelogOutline &outline, const HeadingLine &heading, const QString &text)
{
    if (heading.underlined)
        return headingLike(outline, heading, text);
    return {QString(heading.before + text + heading.after).toUtf8()};
}

void rewriteHeading(LineEdits &edits, const ChangelogOutline &outline, const HeadingLine &heading, const QString &text)
{
    const QList<QByteArray> lines = headingRenamed(outline, heading, text);
    for (int i = 0; i < lines.size(); ++i)
        edits.replace(heading.line + i, lines[i]);
}

} // namespace tagboat
