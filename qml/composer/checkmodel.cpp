// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/displaytext.h"
#include "previewmodels.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = CheckResult::State;

QString markOf(State state)
{
    switch (state) {
    case State::Passed:
        return u"ok"_s;
    case State::Warns:
        return u"warn"_s;
    case State::Blocks:
        return u"bad"_s;
    }
    return {};
}

QString evidenceOf(const CheckResult &check)
{
    QStringList parts;
    if (!check.path.isEmpty())
        parts.append(check.line > 0 ? u"%1:%2"_s.arg(check.path).arg(check.line) : check.path);
    if (!check.evidence.isEmpty())
        parts.append(check.evidence);
    return displayText(parts.join(u" · "_s));
}

QString fixText(const QString &fix)
{
    if (fix == u"fetch-tags"_s)
        return CheckModel::tr("Fetch tags");
    if (fix == u"level-minor"_s)
        return CheckModel::tr("Plan a minor release");
    if (fix == u"level-major"_s)
        return CheckModel::tr("Plan a major release");
    return {};
}

} // namespace

int CheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_checks.size());
}

QVariant CheckModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CheckResult &check = m_checks[index.row()];
    switch (role) {
    case TitleRole:
        return displayText(check.title);
    case RemedyRole:
        return check.waiver.isEmpty() ? displayText(check.remedy) : QString();
    case OutcomeRole:
        return checkStateName(check.state);
    case MarkRole:
        return markOf(check.state);
    case IdRole:
        return check.id;
    case EvidenceRole:
        return evidenceOf(check);
    case WaivableRole:
        return check.waivable && check.state == State::Blocks;
    case WaiverRole:
        return displayText(check.waiver);
    case FixRole:
        return check.state == State::Passed ? QString() : check.fix;
    case FixTextRole:
        return check.state == State::Passed ? QString() : fixText(check.fix);
    case GroupRole:
        return check.group;
    case FirstRole:
        return index.row() == 0 || m_checks[index.row() - 1].group != check.group;
    case GroupMarkRole:
        return markOf(worstOf(check.group));
    case GroupNoteRole:
        return noteOf(check.group);
    default:
        return {};
    }
}

QHash<int, QByteArray> CheckModel::roleNames() const
{
    return {{TitleRole, "title"},         {RemedyRole, "remedy"},      {OutcomeRole, "outcome"},
            {MarkRole, "mark"},           {IdRole, "checkId"},         {EvidenceRole, "evidence"},
            {WaivableRole, "waivable"},   {WaiverRole, "waiver"},      {FixRole, "fix"},
            {FixTextRole, "fixText"},     {GroupRole, "group"},        {FirstRole, "first"},
            {GroupMarkRole, "groupMark"}, {GroupNoteRole, "groupNote"}};
}

State CheckModel::worstOf(const QString &group) const
{
    State worst = State::Passed;
    for (const CheckResult &check : m_checks) {
        if (check.group == group)
            worst = std::max(worst, check.state);
    }
    return worst;
}

QString CheckModel::noteOf(const QString &group) const
{
    const State worst = worstOf(group);
    const auto count = std::ranges::count_if(
        m_checks, [&](const CheckResult &check) { return check.group == group && check.state == worst; });
    switch (worst) {
    case State::Passed:
        return tr("%1 passed").arg(count);
    case State::Warns:
        return count == 1 ? tr("1 wants a look") : tr("%1 want a look").arg(count);
    case State::Blocks:
        return count == 1 ? tr("1 blocks") : tr("%1 block").arg(count);
    }
    return {};
}

void CheckModel::setChecks(const QList<CheckResult> &checks)
{
    beginResetModel();
    m_checks = checks;
    QStringList groups; // in their own order
    QHash<QString, State> worst;
    for (const CheckResult &check : checks) {
        if (!groups.contains(check.group))
            groups.append(check.group);
        worst[check.group] = std::max(worst.value(check.group, State::Passed), check.state);
    }
    std::ranges::stable_sort(m_checks, [&](const CheckResult &a, const CheckResult &b) {
        if (a.group == b.group)
            return a.state > b.state;
        if (worst[a.group] != worst[b.group])
            return worst[a.group] > worst[b.group];
        return groups.indexOf(a.group) < groups.indexOf(b.group);
    });
    endResetModel();
}

} // namespace tagboat
