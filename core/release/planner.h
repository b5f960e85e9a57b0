// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forge/mergedpullrequest.h"
#include "ports/forge/milestones.h"
#include "release/flows.h"
#include "release/plan.h"
#include "release/preflight.h"
#include "release/releasestate.h"
#include "scan/overview.h"
#include "scan/policy.h"

#include <QDate>
#include <QDateTime>

#include <optional>

namespace tagboat
{

/// What the user asks for: a level or a version, and, where they differ from what the repository says, package and
/// flow.
struct PlanRequest {
    QString package;                    ///< name or folder; empty: the repository's only or first package
    std::optional<BumpLevel> level;     ///< neither level nor version: the suggested version
    std::optional<BumpLevel> otherwise; ///< the level where nothing is suggested; none: that is an error
    QString to;
    QString flow;
    bool newEpoch = false;   ///< the user confirmed that the version begins an epoch
    bool fetchFirst = false; ///< fetch branches and tags before the repository is read
    QList<Waiver> waivers;   ///< checks that shall not stop this release; kept in the plan where one is needed
};

/// What a plan is made from. The planner reads files of the working tree and nothing else.
struct PlanSources {
    LocalRepository &repository;
    RepositoryRow row; ///< as scanned just now
    ReleasePolicy policy;
    QStringList remoteTags; ///< all tags of the remote, where known
    QDate today;            ///< for the changelog's heading
    bool forge = false;     ///< an account of ours serves the remote's forge
    /// Of the forge, or why they could not be read; nothing where nobody asked.
    std::optional<Result<QList<Milestone>>> milestones = {};
    /// What the forge told of pull requests, where it was asked: see PlanDraft::mergedSince.
    QList<MergedPullRequest> merged = {};
};

/// A plan as it is shown before anything happens.
struct PlanDraft {
    Plan plan;
    QList<FileEdit> edits; ///< of all files, from now to the end of the release, for the diff
    QString notes;         ///< the release notes as Markdown
    /// The notes are made of commits, and pull requests that were merged since then may have brought these; null where
    /// they come from a changelog, or no forge gets them.
    QDateTime mergedSince = {};
    QList<CheckResult> checks; ///< what the planner itself has to say; runPreflight() adds the rest
};

/// One version that could be next.
struct VersionOption {
    BumpLevel level = BumpLevel::Patch;
    QString version; ///< as the files say it; empty if there is none
    QString tag;     ///< empty if it gets none
    QString pypi;    ///< as the index shows it; empty if it has no place there
    QString reason;  ///< why it cannot be released; empty if it can
    bool suggested = false;
    bool calendar = false; ///< patch is the micro number, minor rolls over to today's date
};

/// The options of a package, in the order patch, minor, major, candidate, promote, post, dev: what makePlan() plans for
/// each of these levels, or why it refuses. The suggested one, if any, is what it plans without a level.
QList<VersionOption> versionOptions(const PackageRow &package, const TagGrammar &grammar, const QStringList &tags);

/// The package with this name or folder; the first for an empty one. Errors: NotFound.
Result<const PackageRow *> choosePackage(const RepositoryRow &row, const QString &wanted);

/// The tag grammar: what the policy says, else what the tags teach. Of several packages the policy's patterns are those
/// of the root's alone; the others keep what the scan learnt.
Result<TagGrammar> grammarFor(const RepositoryRow &row, const PackageRow &package, const ReleasePolicy &policy);

/// The policy's base branch, else the one that the clone calls main or master, else the current one. Errors: those of
/// reading references.
Result<QString> baseBranchOf(LocalRepository &repository, const ReleasePolicy &policy, const WorkingState &state);

/// Makes the plan. Errors: those of reading the repository, NotFound (no such package, no version), Invalid (the
/// version is not one), Refused (a step that makes no sense, with the reason; a flow whose end this version does not
/// know).
Result<PlanDraft> makePlan(const PlanSources &sources, const PlanRequest &request);

/// The plan that goes on after a candidate failed: what has ended stays, the candidate's tag is removed, the next
/// candidate is made, and the rest follows. Refused if the release is not at a candidate.
Result<PlanDraft> makeRecovery(const PlanSources &sources, const ReleaseState &release);

} // namespace tagboat
