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

/// Takes entries out of an outline, whose places stand in their order.
class EntryRemover
{
public:
    EntryRemover(const ChangelogOutline &outline, const QList<EntryPlace> &places)
        : m_outline(outline), m_places(places), m_edits(outline.text)
    {
    }
    Result<QByteArray> remove();

private:
    [[nodiscard]] bool goes(const EntryPlace &place) const { return std::ranges::binary_search(m_places, place); }
    [[nodiscard]] bool isLinked(const QList<ChangelogEntry> &entries, qsizetype entry) const;
    [[nodiscard]] bool isEmptied(qsizetype release, qsizetype section) const;
    void removeFrom(qsizetype release, qsizetype section);

    const ChangelogOutline &m_outline;
    const QList<EntryPlace> &m_places;
    LineEdits m_edits;
};

/// The next entry stands directly below, with nothing but blank lines between.
bool EntryRemover::isLinked(const QList<ChangelogEntry> &entries, qsizetype entry) const
{
    const int last = entries[entry].lastLine;
    return entry + 1 < entries.size() &&
           entries[entry + 1].firstLine - 1 == last + m_outline.text.blanksAfter(last - 1);
}

/// Nothing but the heading and entries that go belongs to the section.
bool EntryRemover::isEmptied(qsizetype release, qsizetype section) const
{
    const ReleaseOutline &part = m_outline.outlines[release];
    const QList<ChangelogSection> &sections = m_outline.releases[release].sections;
    const ChangelogSection &there = sections[section];
    const qsizetype heading = section - (sections.size() - part.sectionHeadings.size());
    if (heading < 0 || there.entries.isEmpty() || there.lastLine != part.sectionOwnEnds[heading] ||
        there.entries.last().lastLine != there.lastLine)
        return false;
    for (qsizetype e = 0; e < there.entries.size(); ++e) {
        if (!goes({release, section, e}) || (e + 1 < there.entries.size() && !isLinked(there.entries, e)))
            return false;
    }
    const int afterHeading = part.sectionHeadings[heading].lastLine + 1;
    return there.entries.first().firstLine - 1 == afterHeading + m_outline.text.blanksAfter(afterHeading - 1);
}

void EntryRemover::removeFrom(qsizetype release, qsizetype section)
{
    const ChangelogText &text = m_outline.text;
    const ReleaseOutline &part = m_outline.outlines[release];
    const QList<ChangelogSection> &sections = m_outline.releases[release].sections;
    const QList<ChangelogEntry> &entries = sections[section].entries;
    const qsizetype unnamed = sections.size() - part.sectionHeadings.size();
    if (isEmptied(release, section)) {
        bool follows = false;
        for (qsizetype below = section + 1; below < sections.size(); ++below)
            follows = follows || !isEmptied(release, below);
        removeWithBlanks(m_edits, text, part.sectionHeadings[section - unnamed].line, entries.last().lastLine, follows);
        return;
    }
    // Other text may stand between two entries of a section: the blank lines above that part it from the list.
    bool follows = false;
    for (qsizetype e = entries.size() - 1; e >= 0; --e) {
        const bool next = isLinked(entries, e) && (follows || !goes({release, section, e + 1}));
        if (goes({release, section, e}))
            removeWithBlanks(m_edits, text, entries[e].firstLine - 1, entries[e].lastLine, next);
        follows = next;
    }
}

Result<QByteArray> EntryRemover::remove()
{
    std::optional<EntryPlace> done;
    for (const EntryPlace &place : m_places) {
        if (!done || done->release != place.release || done->section != place.section)
            removeFrom(place.release, place.section);
        done = place;
    }
    return m_edits.apply();
}

/// Gives the entries one after the other, but those at some places.
class OtherEntries
{
public:
    /// @p left is sorted; both outlive this.
    OtherEntries(const QList<ChangelogRelease> &releases, const QList<EntryPlace> &left)
        : m_releases(releases), m_left(left)
    {
    }
    /// Null behind the last one.
    const ChangelogEntry *next();

private:
    const QList<ChangelogRelease> &m_releases;
    const QList<EntryPlace> &m_left;
    EntryPlace m_next{0, 0, 0};
};

const ChangelogEntry *OtherEntries::next()
{
    for (; m_next.release < m_releases.size(); m_next = {m_next.release + 1, 0, 0}) {
        const QList<ChangelogSection> &sections = m_releases[m_next.release].sections;
        for (; m_next.section < sections.size(); m_next = {m_next.release, m_next.section + 1, 0}) {
            const QList<ChangelogEntry> &entries = sections[m_next.section].entries;
            while (m_next.entry < entries.size()) {
                const EntryPlace place = m_next;
                ++m_next.entry;
                if (!std::ranges::binary_search(m_left, place))
                    return &entries[place.entry];
            }
        }
    }
    return nullptr;
}

/// Whether all entries but those at @p before and @p after say the same, in the same order.
bool othersAreSame(const QList<ChangelogRelease> &was, const QList<EntryPlace> &before,
                   const QList<ChangelogRelease> &is, const QList<EntryPlace> &after)
{
    OtherEntries old(was, before);
    OtherEntries now(is, after);
    while (true) {
        const ChangelogEntry *left = old.next();
        const ChangelogEntry *right = now.next();
        if (left == nullptr || right == nullptr)
            return left == right;
        if (left->text != right->text)
            return false;
    }
}

Result<QByteArray> changeEntry(const Changelog &log, const ChangelogEntry &entry, const QString &wanted)
{
    const ChangelogOutline &outline = log.outline();
    LineEdits edits(outline.text);
    rewriteEntry(edits, outline.text, entry, wanted);
    return edits.apply();
}

/// As a dialect takes entries out: one at a time, from the end, so that the places before stay.
Result<Changelog> withoutEach(Changelog log, const QList<EntryPlace> &places)
{
    for (auto place = places.crbegin(); place != places.crend(); ++place) {
        TB_TRY(log, log.withoutEntry(*place));
    }
    return log;
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
    if (!written || written->text != wanted || !othersAreSame(m_releases, {place}, result->m_releases, {place}))
        return failAt(Error::Kind::Refused, m_path, entry->firstLine,
                      u"This text would not stay one entry of the changelog."_s, {},
                      u"Leave out lines that are headings, rules, fences or lists of their own."_s);
    return result;
}

Result<Changelog> Changelog::withoutEntries(QList<EntryPlace> places) const
{
    if (places.isEmpty())
        return *this;
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const EntryPlace &place : std::as_const(places)) {
        if (!entryAt(m_releases, place))
            return tl::unexpected(noSuchEntry(m_path));
    }
    const ChangelogDialect *dialect = dialectOf(m_format);
    if (dialect != nullptr && places.size() > 1)
        return withoutEach(*this, places);
    TB_TRY(const QByteArray edited, dialect != nullptr ? dialect->withoutEntry(*this, places.first())
                                                       : EntryRemover(*m_outline, places).remove());
    auto result = withBytes(edited);
    if (!result || !othersAreSame(m_releases, places, result->m_releases, {}))
        return failAt(Error::Kind::Refused, m_path, entryAt(m_releases, places.first())->firstLine,
                      places.size() == 1 ? u"Without this entry the text around it would mean something else."_s
                                         : u"Without these entries the text around them would mean something else."_s,
                      {}, u"Edit the file by hand."_s);
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
    return without.withCopies(to, *this, {from}, sectionOrder);
}

} // namespace tagboat
