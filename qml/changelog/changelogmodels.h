// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/draft.h"

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
    /// The row of an entry; -1 if it is not shown.
    [[nodiscard]] int rowOf(const EntryPlace &place) const;

Q_SIGNALS:
    void countChanged();

private:
    [[nodiscard]] QList<Row> rowsOf(const Changelog &changelog) const;

    QList<Row> m_rows;
    QSet<QString> m_toggled; ///< headings of releases that stand otherwise than they would by themselves
};

/// What the changelog does not tell of yet.
class DraftModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ChangelogController")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged)

public:
    enum Role {
        TypeRole = Qt::UserRole, ///< "feat", "fix!"; the section's name for plain commits
        ToneRole,                ///< of the type's chip
        TextRole,
        DetailRole, ///< "#212 · kim"
        SectionRole,
        RuleRole, ///< why it would go there
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setEntries(const QList<DraftEntry> &entries);
    [[nodiscard]] const DraftEntry *at(int row) const;

Q_SIGNALS:
    void countChanged();

private:
    QList<DraftEntry> m_entries;
};

} // namespace tagboat
