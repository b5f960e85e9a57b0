// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/contributors.h"
#include "ports/forge/mergedpullrequest.h"
#include "scan/overview.h"

namespace tagboat
{

/// What a release's notes are made of by a template.
struct NotesBasis {
    QString version;
    QDate date;
    QString previousTag; ///< of the release before; empty if none
    QList<DraftEntry> entries;
    QList<Contributor> contributors;
};

/// Release notes by the repository's own template, or the usual one. Errors: those of NotesTemplate::parse().
Result<QString> templatedNotes(const PackageRow &package, const DraftSettings &settings, const QString &repositoryUrl,
                               const NotesBasis &basis);

/// As above from the commits: of a version that has a tag those since the release before it, of the empty version those
/// since the latest tag, under the suggested version. @p merged is what a forge told of pull requests. Errors: NotFound
/// without such a tag; those of reading.
Result<QString> templatedNotes(LocalRepository &repository, const PackageRow &package, const DraftSettings &settings,
                               const QString &repositoryUrl, const QString &version, QDate today,
                               const QList<MergedPullRequest> &merged = {});

/// What the notes of a version that is released next are made of: the commits since the release before it.
Result<NotesBasis> nextNotes(LocalRepository &repository, const PackageRow &package, const DraftSettings &settings,
                             const Version &version, QDate today, const QList<MergedPullRequest> &merged = {});

} // namespace tagboat
