// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/contributors.h"
#include "changelog/draft.h"
#include "ports/forge/mergedpullrequest.h"
#include "scan/overview.h"
#include "scan/towncriersettings.h"

namespace tagboat
{

/// A package's changelog, and what could go into it.
struct ChangelogWork {
    QString root;          ///< the repository
    QString remoteUrl;     ///< of its remote, as git has it; empty without one
    QString repositoryUrl; ///< of its remote, https://host/owner/name; empty if it has none on a forge
    PackageRow package;
    Changelog changelog;
    std::optional<TowncrierWork> towncrier = {}; ///< the fragments that towncrier makes the changelog's parts of
    bool created = false;                        ///< there is no file yet: the changelog is a new, empty one
    QStringList sections;        ///< the order in which sections stand: the policy's, or Keep a Changelog's
    DraftSettings draftSettings; ///< what the repository says of drafts and notes
    QString author = {};         ///< the user's name as git has it; empty if git has none
    QString identity;            ///< of the repository in the memory of answers
    QList<DraftAnswer> answers;  ///< to drafts, from that memory
    QList<DraftEntry> drafts;    ///< of the commits since the latest tag, newest first, also those of no section
    QList<MergedPullRequest> merged = {}; ///< what a forge told of them, if one was asked
};

/// The changelog of a package as the working tree has it; a new one in memory, and @p created, if it has none.
/// Errors: those of reading, and of Changelog::parse().
Result<Changelog> readChangelog(const QString &root, const PackageRow &package, bool &created,
                                Conflicts conflicts = Conflicts::Refuse);

/// The sections of a package's changelog in their order: the policy's, else another release tool's, else Keep a
/// Changelog's.
QStringList changelogSections(const ReleasePolicy &policy, const PackageRow &package);

/// Entries for the commits of a package that are reachable from @p to (empty: HEAD) and not from @p from (empty: all
/// that there are), both commit ids; newest first, or as the repository's own settings group them.
Result<QList<DraftEntry>> draftBetween(LocalRepository &repository, const PackageRow &package,
                                       const DraftSettings &settings, const QString &from, const QString &to);

/// @p drafts of a package with what a forge told of merged pull requests; arranged as the repository's own settings
/// say.
QList<DraftEntry> draftsWith(const QList<MergedPullRequest> &merged, const QList<DraftEntry> &drafts,
                             const PackageRow &package, const DraftSettings &settings);

/// Since when pull requests were merged that can have brought the commits of @p drafts; null without drafts.
QDateTime oldestMerge(const QList<DraftEntry> &drafts);

/// Who wrote those commits, also with others, by the mailmap. First is who has no commit that is reachable from @p
/// from.
Result<QList<Contributor>> contributorsBetween(LocalRepository &repository, const PackageRow &package,
                                               const DraftSettings &settings, const QString &from, const QString &to);

/// Under which name answers to drafts are remembered: the remote's, so that it outlives a move of the clone and holds
/// for all of them; the folder's without a remote.
QString draftIdentity(const RepositoryRow &row);

/// Opens the changelog of a package, given by its name or folder; empty means the only or first one. Conflicts in it
/// are kept. @p memory may be null. Errors: those of scanning and of the memory; NotFound without such a package; those
/// of readChangelog().
Result<ChangelogWork> openChangelogWork(Git &git, const QString &path, const QString &wanted,
                                        DraftMemory *memory = nullptr);

} // namespace tagboat
