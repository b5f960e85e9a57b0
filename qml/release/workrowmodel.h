// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace tagboat
{

/// A line about the work on a forge: a job, a job's step, a gate, a review, a check.
struct WorkRow {
    QString key;  ///< what it is about; unique among the rows
    QString kind; ///< "job", "step", "gate", "review", "check", "decision", "deployment"
    QString title;
    QString note; ///< muted, below the title
    QString mark; ///< of StepMark
    QString word; ///< the state, for people
    QString time;
    bool opened = false; ///< a job whose steps are shown
    bool chosen = false; ///< a job whose log is shown
    bool required = false;
    bool canAct = false;  ///< a gate that the user may decide on
    double progress = -1; ///< of a timer, 0 to 1; below 0: none runs
    bool operator==(const WorkRow &) const = default;
};

/// Such lines. Rows move and change in place: what the user looks at stays where it is.
class WorkRowModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by WorkflowView")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        RowKeyRole = Qt::UserRole,
        RowKindRole,
        TitleRole,
        NoteRole,
        MarkRole,
        WordRole,
        TimeRole,
        OpenedRole,
        ChosenRole,
        RequiredRole,
        CanActRole,
        ProgressRole,
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }
    /// Makes the rows be these, by as few changes as it takes.
    void setRows(const QList<WorkRow> &rows);

Q_SIGNALS:
    void countChanged();

private:
    void place(int row, const WorkRow &wanted);

    QList<WorkRow> m_rows;
};

} // namespace tagboat
