// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "changelog/conventionalcommit.h"
#include "changelog/draft.h"
#include "version/version.h"
#include "versionfile/versionfile.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagboat
{

class ListedTree;

/// The names of all flows of the product.
QStringList flowNames();

/// A repository's release policy: what its .tagboat.toml says, or [tool.tagboat] of its pyproject.toml. What it does
/// not say is empty and is recognised from the repository. An absent file is the default value.
struct ReleasePolicy {
    // [release]
    std::optional<QString> flow;          ///< one of flowNames()
    std::optional<QString> baseBranch;    ///< base-branch
    std::optional<QString> tag;           ///< with {version}
    std::optional<QString> candidateTag;  ///< candidate-tag, with {version} and {n}
    std::optional<QString> releaseBranch; ///< release-branch; "" means that the commit goes on the base branch
    std::optional<QString> commitMessage; ///< commit-message, with {version} or {tag}
    std::optional<VersionScheme> versionScheme;
    /// candidate-version = "final": the version files say the final version already for a candidate, so that its tag
    /// builds the final's file names. By default they say the candidate's own.
    bool finalVersionForCandidate = false;
    bool nextDevVersion = false; ///< next-dev-version: write the next development version after a release
    /// milestones = "close-and-next", "close" or "off": what becomes of the forge's milestone of a version. By default
    /// one that is open is closed and the next one opened; a repository that has none is left alone.
    std::optional<QString> milestones;
    /// Files that are attached to the release on the forge, below the root; {version} and {tag} may stand in them, and
    /// * and ? in their last part.
    QStringList assets;

    QList<VersionFilePattern> versionFiles; ///< [[version-file]]

    // [changelog]
    std::optional<QString> changelogPath;
    QStringList changelogSections;
    DraftSettings drafts; ///< leave-out, patterns, types, labels, breaking-labels, group-by-scope, bots, notes

    // [checks]
    QStringList checkCommands;
    std::optional<QString> checklist;
    QStringList blockingChecks; ///< block: names of checks whose warnings stop a release here

    // [verify]
    std::optional<QString> verifyImport;
    QStringList entryPoints;

    // [index]
    std::optional<QString> candidateIndex; ///< "" means that candidates are not published there
    std::optional<QString> releaseIndex;   ///< "" as above

    // [overview]
    std::optional<CommitEvidence::Level> minimumLevel; ///< minimum = "fix" or "feat": lesser work wants no release yet
    int minimumCommits = 0;                            ///< minimum = 5: fewer commits want no release yet

    QStringList warnings; ///< keys that are not known, each with its line; they stay in the file and are not used

    QString file;             ///< where it was read from: .tagboat.toml, pyproject.toml; empty: nowhere
    QMap<QString, int> lines; ///< of the keys that it says, by their whole name: "release.tag"

    /// Where the policy lies, below the repository's root.
    static QString fileName();
    /// Reads the file. Errors are Invalid and name the file, the line, the key and a remedy.
    static Result<ReleasePolicy> parse(const QByteArray &bytes, const QString &path);
    /// Reads [tool.tagboat] of a pyproject.toml, with the same keys below it; nothing if it has no such table.
    static Result<std::optional<ReleasePolicy>> parsePyproject(const QByteArray &bytes, const QString &path);
    /// Every key that is known, by its whole name: "release.flow", "version-file.path".
    static QStringList knownKeys();
    /// The patterns of [[version-file]] that belong to the package in @p folder; the root's package has all of them.
    [[nodiscard]] QList<VersionFilePattern> versionFilesOf(const QString &folder) const;
};

/// The policy of a working tree; the default value if it has none. Errors as parse(), those of reading, and Conflict if
/// both files hold one.
Result<ReleasePolicy> readPolicy(const QString &root);
Result<ReleasePolicy> readPolicy(ListedTree &tree);

} // namespace tagboat
