// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fileedit.h"
#include "release/milestoneplan.h"
#include "release/plan.h"
#include "version/taggrammar.h"

#include <QStringList>

#include <optional>

namespace tagboat
{

/// What a flow needs to know to go through a forge: pull requests, workflow runs and releases.
struct ForgeInputs {
    QString pullRequestBody;
    QString releaseTitle;
    QString releaseNotes;    ///< as Markdown
    QStringList assets;      ///< patterns of files that the release gets before it is published
    bool latest = true;      ///< no higher release stands
    QString checksOnBase;    ///< whether a push to the base branch starts a workflow: "always", "perhaps", or empty
    QString tagWorkflow;     ///< path of the file that a pushed candidate or release tag starts; empty: none is known
    QString releaseWorkflow; ///< the same for a published release
    std::optional<MilestonePlan> milestone; ///< nothing: milestones are left alone
};

/// Everything a flow needs to know to list its steps, already decided by the planner.
struct FlowInputs {
    QString flow = {};
    Version target; ///< the version that is released in the end, or the candidate if that is all
    TagGrammar grammar;
    int candidate = 1; ///< number of the first candidate
    /// The version files say 1.2.3rc1 for the candidate; false: the final version at once.
    bool candidateInFiles = true;
    QString baseBranch = {};
    QString releaseBranch = {};          ///< empty: commit on the base branch
    QString prepareMessage = {};         ///< of the commit that prepares the release
    QStringList commands = {};           ///< own checks
    QList<FileEdit> candidateEdits = {}; ///< version files to the candidate's version
    QList<FileEdit> releaseEdits = {};   ///< version files to the final version, from where they stand at that moment
    QList<FileEdit> changelogEdits = {}; ///< the changelog cut
    QString nextVersion = {};            ///< next development version; empty: no such step
    QList<FileEdit> nextEdits = {};
    QString headCommit = {}; ///< where the base branch is now; what is tagged when nothing has to be committed
    std::optional<ForgeInputs> forge = {}; ///< nothing: the flow goes as far as git does, as tag-only always
};

/// True for the flows that can be run to their end: those that need a forge only where one is at hand.
bool flowIsComplete(const QString &flow, bool forge);
/// True if the flow makes candidates before the release.
bool flowHasCandidates(const QString &flow);

/// Whether a step decides on a candidate: a failed one is replaced by the next.
bool judgesCandidate(const StepSpec &step);

/// What a flow uses where .tagboat.toml does not say: patterns with {version} and {tag}. An empty branch means the
/// base.
QString defaultReleaseBranch(const QString &flow);
QString defaultCommitMessage();

/// The steps of a flow, in order. Each flow reads from top to bottom in flows.cpp.
QList<StepSpec> flowSteps(const FlowInputs &inputs);

/// The steps of one candidate, from its version files to the verdict, and those that follow a good one; for recovery.
QList<StepSpec> candidateSteps(const FlowInputs &inputs, const QString &commit);
QList<StepSpec> afterCandidateSteps(const FlowInputs &inputs);

} // namespace tagboat
