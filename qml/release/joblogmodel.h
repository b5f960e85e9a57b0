// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/joblog.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace tagboat
{

/// The lines of a job's log, the newest of them if there are very many; what is searched for in them, and which of them
/// are selected.
class JobLogModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by JobLogView")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int left READ left NOTIFY countChanged)
    Q_PROPERTY(QString sought READ sought WRITE seek NOTIFY soughtChanged)
    Q_PROPERTY(int found READ found NOTIFY soughtChanged)
    Q_PROPERTY(int foundAt READ foundAt NOTIFY soughtChanged)
    Q_PROPERTY(int foundRow READ foundRow NOTIFY soughtChanged)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged)
    Q_PROPERTY(int selectionEnd READ selectionEnd NOTIFY selectionChanged)

public:
    enum Role {
        NumberRole = Qt::UserRole,
        TimeRole, ///< of the day, here
        LineRole,
        LineKindRole, ///< "plain", "error", "warning", "group", "command", "muted"
        MatchRole,    ///< 0 none, 1 it has what is sought, 2 it is the one that is shown
        SelectedRole,
    };
    /// No more lines are kept.
    static constexpr int limit = JobLogReader::mostLines;

    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] int left() const { return m_left; } ///< how many lines at its beginning are not kept
    [[nodiscard]] const QList<LogLine> &lines() const { return m_lines; }

    void clear();
    void append(const QList<LogLine> &lines);

    [[nodiscard]] QString sought() const { return m_sought; }
    /// Looks for @p text, whatever its case; shows the first line that has it. An empty text ends the search.
    void seek(const QString &text);
    [[nodiscard]] int found() const { return static_cast<int>(m_found.size()); } ///< how many lines have it
    [[nodiscard]] int foundAt() const { return m_foundAt; } ///< which of them is shown, from 0; -1: none
    [[nodiscard]] int foundRow() const;                     ///< its row; -1: none
    /// Goes to the next line that has it, or to the one before; from the end on to the beginning.
    Q_INVOKABLE void seekNext(bool forward);

    /// Selects this line alone; -1: none.
    Q_INVOKABLE void select(int row);
    /// Selects from where the selection began to @p row, which may lie before or behind it.
    Q_INVOKABLE void selectTo(int row);
    Q_INVOKABLE void selectAll();
    [[nodiscard]] int selectedCount() const;
    [[nodiscard]] int selectionEnd() const { return m_selectedTo; } ///< the row that moves; -1: nothing is selected
    /// The selected lines with their times, or all that are kept if none is.
    [[nodiscard]] QString selectedText() const;

Q_SIGNALS:
    void countChanged();
    void soughtChanged();
    void selectionChanged();

private:
    void findAll();
    void setFoundAt(int at);
    void drop(int lines);
    void setSelection(int from, int to);
    [[nodiscard]] bool isSelected(int row) const;

    QList<LogLine> m_lines;
    int m_left = 0;
    QString m_sought;
    QList<int> m_found; ///< rows, ascending
    int m_foundAt = -1;
    int m_selectedFrom = -1; ///< where the selection began
    int m_selectedTo = -1;   ///< where it ends, before or behind that
};

} // namespace tagboat
