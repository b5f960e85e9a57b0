// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "previewmodels.h"

#include "base/displaytext.h"
#include "version/bump.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString labelOf(const VersionOption &option)
{
    switch (option.level) {
    case BumpLevel::Patch:
        return option.calendar ? VersionOptionModel::tr("Micro") : VersionOptionModel::tr("Patch");
    case BumpLevel::Minor:
        return option.calendar ? VersionOptionModel::tr("Today's date") : VersionOptionModel::tr("Minor");
    case BumpLevel::Major:
        return VersionOptionModel::tr("Major");
    case BumpLevel::Candidate:
        return VersionOptionModel::tr("Candidate");
    case BumpLevel::Promote:
        return VersionOptionModel::tr("Promote");
    case BumpLevel::Post:
        return VersionOptionModel::tr("Post");
    case BumpLevel::Dev:
        return VersionOptionModel::tr("Development");
    }
    return {};
}

QString formsOf(const VersionOption &option)
{
    if (option.version.isEmpty())
        return {};
    const QString tag = option.tag.isEmpty() ? VersionOptionModel::tr("no tag") : displayText(option.tag);
    return option.pypi.isEmpty() ? tag : VersionOptionModel::tr("%1 · PyPI %2").arg(tag, displayText(option.pypi));
}

} // namespace

int VersionOptionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_options.isEmpty() ? 0 : static_cast<int>(m_options.size()) + 1;
}

QVariant VersionOptionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool custom = index.row() == m_options.size();
    const VersionOption option = custom ? VersionOption{} : m_options[index.row()];
    const QString level = custom ? u"custom"_s : bumpLevelName(option.level);
    switch (role) {
    case LevelRole:
        return level;
    case LabelRole:
        return custom ? tr("Custom") : labelOf(option);
    case VersionRole:
        return custom ? m_custom : option.version;
    case TagRole:
        return option.tag;
    case ReasonRole:
        return option.reason;
    case SuggestedRole:
        return option.suggested;
    case ChosenRole:
        return level == m_chosen;
    case CaptionRole:
        return custom ? tr("Custom") : option.suggested ? tr("%1 · suggested").arg(labelOf(option)) : labelOf(option);
    case ShownRole:
        if (custom)
            return m_custom.isEmpty() ? u"…"_s : displayText(m_custom);
        return option.version.isEmpty() ? u"—"_s : displayText(option.version);
    case FormsRole:
        return custom ? tr("write it yourself") : formsOf(option);
    default:
        return {};
    }
}

QHash<int, QByteArray> VersionOptionModel::roleNames() const
{
    return {{LevelRole, "level"},   {LabelRole, "label"},         {VersionRole, "version"}, {TagRole, "tag"},
            {ReasonRole, "reason"}, {SuggestedRole, "suggested"}, {ChosenRole, "chosen"},   {CaptionRole, "caption"},
            {ShownRole, "shown"},   {FormsRole, "forms"}};
}

void VersionOptionModel::setOptions(const QList<VersionOption> &options)
{
    if (options.size() != m_options.size()) {
        beginResetModel();
        m_options = options;
        endResetModel();
        return;
    }
    m_options = options;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void VersionOptionModel::setChosen(const QString &level, const QString &customVersion)
{
    m_chosen = level;
    m_custom = customVersion;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ChosenRole, VersionRole, ShownRole});
}

int PlanStepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

QVariant PlanStepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case NumberRole:
        return index.row() + 1;
    case TitleRole:
        return displayText(m_steps[index.row()].title);
    case ReversibleRole:
        return m_steps[index.row()].reversible;
    default:
        return {};
    }
}

QHash<int, QByteArray> PlanStepModel::roleNames() const
{
    return {{NumberRole, "number"}, {TitleRole, "title"}, {ReversibleRole, "reversible"}};
}

void PlanStepModel::setSteps(const QList<StepSpec> &steps)
{
    if (steps == m_steps)
        return;
    beginResetModel();
    m_steps = steps;
    endResetModel();
}

} // namespace tagboat
