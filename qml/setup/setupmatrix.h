// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/repositorysetup.h"

#include <QAbstractListModel>
#include <QHash>
#include <qqmlintegration.h>

namespace tagboat
{

/// A repository in the matrix: what is known of it, and whether it is being asked.
struct SetupMatrixRow {
    RepositoryClone clone;
    std::optional<RepositorySetup> setup;
    bool asking = false;
};

/// Repositories and what their release process rests on, a column for each part.
class SetupMatrix : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by SetupController")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QStringList columns READ columns CONSTANT)

public:
    enum Role {
        PathRole = Qt::UserRole,
        NameRole,
        RepositoryRole, ///< owner/name
        CellsRole, ///< a list of {text, brief, tone, title, tip}, in the order of the columns; empty while nothing is
                   ///< known
        NoteRole,  ///< why nothing is known
        AskingRole,
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] static QStringList columns();
    [[nodiscard]] const QList<SetupMatrixRow> &rows() const { return m_rows; }
    [[nodiscard]] const SetupMatrixRow *find(const QString &path) const;

    /// Keeps what is known of repositories that stay.
    void setClones(const QList<RepositoryClone> &clones);
    void setAsking(const QString &path);
    void take(const RepositorySetup &setup);
    /// The question was ended; what was known stays.
    void forgetQuestion(const QString &path);

Q_SIGNALS:
    void changed();

private:
    SetupMatrixRow *at(const QString &path);
    void tell(const SetupMatrixRow *row);

    QList<SetupMatrixRow> m_rows;
    QHash<QString, qsizetype> m_places; ///< by path
};

} // namespace tagboat
