// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QByteArray>
#include <QList>
#include <qqmlintegration.h>

namespace tagboat
{

/// Unified diffs, a line a row, as DiffView shows them: safe to show, without what only programs need.
class DiffModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by a controller")

public:
    enum Role {
        TextRole = Qt::UserRole,
        KindRole, ///< "file", "hunk", "added", "removed" or "context"
    };
    /// One diff of several, and what stands before the names of its files.
    struct Part {
        QString title;
        QByteArray diff;
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    /// Takes what Git::unifiedDiff() gave. Lines that belong to no file are left out.
    void setDiff(const QByteArray &diff) { setParts({{{}, diff}}); }
    void setParts(const QList<Part> &parts);
    [[nodiscard]] int fileCount() const { return m_files; }
    [[nodiscard]] int changedLines() const { return m_changed; }
    /// The row where a part begins; -1 if it has no line.
    Q_INVOKABLE [[nodiscard]] int rowOfPart(int part) const { return m_begins.value(part, -1); }

private:
    struct Line {
        QString text;
        QString kind;
    };
    void append(const Part &part);

    QList<Line> m_lines;
    QList<int> m_begins;
    int m_files = 0;
    int m_changed = 0;
};

} // namespace tagboat
