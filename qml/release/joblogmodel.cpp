// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "joblogmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString kindName(LogLine::Kind kind)
{
    switch (kind) {
    case LogLine::Kind::Plain:
        return u"plain"_s;
    case LogLine::Kind::Error:
        return u"error"_s;
    case LogLine::Kind::Warning:
        return u"warning"_s;
    case LogLine::Kind::Group:
        return u"group"_s;
    case LogLine::Kind::Command:
        return u"command"_s;
    case LogLine::Kind::Muted:
        return u"muted"_s;
    }
    return {};
}

} // namespace

int JobLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant JobLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LogLine &line = m_lines[index.row()];
    switch (role) {
    case NumberRole:
        return static_cast<int>(line.number);
    case TimeRole:
        return line.at.isValid() ? line.at.toLocalTime().toString(u"HH:mm:ss"_s) : QString();
    case LineRole:
        return line.text;
    case LineKindRole:
        return kindName(line.kind);
    case MatchRole:
        return index.row() == foundRow() ? 2 : std::ranges::binary_search(m_found, index.row()) ? 1 : 0;
    case SelectedRole:
        return isSelected(index.row());
    default:
        return {};
    }
}

QHash<int, QByteArray> JobLogModel::roleNames() const
{
    return {{NumberRole, "number"},     {TimeRole, "time"},   {LineRole, "line"},
            {LineKindRole, "lineKind"}, {MatchRole, "match"}, {SelectedRole, "selected"}};
}

void JobLogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    m_left = 0;
    m_found.clear();
    m_foundAt = -1;
    m_selectedFrom = -1;
    m_selectedTo = -1;
    endResetModel();
    Q_EMIT countChanged();
    Q_EMIT soughtChanged();
    Q_EMIT selectionChanged();
}

void JobLogModel::append(const QList<LogLine> &lines)
{
    const auto kept = std::min<qsizetype>(lines.size(), limit);
    const auto excess = static_cast<int>(std::max<qsizetype>(0, m_lines.size() + kept - limit));
    if (excess > 0)
        drop(excess);
    if (kept > 0) {
        beginInsertRows({}, count(), count() + static_cast<int>(kept) - 1);
        m_lines.append(lines.last(kept));
        endInsertRows();
        m_left = static_cast<int>(m_lines.constFirst().number) - 1;
    }
    findAll();
    Q_EMIT countChanged();
}

/// Takes the oldest lines away.
void JobLogModel::drop(int lines)
{
    beginRemoveRows({}, 0, lines - 1);
    m_lines.remove(0, lines);
    m_found.clear();
    m_foundAt = -1;
    endRemoveRows();
    if (std::max(m_selectedFrom, m_selectedTo) < lines)
        setSelection(-1, -1);
    else
        setSelection(std::max(0, m_selectedFrom - lines), std::max(0, m_selectedTo - lines));
}

void JobLogModel::seek(const QString &text)
{
    if (m_sought == text)
        return;
    m_sought = text;
    m_foundAt = -1;
    findAll();
    setFoundAt(m_found.isEmpty() ? -1 : 0);
}

void JobLogModel::findAll()
{
    const QList<int> before = std::exchange(m_found, {});
    if (!m_sought.isEmpty()) {
        for (int row = 0; row < count(); ++row) {
            if (m_lines[row].text.contains(m_sought, Qt::CaseInsensitive))
                m_found.append(row);
        }
    }
    m_foundAt = std::min(m_foundAt, found() - 1);
    if (before == m_found)
        return;
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {MatchRole});
    Q_EMIT soughtChanged();
}

int JobLogModel::foundRow() const
{
    return m_foundAt < 0 ? -1 : m_found[m_foundAt];
}

void JobLogModel::setFoundAt(int at)
{
    const int before = foundRow();
    m_foundAt = at;
    for (const int row : {before, foundRow()}) {
        if (row >= 0)
            Q_EMIT dataChanged(index(row), index(row), {MatchRole});
    }
    Q_EMIT soughtChanged();
}

void JobLogModel::seekNext(bool forward)
{
    if (m_found.isEmpty())
        return;
    const int step = forward ? 1 : -1;
    setFoundAt((m_foundAt + step + found()) % found());
}

void JobLogModel::select(int row)
{
    const int at = row < count() ? row : -1;
    setSelection(at, at);
}

void JobLogModel::selectTo(int row)
{
    if (count() == 0)
        return;
    const int to = std::clamp(row, 0, count() - 1);
    setSelection(m_selectedFrom < 0 ? to : m_selectedFrom, to);
}

void JobLogModel::selectAll()
{
    setSelection(count() > 0 ? 0 : -1, count() - 1);
}

int JobLogModel::selectedCount() const
{
    return m_selectedFrom < 0 ? 0 : std::abs(m_selectedTo - m_selectedFrom) + 1;
}

bool JobLogModel::isSelected(int row) const
{
    return m_selectedFrom >= 0 && row >= std::min(m_selectedFrom, m_selectedTo) &&
           row <= std::max(m_selectedFrom, m_selectedTo);
}

void JobLogModel::setSelection(int from, int to)
{
    if (from == m_selectedFrom && to == m_selectedTo)
        return;
    m_selectedFrom = from;
    m_selectedTo = to;
    if (count() > 0)
        Q_EMIT dataChanged(index(0), index(count() - 1), {SelectedRole});
    Q_EMIT selectionChanged();
}

QString JobLogModel::selectedText() const
{
    QString text;
    for (int row = 0; row < count(); ++row) {
        if (selectedCount() > 0 && !isSelected(row))
            continue;
        const LogLine &line = m_lines[row];
        if (line.at.isValid())
            text += line.at.toLocalTime().toString(u"HH:mm:ss"_s) + u"  "_s;
        text += line.text + u'\n';
    }
    return text;
}

} // namespace tagboat
