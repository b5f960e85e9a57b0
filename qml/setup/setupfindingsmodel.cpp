// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setupfindingsmodel.h"

#include "base/displaytext.h"
#include "setup/setupaudit.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString titleOf(const QString &rule)
{
    static const QList<SetupRule> rules = setupRules();
    const auto found = std::ranges::find(rules, rule, &SetupRule::id);
    return found == rules.cend() ? rule : found->title;
}

QString markOf(const SetupFinding &finding)
{
    if (finding.pullRequest > 0)
        return u"waiting"_s;
    if (finding.state == SetupFinding::State::Missing)
        return u"bad"_s;
    return finding.byHand ? u"skipped"_s : u"warn"_s;
}

QString placeOf(const SetupFinding &finding)
{
    if (finding.path.isEmpty() || finding.line == 0)
        return finding.path;
    return u"%1:%2"_s.arg(finding.path).arg(finding.line);
}

} // namespace

bool SetupFindingsModel::isFixable(const SetupFinding &finding)
{
    return finding.isFault() && finding.repair && !finding.takesValue;
}

int SetupFindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

QVariant SetupFindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SetupFinding &finding = m_findings[index.row()];
    switch (role) {
    case KeyRole:
        return finding.id();
    case TitleRole:
        return titleOf(finding.rule);
    case HaveRole:
        return displayText(u"%1: %2"_s.arg(finding.subject, finding.have));
    case WantRole:
        return displayText(finding.want);
    case WhyRole:
        return finding.why;
    case SourceRole:
        return finding.source;
    case RemedyRole:
        return displayText(finding.remedy);
    case MarkRole:
        return markOf(finding);
    case PlaceRole:
        return displayText(placeOf(finding));
    case FixableRole:
        return isFixable(finding);
    case SecretRole:
        return finding.isFault() && finding.repair && finding.takesValue;
    default:
        return {};
    }
}

QHash<int, QByteArray> SetupFindingsModel::roleNames() const
{
    return {{KeyRole, "key"},     {TitleRole, "title"},     {HaveRole, "have"},     {WantRole, "want"},
            {WhyRole, "why"},     {SourceRole, "source"},   {RemedyRole, "remedy"}, {MarkRole, "mark"},
            {PlaceRole, "place"}, {FixableRole, "fixable"}, {SecretRole, "secret"}};
}

void SetupFindingsModel::setFindings(const QList<SetupFinding> &findings)
{
    beginResetModel();
    m_findings.clear();
    std::ranges::copy_if(findings, std::back_inserter(m_findings), &SetupFinding::isFault);
    const auto stays = [](const SetupFinding &one) { return one.wantsALook() && !one.isFault(); };
    std::ranges::copy_if(findings, std::back_inserter(m_findings), stays);
    endResetModel();
    Q_EMIT changed();
}

} // namespace tagboat
