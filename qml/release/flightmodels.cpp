// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "flightmodels.h"

#include "base/displaytext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

QString durationText(qint64 milliseconds)
{
    const qint64 seconds = milliseconds / 1000;
    if (milliseconds < 10'000)
        return QCoreApplication::translate("time", "%1 s").arg(double(milliseconds) / 1000, 0, 'f', 1);
    if (seconds < 60)
        return QCoreApplication::translate("time", "%1 s").arg(seconds);
    if (seconds < 3600)
        return QCoreApplication::translate("time", "%1 min").arg(seconds / 60);
    return QCoreApplication::translate("time", "%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString agoText(const QDateTime &then, const QDateTime &now)
{
    const qint64 seconds = then.secsTo(now);
    if (seconds < 60)
        return QCoreApplication::translate("time", "just now");
    if (seconds < 3600)
        return QCoreApplication::translate("time", "%1 min ago").arg(seconds / 60);
    if (seconds < 24 * 3600)
        return QCoreApplication::translate("time", "%1 h ago").arg(seconds / 3600);
    return QCoreApplication::translate("time", "%n day(s) ago", nullptr, static_cast<int>(seconds / 86400));
}

int FlightStepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_release ? 0 : static_cast<int>(m_release->steps.size());
}

QVariant FlightStepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const StepState &step = m_release->steps[index.row()];
    const bool current = m_release->current() == &step;
    switch (role) {
    case NumberRole:
        return index.row() + 1;
    case TitleRole:
        return displayText(step.spec.title);
    case DetailRole:
        if (step.state == RunState::Pending && !step.spec.reversible)
            return tr("cannot be undone");
        return displayText(step.detail);
    case StepStateRole:
        return current && m_release->state == RunState::Aborted ? u"aborted"_s : runStateName(step.state);
    case ElapsedRole:
        if (!step.startedAt.isValid())
            return QString();
        return step.endedAt.isValid() ? durationText(step.startedAt.msecsTo(step.endedAt)) : tr("now");
    case CurrentRole:
        return current && !m_release->finished();
    case IrreversibleRole:
        return !step.spec.reversible;
    default:
        return {};
    }
}

QHash<int, QByteArray> FlightStepModel::roleNames() const
{
    return {{NumberRole, "number"},
            {TitleRole, "title"},
            {DetailRole, "detail"},
            {StepStateRole, "stepState"},
            {ElapsedRole, "elapsed"},
            {CurrentRole, "current"},
            {IrreversibleRole, "irreversible"}};
}

void FlightStepModel::setRelease(const std::shared_ptr<const ReleaseState> &release)
{
    const bool same =
        m_release && release && m_release->id == release->id && m_release->revisions == release->revisions;
    if (!same) {
        beginResetModel();
        m_release = release;
        endResetModel();
        return;
    }
    m_release = release;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int ReleaseListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_releases.size());
}

QVariant ReleaseListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReleaseState &release = *m_releases[index.row()];
    const StepState *current = release.current();
    switch (role) {
    case ReleaseIdRole:
        return release.id;
    case PackageRole:
        return displayText(release.plan.package);
    case VersionRole:
        return release.plan.to;
    case RepositoryRole:
        return displayText(release.plan.repository);
    case ReleaseStateRole:
        return runStateName(release.state);
    case WhereRole:
        return current == nullptr ? tr("every step ended")
               : current->error   ? displayText(current->error->message)
                                  : displayText(current->spec.title);
    case StartedRole:
        return agoText(release.createdAt, QDateTime::currentDateTimeUtc());
    case StartedExactRole:
        return QLocale().toString(release.createdAt.toLocalTime(), QLocale::LongFormat);
    case FinishedRole:
        return release.finished();
    default:
        return {};
    }
}

QHash<int, QByteArray> ReleaseListModel::roleNames() const
{
    return {{ReleaseIdRole, "releaseId"},   {PackageRole, "packageName"},       {VersionRole, "version"},
            {RepositoryRole, "repository"}, {ReleaseStateRole, "releaseState"}, {WhereRole, "where"},
            {StartedRole, "started"},       {StartedExactRole, "startedExact"}, {FinishedRole, "finished"}};
}

int ReleaseListModel::inFlight() const
{
    return static_cast<int>(
        std::ranges::count_if(m_releases, [](const auto &release) { return !release->finished(); }));
}

void ReleaseListModel::setReleases(const QList<std::shared_ptr<const ReleaseState>> &releases)
{
    beginResetModel();
    m_releases = releases;
    endResetModel();
    Q_EMIT countChanged();
    for (const auto &release : releases)
        Q_EMIT repositoryChanged(release->plan.repository);
}

void ReleaseListModel::update(const std::shared_ptr<const ReleaseState> &release)
{
    const auto found = std::ranges::find_if(m_releases, [&](const auto &each) { return each->id == release->id; });
    if (found == m_releases.end()) {
        beginInsertRows({}, 0, 0);
        m_releases.prepend(release);
        endInsertRows();
    } else {
        const int row = static_cast<int>(found - m_releases.begin());
        *found = release;
        Q_EMIT dataChanged(index(row), index(row));
    }
    Q_EMIT countChanged();
    Q_EMIT repositoryChanged(release->plan.repository);
}

std::shared_ptr<const ReleaseState> ReleaseListModel::find(const QString &id) const
{
    const auto found = std::ranges::find_if(m_releases, [&](const auto &each) { return each->id == id; });
    return found == m_releases.end() ? nullptr : *found;
}

std::shared_ptr<const ReleaseState> ReleaseListModel::unfinished(const QString &repository) const
{
    const auto found = std::ranges::find_if(
        m_releases, [&](const auto &each) { return !each->finished() && each->plan.repository == repository; });
    return found == m_releases.end() ? nullptr : *found;
}

} // namespace tagboat
