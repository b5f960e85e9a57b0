// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QVariantList>
#include <qqmlintegration.h>

namespace tagboat
{

/// How well @p query fits @p text when its letters need only stand in this order: -1 is not at all, more is better. The
/// beginnings of words and letters side by side count more.
int fuzzyScore(QStringView query, QStringView text);

/// The commands that fit what was typed, the best first; in their own order when nothing was.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    /// Maps with label, detail (a shortcut or a path) and whatever else the caller wants back from command().
    Q_PROPERTY(QVariantList commands READ commands WRITE setCommands NOTIFY changed)
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)

public:
    enum Role { LabelRole = Qt::UserRole, DetailRole };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] QVariantList commands() const { return m_commands; }
    void setCommands(const QVariantList &commands);
    [[nodiscard]] QString query() const { return m_query; }
    void setQuery(const QString &query);
    /// The whole command of a row; empty if there is none.
    Q_INVOKABLE [[nodiscard]] QVariantMap command(int row) const;

Q_SIGNALS:
    void changed();

private:
    void choose();

    QVariantList m_commands;
    QList<QVariantMap> m_chosen;
    QString m_query;
};

} // namespace tagboat
