// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelogmodels.h"

#include <optional>

namespace tagboat
{

/// Which entries the next edit is for, as lists of files select theirs: a plain click marks where a range begins, Ctrl
/// adds and takes away, Shift selects up to a row. Rows without an entry are passed over, and fragments are not
/// selected together with entries.
class EntrySelection : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ChangelogController")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)

public:
    /// Keeps @p parts.
    explicit EntrySelection(ChangelogPartsModel &parts, QObject *parent = nullptr);

    /// Selects nothing; a range would begin at @p row.
    Q_INVOKABLE void begin(int row);
    /// Adds the entry at @p row or takes it away. The one where a range would begin is added with the first other one.
    Q_INVOKABLE void toggle(int row);
    /// Selects all entries from where the range begins to @p row, and nothing else.
    Q_INVOKABLE void extendTo(int row);
    /// Extends the range from @p row to the next entry in a direction; returns its row, or -1 if there is none.
    Q_INVOKABLE int extend(int row, int by);
    /// Selects all entries of the release that @p row belongs to.
    Q_INVOKABLE void selectRelease(int row);
    Q_INVOKABLE void clear();
    /// The rows from the first selected entry to the last; empty where none is.
    [[nodiscard]] std::optional<std::pair<int, int>> span() const;

    [[nodiscard]] int count() const { return static_cast<int>(m_parts.selected().size()); }
    [[nodiscard]] QString words() const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] const EntryPlace *placeAt(int row) const;
    [[nodiscard]] bool isSelected(const EntryPlace &place) const { return m_parts.selected().contains(place); }

    ChangelogPartsModel &m_parts;
    std::optional<EntryPlace> m_anchor;
};

} // namespace tagboat
