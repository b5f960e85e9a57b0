// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/flows.h"

#include "release/steps/commandsstep.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

// The vocabulary of the flows: one function a step, which fills in what the step's kind reads from its detail.

StepSpec preflight()
{
    return {u"preflight"_s, u"preflight"_s, u"Check the repository and its remote"_s, true, {}};
}

StepSpec commands(const QStringList &list)
{
    return {u"checks"_s,
            u"commands"_s,
            list.size() == 1 ? u"Run %1"_s.arg(list.constFirst()) : u"Run %1 check commands"_s.arg(list.size()),
            true,
            {{u"commands"_s, QJsonArray::fromStringList(list)}, {u"digest"_s, CommandsStep::digest(list)}}};
}

StepSpec files(const QString &id, const QString &title, const QList<FileEdit> &edits)
{
    return {id, u"files"_s, title, true, {{u"edits"_s, editsToJson(edits)}}};
}

StepSpec commit(const QString &id, const QString &branch, const QString &message, const QList<FileEdit> &edits)
{
    QStringList paths;
    QStringList removed;
    for (const FileEdit &edit : edits) {
        QStringList &list = edit.removed ? removed : paths;
        if (!list.contains(edit.path))
            list.append(edit.path);
    }
    QJsonObject detail{{u"branch"_s, branch}, {u"message"_s, message}, {u"paths"_s, QJsonArray::fromStringList(paths)}};
    if (!removed.isEmpty())
        detail[u"removed"_s] = QJsonArray::fromStringList(removed);
    return {id, u"commit"_s, u"Commit “%1” on %2"_s.arg(message, branch), true, detail};
}

StepSpec pushBranch(const QString &id, const QString &branch, const QString &commitFrom, bool reversible)
{
    return {id,
            u"push-branch"_s,
            u"Push %1"_s.arg(branch),
            reversible,
            {{u"branch"_s, branch}, {u"commitFrom"_s, commitFrom}}};
}

StepSpec merge(const QString &id, const QString &branch, const QString &from, const QString &commitFrom)
{
    return {id,
            u"push-branch"_s,
            u"Merge %1 into %2 and push"_s.arg(from, branch),
            false,
            {{u"branch"_s, branch}, {u"commitFrom"_s, commitFrom}, {u"fastForward"_s, true}}};
}

StepSpec tag(const QString &id, const QString &name, const QString &message, const QString &commitFrom,
             const QString &commit = {})
{
    QJsonObject detail{{u"tag"_s, name}, {u"message"_s, message}};
    detail[commit.isEmpty() ? u"commitFrom"_s : u"commit"_s] = commit.isEmpty() ? commitFrom : commit;
    return {id, u"tag"_s, u"Tag %1"_s.arg(name), true, detail};
}

StepSpec pushTag(const QString &id, const QString &name, const QString &tagFrom, bool reversible)
{
    return {id, u"push-tag"_s, u"Push %1"_s.arg(name), reversible, {{u"tag"_s, name}, {u"tagFrom"_s, tagFrom}}};
}

StepSpec verdict(const QString &id, const QString &name)
{
    return {id, u"verdict"_s, u"Decide on candidate %1"_s.arg(name), true, {{u"tag"_s, name}}};
}

StepSpec pullRequest(const QString &id, const FlowInputs &in, const QString &head, const QString &title,
                     const QString &commitFrom)
{
    return {id,
            u"pull-request"_s,
            u"Open the pull request of %1 into %2"_s.arg(head, in.baseBranch),
            true,
            {{u"head"_s, head},
             {u"base"_s, in.baseBranch},
             {u"title"_s, title},
             {u"body"_s, in.forge->pullRequestBody},
             {u"commitFrom"_s, commitFrom}}};
}

StepSpec mergePullRequest(const QString &id, const FlowInputs &in, const QString &head, const QString &title,
                          const QString &requestFrom, const QString &commitFrom)
{
    return {id,
            u"merge-pull-request"_s,
            u"Merge %1 into %2 when it is reviewed and its checks are good"_s.arg(head, in.baseBranch),
            false,
            {{u"head"_s, head},
             {u"base"_s, in.baseBranch},
             {u"title"_s, title},
             {u"pullRequestFrom"_s, requestFrom},
             {u"commitFrom"_s, commitFrom}}};
}

StepSpec checks(const QString &id, const FlowInputs &in, const QString &commitFrom)
{
    return {id,
            u"checks"_s,
            u"Wait until the checks on %1 are good"_s.arg(in.baseBranch),
            true,
            {{u"commitFrom"_s, commitFrom}, {u"expected"_s, in.forge->checksOnBase}}};
}

StepSpec workflow(const QString &id, const QString &event, const QString &tag, const QString &path,
                  const QString &tagFrom)
{
    return {id,
            u"workflow"_s,
            u"Follow the workflow of %1"_s.arg(tag),
            true,
            {{u"event"_s, event}, {u"tag"_s, tag}, {u"path"_s, path}, {u"commitFrom"_s, tagFrom}}};
}

StepSpec draftRelease(const QString &id, const FlowInputs &in, const QString &tag)
{
    return {id,
            u"draft-release"_s,
            u"Draft the GitHub release %1"_s.arg(tag),
            true,
            {{u"tag"_s, tag},
             {u"title"_s, in.forge->releaseTitle},
             {u"notes"_s, in.forge->releaseNotes},
             {u"prerelease"_s, in.target.isPreRelease()}}};
}

StepSpec releaseAssets(const QString &id, const FlowInputs &in, const QString &tag)
{
    return {id,
            u"release-assets"_s,
            u"Attach %1 to the GitHub release %2"_s.arg(in.forge->assets.join(u", "_s), tag),
            true,
            {{u"tag"_s, tag}, {u"patterns"_s, QJsonArray::fromStringList(in.forge->assets)}}};
}

StepSpec publishRelease(const QString &id, const FlowInputs &in, const QString &tag)
{
    return {id,
            u"publish-release"_s,
            u"Publish the GitHub release %1"_s.arg(tag),
            false,
            {{u"tag"_s, tag}, {u"latest"_s, in.forge->latest && !in.target.isPreRelease()}}};
}

/// What follows a release on the list of milestones.
StepSpec milestone(const MilestonePlan &plan, const QString &name)
{
    const QString closes = u"Close the milestone of %1"_s.arg(name);
    return {
        u"milestone"_s,
        u"milestone"_s,
        plan.next.isEmpty() ? closes : u"%1 and open %2"_s.arg(closes, plan.next.constFirst()),
        true,
        {{u"titles"_s, QJsonArray::fromStringList(plan.titles)}, {u"next"_s, QJsonArray::fromStringList(plan.next)}}};
}

QString candidateId(int number, const QString &part)
{
    return u"candidate-%1-%2"_s.arg(number).arg(part);
}

Version candidateOf(const FlowInputs &in)
{
    return in.target.candidate(in.candidate);
}

void appendNextVersion(QList<StepSpec> &steps, const FlowInputs &in)
{
    if (in.nextVersion.isEmpty())
        return;
    steps << files(u"next-files"_s, u"Set the next development version %1"_s.arg(in.nextVersion), in.nextEdits)
          << commit(u"next-commit"_s, in.baseBranch, u"chore: start %1"_s.arg(in.nextVersion), in.nextEdits)
          << pushBranch(u"next-push"_s, in.baseBranch, u"next-commit"_s, false);
}

/// The id of the step that leaves the commit of landed() as a fact.
QString landedBy(const FlowInputs &in, const QString &id, const QString &branch)
{
    return in.forge && !branch.isEmpty() ? id + u"-merge"_s : id + u"-commit"_s;
}

/// A commit of @p edits, and how it comes onto the remote's base branch: by itself, over a branch, or over a pull
/// request where a forge is at hand.
QList<StepSpec> landed(const FlowInputs &in, const QString &id, const QString &branch, const QString &message,
                       const QList<FileEdit> &edits)
{
    const QString commitId = id + u"-commit"_s;
    QList<StepSpec> steps;
    if (branch.isEmpty())
        return steps << commit(commitId, in.baseBranch, message, edits)
                     << pushBranch(id + u"-push"_s, in.baseBranch, commitId, false);
    steps << commit(commitId, branch, message, edits) << pushBranch(id + u"-push"_s, branch, commitId, true);
    if (!in.forge)
        return steps << merge(id + u"-merge"_s, in.baseBranch, branch, commitId);
    const QString requestId = id + u"-request"_s;
    const QString title = message.section(u'\n', 0, 0);
    return steps << pullRequest(requestId, in, branch, title, commitId)
                 << mergePullRequest(id + u"-merge"_s, in, branch, title, requestId, commitId);
}

/// The branch of a later commit of the same release: a pull request where a forge is at hand, else the base itself.
QString branchFor(const FlowInputs &in, const QString &suffix)
{
    return in.forge && !in.releaseBranch.isEmpty() ? in.releaseBranch + suffix : QString();
}

/// Where tags are pushed by "…-push", the branch is by "…-branch".
QList<StepSpec> renamedPush(QList<StepSpec> steps)
{
    for (StepSpec &step : steps) {
        if (step.kind == u"push-branch" && step.id.endsWith(u"-push"_s))
            step.id = step.id.chopped(5) + u"-branch"_s;
    }
    return steps;
}

/// Version files and changelog, committed and on the remote's base branch; over a release branch if there is one.
/// The step landedBy() leaves its commit as the fact that tags refer to.
QList<StepSpec> prepareSteps(const FlowInputs &in, const QList<FileEdit> &versionEdits, const QString &version)
{
    QList<StepSpec> steps{preflight()};
    if (!in.commands.isEmpty())
        steps << commands(in.commands);
    if (!versionEdits.isEmpty())
        steps << files(u"prepare-files"_s, u"Write version %1"_s.arg(version), versionEdits);
    if (!in.changelogEdits.isEmpty())
        steps << files(u"prepare-changelog"_s, u"Cut the changelog for %1"_s.arg(in.target.finalRelease().spelling()),
                       in.changelogEdits);
    const QList<FileEdit> all = versionEdits + in.changelogEdits;
    if (all.isEmpty()) {
        // Nothing to commit (the version comes from the tag): the branch goes out first, so that the tag is never
        // alone.
        StepSpec push = pushBranch(u"prepare-push"_s, in.baseBranch, {}, false);
        push.detail = {{u"branch"_s, in.baseBranch}, {u"commit"_s, in.headCommit}};
        return steps << push;
    }
    return steps + landed(in, u"prepare"_s, in.releaseBranch, in.prepareMessage, all);
}

/// The tag of the version that is released, and what follows it.
void appendRelease(QList<StepSpec> &steps, const FlowInputs &in, const QString &commitFrom, const QString &commit)
{
    const QString name = in.grammar.tagFor(in.target);
    const bool candidate = in.target.isCandidate();
    const bool byTag = in.flow == u"rc-gated";
    // The draft comes before the tag: a workflow that the tag starts finds it, and adds its files.
    if (in.forge)
        steps << draftRelease(u"release-draft"_s, in, name);
    steps << tag(u"release-tag"_s, name, u"%1 %2"_s.arg(candidate ? u"Candidate"_s : u"Release"_s, name), commitFrom,
                 commit)
          << pushTag(u"release-push"_s, name, u"release-tag"_s, candidate);
    if (in.forge) {
        if (byTag)
            steps << workflow(u"release-run"_s, u"push"_s, name, in.forge->tagWorkflow, u"release-tag"_s);
        // Before it is published: of an immutable release the files are settled then.
        if (!in.forge->assets.isEmpty())
            steps << releaseAssets(u"release-assets"_s, in, name);
        steps << publishRelease(u"release-publish"_s, in, name);
        if (!byTag)
            steps << workflow(u"release-run"_s, u"release"_s, name, in.forge->releaseWorkflow, u"release-tag"_s);
        if (in.forge->milestone)
            steps << milestone(*in.forge->milestone, name);
    }
    appendNextVersion(steps, in);
}

bool leavesCommit(const QList<StepSpec> &steps)
{
    return std::ranges::find(steps, u"prepare-commit"_s, &StepSpec::id) != steps.end();
}

/// tag-only, and the flows that a published release starts: version files, changelog, commit, tag, push, release.
QList<StepSpec> straight(const FlowInputs &in)
{
    QList<StepSpec> steps = prepareSteps(in, in.releaseEdits, in.target.spelling());
    const bool commits = leavesCommit(steps);
    const QString from = landedBy(in, u"prepare"_s, in.releaseBranch);
    if (in.forge && commits)
        steps << checks(u"prepare-checks"_s, in, from);
    appendRelease(steps, in, from, commits ? QString() : in.headCommit);
    return steps;
}

/// What tries a candidate: the workflow with its approvals where a forge is at hand, else the user's own word.
StepSpec trial(const FlowInputs &in, const QString &name)
{
    const QString id = candidateId(in.candidate, u"verdict"_s);
    return in.forge ? workflow(id, u"push"_s, name, in.forge->tagWorkflow, candidateId(in.candidate, u"tag"_s))
                    : verdict(id, name);
}

/// rc-gated: prepare on a release branch, merge, candidate, trial, release.
QList<StepSpec> rcGated(const FlowInputs &in)
{
    const QList<FileEdit> first = in.candidateInFiles ? in.candidateEdits : in.releaseEdits;
    const Version shown = in.candidateInFiles ? candidateOf(in) : in.target;
    QList<StepSpec> steps = prepareSteps(in, first, shown.spelling());
    const QString name = in.grammar.tagFor(candidateOf(in));
    const QString tagId = candidateId(in.candidate, u"tag"_s);
    const bool commits = leavesCommit(steps);
    const QString from = landedBy(in, u"prepare"_s, in.releaseBranch);
    if (in.forge && commits)
        steps << checks(u"prepare-checks"_s, in, from);
    steps << tag(tagId, name, u"Candidate %1"_s.arg(name), from, commits ? QString() : in.headCommit)
          << pushTag(candidateId(in.candidate, u"push"_s), name, tagId, true) << trial(in, name);
    return steps + afterCandidateSteps(in);
}

} // namespace

bool flowIsComplete(const QString &flow, bool forge)
{
    if (flow == u"release-triggered" || flow == u"trusted-publishing" || flow == u"validated-token")
        return forge;
    return flow == u"rc-gated"_s || flow == u"tag-only"_s;
}

bool judgesCandidate(const StepSpec &step)
{
    return step.id.startsWith(u"candidate-"_s) && step.id.endsWith(u"-verdict"_s);
}

bool flowHasCandidates(const QString &flow)
{
    return flow == u"rc-gated"_s;
}

QString defaultReleaseBranch(const QString &flow)
{
    return flow == u"rc-gated"_s ? u"release/{tag}"_s : QString();
}

QString defaultCommitMessage()
{
    return u"chore: prepare release {tag}"_s;
}

QList<StepSpec> candidateSteps(const FlowInputs &in, const QString &commitId)
{
    QList<StepSpec> steps;
    const Version version = candidateOf(in);
    const QString name = in.grammar.tagFor(version);
    const QString id = u"candidate-%1"_s.arg(in.candidate);
    const QString branch = branchFor(in, u"-rc%1"_s.arg(in.candidate));
    const bool writes = in.candidateInFiles && !in.candidateEdits.isEmpty();
    if (writes)
        steps << files(id + u"-files"_s, u"Write version %1"_s.arg(version.spelling()), in.candidateEdits)
              << renamedPush(landed(in, id, branch, u"chore: prepare candidate %1"_s.arg(name), in.candidateEdits));
    const QString tagId = id + u"-tag"_s;
    steps << tag(tagId, name, u"Candidate %1"_s.arg(name), landedBy(in, id, branch), writes ? QString() : commitId)
          << pushTag(id + u"-push"_s, name, tagId, true) << trial(in, name);
    return steps;
}

QList<StepSpec> afterCandidateSteps(const FlowInputs &in)
{
    QList<StepSpec> steps;
    QString commitFrom = candidateId(in.candidate, u"tag"_s);
    if (in.candidateInFiles && !in.releaseEdits.isEmpty()) {
        const QString name = in.grammar.tagFor(in.target);
        const QString branch = branchFor(in, u"-final"_s);
        steps << files(u"release-files"_s, u"Write version %1"_s.arg(in.target.spelling()), in.releaseEdits)
              << renamedPush(landed(in, u"release"_s, branch, u"chore: release %1"_s.arg(name), in.releaseEdits));
        commitFrom = landedBy(in, u"release"_s, branch);
        if (in.forge)
            steps << checks(u"release-checks"_s, in, commitFrom);
    }
    appendRelease(steps, in, commitFrom, {});
    return steps;
}

QList<StepSpec> flowSteps(const FlowInputs &inputs)
{
    // A candidate asked for by itself is a release of its own: prepared, tagged, pushed.
    if (inputs.flow == u"rc-gated"_s && !inputs.target.isCandidate())
        return rcGated(inputs);
    return straight(inputs);
}

} // namespace tagboat
