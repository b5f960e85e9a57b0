// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/towncrier.h"

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
        KindRole = Qt::UserRole, ///< "release", "section", "entry" or "conflict"
        TextRole,                ///< the entry's text, the section's or the release's name
        DetailRole,              ///< of a release: date and number of entries
        EntriesRole,             ///< how many a section or release holds
        UnfoldedRole,
        UnreleasedRole,
        SectionRole, ///< the name of the entry's or section's own section
        YankedRole,
        SelectedRole, ///< of an entry: it is one of those that the next edit is for
        MineRole,     ///< of a conflict: the sides' words; its text and detail are their names
        TheirsRole,
        IssueRole, ///< of a fragment; empty for orphans
        PathRole,  ///< of a fragment's file; empty for entries of the changelog itself
    };
    /// The release of places in the part that towncrier's fragments make; their section is the lane.
    static constexpr qsizetype fragmentPart = -2;
    struct Row {
        enum class Kind { Release, Section, Entry, Conflict };
        Kind kind = Kind::Release;
        EntryPlace place; ///< of a section or release, its first; of a conflict, the release, -1 above all of them
        QString text;
        QString detail;
        QString section;
        int entries = 0;
        bool unfolded = false;
        bool unreleased = false;
        bool yanked = false;
        bool selected = false;
        qsizetype conflict = -1; ///< in the changelog's conflicts()
        QString mine = {};
        QString theirs = {};
        qsizetype fragment = -1; ///< among the fragments
        QString issue = {};
        QString path = {};
        /// Whether both look the same; the place is none of that.
        [[nodiscard]] bool looksLike(const Row &other) const;
    };
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// What stands above the releases from the next show() on; nothing without @p settings.
    void setFragments(const std::optional<TowncrierSettings> &settings, const QList<Fragment> &fragments);
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
    /// The only entry of that text among the rows; nullptr if there is none, or more than one.
    [[nodiscard]] const Row *entryWith(const QString &text) const;
    /// The row of a fragment's file; -1 if it is not shown.
    [[nodiscard]] int rowOfFile(const QString &path) const;

Q_SIGNALS:
    void countChanged();
    void selectionChanged();

private:
    [[nodiscard]] QList<Row> rowsOf(const Changelog &changelog) const;
    [[nodiscard]] QList<Row> fragmentRows() const;

    QList<Row> m_rows;
    std::optional<TowncrierSettings> m_settings;
    QList<Fragment> m_fragments;
    QList<EntryPlace> m_selected; ///< in the order of the file
    QSet<QString> m_toggled;      ///< headings of releases that stand otherwise than they would by themselves
};

} // namespace tagboat
