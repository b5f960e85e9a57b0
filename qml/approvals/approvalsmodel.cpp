// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "approvalsmodel.h"

#include "base/displaytext.h"
#include "controls/agetext.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

bool before(const ApprovalRow &a, const ApprovalRow &b)
{
    const auto order = [](const ApprovalRow &row) {
        return std::tuple(!row.item.gate.mayApprove, row.item.waitingSince, row.item.key());
    };
    return order(a) < order(b);
}

QStringList shown(QStringList texts)
{
    for (QString &text : texts)
        text = displayText(text);
    return texts;
}

QString titleOf(const WorkflowRun &run)
{
    return displayText(u"%1 #%2"_s.arg(run.name).arg(run.number));
}

} // namespace

int ApprovalsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ApprovalsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ApprovalRow &row = m_rows[index.row()];
    const ApprovalItem &item = row.item;
    switch (role) {
    case KeyRole:
        return item.key();
    case NameRole:
        return displayText(row.release.package.isEmpty() ? item.clone.name : row.release.package);
    case RepositoryRole:
        return displayText(item.repository.full());
    case VersionRole:
        return displayText(row.release.version.isEmpty() ? item.run.headBranch : row.release.version);
    case CandidateRole:
        return row.release.candidate;
    case EnvironmentRole:
        return displayText(item.gate.environmentName);
    case TimerTextRole:
        return timerText(item, m_now).text;
    case TimerToneRole:
        return timerText(item, m_now).tone;
    case SituationRole:
        return situationText(item, m_now);
    case SinceExactRole:
        return sinceExactText(item);
    case MineRole:
        return item.gate.mayApprove;
    case StandingRole:
        return standingText(item, m_now);
    case WhyNotRole:
        return displayText(item.whyNot);
    case SelectedRole:
        return m_selected.contains(item.key());
    case SendingRole:
        return m_sending.contains(item.key());
    default:
        return detail(row, role);
    }
}

QVariant ApprovalsModel::detail(const ApprovalRow &row, int role) const
{
    const ApprovalItem &item = row.item;
    switch (role) {
    case StaleTextRole:
        return row.stale ? tr("as of %1").arg(agoWords(row.asked, m_now)) : QString();
    case ChecksTextRole:
        return checksText(item.evidence).text;
    case ChecksToneRole:
        return checksText(item.evidence).tone;
    case ChecksListRole:
        return shown(item.evidence.failed + item.evidence.pending);
    case CommitRole:
        return item.run.headCommit;
    case RunTitleRole:
        return titleOf(item.run);
    case RunUrlRole:
        return item.run.url;
    case StartedByRole: {
        const QString who = item.run.triggeringActor.isEmpty() ? item.run.actor : item.run.triggeringActor;
        return item.startedByMe ? tr("you") : displayText(who);
    }
    case PeopleRole:
        return peopleText(item);
    case ChangesTextRole:
        return sinceText(item.evidence);
    case CompareUrlRole:
        return item.evidence.compareUrl;
    case DecidedRole:
        return decidedTexts(item);
    case GapsRole:
        return shown(item.evidence.gaps);
    case NotesRole:
        return row.release.notes;
    case ReleaseIdRole:
        return row.release.release;
    case DeploymentsRole:
        return deploymentTexts(item);
    case VerificationRole:
        return verificationText(item, row.release, row.listing, m_now).text;
    case VerificationToneRole:
        return verificationText(item, row.release, row.listing, m_now).tone;
    case TimerEndsRole:
        return item.timerEnds > m_now ? exactText(item.timerEnds) : QString();
    default:
        return {};
    }
}

QHash<int, QByteArray> ApprovalsModel::roleNames() const
{
    return {{KeyRole, "key"},
            {NameRole, "name"},
            {RepositoryRole, "repository"},
            {VersionRole, "version"},
            {CandidateRole, "candidate"},
            {EnvironmentRole, "environment"},
            {TimerTextRole, "timerText"},
            {TimerToneRole, "timerTone"},
            {SituationRole, "situation"},
            {SinceExactRole, "sinceExact"},
            {MineRole, "mine"},
            {StandingRole, "standing"},
            {WhyNotRole, "whyNot"},
            {SelectedRole, "selected"},
            {SendingRole, "sending"},
            {StaleTextRole, "staleText"},
            {ChecksTextRole, "checksText"},
            {ChecksToneRole, "checksTone"},
            {ChecksListRole, "checksList"},
            {CommitRole, "commit"},
            {RunTitleRole, "runTitle"},
            {RunUrlRole, "runUrl"},
            {StartedByRole, "startedBy"},
            {PeopleRole, "people"},
            {ChangesTextRole, "changesText"},
            {CompareUrlRole, "compareUrl"},
            {DecidedRole, "decided"},
            {GapsRole, "gaps"},
            {NotesRole, "notes"},
            {ReleaseIdRole, "releaseId"},
            {DeploymentsRole, "deployments"},
            {VerificationRole, "verification"},
            {VerificationToneRole, "verificationTone"},
            {TimerEndsRole, "timerEnds"}};
}

int ApprovalsModel::mine() const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [](const auto &row) { return row.item.gate.mayApprove; }));
}

const ApprovalRow *ApprovalsModel::find(const QString &key) const
{
    const auto found = std::ranges::find_if(m_rows, [&](const auto &row) { return row.item.key() == key; });
    return found == m_rows.end() ? nullptr : &*found;
}

QStringList ApprovalsModel::selected() const
{
    QStringList keys;
    for (const ApprovalRow &row : m_rows) {
        if (m_selected.contains(row.item.key()))
            keys.append(row.item.key());
    }
    return keys;
}

void ApprovalsModel::toggle(const QString &key)
{
    const ApprovalRow *row = find(key);
    if (row == nullptr || !row->item.gate.mayApprove)
        return;
    if (!m_selected.remove(key))
        m_selected.insert(key);
    toggled(key);
    Q_EMIT changed();
}

void ApprovalsModel::clearSelection()
{
    const QSet<QString> were = std::exchange(m_selected, {});
    for (const QString &key : were)
        toggled(key);
    Q_EMIT changed();
}

void ApprovalsModel::toggled(const QString &key)
{
    for (int at = 0; at < count(); ++at) {
        if (m_rows[at].item.key() == key)
            Q_EMIT dataChanged(index(at), index(at), {SelectedRole, SendingRole});
    }
}

void ApprovalsModel::setSending(const QSet<QString> &keys)
{
    const QSet<QString> concerned = m_sending + keys;
    m_sending = keys;
    for (const QString &key : concerned)
        toggled(key);
}

void ApprovalsModel::setRows(QList<ApprovalRow> rows, const QDateTime &now)
{
    m_now = now;
    std::ranges::sort(rows, before);
    QSet<QString> wanted;
    for (const ApprovalRow &row : std::as_const(rows)) {
        wanted.insert(row.item.key());
        if (!row.item.gate.mayApprove)
            m_selected.remove(row.item.key());
    }
    for (int at = count() - 1; at >= 0; --at) {
        if (wanted.contains(m_rows[at].item.key()))
            continue;
        beginRemoveRows({}, at, at);
        m_selected.remove(m_rows[at].item.key());
        m_rows.removeAt(at);
        endRemoveRows();
    }
    for (int at = 0; at < rows.size(); ++at)
        place(rows[at], at);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
    Q_EMIT changed();
}

/// Puts a row where it belongs; those before it stand already.
void ApprovalsModel::place(const ApprovalRow &row, int at)
{
    const QString key = row.item.key();
    int stands = at;
    while (stands < count() && m_rows[stands].item.key() != key)
        ++stands;
    if (stands == count()) {
        beginInsertRows({}, at, at);
        m_rows.insert(at, row);
        endInsertRows();
        return;
    }
    if (stands != at) {
        beginMoveRows({}, stands, stands, {}, at);
        m_rows.move(stands, at);
        endMoveRows();
    }
    m_rows[at] = row;
}

bool ApprovalsModel::timerRuns() const
{
    return std::ranges::any_of(m_rows, [this](const auto &row) { return row.item.timerEnds > m_now; });
}

bool ApprovalsModel::tick(const QDateTime &now)
{
    const QDateTime last = std::exchange(m_now, now);
    bool ended = false;
    for (int at = 0; at < count(); ++at) {
        const QDateTime ends = m_rows[at].item.timerEnds;
        if (!ends.isValid() || ends <= last)
            continue;
        ended = ended || ends <= now;
        Q_EMIT dataChanged(index(at), index(at), {TimerTextRole, TimerToneRole, TimerEndsRole});
    }
    return ended;
}

} // namespace tagboat
