// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"

namespace tagboat
{

/// @p bytes with the text of a source view in their place: @p text has LF and no byte order mark. What the text did not
/// change keeps its bytes, line ends among them.
QByteArray withSourceText(const QByteArray &bytes, const QString &text);
/// @p bytes as a source view shows them: LF, without a byte order mark.
QString sourceText(const QByteArray &bytes);

/// A changelog while it is edited: what it is now, what it was, and what the file on disk holds.
class ChangelogDocument
{
public:
    /// @p saved is what the file holds; opening it is no step that could be undone.
    explicit ChangelogDocument(Changelog saved) : m_current(std::move(saved)), m_saved(m_current.bytes()) {}

    [[nodiscard]] const Changelog &current() const { return m_current; }
    /// Makes @p next the current state, as one step called @p label ("Move entry"); forgets what was undone. No step is
    /// made if nothing changes.
    void apply(const QString &label, const Changelog &next);
    /// As apply(), for typing: letters that follow the last ones join their step until a word ends, so that a word is
    /// undone at once, not a letter.
    void type(const QString &label, const Changelog &next);

    [[nodiscard]] bool canUndo() const { return m_done > 0; }
    [[nodiscard]] bool canRedo() const { return m_done < m_steps.size(); }
    /// What would be undone or redone, in the words of apply(); empty if nothing.
    [[nodiscard]] QString undoLabel() const { return canUndo() ? m_steps[m_done - 1].label : QString(); }
    [[nodiscard]] QString redoLabel() const { return canRedo() ? m_steps[m_done].label : QString(); }
    void undo();
    void redo();
    /// How many steps stand.
    [[nodiscard]] qsizetype position() const { return m_done; }

    [[nodiscard]] bool modified() const { return m_current.bytes() != m_saved; }
    /// The bytes that the file holds as far as is known.
    [[nodiscard]] const QByteArray &saved() const { return m_saved; }
    /// Says that the file now holds @p bytes.
    void setSaved(const QByteArray &bytes) { m_saved = bytes; }

private:
    /// The one stretch of bytes that a step changed: small, so that a thousand steps in a large file stay small.
    struct Step {
        QString label;
        qsizetype offset = 0;
        QByteArray before;
        QByteArray after;
        bool typed = false;
    };
    static Step difference(const QString &label, const QByteArray &before, const QByteArray &after);
    void replace(qsizetype offset, qsizetype length, const QByteArray &with);

    Changelog m_current;
    QByteArray m_saved;
    QList<Step> m_steps;
    qsizetype m_done = 0; ///< how many of the steps stand
};

} // namespace tagboat
