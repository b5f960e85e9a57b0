// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "overviewmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

/// What a screen reader says of a row after its name. Made here, and once: a row that is put together of a dozen
/// properties would make it anew for each of them.
QString OverviewModel::factsOf(const OverviewRow &row)
{
    QStringList facts{row.subtitle,       row.version,
                      row.nextVersion,    row.nextLabel,
                      row.changelogLabel, row.branch,
                      row.stateLabel,     row.security > 0 ? tr("security work waits for a release") : QString(),
                      row.action.reason,  row.forge.label.isEmpty() ? QString() : tr("GitHub: %1").arg(row.forge.label),
                      row.sourceText};
    facts.removeAll(QString());
    return facts.join(u", "_s);
}

int OverviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant OverviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OverviewRow &row = *m_rows[index.row()];
    return role == SelectedRole ? QVariant(isSelected(row)) : field(row, role);
}

QVariant OverviewModel::field(const OverviewRow &row, int role)
{
    switch (role) {
    case RepositoryPathRole:
        return row.repositoryPath;
    case PackagePathRole:
        return row.packagePath;
    case NameRole:
        return row.name;
    case SubtitleRole:
        return row.subtitle;
    case VersionRole:
        return row.version;
    case AgeRole:
        return row.age;
    case AgeExactRole:
        return row.ageExact;
    case TaggedRole:
        return row.tagged;
    case SinceRole:
        return row.since;
    case NextVersionRole:
        return row.nextVersion;
    case NextLabelRole:
        return row.nextLabel;
    case NextToneRole:
        return row.nextTone;
    case ChangelogLabelRole:
        return row.changelogLabel;
    case ChangelogToneRole:
        return row.changelogTone;
    case BranchRole:
        return row.branch;
    case BranchToneRole:
        return row.branchTone;
    case StateLabelRole:
        return row.stateLabel;
    case StateToneRole:
        return row.stateTone;
    case StateDetailRole:
        return row.stateDetail;
    case ActionLabelRole:
        return row.action.label;
    case ActionEnabledRole:
        return row.action.enabled;
    case ActionReasonRole:
        return row.action.reason;
    case WantsReleaseRole:
        return row.wantsRelease;
    case InFlightRole:
        return row.inFlight;
    case BlockedRole:
        return row.action.blocked;
    case ReleaseIdRole:
        return row.release;
    case ActionKindRole:
        return nextActionName(row.action.kind);
    case StandingRole:
        return standingName(row.action.standing);
    case DiffersRole:
        return row.differs;
    case WorkRole:
        return row.work;
    case WorkDetailRole:
        return row.workDetail;
    case FixAgeRole:
        return row.fixAge;
    case SecurityRole:
        return row.security;
    case FlowRole:
        return row.flow;
    case OrganisationRole:
        return row.organisation;
    case FolderRole:
        return row.folder;
    case StageRole:
        return row.stage;
    case StaleRole:
        return row.source.stale;
    case SourceTextRole:
        return row.sourceText;
    case ForgeLabelRole:
        return row.forge.label;
    case ForgeToneRole:
        return row.forge.tone;
    case ForgeDetailRole:
        return row.forge.detail;
    case ChecksRole:
        return row.forge.checks;
    case ChecksToneRole:
        return row.forge.checksTone;
    case PublishedRole:
        return row.forge.published;
    case RequestRole:
        return row.forge.request;
    case RequestToneRole:
        return row.forge.requestTone;
    case GateRole:
        return row.forge.gate;
    case GateToneRole:
        return row.forge.gateTone;
    case FactsRole:
        return factsOf(row);
    default:
        return {};
    }
}

bool OverviewModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != SelectedRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    setSelected(*m_rows[index.row()], value.toBool());
    Q_EMIT dataChanged(index, index, {SelectedRole});
    return true;
}

void OverviewModel::setSelected(const OverviewRow &row, bool selected)
{
    setSelected({std::make_shared<const OverviewRow>(row)}, selected);
}

void OverviewModel::setSelected(const QList<Row> &rows, bool selected)
{
    for (const Row &row : rows) {
        if (selected)
            m_selected.insert(keyOf(*row));
        else
            m_selected.remove(keyOf(*row));
    }
    Q_EMIT selectionChanged();
}

const RepositoryRow *OverviewModel::repository(const QString &path) const
{
    const auto found = m_repositories.constFind(path);
    return found == m_repositories.cend() ? nullptr : &(*found)->row;
}

QHash<int, QByteArray> OverviewModel::roleNames() const
{
    return {{RepositoryPathRole, "repositoryPath"},
            {PackagePathRole, "packagePath"},
            {NameRole, "name"},
            {SubtitleRole, "subtitle"},
            {VersionRole, "version"},
            {AgeRole, "age"},
            {AgeExactRole, "ageExact"},
            {TaggedRole, "tagged"},
            {SinceRole, "since"},
            {NextVersionRole, "nextVersion"},
            {NextLabelRole, "nextLabel"},
            {NextToneRole, "nextTone"},
            {ChangelogLabelRole, "changelogLabel"},
            {ChangelogToneRole, "changelogTone"},
            {BranchRole, "branch"},
            {BranchToneRole, "branchTone"},
            {StateLabelRole, "stateLabel"},
            {StateToneRole, "stateTone"},
            {StateDetailRole, "stateDetail"},
            {ActionLabelRole, "actionLabel"},
            {ActionEnabledRole, "actionEnabled"},
            {ActionReasonRole, "actionReason"},
            {WantsReleaseRole, "wantsRelease"},
            {InFlightRole, "inFlight"},
            {BlockedRole, "blocked"},
            {SelectedRole, "selected"},
            {ReleaseIdRole, "releaseId"},
            {ActionKindRole, "actionKind"},
            {StandingRole, "standing"},
            {DiffersRole, "differs"},
            {WorkRole, "work"},
            {WorkDetailRole, "workDetail"},
            {FixAgeRole, "fixAge"},
            {SecurityRole, "security"},
            {FlowRole, "flow"},
            {OrganisationRole, "organisation"},
            {FolderRole, "folder"},
            {StageRole, "stage"},
            {StaleRole, "stale"},
            {SourceTextRole, "sourceText"},
            {ForgeLabelRole, "forge"},
            {ForgeToneRole, "forgeTone"},
            {ForgeDetailRole, "forgeDetail"},
            {ChecksRole, "checks"},
            {ChecksToneRole, "checksTone"},
            {PublishedRole, "published"},
            {RequestRole, "request"},
            {RequestToneRole, "requestTone"},
            {GateRole, "gate"},
            {GateToneRole, "gateTone"},
            {FactsRole, "facts"}};
}

QString OverviewModel::keyOf(const OverviewRow &row)
{
    return row.repositoryPath + u'\n' + row.packagePath;
}

OverviewModel::Range OverviewModel::rangeOf(const QString &repository) const
{
    // Not std::ranges::equal_range: Clang 14 cannot compile libstdc++'s subrange of it.
    const auto first = std::lower_bound(m_rows.begin(), m_rows.end(), repository,
                                        [](const Row &row, const QString &path) { return row->repositoryPath < path; });
    const auto last = std::upper_bound(first, m_rows.end(), repository,
                                       [](const QString &path, const Row &row) { return path < row->repositoryPath; });
    return {static_cast<int>(std::distance(m_rows.begin(), first)), static_cast<int>(std::distance(first, last))};
}

void OverviewModel::setRepository(const RepositoryRow &repository, const CellSource &source)
{
    show(**m_repositories.insert(repository.path, std::make_shared<const Known>(Known{repository, source})));
    Q_EMIT countsChanged();
}

void OverviewModel::setRepository(const RepositoryRow &repository)
{
    setRepositories({repository});
}

void OverviewModel::setRepositories(const QList<RepositoryRow> &repositories)
{
    QList<RepositoryRow> all = repositories;
    takeRepositories(all, QDeadlineTimer(QDeadlineTimer::Forever));
}

void OverviewModel::takeRepositories(QList<RepositoryRow> &repositories, const QDeadlineTimer &deadline)
{
    qsizetype taken = 0;
    while (taken < repositories.size() && (taken == 0 || !deadline.hasExpired())) {
        RepositoryRow &repository = repositories[taken++];
        const CellSource source = repository.rememberedFrom
                                      ? CellSource{CellSource::Kind::Recalled, *repository.rememberedFrom, true}
                                      : CellSource();
        const QString path = repository.path;
        show(**m_repositories.insert(path, std::make_shared<const Known>(Known{std::move(repository), source})));
    }
    repositories.remove(0, taken);
    if (taken > 0)
        Q_EMIT countsChanged();
}

void OverviewModel::show(const Known &known)
{
    const QString &path = known.row.path;
    const auto flight = m_flights.constFind(path);
    const QList<OverviewRow> rows =
        overviewRows(known.row, flight == m_flights.cend() ? std::nullopt : std::optional(*flight),
                     QDateTime::currentDateTimeUtc(), known.source, m_forge.value(path).get());
    const int size = static_cast<int>(rows.size());
    const Range range = rangeOf(path);
    const int common = std::min(size, range.count);
    for (int i = 0; i < common; ++i) {
        if (*m_rows[range.first + i] == rows[i])
            continue;
        m_rows[range.first + i] = std::make_shared<const OverviewRow>(rows[i]);
        Q_EMIT dataChanged(index(range.first + i), index(range.first + i));
    }
    if (size < range.count)
        removeRange(range.first + size, range.count - size);
    if (size > common) {
        beginInsertRows({}, range.first + common, range.first + size - 1);
        for (int i = common; i < size; ++i)
            m_rows.insert(range.first + i, std::make_shared<const OverviewRow>(rows[i]));
        endInsertRows();
    }
}

void OverviewModel::removeRange(int first, int count)
{
    const qsizetype before = m_selected.size();
    beginRemoveRows({}, first, first + count - 1);
    for (int i = first; i < first + count; ++i)
        m_selected.remove(keyOf(*m_rows[i]));
    m_rows.remove(first, count);
    endRemoveRows();
    if (m_selected.size() != before)
        Q_EMIT selectionChanged();
}

void OverviewModel::keepOnly(const QSet<QString> &paths)
{
    const QStringList known = m_repositories.keys();
    for (const QString &path : known) {
        if (paths.contains(path))
            continue;
        const Range range = rangeOf(path);
        removeRange(range.first, range.count);
        m_repositories.remove(path);
    }
    Q_EMIT countsChanged();
}

void OverviewModel::setInFlight(const QString &repository, const std::optional<ReleaseInFlight> &flight)
{
    if (flight)
        m_flights.insert(repository, *flight);
    else
        m_flights.remove(repository);
    if (const auto known = m_repositories.constFind(repository); known != m_repositories.cend()) {
        show(**known);
        Q_EMIT countsChanged();
    }
}

void OverviewModel::takeForge(QList<ForgeNews> &news, const QDeadlineTimer &deadline)
{
    qsizetype taken = 0;
    bool changed = false;
    while (taken < news.size() && (taken == 0 || !deadline.hasExpired())) {
        changed |= setForge(news[taken].repository, news[taken].facts);
        ++taken;
    }
    news.remove(0, taken);
    if (changed)
        Q_EMIT countsChanged();
}

/// Whether something else is said than before. To compare is quick: what was not read again shares its parts.
bool OverviewModel::setForge(const QString &repository, const Facts &facts)
{
    const Facts before = m_forge.value(repository);
    if (facts)
        m_forge.insert(repository, facts);
    else
        m_forge.remove(repository);
    const bool same = before && facts && !before->stale && !facts->stale && before->card == facts->card;
    if (same || (!before && !facts))
        return false;
    if (const auto known = m_repositories.constFind(repository); known != m_repositories.cend())
        show(**known);
    return true;
}

void OverviewModel::clearSelection()
{
    if (m_selected.isEmpty())
        return;
    m_selected.clear();
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {SelectedRole});
    Q_EMIT selectionChanged();
}

} // namespace tagboat
