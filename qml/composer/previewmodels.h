// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/releaseservice.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace tagboat
{

/// The versions that could be next, one chip each. The last row is the user's own.
class VersionOptionModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ComposerController")

public:
    enum Role {
        LevelRole = Qt::UserRole, ///< the level's stable name; "custom" for the user's own
        LabelRole,
        VersionRole,
        TagRole,
        ReasonRole, ///< why it cannot be chosen; empty if it can
        SuggestedRole,
        ChosenRole,
        CaptionRole, ///< the label, and whether it is the suggested one
        ShownRole,   ///< the version for people; a dash if it is impossible
        FormsRole,   ///< its tag and what PyPI shows
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setOptions(const QList<VersionOption> &options);
    /// The level that is chosen; "custom" for the user's own version.
    void setChosen(const QString &level, const QString &customVersion);

private:
    QList<VersionOption> m_options;
    QString m_chosen;
    QString m_custom;
};

/// The checks before a release, by subject; subjects with something to do stand first, and in each what is worst.
class CheckModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ComposerController")

public:
    enum Role {
        TitleRole = Qt::UserRole,
        RemedyRole,
        OutcomeRole, ///< "passed", "warns" or "blocks"
        MarkRole,    ///< the outcome as a mark: "ok", "warn" or "bad"
        IdRole,
        EvidenceRole,  ///< what was seen, and where; may be empty
        WaivableRole,  ///< it blocks, and a reason would let the release go on
        WaiverRole,    ///< the reason that was given
        FixRole,       ///< what fixCheck() of the controller takes; empty if Tagboat can do nothing
        FixTextRole,   ///< the same as a button's text
        GroupRole,     ///< the subject
        FirstRole,     ///< true for the first row of a subject
        GroupMarkRole, ///< the worst of the subject as a mark
        GroupNoteRole, ///< "1 blocks", "2 want a look" or "3 passed"
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void setChecks(const QList<CheckResult> &checks);

private:
    [[nodiscard]] QString noteOf(const QString &group) const;
    [[nodiscard]] CheckResult::State worstOf(const QString &group) const;

    QList<CheckResult> m_checks;
};

/// The steps of a plan.
class PlanStepModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ComposerController")

public:
    enum Role { NumberRole = Qt::UserRole, TitleRole, ReversibleRole };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    void setSteps(const QList<StepSpec> &steps);

private:
    QList<StepSpec> m_steps;
};

} // namespace tagboat
