// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/entrywriter.h"

#include "changelog/boldheading.h"
#include "changelog/headingwriter.h"
#include "changelog/placeholder.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// Where a section stands in the wanted order; nothing for a name that is not in it.
std::optional<qsizetype> rankOf(const QString &name, const QStringList &order)
{
    const QString key = sectionKey(name);
    for (qsizetype i = 0; i < order.size(); ++i) {
        if (sectionKey(order[i]) == key)
            return i;
    }
    return std::nullopt;
}
} // namespace

QByteArray EntryWriter::write(const QStringList &order)
{
    if (m_release < 0) {
        addUnreleased();
        return m_edits.apply();
    }
    const ReleaseOutline &part = m_outline.outlines[m_release];
    const QList<ChangelogSection> &sections = m_outline.releases[m_release].sections;
    const qsizetype unnamed = sections.size() - part.sectionHeadings.size(); // entries above the first heading
    for (qsizetype i = 0; i < part.sectionHeadings.size(); ++i) {
        if (sectionKey(part.sectionHeadings[i].text) != sectionKey(m_section))
            continue;
        addTo(sections[unnamed + i].entries, part.sectionOwnEnds[i], part.sectionHeadings[i].lastLine);
        return m_edits.apply();
    }
    if (m_section.isEmpty() || (isFlat() && part.sectionHeadings.isEmpty()))
        addTo(unnamed > 0 ? sections.first().entries : QList<ChangelogEntry>(), bodyEnd(part), part.lastHeadLine());
    else if (part.sectionHeadings.isEmpty() && unnamed > 0 && sections.first().entries.size() == 1 &&
             isPlaceholder(sections.first().entries.first().text))
        addFirstSection(sections.first().entries.first());
    else
        addSection(part, order);
    return m_edits.apply();
}

QByteArray EntryWriter::bullet() const
{
    // A new list begins anew, also where the file numbers its entries.
    const auto mark = bulletMark(QByteArray(m_style.bullet + "x"));
    if (!mark || !mark->ordered)
        return m_style.bullet;
    QByteArray first = m_style.bullet;
    return first.replace(first.trimmed().chopped(1), "1");
}

/// The entries with blank lines between; @p bullet is that of the first.
QList<QByteArray> EntryWriter::listLines(QByteArray bullet, int blanks) const
{
    QList<QByteArray> lines;
    QString above;
    for (const QString &text : m_texts) {
        if (!lines.isEmpty()) {
            lines += blankLines(std::max(blanks, leastBelow(above)));
            bullet = nextBullet(bullet);
        }
        lines += entryLines(bullet, text);
        above = text;
    }
    return lines;
}

/// The new section's heading as the file spells it elsewhere, and the entries.
QList<QByteArray> EntryWriter::sectionLines() const
{
    QString spelling = m_section;
    for (const ReleaseOutline &part : m_outline.outlines) {
        for (const HeadingLine &heading : part.sectionHeadings) {
            if (sectionKey(heading.text) == sectionKey(m_section)) {
                spelling = heading.text;
                break;
            }
        }
    }
    return sectionHeading(spelling) + blankLines(m_style.afterSection) + listLines(bullet(), m_style.betweenEntries);
}

/// A file whose releases hold plain lists alone has no sections to put entries in. One release shows no habit, and Keep
/// a Changelog always has sections.
bool EntryWriter::isFlat() const
{
    int lists = 0;
    for (qsizetype i = 0; i < m_outline.releases.size(); ++i) {
        if (!m_outline.outlines[i].sectionHeadings.isEmpty())
            return false;
        lists += m_outline.releases[i].standingCount() > 0 ? 1 : 0;
    }
    return lists > 1 && m_outline.format != ChangelogFormat::KeepAChangelog;
}

int EntryWriter::releaseLevel() const
{
    const qsizetype index = std::max<qsizetype>(m_release, 0);
    return m_outline.outlines.isEmpty() ? m_outline.releaseLevel : m_outline.outlines[index].heading.level;
}

/// A section's heading with the marks of the others. In reStructuredText the file's own headings decide what an
/// adornment means, so a level that was not used yet gets one that was not either.
QList<QByteArray> EntryWriter::sectionHeading(const QString &name) const
{
    const int level = isRst() ? releaseLevel() + 1 : m_style.sectionLevel;
    const QList<HeadingLine> headings = headingLines(m_outline.text, m_outline.markup);
    const auto example = std::ranges::find_if(headings, [&](const HeadingLine &heading) {
        return heading.level == level && (isRst() || ((heading.underlined || heading.bold) && !heading.release));
    });
    if (example != headings.end())
        return headingLike(m_outline, *example, name);
    if (isRst())
        return headingWithMark(name, freeAdornments(m_outline).at(m_outline.outlines.isEmpty() ? 1 : 0));
    if (level == boldSectionLevel)
        return {"**" + name.toUtf8() + "**"};
    return {QByteArray(level, '#') + ' ' + name.toUtf8()};
}

QList<QByteArray> EntryWriter::unreleasedHeading() const
{
    if (m_outline.outlines.isEmpty() && isRst()) {
        const QList<HeadingLine> headings = headingLines(m_outline.text, m_outline.markup);
        const auto second = std::ranges::find(headings, 2, &HeadingLine::level);
        return second != headings.end() ? headingLike(m_outline, *second, u"Unreleased"_s)
                                        : headingWithMark(u"Unreleased"_s, freeAdornments(m_outline).front());
    }
    const HeadingLine *newest = m_outline.outlines.isEmpty() ? nullptr : &m_outline.outlines.first().heading;
    const bool brackets = newest == nullptr || (isRst() ? newest->text.startsWith(u'[')
                                                        : newest->release->link != ReleaseHeading::Link::None);
    const QString name = brackets ? u"[Unreleased]"_s : u"Unreleased"_s;
    if (newest != nullptr && (newest->underlined || newest->bold))
        return headingLike(m_outline, *newest, name);
    return {QByteArray(m_outline.releaseLevel, '#') + ' ' + name.toUtf8()};
}

/// One past the last line of a release before the hyperlink targets that end it: those of reStructuredText have no
/// part of their own at the end of the file.
int EntryWriter::bodyEnd(const ReleaseOutline &part) const
{
    int end = part.endLine;
    const auto isTarget = [this](int line) { return m_outline.text.view(line).startsWith(".. _"); };
    while (isRst() && end > part.lastHeadLine() + 1 && (m_outline.text.isBlank(end - 1) || isTarget(end - 1)))
        --end;
    return end;
}

/// Inserts behind @p line with @p blanks above, and below too where the next line would otherwise stick to the new
/// ones.
void EntryWriter::insertAfter(int line, QList<QByteArray> lines, int blanks)
{
    lines = blankLines(blanks) + lines;
    const bool last = line + 1 >= m_outline.text.count();
    if (!last && !m_outline.text.isBlank(line + 1))
        lines += blankLines(std::max(blanks, 1));
    m_edits.insert(line + 1, lines);
}

void EntryWriter::addTo(const QList<ChangelogEntry> &entries, int ownEnd, int head)
{
    if (m_before < 0 || m_before >= entries.size()) {
        addBehind(entries, ownEnd, head);
        return;
    }
    const ChangelogEntry &next = entries[m_before];
    const int blanks = entryGap(m_outline.text, entries).value_or(m_style.betweenEntries);
    m_edits.insert(next.firstLine - 1, listLines(bullet(), blanks) + blankLines(blanks));
}

/// Adds the entry below those of a list that ends before @p ownEnd; below the heading that ends at @p head if there are
/// none.
void EntryWriter::addBehind(const QList<ChangelogEntry> &entries, int ownEnd, int head)
{
    const ChangelogText &text = m_outline.text;
    const ChangelogEntry *last = nullptr;
    for (const ChangelogEntry &entry : entries) {
        if (entry.lastLine <= ownEnd)
            last = &entry;
    }
    if (!last) {
        const int above = std::max(head, ownEnd - 1);
        // reStructuredText takes a bullet directly below a paragraph for a part of that.
        const int least = isRst() && above > head ? 1 : 0;
        insertAfter(above, listLines(bullet(), m_style.betweenEntries), std::max(m_style.afterSection, least));
        return;
    }
    if (entries.size() == 1 && isPlaceholder(last->text)) {
        const QList<QByteArray> lines = listLines(bulletOf(text, *last), m_style.betweenEntries);
        m_edits.replace(last->firstLine - 1, lines.first());
        m_edits.remove(last->firstLine, last->lastLine);
        if (lines.size() > 1)
            m_edits.insert(last->firstLine, lines.sliced(1));
        return;
    }
    const int blanks = entryGap(text, entries).value_or(m_style.betweenEntries);
    m_edits.insert(last->lastLine,
                   blankLines(std::max(blanks, leastBelow(last->text))) + listLines(bulletOf(text, *last), blanks));
}

/// The section in the place of the one entry that only kept it.
void EntryWriter::addFirstSection(const ChangelogEntry &placeholder)
{
    m_edits.insert(placeholder.firstLine - 1, sectionLines());
    m_edits.remove(placeholder.firstLine - 1, placeholder.lastLine);
}

void EntryWriter::addSection(const ReleaseOutline &part, const QStringList &order)
{
    const QList<HeadingLine> &headings = part.sectionHeadings;
    const auto rank = rankOf(m_section, order);
    qsizetype before = headings.size();
    qsizetype behind = -1;
    for (qsizetype i = 0; rank && i < headings.size(); ++i) {
        const auto other = rankOf(headings[i].text, order);
        if (other && *other < *rank)
            behind = i;
        else if (other && *other > *rank && before == headings.size())
            before = i;
    }
    const bool atEnd = behind == headings.size() - 1 || (behind < 0 && before == headings.size());
    if (atEnd) {
        const bool empty = bodyEnd(part) <= part.lastHeadLine() + 1;
        const int blanks = empty ? m_style.afterRelease : m_style.beforeSection;
        insertAfter(std::max(bodyEnd(part) - 1, part.lastHeadLine()), sectionLines(), blanks);
        return;
    }
    const int next = anchorStart(m_outline.text, headings[behind >= 0 ? behind + 1 : before].line);
    m_edits.insert(next, sectionLines() + blankLines(m_style.beforeSection));
}

/// Makes Unreleased above the newest release, or below everything where there is no release yet.
void EntryWriter::addUnreleased()
{
    const ChangelogText &text = m_outline.text;
    const QList<QByteArray> body = isFlat() ? listLines(bullet(), m_style.betweenEntries) : sectionLines();
    const QList<QByteArray> lines = unreleasedHeading() + blankLines(m_style.afterRelease) + body;
    if (m_outline.outlines.isEmpty()) {
        int end = m_outline.tailLine;
        while (end > 0 && text.isBlank(end - 1))
            --end;
        if (end == 0)
            m_edits.insert(0, text.count() > 0 ? QList<QByteArray>(lines + blankLines(1)) : lines);
        else
            insertAfter(end - 1, lines, m_style.beforeRelease);
        return;
    }
    const int first = anchorStart(text, m_outline.outlines.first().heading.line);
    m_edits.insert(first, lines + blankLines(m_style.beforeRelease));
}

} // namespace tagboat
