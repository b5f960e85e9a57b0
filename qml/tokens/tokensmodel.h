// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "release/tokenstate.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace tagboat
{

/// A token as the page shows it.
struct TokenEntry {
    TokenState state;
    QStringList serves; ///< owner/name of clones
    bool asking = false;
};

/// The tokens on record, a row each.
class TokensModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TokensController")
    Q_PROPERTY(int count READ count NOTIFY changed)

public:
    enum Role {
        NameRole = Qt::UserRole,
        HostRole, ///< with what kind of token it is
        LoginRole,
        MayRole,
        ServesRole,
        AddedRole,
        ExpiresRole,
        StateRole,
        ToneRole,
        AskingRole,
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return rowCount(); }

    [[nodiscard]] const QList<TokenEntry> &entries() const { return m_entries; }
    [[nodiscard]] const TokenEntry *find(const QString &name) const;
    /// What was asked about a token that is the same stays.
    void setOverview(const TokenOverview &overview, const QDateTime &now);
    void setAsking(const QString &name);
    /// Nothing: the question was not answered.
    void take(const QString &name, const std::optional<TokenState> &state);

Q_SIGNALS:
    void changed();

private:
    QList<TokenEntry> m_entries;
    QDateTime m_now;
};

} // namespace tagboat
