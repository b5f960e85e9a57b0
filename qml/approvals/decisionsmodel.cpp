// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "decisionsmodel.h"

#include "base/displaytext.h"
#include "controls/agetext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Verdict = DeploymentReview::Verdict;

QDateTime dateOf(const DecisionEntry &entry)
{
    return entry.decision.at.isValid() ? entry.decision.at : entry.since;
}

QString verdictWord(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Approved:
        return DecisionsModel::tr("approved");
    case Verdict::Rejected:
        return DecisionsModel::tr("rejected");
    case Verdict::Pending:
        return DecisionsModel::tr("pending");
    case Verdict::Other:
        break;
    }
    return DecisionsModel::tr("answered");
}

QString verdictTone(Verdict verdict)
{
    return verdict == Verdict::Approved ? u"ok"_s : verdict == Verdict::Rejected ? u"bad"_s : u"neutral"_s;
}

} // namespace

int DecisionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant DecisionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DecisionEntry &entry = m_entries[index.row()];
    const ApprovalDecision &decision = entry.decision;
    switch (role) {
    case DateRole:
        return decision.at.isValid() ? agoWords(decision.at, m_now.addSecs(-entry.late)) : u"–"_s;
    case DateExactRole:
        return decision.at.isValid() ? exactText(decision.at)
                                     : tr("The forge says when a deployment went on, and this one did not yet");
    case NameRole:
        return displayText(entry.name);
    case RepositoryRole:
        return displayText(entry.repository);
    case VersionRole:
        return displayText(entry.version);
    case EnvironmentRole:
        return displayText(decision.environment);
    case VerdictRole:
        return verdictWord(decision.verdict);
    case VerdictToneRole:
        return verdictTone(decision.verdict);
    case ByRole:
        return decision.mine ? tr("you") : displayText(decision.by);
    case CommentRole:
        return displayText(decision.comment);
    default:
        return {};
    }
}

QHash<int, QByteArray> DecisionsModel::roleNames() const
{
    return {{DateRole, "date"},       {DateExactRole, "dateExact"},
            {NameRole, "name"},       {RepositoryRole, "repository"},
            {VersionRole, "version"}, {EnvironmentRole, "environment"},
            {VerdictRole, "verdict"}, {VerdictToneRole, "verdictTone"},
            {ByRole, "by"},           {CommentRole, "comment"}};
}

void DecisionsModel::setEntries(QList<DecisionEntry> entries, const QDateTime &now)
{
    m_now = now;
    std::ranges::stable_sort(entries, [](const auto &a, const auto &b) { return dateOf(a) > dateOf(b); });
    // Rows come and go at the end; what a row says may change.
    const int had = count();
    const int has = static_cast<int>(entries.size());
    if (has < had) {
        beginRemoveRows({}, has, had - 1);
        m_entries = std::move(entries);
        endRemoveRows();
    } else if (has > had) {
        beginInsertRows({}, had, has - 1);
        m_entries = std::move(entries);
        endInsertRows();
    } else {
        m_entries = std::move(entries);
    }
    if (has > 0)
        Q_EMIT dataChanged(index(0), index(has - 1));
    Q_EMIT changed();
}

} // namespace tagboat
