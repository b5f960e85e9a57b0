// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "approvaltexts.h"
#include "release/approvalhistory.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace tagboat
{

/// One line of the history.
struct DecisionEntry {
    QString key; ///< of run, environment and verdict
    QString name;
    QString repository;
    QString version;
    ApprovalDecision decision;
    QDateTime since; ///< when its deployment began; orders what has no date
    qint64 late = 0; ///< seconds that the forge's clock is behind the one here
    bool operator==(const DecisionEntry &) const = default;
};

/// What was decided, the newest first.
class DecisionsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ApprovalsController")
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role {
        DateRole = Qt::UserRole,
        DateExactRole,
        NameRole,
        RepositoryRole,
        VersionRole,
        EnvironmentRole,
        VerdictRole,
        VerdictToneRole,
        ByRole,
        CommentRole,
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }
    void setEntries(QList<DecisionEntry> entries, const QDateTime &now);

Q_SIGNALS:
    void changed();

private:
    QList<DecisionEntry> m_entries;
    QDateTime m_now;
};

} // namespace tagboat
