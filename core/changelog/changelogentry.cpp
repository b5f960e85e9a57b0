// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include "changelog/changelogstyle.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// The text as it goes into the file: one kind of line end, no blank lines around, no bullet of its own.
QString cleanEntry(QString text)
{
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    text = text.trimmed();
    if (text.startsWith("- "_L1) || text.startsWith("* "_L1))
        text = text.mid(2).trimmed();
    return text;
}

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

/// Adds one entry to an outline's Unreleased part.
class EntryWriter
{
public:
    EntryWriter(const ChangelogOutline &outline, const QString &section, const QString &text)
        : m_outline(outline), m_style(ChangelogStyle::learn(outline)), m_edits(outline.text), m_section(section),
          m_text(text)
    {
    }
    QByteArray write(const QStringList &order);

private:
    [[nodiscard]] QList<QByteArray> sectionLines() const;
    [[nodiscard]] QByteArray bullet() const;
    void addToSection(const ChangelogSection &section, const HeadingLine &heading, int ownEnd);
    void addSection(const ReleaseOutline &part, const QStringList &order);
    void addUnreleased();
    void insertAfter(int line, QList<QByteArray> lines, int blanks);

    const ChangelogOutline &m_outline;
    ChangelogStyle m_style;
    LineEdits m_edits;
    QString m_section;
    QString m_text;
};

QByteArray EntryWriter::write(const QStringList &order)
{
    const qsizetype index = m_outline.unreleased();
    if (index < 0) {
        addUnreleased();
        return m_edits.apply();
    }
    const ReleaseOutline &part = m_outline.outlines[index];
    const QList<ChangelogSection> &sections = m_outline.releases[index].sections;
    const qsizetype unnamed = sections.size() - part.sectionHeadings.size(); // entries above the first heading
    for (qsizetype i = 0; i < part.sectionHeadings.size(); ++i) {
        if (sectionKey(part.sectionHeadings[i].text) != sectionKey(m_section))
            continue;
        addToSection(sections[unnamed + i], part.sectionHeadings[i], part.sectionOwnEnds[i]);
        return m_edits.apply();
    }
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

/// The new section's heading as the file spells it elsewhere, and the entry.
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
    QList<QByteArray> lines{QByteArray(m_style.sectionLevel, '#') + ' ' + spelling.toUtf8()};
    lines += blankLines(m_style.afterSection);
    return lines + entryLines(bullet(), m_text);
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

void EntryWriter::addToSection(const ChangelogSection &section, const HeadingLine &heading, int ownEnd)
{
    const ChangelogText &text = m_outline.text;
    const ChangelogEntry *last = nullptr;
    for (const ChangelogEntry &entry : section.entries) {
        if (entry.lastLine <= ownEnd)
            last = &entry;
    }
    if (!last) {
        insertAfter(std::max(heading.lastLine, ownEnd - 1), entryLines(bullet(), m_text), m_style.afterSection);
        return;
    }
    const int blanks = entryGap(text, section.entries).value_or(m_style.betweenEntries);
    const QList<QByteArray> lines = blankLines(blanks) + entryLines(bulletOf(text, *last), m_text);
    m_edits.insert(last->lastLine, lines);
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
        const bool empty = part.endLine <= part.lastHeadLine() + 1;
        const int blanks = empty ? m_style.afterRelease : m_style.beforeSection;
        insertAfter(std::max(part.endLine - 1, part.lastHeadLine()), sectionLines(), blanks);
        return;
    }
    const int next = headings[behind >= 0 ? behind + 1 : before].line;
    m_edits.insert(next, sectionLines() + blankLines(m_style.beforeSection));
}

/// Makes Unreleased above the newest release, or below everything where there is no release yet.
void EntryWriter::addUnreleased()
{
    const ChangelogText &text = m_outline.text;
    const auto bracketed = [](const ReleaseOutline &part) {
        return part.heading.release->link != ReleaseHeading::Link::None;
    };
    const bool brackets = m_outline.outlines.isEmpty() || bracketed(m_outline.outlines.first());
    QList<QByteArray> lines{QByteArray(m_outline.releaseLevel, '#') + (brackets ? " [Unreleased]" : " Unreleased")};
    lines += blankLines(m_style.afterRelease) + sectionLines();
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
} // namespace

Result<Changelog> Changelog::withEntry(const QString &section, const QString &text,
                                       const QStringList &sectionOrder) const
{
    const QString entry = cleanEntry(text);
    const QString name = section.trimmed();
    if (entry.isEmpty())
        return failAt(Error::Kind::Usage, m_path, 0, u"An entry needs a text."_s);
    if (sectionKey(name).isEmpty() || name.contains(u'\n') || name.contains(u'\r'))
        return failAt(Error::Kind::Usage, m_path, 0, u"An entry needs the name of a section, such as Fixed."_s);
    TB_TRY(const auto outline, ChangelogOutline::read(m_bytes, m_path));
    TB_CHECK(outline.checkRewritable(m_path, ChangelogOutline::Edit::Entry));
    if (const ChangelogRelease *part = unreleased()) {
        for (const ChangelogSection &there : part->sections) {
            for (const ChangelogEntry &other : there.entries) {
                if (sectionKey(there.name) == sectionKey(name) && other.text.simplified() == entry.simplified())
                    return failAt(Error::Kind::Conflict, m_path, other.firstLine,
                                  u"This entry stands in the changelog already."_s);
            }
        }
    }
    const QByteArray edited = EntryWriter(outline, name, entry).write(sectionOrder);

    // Text can hold markup that ends the entry or begins another part; what was written is read again to be sure.
    const auto refused = [&] {
        return failAt(Error::Kind::Refused, m_path, 0, u"This text would not stay one entry of the changelog."_s, {},
                      u"Leave out lines that are headings, rules, fences or lists of their own."_s);
    };
    auto result = parse(edited, m_path);
    if (!result)
        return refused();
    const ChangelogRelease *before = unreleased();
    const ChangelogRelease *after = result->unreleased();
    const int expected = (before ? before->entryCount() : 0) + 1;
    if (!after || after->entryCount() != expected || result->m_releases.size() != m_releases.size() + (before ? 0 : 1))
        return refused();
    return result;
}

} // namespace tagboat
