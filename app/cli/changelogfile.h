// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "repositoryargument.h"
#include "scan/publishedreleases.h"
#include "scan/towncriersettings.h"

namespace tagboat::cli
{

/// A package's changelog, read from the working tree.
struct OpenedChangelog {
    OpenedRepository repository;
    Changelog changelog;
    bool created = false;                        ///< there is no file yet; only where towncrier would make it
    std::optional<TowncrierWork> towncrier = {}; ///< the fragments, where towncrier writes the changelog
    /// With --online, where there is no file: the releases on the forge, which changelog is made of.
    std::optional<PublishedReleases> published = {};
};

/// The changelog of REPO's package; with @p online, where there is none, its releases on the forge. NotFound if it
/// has none.
Result<OpenedChangelog> openChangelog(const Invocation &call, bool online = false);

/// Shows what edits of the changelog and its fragments do (--dry-run: a diff), or writes them and names the files. The
/// first one is the changelog, or the new fragment. Warnings change nothing of the outcome.
Result<int> finishEdit(const Invocation &call, const OpenedRepository &opened, const QList<FileEdit> &edits,
                       const QStringList &warnings = {});

} // namespace tagboat::cli
