// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "setup/setupfinding.h"

#include <QAbstractListModel>
#include <QList>
#include <qqmlintegration.h>

namespace tagboat
{

/// The findings of one repository that somebody should look at: faults first, then what only a person can see.
class SetupFindingsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by SetupController")
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role {
        KeyRole = Qt::UserRole,
        TitleRole, ///< what the rule asks for
        HaveRole,
        WantRole,
        WhyRole,
        SourceRole,
        RemedyRole,
        MarkRole, ///< of StepMark
        PlaceRole,
        FixableRole,
        SecretRole, ///< its repair takes a secret's value
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }
    [[nodiscard]] const QList<SetupFinding> &findings() const { return m_findings; }

    void setFindings(const QList<SetupFinding> &findings);
    /// A repair that needs no secret's value.
    [[nodiscard]] static bool isFixable(const SetupFinding &finding);

Q_SIGNALS:
    void changed();

private:
    QList<SetupFinding> m_findings;
};

} // namespace tagboat
