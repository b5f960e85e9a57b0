// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/draft.h"

#include <QAbstractListModel>
#include <QStringList>
#include <QVariantList>
#include <qqmlintegration.h>

namespace tagboat
{

/// What the changelog does not tell of yet, as far as the filters let it through, in groups where they are asked for.
class DraftModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ChangelogController")
    Q_PROPERTY(int count READ rowCount NOTIFY arranged)
    Q_PROPERTY(int total READ total NOTIFY arranged)
    Q_PROPERTY(QString grouping READ grouping WRITE setGrouping NOTIFY arranged)
    Q_PROPERTY(int filterCount READ filterCount NOTIFY arranged)
    Q_PROPERTY(QVariantList filters READ filters NOTIFY arranged)

public:
    enum Role {
        TypeRole = Qt::UserRole, ///< "feat", "fix!"; the section's name for plain commits
        ToneRole,                ///< of the type's chip
        TextRole,
        DetailRole, ///< "#212 · kim"
        RuleRole,   ///< why it would go there
        GroupRole,  ///< the title of its group if it is the first there
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setEntries(const QList<DraftEntry> &entries);
    [[nodiscard]] const DraftEntry *at(int row) const;
    [[nodiscard]] int total() const { return static_cast<int>(m_entries.size()); }

    /// "type", "scope", "author" or "breaking"; anything else is no grouping.
    [[nodiscard]] QString grouping() const { return m_grouping; }
    void setGrouping(const QString &grouping);
    [[nodiscard]] int filterCount() const { return static_cast<int>(m_filters.size()); }
    /// What could be filtered by, as ChoiceButton takes it: {key, label, detail, section, checked}.
    [[nodiscard]] QVariantList filters() const;
    /// Sets or takes back a filter by its key. Several of one kind widen, those of different kinds narrow.
    Q_INVOKABLE void toggleFilter(const QString &key);
    Q_INVOKABLE void clearFilters();

Q_SIGNALS:
    void arranged();

private:
    void arrange();
    [[nodiscard]] bool passes(const DraftEntry &entry) const;
    [[nodiscard]] QString groupOf(const DraftEntry &entry) const;

    QList<DraftEntry> m_entries; ///< all of them
    QList<qsizetype> m_shown;    ///< positions in m_entries
    QString m_grouping;
    QStringList m_filters; ///< "kind:value"
};

} // namespace tagboat
