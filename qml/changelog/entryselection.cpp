// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "entryselection.h"

#include <algorithm>

namespace tagboat
{

using Row = ChangelogPartsModel::Row;

namespace
{
/// Fragments are files of their own, and entries stand in the changelog: no edit is for both.
bool goTogether(const EntryPlace &a, const EntryPlace &b)
{
    return (a.release == ChangelogPartsModel::fragmentPart) == (b.release == ChangelogPartsModel::fragmentPart);
}
} // namespace

EntrySelection::EntrySelection(ChangelogPartsModel &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connect(&parts, &ChangelogPartsModel::selectionChanged, this, &EntrySelection::changed);
}

const EntryPlace *EntrySelection::placeAt(int row) const
{
    const Row *entry = m_parts.at(row);
    return entry != nullptr && entry->kind == Row::Kind::Entry ? &entry->place : nullptr;
}

void EntrySelection::begin(int row)
{
    const EntryPlace *place = placeAt(row);
    m_anchor = place != nullptr ? std::optional(*place) : std::nullopt;
    m_parts.setSelected({});
}

void EntrySelection::toggle(int row)
{
    const EntryPlace *place = placeAt(row);
    if (place == nullptr)
        return;
    const EntryPlace chosen = *place;
    QList<EntryPlace> places = m_parts.selected();
    if (places.isEmpty() && m_anchor && *m_anchor != chosen && m_parts.rowOf(*m_anchor) >= 0)
        places += *m_anchor;
    places.removeIf([&chosen](const EntryPlace &other) { return !goTogether(other, chosen); });
    if (!places.removeOne(chosen))
        places.insert(std::ranges::lower_bound(places, chosen), chosen);
    m_anchor = chosen;
    m_parts.setSelected(places);
}

void EntrySelection::extendTo(int row)
{
    const EntryPlace *place = placeAt(row);
    if (place == nullptr)
        return;
    if (!m_anchor && count() > 0)
        m_anchor = m_parts.selected().constFirst();
    const int begun = m_anchor ? m_parts.rowOf(*m_anchor) : -1;
    if (begun < 0)
        m_anchor = *place;
    const auto [first, last] = std::minmax(begun < 0 ? row : begun, row);
    QList<EntryPlace> places;
    for (int at = first; at <= last; ++at) {
        if (const EntryPlace *inside = placeAt(at); inside != nullptr && goTogether(*inside, *m_anchor))
            places += *inside;
    }
    m_parts.setSelected(places);
}

int EntrySelection::extend(int row, int by)
{
    const EntryPlace *from = placeAt(row);
    if (from == nullptr)
        return -1;
    if (count() == 0)
        m_anchor = *from;
    int next = row + by;
    while (m_parts.at(next) != nullptr && placeAt(next) == nullptr)
        next += by;
    if (placeAt(next) == nullptr || !goTogether(*from, *placeAt(next)))
        return -1;
    extendTo(next);
    return next;
}

void EntrySelection::selectRelease(int row)
{
    const Row *part = m_parts.at(row);
    if (part == nullptr)
        return;
    const qsizetype release = part->place.release;
    QList<EntryPlace> places;
    for (int at = 0; at < m_parts.rowCount(); ++at) {
        if (const EntryPlace *place = placeAt(at); place != nullptr && place->release == release)
            places += *place;
    }
    m_parts.setSelected(places);
}

void EntrySelection::clear()
{
    m_parts.setSelected({});
}

std::optional<std::pair<int, int>> EntrySelection::span() const
{
    int first = -1;
    int last = -1;
    for (int row = 0; row < m_parts.rowCount(); ++row) {
        const EntryPlace *place = placeAt(row);
        if (place == nullptr || !isSelected(*place))
            continue;
        if (first < 0)
            first = row;
        last = row;
    }
    return first < 0 ? std::nullopt : std::optional(std::pair(first, last));
}

QString EntrySelection::words() const
{
    return count() == 1 ? tr("1 entry selected") : tr("%1 entries selected").arg(count());
}

} // namespace tagboat
