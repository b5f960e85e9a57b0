// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelogmodels.h"

#include "base/displaytext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

bool ChangelogPartsModel::Row::looksLike(const Row &other) const
{
    return kind == other.kind && text == other.text && detail == other.detail && section == other.section &&
           entries == other.entries && unfolded == other.unfolded && unreleased == other.unreleased &&
           yanked == other.yanked && selected == other.selected && mine == other.mine && theirs == other.theirs &&
           issue == other.issue && path == other.path;
}

int ChangelogPartsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ChangelogPartsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case KindRole:
        return row.kind == Row::Kind::Release   ? u"release"_s
               : row.kind == Row::Kind::Section ? u"section"_s
               : row.kind == Row::Kind::Entry   ? u"entry"_s
                                                : u"conflict"_s;
    case TextRole:
        return row.text;
    case DetailRole:
        return row.detail;
    case EntriesRole:
        return row.entries;
    case UnfoldedRole:
        return row.unfolded;
    case UnreleasedRole:
        return row.unreleased;
    case SectionRole:
        return row.section;
    case YankedRole:
        return row.yanked;
    case SelectedRole:
        return row.selected;
    case MineRole:
        return row.mine;
    case TheirsRole:
        return row.theirs;
    case IssueRole:
        return row.issue;
    case PathRole:
        return row.path;
    default:
        return {};
    }
}

QHash<int, QByteArray> ChangelogPartsModel::roleNames() const
{
    return {{KindRole, "kind"},       {TextRole, "text"},         {DetailRole, "detail"},
            {EntriesRole, "entries"}, {UnfoldedRole, "unfolded"}, {UnreleasedRole, "unreleased"},
            {SectionRole, "section"}, {YankedRole, "yanked"},     {SelectedRole, "selected"},
            {MineRole, "mine"},       {TheirsRole, "theirs"},     {IssueRole, "issue"},
            {PathRole, "path"}};
}

namespace
{
/// A side of a conflict as it is shown.
QString sideText(const QByteArray &side)
{
    QString text = QString::fromUtf8(side).replace("\r\n"_L1, "\n"_L1);
    if (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

/// Puts the conflicts between the rows, which begin at @p lines (from 1).
void addConflicts(QList<ChangelogPartsModel::Row> &rows, QList<int> lines, const Changelog &changelog)
{
    for (qsizetype c = 0; c < changelog.conflicts().size(); ++c) {
        const Conflict &conflict = changelog.conflicts()[c];
        const int line = conflict.firstLine + 1;
        const qsizetype at = std::ranges::upper_bound(lines, line) - lines.begin();
        ChangelogPartsModel::Row row;
        row.kind = ChangelogPartsModel::Row::Kind::Conflict;
        const auto holds = [line](const ChangelogRelease &release) {
            return release.firstLine <= line && line <= release.lastLine;
        };
        const auto release = std::ranges::find_if(changelog.releases(), holds);
        const bool inside = release != changelog.releases().end();
        row.place = {inside ? release - changelog.releases().begin() : -1, -1, -1};
        row.text = displayText(conflict.mineName);
        row.detail = displayText(conflict.theirsName);
        row.conflict = c;
        row.mine = sideText(conflict.mine);
        row.theirs = sideText(conflict.theirs);
        rows.insert(at, row);
        lines.insert(at, line);
    }
}
} // namespace

QList<ChangelogPartsModel::Row> ChangelogPartsModel::rowsOf(const Changelog &changelog) const
{
    QList<Row> rows;
    QList<int> lines; // in which they begin
    const QList<ChangelogRelease> &releases = changelog.releases();
    for (qsizetype r = 0; r < releases.size(); ++r) {
        const ChangelogRelease &release = releases[r];
        Row head{Row::Kind::Release, {r, 0, 0}, {}, {}, {}, release.entryCount(), false, release.unreleased};
        head.text = !release.version.isEmpty() ? displayText(release.version)
                    : release.unreleased       ? tr("Unreleased")
                                               : displayText(release.heading);
        QStringList detail{displayText(release.date), release.yanked ? tr("yanked") : QString(),
                           head.entries == 1 ? tr("1 entry") : tr("%1 entries").arg(head.entries)};
        detail.removeAll(QString());
        head.detail = detail.join(u" · "_s);
        head.yanked = release.yanked;
        head.unfolded = release.unreleased != m_toggled.contains(release.heading);
        rows.append(head);
        lines.append(release.firstLine);
        if (!head.unfolded)
            continue;
        for (qsizetype s = 0; s < release.sections.size(); ++s) {
            const ChangelogSection &section = release.sections[s];
            const int count = static_cast<int>(section.entries.size());
            Row title{Row::Kind::Section, {r, s, 0}, displayText(section.name), {}, section.name, count};
            title.unfolded = true;
            title.unreleased = release.unreleased;
            rows.append(title);
            lines.append(section.firstLine);
            for (qsizetype e = 0; e < section.entries.size(); ++e) {
                Row entry{Row::Kind::Entry, {r, s, e}, section.entries[e].text, {}, section.name};
                entry.unreleased = release.unreleased;
                entry.selected = m_selected.contains(entry.place);
                rows.append(entry);
                lines.append(section.entries[e].firstLine);
            }
        }
    }
    addConflicts(rows, lines, changelog);
    return fragmentRows() + rows;
}

QList<ChangelogPartsModel::Row> ChangelogPartsModel::fragmentRows() const
{
    if (!m_settings)
        return {};
    const int count = static_cast<int>(m_fragments.size());
    Row head{Row::Kind::Release, {fragmentPart, 0, 0}, tr("Unreleased"), {}, {}, count, true, true};
    head.detail = count == 1 ? tr("1 fragment") : tr("%1 fragments").arg(count);
    head.unfolded = !m_toggled.contains(QString());
    QList<Row> rows{head};
    const QList<FragmentLane> lanes = head.unfolded ? fragmentLanes(*m_settings, m_fragments) : QList<FragmentLane>();
    for (qsizetype l = 0; l < lanes.size(); ++l) {
        const FragmentLane &lane = lanes[l];
        if (lane.fragments.isEmpty())
            continue;
        rows.append({Row::Kind::Section,
                     {fragmentPart, l, 0},
                     displayText(lane.name),
                     {},
                     lane.name,
                     static_cast<int>(lane.fragments.size()),
                     true,
                     true});
        for (qsizetype e = 0; e < lane.fragments.size(); ++e) {
            const Fragment &fragment = m_fragments[lane.fragments[e]];
            Row row{Row::Kind::Entry, {fragmentPart, l, e}, fragment.text.trimmed(), {}, lane.name, 0, false, true};
            row.fragment = lane.fragments[e];
            row.issue = fragment.name.issue;
            row.path = fragment.path;
            row.selected = m_selected.contains(row.place);
            rows.append(row);
        }
    }
    return rows;
}

void ChangelogPartsModel::setFragments(const std::optional<TowncrierSettings> &settings,
                                       const QList<Fragment> &fragments)
{
    m_settings = settings;
    m_fragments = fragments;
}

int ChangelogPartsModel::rowOfFile(const QString &path) const
{
    const auto found =
        std::ranges::find_if(m_rows, [&path](const Row &row) { return row.fragment >= 0 && row.path == path; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void ChangelogPartsModel::show(const Changelog &changelog)
{
    const QList<Row> rows = rowsOf(changelog);
    const qsizetype shorter = std::min(rows.size(), m_rows.size());
    qsizetype head = 0;
    while (head < shorter && rows[head].looksLike(m_rows[head]))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && rows[rows.size() - 1 - tail].looksLike(m_rows[m_rows.size() - 1 - tail]))
        ++tail;
    const auto first = static_cast<int>(head);
    const auto oldEnd = static_cast<int>(m_rows.size() - tail);
    const auto newEnd = static_cast<int>(rows.size() - tail);
    // A row that stays what it is keeps its item, and with that the focus; others make room.
    int both = first;
    while (both < std::min(oldEnd, newEnd) && m_rows[both].kind == rows[both].kind)
        ++both;
    if (oldEnd > both) {
        beginRemoveRows({}, both, oldEnd - 1);
        m_rows.remove(both, oldEnd - both);
        endRemoveRows();
    }
    if (newEnd > both) {
        beginInsertRows({}, both, newEnd - 1);
        for (int row = both; row < newEnd; ++row)
            m_rows.insert(row, rows[row]);
        endInsertRows();
    }
    m_rows = rows;
    if (both > first)
        Q_EMIT dataChanged(index(first), index(both - 1));
    if (oldEnd != newEnd)
        Q_EMIT countChanged();
}

void ChangelogPartsModel::toggle(int row, const Changelog &changelog)
{
    const Row *release = at(row);
    if (!release || release->kind != Row::Kind::Release)
        return;
    const bool fragments = release->place.release == fragmentPart;
    const QString heading = fragments ? QString() : changelog.releases()[release->place.release].heading;
    if (!m_toggled.remove(heading))
        m_toggled.insert(heading);
    show(changelog);
}

void ChangelogPartsModel::setSelected(const QList<EntryPlace> &places)
{
    if (places == m_selected)
        return;
    m_selected = places;
    for (int row = 0; row < rowCount(); ++row) {
        Row &entry = m_rows[row];
        const bool selected = entry.kind == Row::Kind::Entry && m_selected.contains(entry.place);
        if (entry.selected == selected)
            continue;
        entry.selected = selected;
        Q_EMIT dataChanged(index(row), index(row), {SelectedRole});
    }
    Q_EMIT selectionChanged();
}

void ChangelogPartsModel::reset()
{
    beginResetModel();
    m_rows.clear();
    m_toggled.clear();
    m_selected.clear();
    m_settings.reset();
    m_fragments.clear();
    endResetModel();
    Q_EMIT selectionChanged();
    Q_EMIT countChanged();
}

const ChangelogPartsModel::Row *ChangelogPartsModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

int ChangelogPartsModel::rowOf(const EntryPlace &place) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&place](const Row &row) { return row.kind == Row::Kind::Entry && row.place == place; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

const ChangelogPartsModel::Row *ChangelogPartsModel::entryWith(const QString &text) const
{
    const Row *found = nullptr;
    for (const Row &row : m_rows) {
        if (row.kind != Row::Kind::Entry || row.text != text)
            continue;
        if (found)
            return nullptr;
        found = &row;
    }
    return found;
}

int ChangelogPartsModel::rowOfRelease(qsizetype release) const
{
    const auto found = std::ranges::find_if(
        m_rows, [release](const Row &row) { return row.kind == Row::Kind::Release && row.place.release == release; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

} // namespace tagboat
