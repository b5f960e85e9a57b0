// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "workrowmodel.h"

#include <algorithm>

namespace tagboat
{

int WorkRowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant WorkRowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WorkRow &row = m_rows[index.row()];
    switch (role) {
    case RowKeyRole:
        return row.key;
    case RowKindRole:
        return row.kind;
    case TitleRole:
        return row.title;
    case NoteRole:
        return row.note;
    case MarkRole:
        return row.mark;
    case WordRole:
        return row.word;
    case TimeRole:
        return row.time;
    case OpenedRole:
        return row.opened;
    case ChosenRole:
        return row.chosen;
    case RequiredRole:
        return row.required;
    case CanActRole:
        return row.canAct;
    case ProgressRole:
        return row.progress;
    default:
        return {};
    }
}

QHash<int, QByteArray> WorkRowModel::roleNames() const
{
    return {{RowKeyRole, "rowKey"}, {RowKindRole, "rowKind"},     {TitleRole, "rowTitle"}, {NoteRole, "rowNote"},
            {MarkRole, "mark"},     {WordRole, "word"},           {TimeRole, "time"},      {OpenedRole, "opened"},
            {ChosenRole, "chosen"}, {RequiredRole, "isRequired"}, {CanActRole, "canAct"},  {ProgressRole, "progress"}};
}

void WorkRowModel::setRows(const QList<WorkRow> &rows)
{
    const int before = count();
    for (int i = 0; i < rows.size(); ++i)
        place(i, rows[i]);
    if (m_rows.size() > rows.size()) {
        beginRemoveRows({}, static_cast<int>(rows.size()), count() - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
    if (count() != before)
        Q_EMIT countChanged();
}

/// Brings the row of the same key to @p row, or makes it there.
void WorkRowModel::place(int row, const WorkRow &wanted)
{
    const auto found =
        std::find_if(m_rows.begin() + row, m_rows.end(), [&](const WorkRow &each) { return each.key == wanted.key; });
    if (found == m_rows.end()) {
        beginInsertRows({}, row, row);
        m_rows.insert(row, wanted);
        endInsertRows();
        return;
    }
    const int from = static_cast<int>(found - m_rows.begin());
    if (from != row) {
        beginMoveRows({}, from, from, {}, row);
        m_rows.move(from, row);
        endMoveRows();
    }
    if (m_rows[row] == wanted)
        return;
    m_rows[row] = wanted;
    Q_EMIT dataChanged(index(row), index(row));
}

} // namespace tagboat
