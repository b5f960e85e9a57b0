// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "overviewfiltermodel.h"

#include "roworder.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

OverviewFilterModel::OverviewFilterModel(OverviewModel &rows, QObject *parent)
    : QAbstractListModel(parent), m_rows(rows)
{
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &OverviewFilterModel::rebuild);
    connect(&rows, &OverviewModel::countsChanged, this, &OverviewFilterModel::follow);
    connect(&rows, &OverviewModel::selectionChanged, this, [this] {
        if (!m_shown.isEmpty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {OverviewModel::SelectedRole});
        Q_EMIT selectionChanged();
    });
    rebuild();
}

int OverviewFilterModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant OverviewFilterModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OverviewRow &row = *m_shown[index.row()];
    if (role == GroupRole)
        return groupOf(row);
    return role == OverviewModel::SelectedRole ? QVariant(m_rows.isSelected(row)) : OverviewModel::field(row, role);
}

QHash<int, QByteArray> OverviewFilterModel::roleNames() const
{
    QHash<int, QByteArray> names = m_rows.roleNames();
    names.insert(GroupRole, "group");
    return names;
}

void OverviewFilterModel::setSearch(const QString &search)
{
    SavedView view = m_view;
    view.search = search;
    setView(view);
}

void OverviewFilterModel::setFacet(const QString &facet)
{
    SavedView view = m_view;
    view.show = facet;
    setView(view);
}

void OverviewFilterModel::setFilters(const QStringList &filters)
{
    SavedView view = m_view;
    view.filters = filters;
    setView(view);
}

void OverviewFilterModel::toggleFilter(const QString &filter)
{
    QStringList filters = m_view.filters;
    if (!filters.removeOne(filter))
        filters.append(filter);
    setFilters(filters);
}

QVariantList OverviewFilterModel::choices() const
{
    static const QStringList dimensions{u"is"_s, u"organisation"_s, u"folder"_s, u"flow"_s, u"ecosystem"_s};
    QHash<QString, int> counts;
    for (const OverviewModel::Row &row : m_rows.rows()) {
        for (const QString &facet : row->facets)
            ++counts[facet];
    }
    for (const QString &filter : m_view.filters) // also those that nothing has any more, so that they can be taken away
        counts[filter] += 0;
    QStringList facets = counts.keys();
    const auto rank = [](const QString &facet) { return dimensions.indexOf(facet.section(u':', 0, 0)); };
    std::sort(facets.begin(), facets.end(),
              [&](const QString &a, const QString &b) { return std::pair(rank(a), a) < std::pair(rank(b), b); });
    QVariantList list;
    for (const QString &facet : std::as_const(facets)) {
        list.append(QVariantMap{{u"filter"_s, facet},
                                {u"dimension"_s, facet.section(u':', 0, 0)},
                                {u"value"_s, facet.section(u':', 1)},
                                {u"count"_s, counts.value(facet)}});
    }
    return list;
}

void OverviewFilterModel::setGroup(const QString &group)
{
    SavedView view = m_view;
    view.group = group;
    setView(view);
}

void OverviewFilterModel::setSorting(const QStringList &sorting)
{
    SavedView view = m_view;
    view.sort = sorting;
    setView(view);
}

void OverviewFilterModel::sortBy(const QString &key, bool also)
{
    QStringList sort = m_view.sort;
    const QString turned = u'-' + key;
    const qsizetype place = std::max(sort.indexOf(key), sort.indexOf(turned));
    const QString next = place >= 0 && sort[place] == key ? turned : key;
    if (!also)
        sort = {sort.size() > 1 && place != 0 ? key : next};
    else if (place >= 0)
        sort[place] = next;
    else
        sort.append(key);
    setSorting(sort);
}

void OverviewFilterModel::setColumns(const QStringList &columns)
{
    if (columns == m_view.columns)
        return;
    m_view.columns = columns;
    Q_EMIT columnsChanged();
}

void OverviewFilterModel::setView(const SavedView &view)
{
    const SavedView before = std::exchange(m_view, view);
    const bool filtered = before.search != view.search || before.show != view.show || before.filters != view.filters;
    const bool sorted = before.sort != view.sort || before.group != view.group;
    if (filtered || sorted)
        rebuild();
    if (filtered)
        Q_EMIT filterChanged();
    if (sorted)
        Q_EMIT sortChanged();
    if (before.columns != view.columns)
        Q_EMIT columnsChanged();
}

void OverviewFilterModel::toggleSelected(int row)
{
    if (row >= 0 && row < m_shown.size())
        m_rows.setSelected(*m_shown[row], !m_rows.isSelected(*m_shown[row]));
}

void OverviewFilterModel::toggleAll()
{
    const bool all = std::ranges::all_of(m_shown, [this](const auto &row) { return m_rows.isSelected(*row); });
    m_rows.setSelected(m_shown, !all);
}

int OverviewFilterModel::onlySelected() const
{
    if (m_rows.selectedCount() != 1)
        return -1;
    const auto found = std::ranges::find_if(m_shown, [this](const auto &row) { return m_rows.isSelected(*row); });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

QString OverviewFilterModel::keyAt(int row) const
{
    return row < 0 || row >= m_shown.size() ? QString() : OverviewModel::keyOf(*m_shown[row]);
}

int OverviewFilterModel::rowOf(const QString &key) const
{
    const auto found =
        std::ranges::find_if(m_shown, [&](const auto &row) { return OverviewModel::keyOf(*row) == key; });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

QVariant OverviewFilterModel::field(int row, const QString &role) const
{
    const int key = roleNames().key(role.toUtf8(), -1);
    return key < 0 ? QVariant() : data(index(row), key);
}

QString OverviewFilterModel::groupOf(const OverviewRow &row) const
{
    if (m_view.group == u"folder"_s)
        return row.folder;
    if (m_view.group == u"organisation"_s)
        return row.organisation.isEmpty() ? tr("On no forge") : row.organisation;
    return m_view.group == u"stage"_s ? row.stage : QString();
}

/// A scan of thousands of repositories must not cost a sort of all of them in every frame.
void OverviewFilterModel::follow()
{
    if (m_cost < 3)
        rebuild();
    else if (!m_later.isActive())
        m_later.start(static_cast<int>(std::min<qint64>(20 * m_cost, 500)));
}

void OverviewFilterModel::rebuild()
{
    QElapsedTimer timer;
    timer.start();
    m_later.stop();
    const RowFilter filter(m_view);
    QList<OverviewModel::Row> shown;
    for (const OverviewModel::Row &row : m_rows.rows()) {
        if (filter.accepts(*row))
            shown.append(row);
    }
    RowOrder(m_view).sort(shown);
    m_groups.clear();
    if (!m_view.group.isEmpty()) {
        for (const OverviewModel::Row &row : std::as_const(shown))
            ++m_groups[groupOf(*row)];
    }
    publish(std::move(shown));
    countRows();
    // One that other programs interrupted took long, and cost nothing.
    const qint64 before = std::exchange(m_took, timer.elapsed());
    m_cost = std::min(before, m_took);
}

/// As few signals as can be: thousands of single rows that go and come would hold up the window.
void OverviewFilterModel::publish(QList<OverviewModel::Row> shown)
{
    const int before = rowCount();
    const int after = static_cast<int>(shown.size());
    const int common = std::min(before, after);
    int first = 0;
    while (first < common && m_shown[first] == shown[first])
        ++first;
    int last = common - 1;
    while (last >= first && m_shown[last] == shown[last])
        --last;
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_shown = std::move(shown);
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_shown = std::move(shown);
        endInsertRows();
    } else {
        m_shown = std::move(shown);
    }
    if (last >= first)
        Q_EMIT dataChanged(index(first), index(last));
    if (after != before || last >= first)
        Q_EMIT rearranged();
}

void OverviewFilterModel::countRows()
{
    m_wants = m_inFlight = m_blocked = 0;
    for (const OverviewModel::Row &row : m_rows.rows()) {
        m_wants += row->wantsRelease ? 1 : 0;
        m_inFlight += row->inFlight ? 1 : 0;
        m_blocked += row->action.blocked ? 1 : 0;
    }
    Q_EMIT countsChanged();
}

} // namespace tagboat
