// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"

#include <QAbstractListModel>
#include <QSet>
#include <qqmlintegration.h>

namespace tagboat
{

/// A changelog as rows: each release, and of those that are unfolded each section with its entries.
class ChangelogPartsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ChangelogController")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)

public:
    enum Role {
        KindRole = Qt::UserRole, ///< "release", "section" or "entry"
        TextRole,                ///< the entry's text, the section's or the release's name
        DetailRole,              ///< of a release: date and number of entries
        EntriesRole,             ///< how many a section or release holds
        UnfoldedRole,
        UnreleasedRole,
        SectionRole, ///< the name of the entry's or section's own section
        YankedRole,
        SelectedRole, ///< of an entry: it is one of those that the next edit is for
    };
    struct Row {
        enum class Kind { Release, Section, Entry };
        Kind kind = Kind::Release;
        EntryPlace place; ///< of a section or release, its first
        QString text;
        QString detail;
        QString section;
        int entries = 0;
        bool unfolded = false;
        bool unreleased = false;
        bool yanked = false;
        bool selected = false;
        /// Whether both look the same; the place is none of that.
        [[nodiscard]] bool looksLike(const Row &other) const;
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Shows @p changelog. Rows that stay the same are not touched, so that what has the focus keeps it.
    void show(const Changelog &changelog);
    /// Folds or unfolds the release at a row.
    void toggle(int row, const Changelog &changelog);
    /// Forgets which releases are unfolded: Unreleased alone is.
    void reset();
    [[nodiscard]] const Row *at(int row) const;
    /// Which entries are selected: a few of those that are shown.
    [[nodiscard]] const QList<EntryPlace> &selected() const { return m_selected; }
    void setSelected(const QList<EntryPlace> &places);
    /// The row of an entry; -1 if it is not shown.
    [[nodiscard]] int rowOf(const EntryPlace &place) const;
    /// The row of a release's heading.
    [[nodiscard]] int rowOfRelease(qsizetype release) const;

Q_SIGNALS:
    void countChanged();
    void selectionChanged();

private:
    [[nodiscard]] QList<Row> rowsOf(const Changelog &changelog) const;

    QList<Row> m_rows;
    QList<EntryPlace> m_selected; ///< in the order of the file
    QSet<QString> m_toggled;      ///< headings of releases that stand otherwise than they would by themselves
};

} // namespace tagboat
