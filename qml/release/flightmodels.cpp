// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "flightmodels.h"

#include "base/displaytext.h"
#include "release/followedwork.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString markOf(const QString &stepState)
{
    static const QHash<QString, QString> marks{{u"pending"_s, u"number"_s},
                                               {u"done"_s, u"ok"_s},
                                               {u"adopted"_s, u"ok"_s},
                                               {u"failed"_s, u"bad"_s},
                                               {u"interrupted"_s, u"waiting"_s}};
    return marks.value(stepState, stepState);
}

bool waitsForOthers(const StepState &step)
{
    return step.state == RunState::Waiting && waitWord(step) != stateWord(RunState::Waiting);
}

} // namespace

QString stateWord(RunState state)
{
    switch (state) {
    case RunState::Pending:
        return QCoreApplication::translate("state", "planned");
    case RunState::Running:
        return QCoreApplication::translate("state", "under way");
    case RunState::Waiting:
        return QCoreApplication::translate("state", "waits for you");
    case RunState::Done:
    case RunState::Adopted:
        return QCoreApplication::translate("state", "released");
    case RunState::Skipped:
        return QCoreApplication::translate("state", "skipped");
    case RunState::Failed:
        return QCoreApplication::translate("state", "failed");
    case RunState::Aborted:
        return QCoreApplication::translate("state", "aborted");
    }
    return {};
}

QString waitWord(const StepState &step)
{
    const QString on = step.spec.kind == u"verdict"_s ? QString() : step.waitsOn;
    if (on == u"review"_s)
        return QCoreApplication::translate("state", "waits for a review");
    if (on == u"checks"_s)
        return QCoreApplication::translate("state", "waits for checks");
    if (on == u"workflow"_s)
        return QCoreApplication::translate("state", "waits for a workflow");
    if (on == u"approval"_s)
        return QCoreApplication::translate("state", "waits for an approval");
    if (on == u"timer"_s)
        return QCoreApplication::translate("state", "waits for a timer");
    if (on == u"answer"_s)
        return QCoreApplication::translate("state", "waits for an answer");
    return stateWord(RunState::Waiting);
}

QString stateTone(RunState state)
{
    switch (state) {
    case RunState::Running:
        return u"accent"_s;
    case RunState::Waiting:
        return u"warn"_s;
    case RunState::Done:
    case RunState::Adopted:
        return u"ok"_s;
    case RunState::Failed:
        return u"bad"_s;
    case RunState::Pending:
    case RunState::Skipped:
    case RunState::Aborted:
        return u"neutral"_s;
    }
    return u"neutral"_s;
}

QString logLines(const QString &output, const QDateTime &at)
{
    const QString time = at.toLocalTime().toString(u"HH:mm:ss"_s) + u"  "_s;
    QString text = output;
    while (text.endsWith(u'\n'))
        text.chop(1);
    if (text.isEmpty())
        return {};
    return time + text.replace(u'\n', u'\n' + time) + u'\n';
}

QString durationText(qint64 milliseconds)
{
    milliseconds = std::max<qint64>(milliseconds, 0); // the clock may have gone back
    if (milliseconds < 100)
        return QCoreApplication::translate("time", "under 0.1 s"); // "0.0 s" reads as if nothing had happened
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 10)
        return QCoreApplication::translate("time", "%1.%2 s").arg(seconds).arg(milliseconds / 100 % 10);
    if (seconds < 60)
        return QCoreApplication::translate("time", "%1 s").arg(seconds);
    const auto twoDigits = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    if (seconds < 3600)
        return QCoreApplication::translate("time", "%1 min %2 s").arg(seconds / 60).arg(twoDigits(seconds % 60));
    return QCoreApplication::translate("time", "%1 h %2 min").arg(seconds / 3600).arg(twoDigits(seconds / 60 % 60));
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
    const qint64 days = seconds / 86400;
    if (days == 1)
        return QCoreApplication::translate("time", "yesterday");
    if (days < 14)
        return QCoreApplication::translate("time", "%1 days ago").arg(days);
    return QCoreApplication::translate("time", "%1 weeks ago").arg(days / 7);
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
        if (step.state == RunState::Pending && !step.spec.reversible && !(current && m_running))
            return tr("cannot be undone");
        return displayText(step.detail);
    case StepStateRole:
        return stateName(step);
    case MarkRole:
        return markOf(stateName(step));
    case ElapsedRole:
        if (step.endedAt.isValid() && step.startedAt.isValid()) {
            const qint64 took = step.startedAt.msecsTo(step.endedAt);
            return took < 1000 ? QString() : durationText(took); // what took no time needs no figure
        }
        return current && !m_release->finished() && (m_running || step.state == RunState::Waiting) ? tr("now")
                                                                                                   : QString();
    case CurrentRole:
        return current && !m_release->finished();
    case IrreversibleRole:
        return !step.spec.reversible;
    case FollowsRole:
        return followedWork(*m_release, step).present();
    default:
        return {};
    }
}

QHash<int, QByteArray> FlightStepModel::roleNames() const
{
    return {
        {NumberRole, "number"},   {TitleRole, "title"},     {DetailRole, "detail"}, {StepStateRole, "stepState"},
        {ElapsedRole, "elapsed"}, {CurrentRole, "current"}, {MarkRole, "mark"},     {IrreversibleRole, "irreversible"},
        {FollowsRole, "follows"}};
}

QString FlightStepModel::stateName(const StepState &step) const
{
    const bool current = m_release->current() == &step;
    if (current && m_release->state == RunState::Aborted)
        return runStateName(RunState::Aborted);
    if (current && m_running) // it works, or it looks from time to time whether others have done their part
        return runStateName(waitsForOthers(step) ? RunState::Waiting : RunState::Running);
    if (current && (wantsCommandsAllowed(step) || wasPaused(step)))
        return runStateName(RunState::Waiting); // for the user
    // Begun, and nobody is at it: no mark may turn as if somebody were.
    return step.state == RunState::Running ? u"interrupted"_s : runStateName(step.state);
}

void FlightStepModel::setRelease(const std::shared_ptr<const ReleaseState> &release, bool running)
{
    m_running = running;
    const bool same =
        m_release && release && m_release->id == release->id && m_release->revisions == release->revisions;
    if (!same) {
        beginResetModel();
        m_release = release;
        endResetModel();
        Q_EMIT moved();
        return;
    }
    const int before = currentRow();
    m_release = release;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    if (currentRow() != before)
        Q_EMIT moved();
}

int FlightStepModel::currentRow() const
{
    const StepState *current = m_release ? m_release->current() : nullptr;
    return current == nullptr ? -1 : static_cast<int>(current - m_release->steps.constData());
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
    case StateWordRole:
        return restingState(release).first;
    case StateToneRole:
        return restingState(release).second;
    default:
        return {};
    }
}

std::pair<QString, QString> ReleaseListModel::restingState(const ReleaseState &release) const
{
    const StepState *current = release.current();
    if (release.state == RunState::Waiting && current != nullptr && current->state == RunState::Waiting)
        return {waitWord(*current), stateTone(RunState::Waiting)};
    if (m_running.contains(release.id) || release.finished() || current == nullptr)
        return {stateWord(release.state), stateTone(release.state)};
    if (release.state == RunState::Running)
        return {tr("interrupted"), u"warn"_s};
    if (wasPaused(*current))
        return {tr("paused"), u"warn"_s};
    if (wantsCommandsAllowed(*current))
        return {stateWord(RunState::Waiting), stateTone(RunState::Waiting)};
    return {stateWord(release.state), stateTone(release.state)};
}

void ReleaseListModel::setRunning(const QSet<QString> &releases)
{
    m_running = releases;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {StateWordRole, StateToneRole});
}

QHash<int, QByteArray> ReleaseListModel::roleNames() const
{
    return {{ReleaseIdRole, "releaseId"},   {PackageRole, "packageName"},       {VersionRole, "version"},
            {RepositoryRole, "repository"}, {ReleaseStateRole, "releaseState"}, {WhereRole, "where"},
            {StartedRole, "started"},       {StartedExactRole, "startedExact"}, {FinishedRole, "finished"},
            {StateWordRole, "stateWord"},   {StateToneRole, "stateTone"}};
}

int ReleaseListModel::inFlight() const
{
    return static_cast<int>(
        std::ranges::count_if(m_releases, [](const auto &release) { return !release->finished(); }));
}

QString ReleaseListModel::summary() const
{
    return tr("%1 in all · %2 in flight").arg(count()).arg(inFlight());
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
