// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/releases.h"
#include "scan/standingnotes.h"

namespace tagboat
{

/// The releases of a repository on its forge.
struct PublishedReleases {
    QString host; ///< "github.com"
    QList<ForgeRelease> releases;
    bool operator==(const PublishedReleases &) const = default;
};

/// The published release of a version, in any spelling; null if there is none.
const ForgeRelease *releaseOfVersion(const QList<ForgeRelease> &releases, const TagGrammar &grammar,
                                     const QString &version);

/// A package's published releases as a changelog in Markdown, for a repository that has no file: a part for each, the
/// newest first, with its text. Headings within the texts are moved below the parts', raw line ends are made one kind.
/// @p draft, sections in Markdown, becomes the unreleased part where there is any.
QByteArray releasesAsChangelog(const QList<ForgeRelease> &releases, const TagGrammar &grammar, const QString &draft,
                               const QString &title = QStringLiteral("Releases"));

/// The text of each version's release on the forge; where there is none, what another shelf has.
class PublishedNotes : public NotesShelf
{
public:
    /// @p others may be null.
    PublishedNotes(PublishedReleases published, TagGrammar grammar, std::unique_ptr<NotesShelf> others);
    Result<StandingNotes> notesOf(const QString &version) override;

private:
    PublishedReleases m_published;
    TagGrammar m_grammar;
    std::unique_ptr<NotesShelf> m_others;
};

} // namespace tagboat
