// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include "changelog/boldheading.h"
#include "changelog/changelogdialect.h"
#include "changelog/changelogstyle.h"
#include "changelog/headingwriter.h"

#include <QRegularExpression>

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

Error notOneEntry(const QString &path)
{
    return {Error::Kind::Refused,
            u"This text would not stay one entry of the changelog."_s,
            {},
            u"Leave out lines that are headings, rules, fences or lists of their own."_s,
            path,
            0};
}

/// Whether a line of @p text would make the line above it a heading of reStructuredText, in an entry too.
bool hasUnderline(const QString &text)
{
    static const QRegularExpression underline(uR"(\n[ \t]*([^\w\s])\1+[ \t]*(?:\n|$))"_s);
    return underline.match(text).hasMatch();
}

/// What zest.releaser writes into a new part, and takes out again for the first entry.
bool isPlaceholder(const QString &text)
{
    return text == u"Nothing changed yet."_s || text == u"Nothing changed yet"_s;
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

/// Conflict if the section holds this entry already.
Result<void> checkNew(const ChangelogRelease &release, const QString &section, const QString &text, const QString &path)
{
    for (const ChangelogSection &there : release.sections) {
        if (!there.name.isEmpty() && sectionKey(there.name) != sectionKey(section))
            continue;
        for (const ChangelogEntry &other : there.entries) {
            if (other.text.simplified() == text.simplified())
                return failAt(Error::Kind::Conflict, path, other.firstLine,
                              u"This entry stands in the changelog already."_s);
        }
    }
    return {};
}

/// Where no heading is understood as a release's, a new part would stand below all the others.
Result<void> checkReleasesKnown(const ChangelogOutline &outline, const QString &path)
{
    const auto names = [](const HeadingLine &heading) {
        return std::ranges::any_of(heading.text, [](QChar c) { return c.isDigit(); });
    };
    if (!outline.outlines.isEmpty())
        return {};
    const bool directive = outline.text.bytes().contains("\n.. changelog::");
    if (directive || std::ranges::count_if(headingLines(outline.text, outline.markup), names) > 1)
        return failAt(Error::Kind::Refused, path, 0, u"The headings of this changelog are not understood."_s, {},
                      u"Edit the file by hand."_s);
    return {};
}

/// Whether an entry for @p section takes the place of a placeholder.
bool replacesPlaceholder(const ChangelogRelease &release, const QString &section)
{
    return std::ranges::any_of(release.sections, [&section](const ChangelogSection &there) {
        return (there.name.isEmpty() || sectionKey(there.name) == sectionKey(section)) && there.entries.size() == 1 &&
               isPlaceholder(there.entries.first().text);
    });
}

/// Adds one entry to a release of an outline.
class EntryWriter
{
public:
    EntryWriter(const ChangelogOutline &outline, const EntryTarget &target, const QString &text)
        : m_outline(outline), m_style(ChangelogStyle::learn(outline)), m_edits(outline.text),
          m_release(target.release.value_or(outline.unreleased())), m_section(target.section), m_before(target.before),
          m_text(text)
    {
    }
    QByteArray write(const QStringList &order);

private:
    [[nodiscard]] QList<QByteArray> sectionLines() const;
    [[nodiscard]] QList<QByteArray> sectionHeading(const QString &name) const;
    [[nodiscard]] QList<QByteArray> unreleasedHeading() const;
    [[nodiscard]] int releaseLevel() const;
    [[nodiscard]] bool isRst() const { return m_outline.markup == ChangelogMarkup::ReStructuredText; }
    [[nodiscard]] bool isFlat() const;
    [[nodiscard]] int bodyEnd(const ReleaseOutline &part) const;
    [[nodiscard]] QByteArray bullet() const;
    void addTo(const QList<ChangelogEntry> &entries, int ownEnd, int head);
    void addBehind(const QList<ChangelogEntry> &entries, int ownEnd, int head);
    void addSection(const ReleaseOutline &part, const QStringList &order);
    void addUnreleased();
    void insertAfter(int line, QList<QByteArray> lines, int blanks);

    const ChangelogOutline &m_outline;
    ChangelogStyle m_style;
    LineEdits m_edits;
    qsizetype m_release; ///< -1: Unreleased has to be made
    QString m_section;
    qsizetype m_before;
    QString m_text;
};

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
    return sectionHeading(spelling) + blankLines(m_style.afterSection) + entryLines(bullet(), m_text);
}

/// A file whose releases hold plain lists alone has no sections to put entries in. One release shows no habit, and Keep
/// a Changelog always has sections.
bool EntryWriter::isFlat() const
{
    int lists = 0;
    for (qsizetype i = 0; i < m_outline.releases.size(); ++i) {
        if (!m_outline.outlines[i].sectionHeadings.isEmpty())
            return false;
        lists += m_outline.releases[i].entryCount() > 0 ? 1 : 0;
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
    m_edits.insert(next.firstLine - 1, entryLines(bullet(), m_text) + blankLines(blanks));
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
        insertAfter(above, entryLines(bullet(), m_text), std::max(m_style.afterSection, least));
        return;
    }
    if (entries.size() == 1 && isPlaceholder(last->text)) {
        const QList<QByteArray> lines = entryLines(bulletOf(text, *last), m_text);
        m_edits.replace(last->firstLine - 1, lines.first());
        if (lines.size() > 1)
            m_edits.insert(last->firstLine, lines.sliced(1));
        return;
    }
    // And a list inside an entry ends with a blank line there.
    const int least = isRst() && last->text.contains("\n\n"_L1) ? 1 : 0;
    const int blanks = std::max(entryGap(text, entries).value_or(m_style.betweenEntries), least);
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
    const QList<QByteArray> body = isFlat() ? entryLines(bullet(), m_text) : sectionLines();
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
/// The whole file with an entry more, for Markdown and reStructuredText.
Result<QByteArray> writeEntry(const Changelog &log, const EntryTarget &target, const QString &text,
                              const QStringList &sectionOrder)
{
    const ChangelogOutline &outline = log.outline();
    TB_CHECK(outline.checkRewritable(log.path()));
    TB_CHECK(checkReleasesKnown(outline, log.path()));
    if (outline.markup == ChangelogMarkup::ReStructuredText && hasUnderline(text))
        return tl::unexpected(notOneEntry(log.path()));
    return EntryWriter(outline, target, text).write(sectionOrder);
}
} // namespace

Result<Changelog> Changelog::withEntry(const EntryTarget &target, const QString &text,
                                       const QStringList &sectionOrder) const
{
    const QString entry = cleanEntry(text);
    const QString name = target.section.trimmed();
    if (entry.isEmpty())
        return failAt(Error::Kind::Usage, m_path, 0, u"An entry needs a text."_s);
    if (target.release && (*target.release < 0 || *target.release >= m_releases.size()))
        return failAt(Error::Kind::NotFound, m_path, 0, u"The changelog has no such release any more."_s, {},
                      u"Read the file again."_s);
    const qsizetype index = target.release.value_or(indexOfUnreleased(m_releases));
    const bool unnamed = index >= 0 && !m_releases[index].sections.isEmpty() &&
                         m_releases[index].sections.first().name.isEmpty() && name.isEmpty();
    if ((sectionKey(name).isEmpty() && !unnamed) || name.contains(u'\n') || name.contains(u'\r'))
        return failAt(Error::Kind::Usage, m_path, 0, u"An entry needs the name of a section, such as Fixed."_s);
    TB_CHECK(checkNew(index < 0 ? ChangelogRelease{} : m_releases[index], name, entry, m_path));
    const EntryTarget cleaned{target.release, name, target.before};
    const ChangelogDialect *dialect = dialectOf(m_format);
    TB_TRY(const QByteArray edited, dialect != nullptr ? dialect->withEntry(*this, cleaned, entry)
                                                       : writeEntry(*this, cleaned, entry, sectionOrder));

    // Text can hold markup that ends the entry or begins another part; what was written is read again to be sure.
    const auto refused = [&] { return tl::unexpected(notOneEntry(m_path)); };
    auto result = withBytes(edited);
    if (!result)
        return refused();
    const bool made = index < 0;
    const ChangelogRelease *after = made                                ? result->unreleased()
                                    : index < result->m_releases.size() ? &result->m_releases[index]
                                                                        : nullptr;
    const bool filled = !made && replacesPlaceholder(m_releases[index], name);
    const int expected = (made ? 0 : m_releases[index].entryCount()) + (filled ? 0 : 1);
    if (!after || after->entryCount() != expected || result->m_releases.size() != m_releases.size() + (made ? 1 : 0))
        return refused();
    return result;
}

} // namespace tagboat
