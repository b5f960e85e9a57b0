// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/entrygroup.h"

#include "changelog/changelogoutline.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
QList<EntryPlace> inOrder(QList<EntryPlace> places)
{
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

const ChangelogSection *sectionAt(const Changelog &log, const EntryPlace &place)
{
    if (place.release < 0 || place.release >= log.releases().size())
        return nullptr;
    const QList<ChangelogSection> &sections = log.releases()[place.release].sections;
    return place.section < 0 || place.section >= sections.size() ? nullptr : &sections[place.section];
}

/// An entry by what it says: places shift while others move, and sections come and go.
struct Named {
    qsizetype release = 0;
    QString section;
    QString text;
    [[nodiscard]] std::optional<EntryPlace> in(const Changelog &log) const;
};

std::optional<EntryPlace> Named::in(const Changelog &log) const
{
    const QList<ChangelogSection> &sections = log.releases()[release].sections;
    for (qsizetype s = 0; s < sections.size(); ++s) {
        if (sectionKey(sections[s].name) != sectionKey(section))
            continue;
        for (qsizetype e = 0; e < sections[s].entries.size(); ++e) {
            if (sections[s].entries[e].text == text)
                return EntryPlace{release, s, e};
        }
    }
    return std::nullopt;
}

Result<QList<Named>> named(const Changelog &log, const QList<EntryPlace> &places)
{
    QList<Named> all;
    for (const EntryPlace &place : inOrder(places)) {
        const ChangelogSection *section = sectionAt(log, place);
        if (section == nullptr || place.entry < 0 || place.entry >= section->entries.size())
            return failAt(Error::Kind::NotFound, log.path(), 0, u"The changelog has no such entry any more."_s, {},
                          u"Read the file again."_s);
        all.append({place.release, section->name, section->entries[place.entry].text});
    }
    return all;
}

/// The entry that the moved ones are to stand before: the target's, or the next one that does not move itself.
std::optional<Named> anchorOf(const Changelog &log, const QList<EntryPlace> &places, const EntryTarget &target)
{
    if (!target.release || *target.release < 0 || *target.release >= log.releases().size() || target.before < 0)
        return std::nullopt;
    const QList<ChangelogSection> &sections = log.releases()[*target.release].sections;
    for (qsizetype s = 0; s < sections.size(); ++s) {
        if (sectionKey(sections[s].name) != sectionKey(target.section))
            continue;
        for (qsizetype e = target.before; e < sections[s].entries.size(); ++e) {
            if (!places.contains(EntryPlace{*target.release, s, e}))
                return Named{*target.release, target.section, sections[s].entries[e].text};
        }
        break;
    }
    return std::nullopt;
}

/// Moves entries one by one, each to where @p targetOf says.
class GroupMover
{
public:
    GroupMover(const Changelog &log, QList<Named> entries, const QStringList &order)
        : m_log(log), m_entries(std::move(entries)), m_order(order)
    {
    }
    void standBefore(std::optional<Named> anchor) { m_anchor = std::move(anchor); }
    template <typename TargetOf>
    Result<MovedEntries> move(TargetOf targetOf);

private:
    Result<void> moveOne(qsizetype index, EntryTarget target);

    Changelog m_log;
    QList<Named> m_entries;
    QStringList m_order;
    std::optional<Named> m_anchor;
};

template <typename TargetOf>
Result<MovedEntries> GroupMover::move(TargetOf targetOf)
{
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        TB_CHECK(moveOne(i, targetOf(m_entries[i])));
    MovedEntries moved{m_log, {}};
    for (const Named &entry : std::as_const(m_entries)) {
        if (const auto place = entry.in(m_log))
            moved.places.append(*place);
    }
    return moved;
}

Result<void> GroupMover::moveOne(qsizetype index, EntryTarget target)
{
    Named &entry = m_entries[index];
    const auto place = entry.in(m_log);
    if (!place) // an equal one took its place
        return failAt(Error::Kind::Conflict, m_log.path(), 0, u"“%1” stands there twice."_s.arg(entry.text), {},
                      u"Remove one of the two first."_s);
    if (m_anchor) {
        const auto anchor = m_anchor->in(m_log);
        target.before = anchor ? anchor->entry : -1;
    }
    const qsizetype before = m_log.releases().size();
    TB_TRY(m_log, m_log.withMovedEntry(*place, target, m_order));
    // A part for Unreleased may have been made above all others.
    const qsizetype made = m_log.releases().size() - before;
    for (Named &other : m_entries)
        other.release += made;
    const ChangelogRelease *unreleased = m_log.unreleased();
    entry.release = target.release ? *target.release : unreleased - m_log.releases().constData();
    entry.section = target.section;
    return {};
}
} // namespace

Result<Changelog> withoutEntries(const Changelog &log, const QList<EntryPlace> &places)
{
    Changelog next = log;
    const QList<EntryPlace> ordered = inOrder(places);
    // From the end, so that the places before stay.
    for (auto place = ordered.crbegin(); place != ordered.crend(); ++place) {
        TB_TRY(next, next.withoutEntry(*place));
    }
    return next;
}

Result<MovedEntries> withMovedEntries(const Changelog &log, const QList<EntryPlace> &places, const EntryTarget &target,
                                      const QStringList &sectionOrder)
{
    TB_TRY(QList<Named> entries, named(log, places));
    GroupMover mover(log, std::move(entries), sectionOrder);
    mover.standBefore(anchorOf(log, places, target));
    return mover.move([&target](const Named &) { return EntryTarget{target.release, target.section, -1}; });
}

Result<MovedEntries> withEntriesInSection(const Changelog &log, const QList<EntryPlace> &places, const QString &section,
                                          const QStringList &sectionOrder)
{
    TB_TRY(QList<Named> entries, named(log, places));
    entries.removeIf([&](const Named &entry) { return sectionKey(entry.section) == sectionKey(section); });
    return GroupMover(log, std::move(entries), sectionOrder).move([&section](const Named &entry) {
        return EntryTarget{entry.release, section, -1};
    });
}

Result<MovedEntries> withEntriesInRelease(const Changelog &log, const QList<EntryPlace> &places,
                                          std::optional<qsizetype> release, const QStringList &sectionOrder)
{
    TB_TRY(QList<Named> entries, named(log, places));
    entries.removeIf([&](const Named &entry) { return release && entry.release == *release; });
    return GroupMover(log, std::move(entries), sectionOrder).move([release](const Named &entry) {
        return EntryTarget{release, entry.section, -1};
    });
}

} // namespace tagboat
