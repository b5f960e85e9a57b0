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
const ChangelogSection *sectionAt(const Changelog &log, const EntryPlace &place)
{
    if (place.release < 0 || place.release >= log.releases().size())
        return nullptr;
    const QList<ChangelogSection> &sections = log.releases()[place.release].sections;
    return place.section < 0 || place.section >= sections.size() ? nullptr : &sections[place.section];
}

const ChangelogEntry &entryAt(const Changelog &log, const EntryPlace &place)
{
    return log.releases()[place.release].sections[place.section].entries[place.entry];
}

/// The places in the order of the file, each once. NotFound if one is no entry's.
Result<QList<EntryPlace>> checked(const Changelog &log, QList<EntryPlace> places)
{
    std::ranges::sort(places);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const EntryPlace &place : std::as_const(places)) {
        const ChangelogSection *section = sectionAt(log, place);
        if (section == nullptr || place.entry < 0 || place.entry >= section->entries.size())
            return failAt(Error::Kind::NotFound, log.path(), 0, u"The changelog has no such entry any more."_s, {},
                          u"Read the file again."_s);
    }
    return places;
}

/// The places of all entries, in the order of the file.
QList<EntryPlace> allPlaces(const Changelog &log)
{
    QList<EntryPlace> places;
    for (qsizetype r = 0; r < log.releases().size(); ++r) {
        const QList<ChangelogSection> &sections = log.releases()[r].sections;
        for (qsizetype s = 0; s < sections.size(); ++s) {
            for (qsizetype e = 0; e < sections[s].entries.size(); ++e)
                places.append({r, s, e});
        }
    }
    return places;
}

/// Whether an entry stands in that section of a release.
bool isIn(const Changelog &log, const EntryPlace &place, qsizetype release, const QString &section)
{
    return place.release == release && sectionKey(sectionAt(log, place)->name) == sectionKey(section);
}

/// What a release holds without a heading takes what goes to any section where no release has headings.
bool isUnnamed(const Changelog &log, const EntryPlace &place, qsizetype release)
{
    return place.release == release && sectionAt(log, place)->name.isEmpty();
}

/// Moves entries by writing them where they go, a target at a time, and then taking all of them out where they were:
/// what the file does in the places that they leave can still be learned, and it is read but once for each target.
class GroupMover
{
public:
    GroupMover(const Changelog &log, const QList<EntryPlace> &leaving, const QStringList &order)
        : m_start(log), m_log(log), m_leaving(leaving), m_order(order)
    {
    }
    /// @p places are those of the changelog that this began with.
    Result<void> add(const EntryTarget &target, const QList<EntryPlace> &places);
    Result<MovedEntries> finish();

private:
    Changelog m_start;
    Changelog m_log;
    QList<EntryPlace> m_leaving; ///< where they were
    QList<EntryPlace> m_arrived; ///< where they are
    QStringList m_order;
};

Result<void> GroupMover::add(const EntryTarget &target, const QList<EntryPlace> &places)
{
    TB_TRY(const Changelog next, m_log.withCopies(target, m_start, places, m_order, m_leaving));
    QList<EntryPlace> before = allPlaces(m_log);
    const QList<EntryPlace> after = allPlaces(next);
    const auto same = [&](qsizetype i, qsizetype j) {
        return entryAt(m_log, before[i]).text == entryAt(next, after[j]).text;
    };
    qsizetype head = 0;
    while (head < before.size() && same(head, head))
        ++head;
    if (after.size() < before.size() + places.size() && head < before.size())
        before.removeAt(head); // "Nothing changed yet." made room
    qsizetype tail = 0;
    while (tail < before.size() && same(before.size() - 1 - tail, after.size() - 1 - tail))
        ++tail;
    const qsizetype count = places.size();
    // Neighbours with the same words leave several places open; the target says which one it is.
    const qsizetype release = target.release.value_or(indexOfUnreleased(next.releases()));
    const auto isThere = [&](const EntryPlace &place) {
        return isIn(next, place, release, target.section) || isUnnamed(next, place, release);
    };
    const auto fits = [&](qsizetype at) {
        return isThere(after[at]) && isThere(after[at + count - 1]) &&
               (target.before < 0 || after[at].entry == target.before);
    };
    qsizetype first = head;
    while (first >= before.size() - tail && !(after.size() == before.size() + count && fits(first)))
        --first;
    if (first < before.size() - tail)
        return failAt(Error::Kind::Refused, m_log.path(), 0, u"The entries would not stay what they are."_s, {},
                      u"Move them one by one."_s);
    const auto follow = [&](QList<EntryPlace> &standing) {
        for (EntryPlace &place : standing) {
            const qsizetype at = std::ranges::lower_bound(before, place) - before.begin();
            place = after[at < first ? at : at + count];
        }
    };
    follow(m_leaving);
    follow(m_arrived);
    m_arrived += after.sliced(first, count);
    m_log = next;
    return {};
}

Result<MovedEntries> GroupMover::finish()
{
    std::ranges::sort(m_arrived);
    TB_TRY(const Changelog next, m_log.withoutEntries(m_leaving));
    const QList<EntryPlace> before = allPlaces(m_log);
    const QList<EntryPlace> after = allPlaces(next);
    for (EntryPlace &place : m_arrived) {
        const qsizetype gone = std::ranges::lower_bound(m_leaving, place) - m_leaving.begin();
        place = after[std::ranges::lower_bound(before, place) - before.begin() - gone];
    }
    return MovedEntries{next, m_arrived};
}

/// Whether the entries, which stand in their order, are where they are to go.
bool standThere(const Changelog &log, const QList<EntryPlace> &places, const EntryTarget &target)
{
    const EntryPlace &first = places.first();
    const EntryPlace &last = places.last();
    if (!target.release || !isIn(log, first, *target.release, target.section) || first.section != last.section ||
        first.release != last.release || last.entry - first.entry != places.size() - 1)
        return false;
    const qsizetype before = target.before < 0 ? sectionAt(log, first)->entries.size() : target.before;
    return before >= first.entry && before <= last.entry + 1;
}

/// The target before the next entry that does not move itself; behind the last one if there is none.
EntryTarget besideMoving(const Changelog &log, const QList<EntryPlace> &places, EntryTarget target)
{
    const QList<ChangelogSection> sections =
        target.release ? log.releases().value(*target.release).sections : QList<ChangelogSection>();
    const auto section = std::ranges::find_if(sections, [&target](const ChangelogSection &there) {
        return sectionKey(there.name) == sectionKey(target.section);
    });
    const qsizetype count = section == sections.end() ? 0 : section->entries.size();
    const qsizetype index = section - sections.begin();
    while (target.before >= 0 && target.before < count &&
           std::ranges::binary_search(places, EntryPlace{*target.release, index, target.before}))
        ++target.before;
    if (target.before >= count)
        target.before = -1;
    return target;
}

/// Moves entries by groups that go to the same target.
template <typename TargetOf>
Result<MovedEntries> moveGroups(const Changelog &log, const QList<EntryPlace> &places, const QStringList &order,
                                TargetOf targetOf)
{
    GroupMover mover(log, places, order);
    QList<EntryPlace> left = places;
    while (!left.isEmpty()) {
        const EntryTarget target = targetOf(left.first());
        QList<EntryPlace> group;
        QList<EntryPlace> others;
        for (const EntryPlace &place : std::as_const(left)) {
            const EntryTarget own = targetOf(place);
            const bool same = own.release == target.release && sectionKey(own.section) == sectionKey(target.section);
            (same ? group : others).append(place);
        }
        TB_CHECK(mover.add(target, group));
        left = others;
    }
    return mover.finish();
}
} // namespace

Result<Changelog> withoutEntries(const Changelog &log, const QList<EntryPlace> &places)
{
    return log.withoutEntries(places);
}

Result<MovedEntries> withMovedEntries(const Changelog &log, const QList<EntryPlace> &places, const EntryTarget &target,
                                      const QStringList &sectionOrder)
{
    TB_TRY(const QList<EntryPlace> moving, checked(log, places));
    if (moving.isEmpty() || standThere(log, moving, target))
        return MovedEntries{log, moving};
    const EntryTarget beside = besideMoving(log, moving, target);
    return moveGroups(log, moving, sectionOrder, [&beside](const EntryPlace &) { return beside; });
}

Result<MovedEntries> withEntriesInSection(const Changelog &log, const QList<EntryPlace> &places, const QString &section,
                                          const QStringList &sectionOrder)
{
    TB_TRY(QList<EntryPlace> moving, checked(log, places));
    moving.removeIf([&](const EntryPlace &place) { return isIn(log, place, place.release, section); });
    return moveGroups(log, moving, sectionOrder, [&section](const EntryPlace &place) {
        return EntryTarget{place.release, section, -1};
    });
}

Result<MovedEntries> withEntriesInRelease(const Changelog &log, const QList<EntryPlace> &places,
                                          std::optional<qsizetype> release, const QStringList &sectionOrder)
{
    TB_TRY(QList<EntryPlace> moving, checked(log, places));
    const qsizetype there = release.value_or(indexOfUnreleased(log.releases()));
    moving.removeIf([there](const EntryPlace &place) { return place.release == there; });
    return moveGroups(log, moving, sectionOrder, [&](const EntryPlace &place) {
        return EntryTarget{release, sectionAt(log, place)->name, -1};
    });
}

} // namespace tagboat
