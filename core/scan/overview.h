// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/cancel.h"
#include "base/result.h"
#include "changelog/changelog.h"
#include "changelog/conventionalcommit.h"
#include "ports/clock.h"
#include "ports/git.h"
#include "ports/scancache.h"
#include "scan/evidence.h"
#include "scan/policy.h"
#include "scan/settingsource.h"
#include "scan/unreleased.h"
#include "version/calendar.h"
#include "version/taggrammar.h"
#include "versionfile/versionfile.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace tagboat
{

class RepositoryWatcher;

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
    std::optional<TagPrediction> built; ///< what a build at HEAD gets, where the tags decide the version
    CommitEvidence evidence;
    UnreleasedWork unreleased;
    std::optional<BumpLevel> suggestedBump; ///< nothing: no release wanted; Promote: a candidate is under way
    QString suggestedVersion;               ///< empty: no release wanted, or no version to start from
    QString changelogPath;
    ChangelogFormat changelogFormat = ChangelogFormat::None;
    bool hasUnreleased = false;
    int unreleasedEntries = 0;
    CommitEvidence::Level unreleasedLevel = CommitEvidence::Level::None; ///< what the unreleased entries ask for
    QString flow; ///< the flow that its settings or its shape name
    TagGrammar grammar = TagGrammar::learn({}, VersionScheme::Pep440);
    Calendar calendar;             ///< today, and how its calendar versions are made up
    QList<EvidenceLine> reasons;   ///< what speaks for the suggestion, the strongest first
    QString disagreement;          ///< where commits and changelog ask for different levels: what each says
    QList<SettingSource> settings; ///< what holds for the package, and where each of it comes from

    /// Whether the next version depends on the day.
    [[nodiscard]] bool dated() const;
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
    std::optional<QDateTime> rememberedFrom; ///< when it was read, if it comes from memory and was not compared since
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
RepositoryRow scanRepository(Git &git, const QString &path, QDate today = SystemClock().now().date());
/// As above, of a repository that is open already.
RepositoryRow scanRepository(LocalRepository &repository, QDate today = SystemClock().now().date());

/// A scan of everything below some folders.
struct WorkspaceScan {
    std::function<std::unique_ptr<Git>()> makeGit; ///< called in each thread
    QStringList folders;
    std::function<void(RepositoryRow)> onRow; ///< called as rows are ready, from any thread
    std::function<void(Error)> onTrouble =
        {}; ///< folders that could not be read, and a memory of earlier scans that fails; called from any thread
    /// The memory of earlier scans, called in each thread; may be empty, or give null: then everything is read.
    std::function<std::unique_ptr<ScanCache>()> openCache = {};
    int threads = 2;
    /// Watches what was read; may be null. The folders that the repositories lie in are watched under an empty name.
    RepositoryWatcher *watcher = nullptr;
    std::function<void(Error)> onSkipped = {}; ///< folders that could not be read; onTrouble hears of them if empty
};

/// Scans, and returns when all is done or @p cancel is requested. What did not change since it was last read is taken
/// from memory once that is certain.
void scanWorkspace(const WorkspaceScan &scan, const Cancel &cancel);

} // namespace tagboat
