// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "overviewmodel.h"
#include "scan/savedview.h"

#include <QTimer>
#include <qqmlintegration.h>

namespace tagboat
{

/// The rows that the user wants to see, grouped, and in the order of one column or several. It holds rows and not their
/// places, so that it never shows or acts on another row than the one that it showed: with thousands of rows coming in
/// it follows the workspace a few times a second, and not row by row.
class OverviewFilterModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by OverviewController")
    Q_PROPERTY(QString search READ search WRITE setSearch NOTIFY filterChanged)
    Q_PROPERTY(QString facet READ facet WRITE setFacet NOTIFY filterChanged)
    Q_PROPERTY(QStringList filters READ filters WRITE setFilters NOTIFY filterChanged)
    Q_PROPERTY(QString group READ group WRITE setGroup NOTIFY sortChanged)
    Q_PROPERTY(QStringList sorting READ sorting WRITE setSorting NOTIFY sortChanged)
    Q_PROPERTY(QStringList columns READ columns WRITE setColumns NOTIFY columnsChanged)
    Q_PROPERTY(int allCount READ allCount NOTIFY countsChanged)
    Q_PROPERTY(int wantsCount READ wantsCount NOTIFY countsChanged)
    Q_PROPERTY(int inFlightCount READ inFlightCount NOTIFY countsChanged)
    Q_PROPERTY(int blockedCount READ blockedCount NOTIFY countsChanged)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged)
    Q_PROPERTY(int count READ count NOTIFY countsChanged)
    Q_PROPERTY(bool forgeKnown READ forgeKnown NOTIFY countsChanged)

public:
    enum Role { GroupRole = OverviewModel::FactsRole + 1 };

    explicit OverviewFilterModel(OverviewModel &rows, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] const QString &search() const { return m_view.search; }
    /// Words that all have to be in the name, the branch or the path; a word such as is:security or flow:rc names a
    /// filter by its beginning.
    void setSearch(const QString &search);
    /// all, wants, inflight or blocked.
    [[nodiscard]] const QString &facet() const { return m_view.show; }
    void setFacet(const QString &facet);
    /// "dimension:value". One value of each dimension has to fit, but of "is" all.
    [[nodiscard]] const QStringList &filters() const { return m_view.filters; }
    void setFilters(const QStringList &filters);
    Q_INVOKABLE void toggleFilter(const QString &filter);
    /// What can be filtered by: maps of filter, dimension, value and count, by dimension and then by value.
    Q_INVOKABLE [[nodiscard]] QVariantList choices() const;
    /// folder, organisation, stage, or empty.
    [[nodiscard]] const QString &group() const { return m_view.group; }
    void setGroup(const QString &group);
    /// How many of the rows shown belong to a group.
    Q_INVOKABLE [[nodiscard]] int groupCount(const QString &group) const { return m_groups.value(group); }
    /// Columns by which to sort, the first decides; "-" before one turns its order round. Empty: by path.
    [[nodiscard]] const QStringList &sorting() const { return m_view.sort; }
    void setSorting(const QStringList &sorting);
    /// Sorts by a column, or by it where the others so far do not decide (@p also); the same one again turns its order
    /// round.
    Q_INVOKABLE void sortBy(const QString &key, bool also = false);
    /// The columns that the user chose; empty: the usual ones.
    [[nodiscard]] const QStringList &columns() const { return m_view.columns; }
    void setColumns(const QStringList &columns);

    /// All of the above in one; its name is not kept.
    [[nodiscard]] const SavedView &view() const { return m_view; }
    void setView(const SavedView &view);

    Q_INVOKABLE void toggleSelected(int row);
    /// Selects all rows shown, or none if they are all selected.
    Q_INVOKABLE void toggleAll();
    Q_INVOKABLE void clearSelection() { m_rows.clearSelection(); }
    /// The row of the only selected package; -1 unless exactly one is selected and shown.
    Q_INVOKABLE [[nodiscard]] int onlySelected() const;
    /// What a row is known by while rows come, go and move; and its place.
    Q_INVOKABLE [[nodiscard]] QString keyAt(int row) const;
    Q_INVOKABLE [[nodiscard]] int rowOf(const QString &key) const;
    /// A field of a row by its role's name.
    Q_INVOKABLE [[nodiscard]] QVariant field(int row, const QString &role) const;

    [[nodiscard]] int allCount() const { return m_rows.count(); }
    [[nodiscard]] int wantsCount() const { return m_wants; }
    [[nodiscard]] int inFlightCount() const { return m_inFlight; }
    [[nodiscard]] int blockedCount() const { return m_blocked; }
    [[nodiscard]] int selectedCount() const { return m_rows.selectedCount(); }
    [[nodiscard]] int count() const { return rowCount(); }
    /// A forge has said something of one repository or another.
    [[nodiscard]] bool forgeKnown() const { return m_rows.forgeKnown(); }

Q_SIGNALS:
    void filterChanged();
    void sortChanged();
    void columnsChanged();
    void countsChanged();
    void selectionChanged();
    /// Rows have other places than before.
    void rearranged();

private:
    void follow();
    void rebuild();
    void publish(QList<OverviewModel::Row> shown);
    void countRows();
    [[nodiscard]] QString groupOf(const OverviewRow &row) const;

    OverviewModel &m_rows;
    SavedView m_view;
    QList<OverviewModel::Row> m_shown;
    QHash<QString, int> m_groups;
    QTimer m_later;
    qint64 m_took = 0; ///< the last rebuild, in milliseconds
    qint64 m_cost = 0; ///< of a rebuild, in milliseconds
    int m_wants = 0;
    int m_inFlight = 0;
    int m_blocked = 0;
};

} // namespace tagboat
