// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "overviewrow.h"
#include "scan/savedview.h"

#include <QList>

#include <memory>

namespace tagboat
{

/// Decides which rows a view shows. Made once for many rows: what it compares with is prepared.
class RowFilter
{
public:
    explicit RowFilter(const SavedView &view);
    [[nodiscard]] bool accepts(const OverviewRow &row) const;

private:
    struct Dimension {
        QStringList values; ///< whole facets
        bool all = false;   ///< all of them have to fit, not one
    };
    QString m_show;
    QStringList m_words;
    QStringList m_named; ///< words of the search that begin a facet
    QList<Dimension> m_dimensions;
};

/// Decides the order of rows in a view: by group, then by its columns. Rows that are equal in all keep their order.
class RowOrder
{
public:
    explicit RowOrder(const SavedView &view);
    void sort(QList<std::shared_ptr<const OverviewRow>> &rows) const;

private:
    enum class Column {
        Name,
        Version,
        Age,
        Since,
        Next,
        Changelog,
        Branch,
        State,
        Work,
        Waits,
        Flow,
        Organisation,
        Forge,
        Checks,
        Published,
        Request,
        Gate
    };
    struct Key {
        Column column;
        bool turned;
    };
    static int compare(const OverviewRow &a, const OverviewRow &b, Column column);

    enum class Group { None, Stage, Folder, Organisation };
    [[nodiscard]] bool less(const OverviewRow &a, const OverviewRow &b) const;
    [[nodiscard]] int compareGroups(const OverviewRow &a, const OverviewRow &b) const;

    Group m_group;
    QList<Key> m_keys;
};

} // namespace tagboat
