// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// What the inbox says of itself as a whole.
#include "approvalscontroller.h"

#include "base/displaytext.h"
#include "controls/agetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return (count == 1 ? one : many).arg(count);
}

QString nameOf(const ApprovalRow &row)
{
    const QString version = row.release.version.isEmpty() ? row.item.run.headBranch : row.release.version;
    const QString name = row.release.package.isEmpty() ? row.item.clone.name : row.release.package;
    return displayText(name + u' ' + version);
}

} // namespace

ReleaseOfTag ApprovalsController::describe(const QString &clone, const QString &tag) const
{
    return m_describe ? m_describe(clone, tag) : ReleaseOfTag();
}

bool ApprovalsController::answered() const
{
    return m_named && std::ranges::all_of(m_repositories,
                                          [this](const RepositoryClone &each) { return m_asked.contains(each.path); });
}

int ApprovalsController::served() const
{
    return static_cast<int>(std::ranges::count_if(m_known, &RepositoryApprovals::served));
}

QList<const RepositoryApprovals *> ApprovalsController::failing() const
{
    QList<const RepositoryApprovals *> found;
    for (const RepositoryClone &each : m_repositories) {
        const auto known = m_known.constFind(each.path);
        if (known != m_known.cend() && known->error)
            found.append(&*known);
    }
    return found;
}

/// Why nothing can be asked at all; null if something can.
const Error *ApprovalsController::outage() const
{
    if (m_error)
        return &*m_error;
    const auto failed = failing();
    if (failed.isEmpty() || failed.size() < served())
        return nullptr;
    const Error &first = *failed.constFirst()->error;
    const bool alike = std::ranges::all_of(failed, [&](const auto *each) {
        return each->error->message == first.message ||
               (each->error->kind == Error::Kind::Unavailable && first.kind == Error::Kind::Unavailable);
    });
    return alike ? &first : nullptr;
}

QString ApprovalsController::errorMessage() const
{
    const Error *error = outage();
    return error == nullptr ? QString() : displayText(error->message);
}

QString ApprovalsController::errorDetail() const
{
    const Error *error = outage();
    return error == nullptr ? QString() : displayBlock(error->detail);
}

QString ApprovalsController::errorRemedy() const
{
    const Error *error = outage();
    if (error == nullptr)
        return {};
    QDateTime oldest;
    for (const ApprovalRow &row : m_items.rows())
        oldest = !oldest.isValid() || row.asked < oldest ? row.asked : oldest;
    QStringList words;
    if (!error->remedy.isEmpty())
        words.append(displayText(error->remedy));
    if (oldest.isValid())
        words.append(tr("What stands here was read %1.").arg(agoWords(oldest, m_clock->now())));
    return words.join(u' ');
}

QString ApprovalsController::troubleMessage() const
{
    const auto failed = failing();
    if (failed.isEmpty() || outage() != nullptr)
        return {};
    return counted(failed.size(), tr("%1 repository could not be asked"), tr("%1 repositories could not be asked"));
}

QString ApprovalsController::troubleDetail() const
{
    if (outage() != nullptr)
        return {};
    QStringList lines;
    for (const RepositoryApprovals *each : failing())
        lines.append(displayText(each->fullName + u": "_s + tagboat::describe(*each->error)));
    return lines.join(u'\n');
}

QString ApprovalsController::summary() const
{
    const int waiting = m_items.count();
    const int others = waiting - mine();
    QStringList parts;
    if (mine() > 0)
        parts.append(counted(mine(), tr("%1 waits for you"), tr("%1 wait for you")));
    if (others > 0)
        parts.append(counted(others, tr("%1 waits for others"), tr("%1 wait for others")));
    QDateTime newest;
    for (const RepositoryApprovals &each : m_known) {
        if (each.served && !each.error && (!newest.isValid() || each.asked > newest))
            newest = each.asked;
    }
    if (waiting == 0 && answered() && served() > 0)
        parts.append(newest.isValid() ? tr("Nothing waits") : tr("What waits is not known"));
    if (newest.isValid())
        parts.append(tr("asked %1").arg(agoWords(newest, m_clock->now())));
    return parts.join(u" · "_s);
}

QString ApprovalsController::emptyText() const
{
    const int asked = served();
    if (!answered())
        return {};
    if (asked == 0)
        return tr("No repository of the workspace has a forge with a token here. With one, deployments that wait at "
                  "an environment show up here.");
    const QString whose = asked == 1 ? tr("your repository") : tr("your %1 repositories").arg(asked);
    return tr("Workflow runs of %1 that wait at an environment show up here: since when, on whom, and whether you may "
              "approve.")
        .arg(whose);
}

/// Of timers that ran when it was asked before. A row that could not be asked again says nothing: it may be answered.
void ApprovalsController::tellOfEnded()
{
    const QDateTime now = m_clock->now();
    QHash<QString, QDateTime> running;
    for (const ApprovalRow &row : m_items.rows()) {
        const ApprovalItem &item = row.item;
        const QString key = item.key();
        if (!item.gate.mayApprove || !item.timerEnds.isValid())
            continue;
        if (item.timerEnds > now || (row.stale && m_timers.contains(key)))
            running.insert(key, item.timerEnds);
        else if (m_timers.contains(key))
            Q_EMIT timerEnded(
                tr("%1 can be answered now").arg(nameOf(row)),
                tr("%1: its timer has ended, and it waits for you.").arg(displayText(item.gate.environmentName)));
    }
    m_timers = running;
}

void ApprovalsController::tellOfNew()
{
    QList<const ApprovalRow *> fresh;
    for (const ApprovalRow &row : m_items.rows()) {
        if (row.item.gate.mayApprove && !m_told.contains(row.item.key())) {
            m_told.insert(row.item.key());
            fresh.append(&row);
        }
    }
    if (!m_greeted) { // one summary of what was there at the start, when all of it is known
        if (!answered() || m_repositories.isEmpty() || !m_complete)
            return;
        m_greeted = true;
        if (const int count = mine(); count > 0)
            Q_EMIT arrived(count, counted(count, tr("%1 approval waits for you"), tr("%1 approvals wait for you")),
                           tr("Tagboat's inbox shows what for."));
        return;
    }
    for (const ApprovalRow *row : std::as_const(fresh)) {
        const ApprovalItem &item = row->item;
        Q_EMIT arrived(1, tr("%1 waits for you").arg(nameOf(*row)),
                       tr("%1: %2").arg(displayText(item.gate.environmentName), situationText(item, m_clock->now())));
    }
}

} // namespace tagboat
