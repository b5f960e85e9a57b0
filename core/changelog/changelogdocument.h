// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "changelog/towncrier.h"

namespace tagboat
{

/// @p bytes with the text of a source view in their place: @p text has LF and no byte order mark. What the text did not
/// change keeps its bytes, line ends among them.
QByteArray withSourceText(const QByteArray &bytes, const QString &text);
/// @p bytes as a source view shows them: LF, without a byte order mark.
QString sourceText(const QByteArray &bytes);

/// A changelog while it is edited, with towncrier's fragments if it has any: what it is now, what it was, and what the
/// files on disk hold.
class ChangelogDocument
{
public:
    /// @p saved is what the file holds; opening it is no step that could be undone.
    explicit ChangelogDocument(Changelog saved, QList<Fragment> fragments = {})
        : m_current(std::move(saved)), m_saved(m_current.bytes()), m_fragments(std::move(fragments)),
          m_savedFragments(m_fragments)
    {
    }

    [[nodiscard]] const Changelog &current() const { return m_current; }
    /// Makes @p next the current state, as one step called @p label ("Move entry"); forgets what was undone. No step is
    /// made if nothing changes.
    void apply(const QString &label, const Changelog &next);
    [[nodiscard]] const QList<Fragment> &fragments() const { return m_fragments; }
    /// As apply(), for the fragments, and for both at once.
    void apply(const QString &label, const QList<Fragment> &next);
    void apply(const QString &label, const Changelog &next, const QList<Fragment> &fragments);
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

    [[nodiscard]] bool modified() const { return m_current.bytes() != m_saved || m_fragments != m_savedFragments; }
    /// The bytes that the file holds as far as is known.
    [[nodiscard]] const QByteArray &saved() const { return m_saved; }
    /// Says that the file now holds @p bytes.
    void setSaved(const QByteArray &bytes) { m_saved = bytes; }
    [[nodiscard]] const QList<Fragment> &savedFragments() const { return m_savedFragments; }
    void setSavedFragments(const QList<Fragment> &fragments) { m_savedFragments = fragments; }
    /// Takes what other programs made of the fragments' files: @p merged goes on with them. It is no step, and no step
    /// that is undone takes it back.
    void takeFragments(const QList<Fragment> &saved, const QList<Fragment> &merged);

private:
    /// The one stretch of bytes that a step changed: small, so that a thousand steps in a large file stay small.
    struct Step {
        QString label;
        qsizetype offset = 0;
        QByteArray before;
        QByteArray after;
        bool typed = false;
        QList<Fragment> gone = {}; ///< fragments that the step took away, or changed: as they were
        QList<Fragment> come = {}; ///< and as they are behind it
    };
    static Step difference(const QString &label, const QByteArray &before, const QByteArray &after);
    void replace(qsizetype offset, qsizetype length, const QByteArray &with);

    void replaceFragments(const QList<Fragment> &gone, const QList<Fragment> &come);

    Changelog m_current;
    QByteArray m_saved;
    QList<Fragment> m_fragments;
    QList<Fragment> m_savedFragments;
    QList<Step> m_steps;
    qsizetype m_done = 0; ///< how many of the steps stand
};

} // namespace tagboat
