// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/joblog.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace tagboat
{

/// The lines of a job's log, the newest of them if there are very many; and what is searched for in them.
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

public:
    enum Role {
        NumberRole = Qt::UserRole,
        TimeRole, ///< of the day, here
        LineRole,
        LineKindRole, ///< "plain", "error", "warning", "group", "command", "muted"
        MatchRole,    ///< 0 none, 1 it has what is sought, 2 it is the one that is shown
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

Q_SIGNALS:
    void countChanged();
    void soughtChanged();

private:
    void findAll();
    void setFoundAt(int at);
    void drop(int lines);

    QList<LogLine> m_lines;
    int m_left = 0;
    QString m_sought;
    QList<int> m_found; ///< rows, ascending
    int m_foundAt = -1;
};

} // namespace tagboat
