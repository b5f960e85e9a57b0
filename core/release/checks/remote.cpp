// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"

#include <QHash>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

Findings remote(const Premises &in)
{
    if (in.plan.remoteUrl.isEmpty())
        return blocks(u"The repository has no remote to release to"_s, u"Add one: git remote add origin URL"_s);
    if (!in.remote)
        return warns(u"The remote was not asked: %1"_s.arg(in.plan.remoteUrl),
                     u"Plan again when the network is there."_s);
    return passed(u"The remote answers"_s, u"%1, %2 references"_s.arg(in.plan.remoteUrl).arg(in.remote->size()));
}

/// A git daemon takes no pushes unless it is told to, and neither protocol proves who answers.
Findings remoteProtocol(const Premises &in)
{
    const QString scheme = QUrl(in.plan.remoteUrl).scheme();
    if (scheme == u"http"_s || scheme == u"ftp"_s || scheme == u"ftps"_s)
        return blocks(u"The remote's address is %1, which Tagboat does not push to"_s.arg(scheme),
                      u"Run: git remote set-url %1 https://… or git@…"_s.arg(in.plan.remoteName), in.plan.remoteUrl);
    if (scheme == u"git"_s)
        return warns(u"The remote's address is git://, which seldom takes pushes"_s,
                     u"Run: git remote set-url %1 https://… or git@…"_s.arg(in.plan.remoteName), in.plan.remoteUrl);
    return {};
}

QString apart(const WorkingState &state)
{
    return state.upstream.isEmpty() ? QString()
                                    : u"%1 ahead of and %2 behind %3 when last fetched"_s.arg(state.ahead)
                                          .arg(state.behind)
                                          .arg(state.upstream);
}

Findings inStep(const Premises &in)
{
    if (in.plan.remoteUrl.isEmpty() || !in.remote)
        return {};
    const WorkingState &state = in.state();
    const QString &name = in.plan.baseBranch;
    const RemoteReference *base = in.remoteReference(u"refs/heads/"_s + name);
    if (base == nullptr)
        return warns(u"%1 does not exist on the remote yet; the release creates it"_s.arg(name), {});
    if (base->id == state.head)
        return passed(u"%1 equals %2/%1"_s.arg(name, in.plan.remoteName), u"at %1"_s.arg(base->id.first(7)));
    const auto ours = in.repository.isAncestor(base->id, state.head);
    if (ours && *ours)
        return warns(u"%1 has commits that the remote does not have; they are pushed with the release"_s.arg(name),
                     u"Push them first if they should be reviewed."_s, apart(state));
    const auto theirs = in.repository.isAncestor(state.head, base->id);
    const bool diverged = theirs && !*theirs;
    return blocks(u"The remote's %1 has commits that are not here"_s.arg(name),
                  diverged ? u"Both sides went on. Run: git pull --rebase"_s : u"Run: git pull --ff-only"_s,
                  u"here %1, there %2"_s.arg(state.head.first(7), base->id.first(7)));
}

Findings upstream(const Premises &in)
{
    const WorkingState &state = in.state();
    const QString expected = in.plan.remoteName + u'/' + in.plan.baseBranch;
    if (state.upstream.isEmpty() || state.branch != in.plan.baseBranch || state.upstream == expected)
        return {};
    return warns(u"%1 follows %2, but is released to %3"_s.arg(state.branch, state.upstream, expected),
                 u"Run: git branch --set-upstream-to %1"_s.arg(expected));
}

Findings releaseBranch(const Premises &in)
{
    Findings findings;
    for (const StepSpec &step : in.plan.steps) {
        const QString name = step.detail[u"branch"_s].toString();
        if (step.kind != u"commit"_s || name.isEmpty() || name == in.plan.baseBranch)
            continue;
        const QString full = u"refs/heads/"_s + name;
        const auto read = in.repository.reference(full);
        if (!read) {
            findings += unreadable(name, read.error());
            continue;
        }
        const bool here = read->has_value();
        if (here || in.remoteReference(full) != nullptr)
            findings += blocks(u"The branch %1 exists already %2"_s.arg(name, here ? u"here"_s : u"on the remote"_s),
                               u"Delete it if it is left over, or resume the release that made it."_s);
        else
            findings += passed(u"The branch %1 is free"_s.arg(name));
    }
    return findings;
}

/// Tags by name, as the remote has them.
QHash<QString, QString> remoteTags(const Premises &in)
{
    const QString prefix = u"refs/tags/"_s;
    QHash<QString, QString> tags;
    for (const RemoteReference &reference : *in.remote) {
        if (reference.name.startsWith(prefix))
            tags.insert(reference.name.sliced(prefix.size()), reference.id);
    }
    return tags;
}

bool isRelease(const Premises &in, const QString &tag)
{
    return in.grammar.versionOf(tag).has_value();
}

Findings tagsMissing(const Premises &in)
{
    if (!in.remote)
        return {};
    const QStringList here = in.localTagNames();
    const QSet<QString> known(here.cbegin(), here.cend());
    QStringList missing;
    for (const QString &tag : in.remoteTagNames()) {
        if (isRelease(in, tag) && !known.contains(tag))
            missing.append(tag);
    }
    if (missing.isEmpty())
        return {};
    Findings findings = warns(counted(missing.size(), u"A release tag of the remote is not here"_s,
                                      u"%1 release tags of the remote are not here"_s),
                              u"Run: git fetch --tags"_s, someOf(missing));
    findings.first().fix = u"fetch-tags"_s;
    return findings;
}

Findings tagsUnpushed(const Premises &in)
{
    if (!in.remote)
        return {};
    const QHash<QString, QString> there = remoteTags(in);
    QStringList unpushed;
    for (const GitTag &tag : in.tags) {
        if (isRelease(in, tag.name) && !there.contains(tag.name))
            unpushed.append(tag.name);
    }
    if (unpushed.isEmpty())
        return {};
    return warns(counted(unpushed.size(), u"A release tag is here and not on the remote"_s,
                         u"%1 release tags are here and not on the remote"_s),
                 u"Push those that were released; delete the others here."_s, someOf(unpushed));
}

Findings tagsDiffer(const Premises &in)
{
    if (!in.remote)
        return {};
    const QHash<QString, QString> there = remoteTags(in);
    QStringList differ;
    for (const GitTag &tag : in.tags) {
        const auto other = there.constFind(tag.name);
        if (isRelease(in, tag.name) && other != there.cend() && *other != tag.object)
            differ.append(u"%1: here %2, there %3"_s.arg(tag.name, tag.object.first(7), other->first(7)));
    }
    if (differ.isEmpty())
        return {};
    return warns(counted(differ.size(), u"A release tag is not the same here and on the remote"_s,
                         u"%1 release tags are not the same here and on the remote"_s),
                 u"What was published stands: delete the tag here and fetch it again."_s, someOf(differ));
}

} // namespace

QList<Check> remoteChecks()
{
    const QString group = u"Remote"_s;
    const QString reads = u"remote"_s;
    return {
        {{u"remote"_s, group, u"There is a remote, and it answers"_s, reads}, remote},
        {{u"remote-protocol"_s, group, u"The remote's address can be pushed to"_s, reads}, remoteProtocol},
        {{u"in-step"_s, group, u"The base branch is neither behind nor diverged"_s, reads}, inStep},
        {{u"upstream"_s, group, u"The base branch follows what it is released to"_s, u"git"_s, State::Warns}, upstream},
        {{u"release-branch"_s, group, u"The release branch is free"_s, reads}, releaseBranch},
        {{u"tags-missing"_s, group, u"All release tags of the remote are here"_s, reads, State::Warns}, tagsMissing},
        {{u"tags-unpushed"_s, group, u"All release tags are on the remote"_s, reads, State::Warns}, tagsUnpushed},
        {{u"tags-differ"_s, group, u"Release tags are the same here and there"_s, reads, State::Warns}, tagsDiffer},
    };
}

} // namespace tagboat::checks
