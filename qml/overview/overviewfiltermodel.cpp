// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "overviewfiltermodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

OverviewFilterModel::OverviewFilterModel(OverviewModel &rows, QObject *parent)
    : QSortFilterProxyModel(parent), m_rows(rows)
{
    setSourceModel(&rows);
    setDynamicSortFilter(true);
    connect(&rows, &OverviewModel::countsChanged, this, &OverviewFilterModel::countRows);
    connect(&rows, &OverviewModel::selectionChanged, this, &OverviewFilterModel::selectionChanged);
    countRows();
}

void OverviewFilterModel::setSearch(const QString &search)
{
    if (search == m_search)
        return;
    m_search = search;
    invalidateFilter();
    Q_EMIT filterChanged();
    Q_EMIT countsChanged();
}

void OverviewFilterModel::setFacet(const QString &facet)
{
    if (facet == m_facet)
        return;
    m_facet = facet;
    invalidateFilter();
    Q_EMIT filterChanged();
    Q_EMIT countsChanged();
}

void OverviewFilterModel::sortBy(const QString &key)
{
    const bool turn = key == m_sortKey && !descending();
    m_sortKey = key;
    invalidate();
    sort(0, turn ? Qt::DescendingOrder : Qt::AscendingOrder);
    Q_EMIT sortChanged();
}

void OverviewFilterModel::toggleSelected(int row)
{
    const QModelIndex at = mapToSource(index(row, 0));
    if (at.isValid())
        m_rows.setData(at, !at.data(OverviewModel::SelectedRole).toBool(), OverviewModel::SelectedRole);
}

int OverviewFilterModel::onlySelected() const
{
    if (m_rows.selectedCount() != 1)
        return -1;
    for (int row = 0; row < rowCount(); ++row) {
        if (index(row, 0).data(OverviewModel::SelectedRole).toBool())
            return row;
    }
    return -1;
}

QVariant OverviewFilterModel::field(int row, const QString &role) const
{
    const int key = roleNames().key(role.toUtf8(), -1);
    return key < 0 ? QVariant() : index(row, 0).data(key);
}

bool OverviewFilterModel::filterAcceptsRow(int row, const QModelIndex & /*parent*/) const
{
    const OverviewRow &candidate = m_rows.row(row);
    if (m_facet == u"wants"_s && !candidate.wantsRelease)
        return false;
    if (m_facet == u"inflight"_s && !candidate.inFlight)
        return false;
    if (m_facet == u"blocked"_s && !candidate.action.blocked)
        return false;
    const QStringList words = m_search.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString &word) {
        return candidate.name.contains(word, Qt::CaseInsensitive) ||
               candidate.subtitle.contains(word, Qt::CaseInsensitive) ||
               candidate.branch.contains(word, Qt::CaseInsensitive) ||
               candidate.repositoryPath.contains(word, Qt::CaseInsensitive);
    });
}

bool OverviewFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const OverviewRow &a = m_rows.row(left.row());
    const OverviewRow &b = m_rows.row(right.row());
    const auto text = [](const QString &x, const QString &y) { return QString::localeAwareCompare(x, y); };
    int order = 0;
    if (m_sortKey == u"name"_s)
        order = text(a.name, b.name);
    else if (m_sortKey == u"version"_s)
        order = text(a.version, b.version);
    else if (m_sortKey == u"age"_s) // the youngest first, those without a tag last
        order = a.tagged == b.tagged ? 0 : (a.tagged > b.tagged ? -1 : 1);
    else if (m_sortKey == u"since"_s) // the most first
        order = b.since - a.since;
    else if (m_sortKey == u"next"_s)
        order = text(a.nextTone + a.nextLabel, b.nextTone + b.nextLabel);
    else if (m_sortKey == u"changelog"_s)
        order = text(a.changelogTone + a.changelogLabel, b.changelogTone + b.changelogLabel);
    else if (m_sortKey == u"branch"_s)
        order = text(a.branch, b.branch);
    else if (m_sortKey == u"state"_s)
        order = text(a.stateTone + a.stateLabel, b.stateTone + b.stateLabel);
    return order == 0 ? left.row() < right.row() : order < 0;
}

void OverviewFilterModel::countRows()
{
    m_wants = m_inFlight = m_blocked = 0;
    for (int row = 0; row < m_rows.count(); ++row) {
        m_wants += m_rows.row(row).wantsRelease ? 1 : 0;
        m_inFlight += m_rows.row(row).inFlight ? 1 : 0;
        m_blocked += m_rows.row(row).action.blocked ? 1 : 0;
    }
    Q_EMIT countsChanged();
}

} // namespace tagboat
