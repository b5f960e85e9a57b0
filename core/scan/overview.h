// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "changelog/changelog.h"
#include "changelog/conventionalcommit.h"
#include "ports/git.h"
#include "version/taggrammar.h"
#include "versionfile/versionfile.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace tagboat
{

/// One package of a repository as the overview shows it; the fields are those of `tagboat-cli scan --json`.
struct PackageRow {
    QString name;
    QString path = QStringLiteral("."); ///< its folder, relative to the repository
    VersionFileSet versions;
    std::optional<GitTag> latestTag; ///< of the release tags reachable from HEAD, the highest version
    QString latestTagVersion;
    int commitsSinceTag = 0;
    CommitEvidence evidence;
    std::optional<BumpLevel> suggestedBump; ///< nothing: no release wanted
    QString suggestedVersion;
    QString changelogPath;
    ChangelogFormat changelogFormat = ChangelogFormat::None;
    bool hasUnreleased = false;
    int unreleasedEntries = 0;
    QString flow; ///< the flow that its settings or its shape name
    TagGrammar grammar = TagGrammar::learn({}, VersionScheme::Pep440);
};

/// One repository of the workspace. A repository that cannot be read keeps its row, with the error.
struct RepositoryRow {
    QString path;
    QString name;
    QString remote; ///< owner/name, or empty
    WorkingState state;
    QList<PackageRow> packages;
    std::optional<Error> error;
};

/// Finds git repositories below @p folders without following links and without entering a repository found (its worktrees
/// and submodules are its own matter), at most @p depth folders deep. @p found is called for each as it is met, sorted by
/// path within a folder.
void discoverRepositories(const QStringList &folders, const Cancel &cancel, const std::function<void(QString)> &found,
                          int depth = 6);

/// Reads one repository. Never runs or writes anything in it, and never opens a connection.
RepositoryRow scanRepository(Git &git, const QString &path);

/// Scans everything below @p folders with up to @p threads threads; @p onRow is called as rows are ready, from any thread.
void scanWorkspace(const std::function<std::unique_ptr<Git>()> &makeGit, const QStringList &folders,
                   const Cancel &cancel, const std::function<void(RepositoryRow)> &onRow, int threads = 2);

} // namespace tagboat
