// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/lint.h"
#include "release/checks/packagemetadata.h"
#include "release/preflight.h"

#include <QSet>

namespace tagboat::checks
{

/// Everything that the checks look at, read once. Checks that read "git" may ask the repository more; all others run in
/// another thread at the same time and may only read what stands here and files of the working tree.
struct Premises {
    LocalRepository &repository;
    const Plan &plan;
    const std::optional<QList<RemoteReference>> &remote;
    QDateTime now;
    RepositoryRow row;
    QList<GitTag> tags;
    QList<TrackedFile> tracked;
    QSet<QString> trackedPaths;
    QList<Submodule> submodules;
    std::optional<PackageRow> package; ///< of the plan's folder
    TagGrammar grammar;                ///< the plan's
    std::optional<Version> target;
    std::optional<Version> lastFinal; ///< the highest final release below the target, by its tag
    std::optional<GitTag> lastFinalTag;
    std::optional<PackageMetadata> metadata; ///< of the package's pyproject.toml
    std::optional<Changelog> changelog;
    QList<LintFinding> lint; ///< of the changelog, as far as its text and the tags' names show it
    qint64 freeBytes = -1;   ///< on the disk of the working tree; -1 if not known

    [[nodiscard]] const WorkingState &state() const { return row.state; }
    [[nodiscard]] const ReleasePolicy &policy() const { return row.policy; }
    [[nodiscard]] const RemoteReference *remoteReference(const QString &name) const;
    [[nodiscard]] QStringList localTagNames() const;
    [[nodiscard]] QStringList remoteTagNames() const;
    /// The names of all tags that the plan makes.
    [[nodiscard]] QStringList plannedTags() const;
    /// Whether the plan has a step of this kind.
    [[nodiscard]] bool has(const QString &kind) const;
    /// The path below the repository's root of a file of the package's folder.
    [[nodiscard]] QString inPackage(const QString &name) const;
    /// A file of the working tree; NotFound if absent, and no link is followed.
    [[nodiscard]] Result<QByteArray> file(const QString &path) const;
    /// Whether the package goes to a Python index in the end.
    [[nodiscard]] bool publishes() const;
};

/// Reads what the checks need. An error means that nothing can be checked.
Result<Premises> readPremises(LocalRepository &repository, const Plan &plan,
                              const std::optional<QList<RemoteReference>> &remote, const QDateTime &now,
                              const RepositoryRow *row);

/// What one check has to say: nothing if it does not apply.
using Findings = QList<CheckResult>;

/// One check: what is known of it, and how it is made. Without a function the planner says it while it plans.
struct Check {
    CheckInfo info;
    Findings (*run)(const Premises &premises) = nullptr;
};

/// The checks of each subject.
QList<Check> workingTreeChecks();
QList<Check> historyChecks();
QList<Check> remoteChecks();
QList<Check> plannedTagChecks();
QList<Check> knownTagChecks();
QList<Check> versionNumberChecks();
QList<Check> versionFileChecks();
QList<Check> changelogChecks();
QList<Check> packageChecks();
QList<Check> dependencyChecks();
QList<Check> compatibilityChecks();
QList<Check> lockFileChecks();
QList<Check> settingsChecks();

/// The findings of one sentence each. The runner fills in the check's name.
Findings passed(const QString &title, const QString &evidence = {});
Findings warns(const QString &title, const QString &remedy, const QString &evidence = {});
Findings blocks(const QString &title, const QString &remedy, const QString &evidence = {});
/// Where git cannot say whether there is a branch: that it is there and that it is not would both be a guess.
Findings unreadable(const QString &branch, const Error &error);
/// The same finding about a place in a file.
Findings at(Findings findings, const QString &path, int line = 0);

/// The sentence for one, or the one for many with their number.
QString counted(qsizetype count, const QString &one, const QString &many);
/// At most five of @p names, and how many there are beyond.
QString someOf(const QStringList &names);

} // namespace tagboat::checks
