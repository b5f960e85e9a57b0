// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "overviewmodel.h"

#include <QSortFilterProxyModel>
#include <qqmlintegration.h>

namespace tagboat
{

/// The rows that the user wants to see, in the order of a column.
class OverviewFilterModel : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by OverviewController")
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY filterChanged)
    Q_PROPERTY(QString facet READ facet WRITE setFacet NOTIFY filterChanged)
    Q_PROPERTY(QString sortKey READ sortKey NOTIFY sortChanged)
    Q_PROPERTY(bool descending READ descending NOTIFY sortChanged)
    Q_PROPERTY(int allCount READ allCount NOTIFY countsChanged)
    Q_PROPERTY(int wantsCount READ wantsCount NOTIFY countsChanged)
    Q_PROPERTY(int inFlightCount READ inFlightCount NOTIFY countsChanged)
    Q_PROPERTY(int blockedCount READ blockedCount NOTIFY countsChanged)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged)
    Q_PROPERTY(int count READ count NOTIFY countsChanged)

public:
    explicit OverviewFilterModel(OverviewModel &rows, QObject *parent = nullptr);

    [[nodiscard]] QString search() const { return m_search; }
    void setSearch(const QString &search);
    /// all, wants, inflight or blocked.
    [[nodiscard]] QString facet() const { return m_facet; }
    void setFacet(const QString &facet);
    /// name, version, age, since, next, changelog, branch or state; empty is the order of the paths.
    [[nodiscard]] QString sortKey() const { return m_sortKey; }
    [[nodiscard]] bool descending() const { return sortOrder() == Qt::DescendingOrder; }
    /// Sorts by a column; the same one again turns the order round.
    Q_INVOKABLE void sortBy(const QString &key);
    Q_INVOKABLE void toggleSelected(int row);
    Q_INVOKABLE void clearSelection() { m_rows.clearSelection(); }
    /// The source row of the only selected package, as a row of this model; -1 unless exactly one is selected and
    /// shown.
    Q_INVOKABLE [[nodiscard]] int onlySelected() const;
    /// A field of a row by its role's name.
    Q_INVOKABLE [[nodiscard]] QVariant field(int row, const QString &role) const;

    [[nodiscard]] int allCount() const { return m_rows.count(); }
    [[nodiscard]] int wantsCount() const { return m_wants; }
    [[nodiscard]] int inFlightCount() const { return m_inFlight; }
    [[nodiscard]] int blockedCount() const { return m_blocked; }
    [[nodiscard]] int selectedCount() const { return m_rows.selectedCount(); }
    [[nodiscard]] int count() const { return rowCount(); }

Q_SIGNALS:
    void filterChanged();
    void sortChanged();
    void countsChanged();
    void selectionChanged();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void countRows();

    OverviewModel &m_rows;
    QString m_search;
    QString m_facet = QStringLiteral("all");
    QString m_sortKey;
    int m_wants = 0;
    int m_inFlight = 0;
    int m_blocked = 0;
};

} // namespace tagboat
