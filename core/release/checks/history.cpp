// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

/// How far the clocks of two machines may be apart before it is worth a word.
constexpr qint64 toleratedSeconds = 10 * 60;
/// How many commits since the last release are looked at for unfinished ones.
constexpr int recentCommits = 500;

Findings branch(const Premises &in)
{
    const WorkingState &state = in.state();
    const QString &base = in.plan.baseBranch;
    if (state.head.isEmpty())
        return blocks(u"The repository has no commit yet"_s, u"Commit something first."_s);
    if (state.detached)
        return blocks(u"HEAD is detached"_s, u"Check out %1."_s.arg(base), u"at %1"_s.arg(state.head.first(7)));
    if (state.branch != base)
        return blocks(u"The current branch is %1, releases are made from %2"_s.arg(state.branch, base),
                      u"Check out %1, or set base-branch in .tagboat.toml."_s.arg(base));
    return passed(u"On branch %1"_s.arg(state.branch), u"at %1"_s.arg(state.head.first(7)));
}

Findings shallow(const Premises &in)
{
    if (!in.state().shallow)
        return {};
    return blocks(u"The clone is shallow, so history and tags are incomplete"_s,
                  u"Run: git fetch --unshallow --tags"_s);
}

/// A commit or tag from the future means that a clock is wrong, here or there: what comes next would look older.
Findings clock(const Premises &in)
{
    const QDateTime latest = in.now.addSecs(toleratedSeconds);
    QStringList ahead;
    if (const auto commits = in.repository.commitsSince({}, {}, 1); commits && !commits->isEmpty()) {
        const GitCommit &last = commits->constFirst();
        if (last.date > latest)
            ahead.append(u"commit %1 of %2"_s.arg(last.id.first(7), last.date.toUTC().toString(Qt::ISODate)));
    }
    if (in.package && in.package->latestTag && in.package->latestTag->date > latest)
        ahead.append(u"tag %1 of %2"_s.arg(in.package->latestTag->name,
                                           in.package->latestTag->date.toUTC().toString(Qt::ISODate)));
    if (ahead.isEmpty())
        return {};
    return warns(u"History is dated after now: a clock is wrong"_s,
                 u"Set this computer's clock, or wait until the dates have passed."_s,
                 u"%1; now is %2"_s.arg(ahead.join(u", "_s), in.now.toUTC().toString(Qt::ISODate)));
}

Findings commits(const Premises &in)
{
    if (!in.package || !in.package->latestTag)
        return {};
    const QString &tag = in.package->latestTag->name;
    if (in.package->commitsSinceTag > 0)
        return passed(
            counted(in.package->commitsSinceTag, u"One commit since %1"_s.arg(tag), u"%2 commits since %1"_s.arg(tag)));
    if (in.package->latestTagIsCandidate)
        return {}; // the release of what the candidate was
    return warns(u"Nothing was committed since %1"_s.arg(tag), u"There may be nothing to release."_s);
}

Findings unfinishedCommits(const Premises &in)
{
    const QString since = in.lastFinalTag ? in.lastFinalTag->commit : QString();
    const auto commits = in.repository.commitsSince(since, in.plan.folder, recentCommits);
    if (!commits)
        return {};
    static const QRegularExpression unfinished(u"^(?:fixup!|squash!|amend!|wip\\b|do not merge\\b|dnm\\b)"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    QStringList found;
    for (const GitCommit &commit : *commits) {
        const QString subject = commit.message.section(u'\n', 0, 0);
        if (unfinished.match(subject).hasMatch())
            found.append(u"%1 “%2”"_s.arg(commit.id.first(7), subject));
    }
    if (found.isEmpty())
        return {};
    return warns(counted(found.size(), u"A commit since the last release looks unfinished"_s,
                         u"%1 commits since the last release look unfinished"_s),
                 u"Squash them, or say that they are meant to go out."_s, someOf(found));
}

Findings identity(const Premises &in)
{
    const auto who = in.repository.identity();
    if (who)
        return passed(u"Commits and tags are by %1 <%2>"_s.arg(who->name, who->email));
    return blocks(who.error().message, who.error().remedy);
}

/// Git would sign; Tagboat would make an unsigned object, by accident.
Findings signingCommits(const Premises &in)
{
    if (!in.state().signsCommits || !in.has(u"commit"_s))
        return {};
    return blocks(u"This repository signs its commits; Tagboat cannot sign yet"_s,
                  u"Release by hand, or turn it off here: git config commit.gpgSign false"_s);
}

Findings signingTags(const Premises &in)
{
    if (!in.state().signsTags || !in.has(u"tag"_s))
        return {};
    return blocks(
        u"This repository signs its tags; Tagboat cannot sign yet"_s,
        u"Release by hand, or turn it off here: git config tag.gpgSign false, and tag.forceSignAnnotated false"_s);
}

Findings hooks(const Premises &in)
{
    if (!in.state().hasHooks)
        return {};
    return warns(u"The repository has git hooks; Tagboat does not run them"_s,
                 u"List what they check under [checks] in .tagboat.toml."_s);
}

} // namespace

QList<Check> historyChecks()
{
    const QString group = u"Branch and history"_s;
    const QString git = u"git"_s;
    return {
        {{u"branch"_s, group, u"The base branch is checked out"_s, git}, branch},
        {{u"shallow"_s, group, u"The clone has its whole history"_s, git}, shallow},
        {{u"clock"_s, group, u"No commit or tag is dated after now"_s, git, State::Warns}, clock},
        {{u"commits"_s, group, u"Something was committed since the last release"_s, git, State::Warns}, commits},
        {{u"unfinished-commits"_s, group, u"No commit since the last release is a fixup or WIP"_s, git, State::Warns},
         unfinishedCommits},
        {{u"identity"_s, group, u"Git knows who makes commits and tags"_s, git}, identity},
        {{u"signing-commits"_s, group, u"Commits need no signature"_s, git}, signingCommits},
        {{u"signing-tags"_s, group, u"Tags need no signature"_s, git}, signingTags},
        {{u"hooks"_s, group, u"No git hook would be left out"_s, git, State::Warns}, hooks},
    };
}

} // namespace tagboat::checks
