// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What the user does to several entries at once: each function is one step that can be undone.
#include "base/displaytext.h"
#include "changelogcontroller.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

int ChangelogController::applyToSelected(const QString &label, const Result<MovedEntries> &next)
{
    const auto edited = next.map([](const MovedEntries &moved) { return moved.changelog; });
    if (!apply(label, edited) || next->places.isEmpty())
        return -1;
    m_parts.setSelected(next->places);
    return m_parts.rowOf(next->places.constFirst());
}

int ChangelogController::removeSelected()
{
    const auto span = m_selection.span();
    if (!m_document || !span)
        return -1;
    const QList<EntryPlace> places = m_parts.selected();
    const QString label = places.size() == 1 ? tr("Remove entry") : tr("Remove %1 entries").arg(places.size());
    if (fragmentsSelected())
        return applyToFragments(label, std::nullopt);
    apply(label, withoutEntries(m_document->current(), places));
    return std::min(span->first, m_parts.rowCount() - 1);
}

int ChangelogController::moveSelected(int target)
{
    if (m_document && fragmentsSelected())
        return applyToFragments(tr("Move fragments"), laneAt(target));
    const auto to = targetAt(target);
    const QList<EntryPlace> places = m_parts.selected();
    if (!m_document || !to || places.isEmpty())
        return -1;
    const QString label = places.size() == 1 ? tr("Move entry") : tr("Move %1 entries").arg(places.size());
    return applyToSelected(label, withMovedEntries(m_document->current(), places, *to, sections()));
}

int ChangelogController::moveSelectedBy(int by)
{
    const auto span = m_selection.span();
    if (!span)
        return -1;
    if (m_document && fragmentsSelected())
        return applyToFragments(tr("Move fragments"), m_parts.at(span->first)->place.section + by);
    const int beside = by < 0 ? span->first - 1 : span->second + 1;
    const ChangelogPartsModel::Row *other = m_parts.at(beside);
    // Over a release's heading nothing moves that way: the type and the version would both become others.
    if (other == nullptr || other->kind == ChangelogPartsModel::Row::Kind::Release)
        return -1;
    return moveSelected(by < 0 ? beside : beside + 1);
}

int ChangelogController::moveSelectedToSection(const QString &section)
{
    const QList<EntryPlace> places = m_parts.selected();
    if (!m_document || places.isEmpty())
        return -1;
    if (fragmentsSelected()) {
        const QList<FragmentLane> all = lanes();
        return applyToFragments(tr("Make %1").arg(displayText(section)),
                                std::ranges::find(all, section, &FragmentLane::name) - all.begin());
    }
    return applyToSelected(tr("Make %1").arg(displayText(section)),
                           withEntriesInSection(m_document->current(), places, section, sections()));
}

int ChangelogController::moveSelectedToRelease(int release)
{
    const QList<EntryPlace> places = m_parts.selected();
    if (!m_document || places.isEmpty() || fragmentsSelected())
        return -1;
    const auto to = release < 0 ? std::nullopt : std::optional<qsizetype>(release);
    return applyToSelected(tr("Move to another version"),
                           withEntriesInRelease(m_document->current(), places, to, sections()));
}

} // namespace tagboat
