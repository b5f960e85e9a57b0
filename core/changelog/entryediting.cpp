// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include "changelog/changelogdialect.h"
#include "changelog/changelogstyle.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
/// The entry at @p place, or nullptr.
const ChangelogEntry *entryAt(const QList<ChangelogRelease> &releases, const EntryPlace &place)
{
    if (place.release < 0 || place.release >= releases.size())
        return nullptr;
    const QList<ChangelogSection> &sections = releases[place.release].sections;
    if (place.section < 0 || place.section >= sections.size())
        return nullptr;
    const QList<ChangelogEntry> &entries = sections[place.section].entries;
    return place.entry < 0 || place.entry >= entries.size() ? nullptr : &entries[place.entry];
}

Error noSuchEntry(const QString &path)
{
    return {
        Error::Kind::NotFound, u"The changelog has no such entry any more."_s, {}, u"Read the file again."_s, path, 0};
}

/// The text as it goes into the file: one kind of line end, nothing blank around it or in its empty lines.
QString cleanText(QString text, const QString &before)
{
    if (text == before)
        return text;
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    QStringList lines = text.trimmed().split(u'\n');
    for (QString &line : lines) {
        if (line.trimmed().isEmpty())
            line.clear();
    }
    return lines.join(u'\n');
}

/// Takes the lines from @p first to before @p end out together with the blank lines on one side: those below if
/// something of the same kind @p follows, else those above.
void removeWithBlanks(LineEdits &edits, const ChangelogText &text, int first, int end, bool follows)
{
    if (follows)
        edits.remove(first, end + text.blanksAfter(end - 1));
    else
        edits.remove(first - text.blanksBefore(first), end);
}

/// Takes an entry out of an outline's part.
class EntryRemover
{
public:
    EntryRemover(const ChangelogOutline &outline, const EntryPlace &place) : m_outline(outline), m_place(place) {}
    void remove(LineEdits &edits) const;

private:
    [[nodiscard]] bool emptiesSection(qsizetype heading) const;

    const ChangelogOutline &m_outline;
    EntryPlace m_place;
};

/// Nothing but the heading and this one entry belongs to the section.
bool EntryRemover::emptiesSection(qsizetype heading) const
{
    const ChangelogText &text = m_outline.text;
    const ReleaseOutline &part = m_outline.outlines[m_place.release];
    const ChangelogSection &section = m_outline.releases[m_place.release].sections[m_place.section];
    if (section.entries.size() > 1 || section.lastLine != part.sectionOwnEnds[heading])
        return false;
    const ChangelogEntry &entry = section.entries.first();
    const int afterHeading = part.sectionHeadings[heading].lastLine + 1;
    return entry.firstLine - 1 == afterHeading + text.blanksAfter(afterHeading - 1) &&
           entry.lastLine == part.sectionOwnEnds[heading];
}

void EntryRemover::remove(LineEdits &edits) const
{
    const ReleaseOutline &part = m_outline.outlines[m_place.release];
    const QList<ChangelogSection> &sections = m_outline.releases[m_place.release].sections;
    const QList<ChangelogEntry> &entries = sections[m_place.section].entries;
    const ChangelogEntry &entry = entries[m_place.entry];
    const qsizetype unnamed = sections.size() - part.sectionHeadings.size();
    const qsizetype heading = m_place.section - unnamed;
    if (heading >= 0 && emptiesSection(heading)) {
        const bool follows = heading + 1 < part.sectionHeadings.size();
        removeWithBlanks(edits, m_outline.text, part.sectionHeadings[heading].line, entry.lastLine, follows);
        return;
    }
    // Other text may stand between two entries of a section: the blank lines above that part it from the list.
    const ChangelogText &text = m_outline.text;
    const qsizetype next = m_place.entry + 1;
    const bool follows =
        next < entries.size() && entries[next].firstLine - 1 == entry.lastLine + text.blanksAfter(entry.lastLine - 1);
    removeWithBlanks(edits, text, entry.firstLine - 1, entry.lastLine, follows);
}

/// The texts of all entries, in their order, but that of @p place.
QStringList otherEntries(const QList<ChangelogRelease> &releases, const EntryPlace &place)
{
    QStringList texts;
    for (qsizetype r = 0; r < releases.size(); ++r) {
        for (qsizetype s = 0; s < releases[r].sections.size(); ++s) {
            for (qsizetype e = 0; e < releases[r].sections[s].entries.size(); ++e) {
                if (EntryPlace{r, s, e} != place)
                    texts += releases[r].sections[s].entries[e].text;
            }
        }
    }
    return texts;
}
Result<QByteArray> changeEntry(const Changelog &log, const ChangelogEntry &entry, const QString &wanted)
{
    const ChangelogOutline &outline = log.outline();
    LineEdits edits(outline.text);
    rewriteEntry(edits, outline.text, entry, wanted);
    return edits.apply();
}

Result<QByteArray> removeEntry(const Changelog &log, const EntryPlace &place)
{
    const ChangelogOutline &outline = log.outline();
    LineEdits edits(outline.text);
    EntryRemover(outline, place).remove(edits);
    return edits.apply();
}
} // namespace

Result<Changelog> Changelog::withEntryText(const EntryPlace &place, const QString &text) const
{
    const ChangelogEntry *entry = entryAt(m_releases, place);
    if (!entry)
        return tl::unexpected(noSuchEntry(m_path));
    const QString wanted = cleanText(text, entry->text);
    if (wanted.isEmpty())
        return failAt(Error::Kind::Usage, m_path, entry->firstLine, u"An entry needs a text."_s);
    if (wanted == entry->text)
        return *this;
    const ChangelogDialect *dialect = dialectOf(m_format);
    TB_TRY(const QByteArray edited,
           dialect != nullptr ? dialect->withEntryText(*this, place, wanted) : changeEntry(*this, *entry, wanted));

    // Text can hold markup that ends the entry or begins another part; what was written is read again to be sure.
    auto result = withBytes(edited);
    const ChangelogEntry *written = result ? entryAt(result->m_releases, place) : nullptr;
    if (!written || written->text != wanted ||
        otherEntries(result->m_releases, place) != otherEntries(m_releases, place))
        return failAt(Error::Kind::Refused, m_path, entry->firstLine,
                      u"This text would not stay one entry of the changelog."_s, {},
                      u"Leave out lines that are headings, rules, fences or lists of their own."_s);
    return result;
}

Result<Changelog> Changelog::withoutEntry(const EntryPlace &place) const
{
    const ChangelogEntry *entry = entryAt(m_releases, place);
    if (!entry)
        return tl::unexpected(noSuchEntry(m_path));
    const ChangelogDialect *dialect = dialectOf(m_format);
    TB_TRY(const QByteArray edited,
           dialect != nullptr ? dialect->withoutEntry(*this, place) : removeEntry(*this, place));
    auto result = withBytes(edited);
    if (!result || otherEntries(result->m_releases, {-1, -1, -1}) != otherEntries(m_releases, place))
        return failAt(Error::Kind::Refused, m_path, entry->firstLine,
                      u"Without this entry the text around it would mean something else."_s, {},
                      u"Edit the file by hand."_s);
    return result;
}

Result<Changelog> Changelog::withMovedEntry(const EntryPlace &from, EntryTarget to,
                                            const QStringList &sectionOrder) const
{
    const ChangelogEntry *entry = entryAt(m_releases, from);
    if (!entry)
        return tl::unexpected(noSuchEntry(m_path));
    const ChangelogSection &left = m_releases[from.release].sections[from.section];
    const qsizetype release = to.release.value_or(unreleased() ? unreleased() - m_releases.constData() : -1);
    if (release == from.release && sectionKey(to.section) == sectionKey(left.name)) {
        const qsizetype behind = to.before < 0 ? left.entries.size() : to.before;
        if (behind == from.entry || behind == from.entry + 1)
            return *this; // it stands there
        if (to.before > from.entry)
            --to.before; // counted without the entry itself
    }
    TB_TRY(const Changelog without, withoutEntry(from));
    return without.withEntry(to, entry->text, sectionOrder);
}

} // namespace tagboat
