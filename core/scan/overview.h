// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "changelog/changelog.h"
#include "changelog/conventionalcommit.h"
#include "ports/git.h"
#include "scan/policy.h"
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
    std::optional<GitTag> latestTag; ///< of the release tags reachable from HEAD, the highest version; no pre-release
                                     ///< that a final release overtook
    QString latestTagVersion;
    bool latestTagIsCandidate = false;
    int commitsSinceTag = 0;
    CommitEvidence evidence;
    std::optional<BumpLevel> suggestedBump; ///< nothing: no release wanted; Promote: a candidate is under way
    QString suggestedVersion;               ///< empty: no release wanted, or no version to start from
    QString changelogPath;
    ChangelogFormat changelogFormat = ChangelogFormat::None;
    bool hasUnreleased = false;
    int unreleasedEntries = 0;
    CommitEvidence::Level unreleasedLevel = CommitEvidence::Level::None; ///< what the unreleased entries ask for
    QString flow; ///< the flow that its settings or its shape name
    TagGrammar grammar = TagGrammar::learn({}, VersionScheme::Pep440);
};

/// One repository of the workspace. A repository that cannot be read keeps its row, with the error.
struct RepositoryRow {
    QString path;
    QString name;
    QString remote; ///< owner/name, or empty
    WorkingState state;
    ReleasePolicy
        policy; ///< what .tagboat.toml says; the default where it cannot be read, which is a problem of the packages
    QList<PackageRow> packages;
    std::optional<Error> error;
};

/// Finds git repositories below @p folders without following links and without entering a repository found (its
/// worktrees and submodules are its own matter), at most @p depth folders deep. @p found is called for each as it is
/// met, sorted by path within a folder. Hidden folders, node_modules, virtual environments and the like are not
/// entered. @p skipped hears of folders that could not be read.
void discoverRepositories(const QStringList &folders, const Cancel &cancel, const std::function<void(QString)> &found,
                          const std::function<void(Error)> &skipped = {}, int depth = 6);

/// "owner/name" of a remote's URL on a forge; empty for a path on this machine.
QString remoteRepositoryName(const QString &url);
/// https://host/owner/name of a remote's URL on a forge; empty for a path on this machine.
QString remoteWebUrl(const QString &url);

/// Reads one repository. Never runs or writes anything in it, and never opens a connection.
RepositoryRow scanRepository(Git &git, const QString &path);
/// As above, of a repository that is open already.
RepositoryRow scanRepository(LocalRepository &repository);

/// Scans everything below @p folders with up to @p threads threads and returns when all is done; @p onRow is called as
/// rows are ready, from any thread, @p onSkipped from this one for folders that could not be read.
void scanWorkspace(const std::function<std::unique_ptr<Git>()> &makeGit, const QStringList &folders,
                   const Cancel &cancel, const std::function<void(RepositoryRow)> &onRow, int threads = 2,
                   const std::function<void(Error)> &onSkipped = {});

} // namespace tagboat
