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
           entries == other.entries && unfolded == other.unfolded && unreleased == other.unreleased;
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
                                                : u"entry"_s;
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
    default:
        return {};
    }
}

QHash<int, QByteArray> ChangelogPartsModel::roleNames() const
{
    return {{KindRole, "kind"},       {TextRole, "text"},         {DetailRole, "detail"},
            {EntriesRole, "entries"}, {UnfoldedRole, "unfolded"}, {UnreleasedRole, "unreleased"},
            {SectionRole, "section"}};
}

QList<ChangelogPartsModel::Row> ChangelogPartsModel::rowsOf(const Changelog &changelog) const
{
    QList<Row> rows;
    const QList<ChangelogRelease> &releases = changelog.releases();
    for (qsizetype r = 0; r < releases.size(); ++r) {
        const ChangelogRelease &release = releases[r];
        Row head{Row::Kind::Release, {r, 0, 0}, {}, {}, {}, release.entryCount(), false, release.unreleased};
        head.text = !release.version.isEmpty() ? displayText(release.version)
                    : release.unreleased       ? tr("Unreleased")
                                               : displayText(release.heading);
        const QString entries = head.entries == 1 ? tr("1 entry") : tr("%1 entries").arg(head.entries);
        head.detail = release.date.isEmpty() ? entries : displayText(release.date) + u" · "_s + entries;
        if (release.yanked)
            head.detail += u" · "_s + tr("yanked");
        head.unfolded = release.unreleased != m_toggled.contains(release.heading);
        rows.append(head);
        if (!head.unfolded)
            continue;
        for (qsizetype s = 0; s < release.sections.size(); ++s) {
            const ChangelogSection &section = release.sections[s];
            const int count = static_cast<int>(section.entries.size());
            rows.append({Row::Kind::Section,
                         {r, s, 0},
                         displayText(section.name),
                         {},
                         section.name,
                         count,
                         true,
                         release.unreleased});
            for (qsizetype e = 0; e < section.entries.size(); ++e)
                rows.append({Row::Kind::Entry,
                             {r, s, e},
                             section.entries[e].text,
                             {},
                             section.name,
                             0,
                             false,
                             release.unreleased});
        }
    }
    return rows;
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
    const QString heading = changelog.releases()[release->place.release].heading;
    if (!m_toggled.remove(heading))
        m_toggled.insert(heading);
    show(changelog);
}

void ChangelogPartsModel::reset()
{
    beginResetModel();
    m_rows.clear();
    m_toggled.clear();
    endResetModel();
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

int DraftModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

namespace
{
QString toneOf(const DraftEntry &entry)
{
    if (entry.breaking || entry.section == u"Removed"_s || entry.section == u"Security"_s)
        return u"bad"_s;
    if (entry.section == u"Added"_s)
        return u"accent"_s;
    if (entry.section == u"Fixed"_s)
        return u"ok"_s;
    return entry.type == u"perf"_s ? u"candidate"_s : u"neutral"_s;
}

QString detailOf(const DraftEntry &entry)
{
    QStringList parts;
    parts += entry.pullRequest > 0 ? u'#' + QString::number(entry.pullRequest)
                                   : entry.commit.first(std::min<qsizetype>(7, entry.commit.size()));
    if (!entry.author.isEmpty())
        parts += displayText(entry.author);
    if (!entry.scope.isEmpty())
        parts += displayText(entry.scope);
    return parts.join(u" · "_s);
}
} // namespace

QVariant DraftModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DraftEntry &entry = m_entries[index.row()];
    switch (role) {
    case TypeRole:
        return displayText(entry.type.isEmpty() ? entry.section.toLower() : entry.type) +
               (entry.breaking ? u"!"_s : QString());
    case ToneRole:
        return toneOf(entry);
    case TextRole:
        return displayText(entry.subject);
    case DetailRole:
        return detailOf(entry);
    case SectionRole:
        return entry.section;
    case RuleRole:
        return entry.rule.isEmpty() ? tr("Goes to %1: no rule says otherwise").arg(entry.section)
                                    : tr("Goes to %1: “%2”").arg(entry.section, displayText(entry.rule));
    default:
        return {};
    }
}

QHash<int, QByteArray> DraftModel::roleNames() const
{
    return {{TypeRole, "type"},     {ToneRole, "tone"},       {TextRole, "text"},
            {DetailRole, "detail"}, {SectionRole, "section"}, {RuleRole, "rule"}};
}

void DraftModel::setEntries(const QList<DraftEntry> &entries)
{
    if (entries == m_entries)
        return;
    beginResetModel();
    m_entries = entries;
    endResetModel();
    Q_EMIT countChanged();
}

const DraftEntry *DraftModel::at(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries[row] : nullptr;
}

} // namespace tagboat
