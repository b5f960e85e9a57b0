// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "palettemodel.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat
{

int fuzzyScore(QStringView query, QStringView text)
{
    int score = 0;
    qsizetype at = 0;
    qsizetype last = -2;
    for (const QChar wanted : query) {
        if (wanted.isSpace())
            continue;
        const qsizetype found = text.indexOf(wanted, at, Qt::CaseInsensitive);
        if (found < 0)
            return -1;
        score += 1;
        if (found == last + 1)
            score += 3;
        if (found == 0 || !text[found - 1].isLetterOrNumber())
            score += 2;
        last = found;
        at = found + 1;
    }
    return score;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_chosen.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case LabelRole:
        return m_chosen[index.row()].value(u"label"_s).toString();
    case DetailRole:
        return m_chosen[index.row()].value(u"detail"_s).toString();
    default:
        return {};
    }
}

QHash<int, QByteArray> PaletteModel::roleNames() const
{
    return {{LabelRole, "label"}, {DetailRole, "detail"}};
}

void PaletteModel::setCommands(const QVariantList &commands)
{
    m_commands = commands;
    choose();
}

void PaletteModel::setQuery(const QString &query)
{
    m_query = query;
    choose();
}

QVariantMap PaletteModel::command(int row) const
{
    return m_chosen.value(row);
}

void PaletteModel::choose()
{
    QList<std::pair<int, QVariantMap>> fitting;
    for (const QVariant &command : std::as_const(m_commands)) {
        const QVariantMap map = command.toMap();
        if (const int score = fuzzyScore(m_query, map.value(u"label"_s).toString()); score >= 0)
            fitting.append({score, map});
    }
    std::stable_sort(fitting.begin(), fitting.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    beginResetModel(); // a new search is a new list
    m_chosen.clear();
    for (const auto &[score, map] : fitting)
        m_chosen.append(map);
    endResetModel();
    Q_EMIT changed();
}

} // namespace tagboat
