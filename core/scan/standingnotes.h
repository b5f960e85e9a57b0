// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scan/overview.h"

namespace tagboat
{

/// The notes of a release as they stand somewhere else than in the working tree.
struct StandingNotes {
    QString where; ///< in words: "the tag v1.4.2"
    QString text;  ///< Markdown
};

/// A place where notes of releases stand. It is asked in another thread than the window's.
class NotesShelf
{
public:
    NotesShelf() = default;
    Q_DISABLE_COPY_MOVE(NotesShelf)
    virtual ~NotesShelf() = default;
    /// The notes of @p version. NotFound, with the reason in words, where none stand.
    virtual Result<StandingNotes> notesOf(const QString &version) = 0;
};

/// The tag of a version in any spelling. NotFound if there is none that leads to a commit.
Result<GitTag> tagOfVersion(const QList<GitTag> &tags, const TagGrammar &grammar, const QString &version);

/// What each version's own tag holds in the changelog: the notes as they were shipped.
class TaggedNotes : public NotesShelf
{
public:
    /// @p changelogPath is relative to the repository. Both are kept as references.
    TaggedNotes(LocalRepository &repository, const PackageRow &package, QString changelogPath);
    Result<StandingNotes> notesOf(const QString &version) override;

private:
    LocalRepository &m_repository;
    const PackageRow &m_package;
    QString m_path;
};

/// How notes that stand somewhere differ from ours.
struct NotesDifference {
    int added = 0;   ///< lines that ours have and the others have not
    int removed = 0; ///< the other way round
    QByteArray diff; ///< from theirs to ours, as Git::unifiedDiff() gives it; empty if they are the same
    [[nodiscard]] bool same() const { return diff.isEmpty(); }
};

/// Compares notes line by line. Line ends, and blanks at the ends of lines and of the text, do not count: forges change
/// them when they store a text.
Result<NotesDifference> notesDifference(Git &git, const QString &standing, const QString &ours);

} // namespace tagboat
