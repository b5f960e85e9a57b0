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

/// Version files and changelog, committed and on the remote's base branch; over a release branch if there is one.
/// The last step leaves its commit as the fact that tags refer to: "prepare-commit".
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
    if (in.releaseBranch.isEmpty()) {
        steps << commit(u"prepare-commit"_s, in.baseBranch, in.prepareMessage, all)
              << pushBranch(u"prepare-push"_s, in.baseBranch, u"prepare-commit"_s, false);
    } else {
        steps << commit(u"prepare-commit"_s, in.releaseBranch, in.prepareMessage, all)
              << pushBranch(u"prepare-push"_s, in.releaseBranch, u"prepare-commit"_s, true)
              << merge(u"prepare-merge"_s, in.baseBranch, in.releaseBranch, u"prepare-commit"_s);
    }
    return steps;
}

/// The tag of the version that is released, and what follows it.
void appendRelease(QList<StepSpec> &steps, const FlowInputs &in, const QString &commitFrom, const QString &commit)
{
    const QString name = in.grammar.tagFor(in.target);
    const bool candidate = in.target.isCandidate();
    steps << tag(u"release-tag"_s, name, u"%1 %2"_s.arg(candidate ? u"Candidate"_s : u"Release"_s, name), commitFrom,
                 commit)
          << pushTag(u"release-push"_s, name, u"release-tag"_s, candidate);
    appendNextVersion(steps, in);
}

/// tag-only: version files, changelog, commit, tag, push.
QList<StepSpec> tagOnly(const FlowInputs &in)
{
    QList<StepSpec> steps = prepareSteps(in, in.releaseEdits, in.target.spelling());
    const bool commits = std::ranges::find(steps, u"prepare-commit"_s, &StepSpec::id) != steps.end();
    appendRelease(steps, in, u"prepare-commit"_s, commits ? QString() : in.headCommit);
    return steps;
}

/// rc-gated, as far as git goes: prepare on a release branch, merge, candidate, verdict, release.
QList<StepSpec> rcGated(const FlowInputs &in)
{
    const QList<FileEdit> first = in.candidateInFiles ? in.candidateEdits : in.releaseEdits;
    const Version shown = in.candidateInFiles ? candidateOf(in) : in.target;
    QList<StepSpec> steps = prepareSteps(in, first, shown.spelling());
    const QString name = in.grammar.tagFor(candidateOf(in));
    const QString tagId = candidateId(in.candidate, u"tag"_s);
    const bool commits = std::ranges::find(steps, u"prepare-commit"_s, &StepSpec::id) != steps.end();
    steps << tag(tagId, name, u"Candidate %1"_s.arg(name), u"prepare-commit"_s, commits ? QString() : in.headCommit)
          << pushTag(candidateId(in.candidate, u"push"_s), name, tagId, true)
          << verdict(candidateId(in.candidate, u"verdict"_s), name);
    return steps + afterCandidateSteps(in);
}

} // namespace

bool flowIsComplete(const QString &flow)
{
    return flow == u"rc-gated"_s || flow == u"tag-only"_s;
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
    const QString commitStep = candidateId(in.candidate, u"commit"_s);
    const bool writes = in.candidateInFiles && !in.candidateEdits.isEmpty();
    if (writes) {
        steps << files(candidateId(in.candidate, u"files"_s), u"Write version %1"_s.arg(version.spelling()),
                       in.candidateEdits)
              << commit(commitStep, in.baseBranch, u"chore: prepare candidate %1"_s.arg(name), in.candidateEdits)
              << pushBranch(candidateId(in.candidate, u"branch"_s), in.baseBranch, commitStep, false);
    }
    const QString tagId = candidateId(in.candidate, u"tag"_s);
    steps << tag(tagId, name, u"Candidate %1"_s.arg(name), commitStep, writes ? QString() : commitId)
          << pushTag(candidateId(in.candidate, u"push"_s), name, tagId, true)
          << verdict(candidateId(in.candidate, u"verdict"_s), name);
    return steps;
}

QList<StepSpec> afterCandidateSteps(const FlowInputs &in)
{
    QList<StepSpec> steps;
    QString commitFrom = candidateId(in.candidate, u"tag"_s);
    if (in.candidateInFiles && !in.releaseEdits.isEmpty()) {
        const QString name = in.grammar.tagFor(in.target);
        steps << files(u"release-files"_s, u"Write version %1"_s.arg(in.target.spelling()), in.releaseEdits)
              << commit(u"release-commit"_s, in.baseBranch, u"chore: release %1"_s.arg(name), in.releaseEdits)
              << pushBranch(u"release-branch"_s, in.baseBranch, u"release-commit"_s, false);
        commitFrom = u"release-commit"_s;
    }
    appendRelease(steps, in, commitFrom, {});
    return steps;
}

QList<StepSpec> flowSteps(const FlowInputs &inputs)
{
    // A candidate asked for by itself is a release of its own: prepared, tagged, pushed.
    if (inputs.flow == u"rc-gated"_s && !inputs.target.isCandidate())
        return rcGated(inputs);
    return tagOnly(inputs);
}

} // namespace tagboat
