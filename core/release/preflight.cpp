// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/preflight.h"

#include "version/taggrammar.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = CheckResult::State;

/// Collects results for one repository and plan; each function is one subject.
class Inspection
{
public:
    Inspection(LocalRepository &repository, const Plan &plan, const std::optional<QList<RemoteReference>> &remote)
        : m_repository(repository), m_plan(plan), m_remote(remote)
    {
    }

    QList<CheckResult> run()
    {
        const auto state = m_repository.state();
        if (!state) {
            add(u"repository"_s, State::Blocks, describe(state.error()), state.error().remedy);
            return m_results;
        }
        workingTree(*state);
        branch(*state);
        identity();
        signing(*state);
        upstream(*state);
        tags();
        releaseBranch();
        hooks(*state);
        return m_results;
    }

private:
    void add(const QString &id, State state, const QString &title, const QString &remedy = {})
    {
        m_results.append({id, state, title, remedy});
    }

    void workingTree(const WorkingState &state)
    {
        if (!state.operation.isEmpty())
            add(u"operation"_s, State::Blocks, u"A %1 is in progress"_s.arg(state.operation),
                u"Finish or abort it first."_s);
        if (state.conflicted > 0)
            add(u"conflicts"_s, State::Blocks, u"%1 files have conflicts"_s.arg(state.conflicted),
                u"Resolve them and commit."_s);
        if (state.staged + state.modified > 0)
            add(u"tree-clean"_s, State::Blocks,
                u"The working tree has changes: %1 staged, %2 modified"_s.arg(state.staged).arg(state.modified),
                u"Commit or stash them."_s);
        else
            add(u"tree-clean"_s, State::Passed, u"The working tree is clean"_s);
        if (state.untracked > 0)
            add(u"untracked"_s, State::Warns, u"%1 untracked files stay out of the release"_s.arg(state.untracked),
                u"Add them, or list them in .gitignore."_s);
    }

    void branch(const WorkingState &state)
    {
        if (state.head.isEmpty())
            add(u"branch"_s, State::Blocks, u"The repository has no commit yet"_s, u"Commit something first."_s);
        else if (state.detached)
            add(u"branch"_s, State::Blocks, u"HEAD is detached"_s, u"Check out %1."_s.arg(m_plan.baseBranch));
        else if (state.branch != m_plan.baseBranch)
            add(u"branch"_s, State::Blocks,
                u"The current branch is %1, releases are made from %2"_s.arg(state.branch, m_plan.baseBranch),
                u"Check out %1, or set base-branch in .tagboat.toml."_s.arg(m_plan.baseBranch));
        else
            add(u"branch"_s, State::Passed, u"On branch %1"_s.arg(state.branch));
        if (state.shallow)
            add(u"shallow"_s, State::Blocks, u"The clone is shallow, so history and tags are incomplete"_s,
                u"Run: git fetch --unshallow --tags"_s);
    }

    void identity()
    {
        const auto who = m_repository.identity();
        if (who)
            add(u"identity"_s, State::Passed, u"Commits and tags are by %1 <%2>"_s.arg(who->name, who->email));
        else
            add(u"identity"_s, State::Blocks, who.error().message, who.error().remedy);
    }

    /// Git would sign; Tagboat would make an unsigned object, by accident.
    void signing(const WorkingState &state)
    {
        if (state.signsCommits && has(u"commit"_s))
            add(u"signing-commits"_s, State::Blocks, u"This repository signs its commits; Tagboat cannot sign yet"_s,
                u"Release by hand, or turn it off here: git config commit.gpgSign false"_s);
        if (state.signsTags && has(u"tag"_s))
            add(u"signing-tags"_s, State::Blocks, u"This repository signs its tags; Tagboat cannot sign yet"_s,
                u"Release by hand, or turn it off here: git config tag.gpgSign false, and tag.forceSignAnnotated false"_s);
    }

    [[nodiscard]] bool has(const QString &kind) const
    {
        return std::ranges::any_of(m_plan.steps, [&kind](const StepSpec &step) { return step.kind == kind; });
    }

    [[nodiscard]] const RemoteReference *remoteReference(const QString &name) const
    {
        const auto found = std::ranges::find(*m_remote, name, &RemoteReference::name);
        return found == m_remote->end() ? nullptr : &*found;
    }

    void upstream(const WorkingState &state)
    {
        if (m_plan.remoteUrl.isEmpty()) {
            add(u"remote"_s, State::Blocks, u"The repository has no remote to release to"_s,
                u"Add one: git remote add origin URL"_s);
            return;
        }
        if (!m_remote) {
            add(u"remote"_s, State::Warns, u"The remote was not asked: %1"_s.arg(m_plan.remoteUrl),
                u"Plan again when the network is there."_s);
            return;
        }
        const RemoteReference *base = remoteReference(u"refs/heads/"_s + m_plan.baseBranch);
        if (base == nullptr) {
            add(u"in-step"_s, State::Warns,
                u"%1 does not exist on the remote yet; the release creates it"_s.arg(m_plan.baseBranch));
            return;
        }
        if (base->id == state.head) {
            add(u"in-step"_s, State::Passed, u"%1 equals %2/%1"_s.arg(m_plan.baseBranch, m_plan.remoteName));
            return;
        }
        const auto ancestor = m_repository.isAncestor(base->id, state.head);
        if (ancestor && *ancestor)
            add(u"in-step"_s, State::Warns,
                u"%1 has commits that the remote does not have; they are pushed with the release"_s.arg(
                    m_plan.baseBranch),
                u"Push them first if they should be reviewed."_s);
        else
            add(u"in-step"_s, State::Blocks, u"The remote's %1 has commits that are not here"_s.arg(m_plan.baseBranch),
                u"Run: git pull --ff-only"_s);
    }

    void tags()
    {
        for (const StepSpec &step : m_plan.steps) {
            if (step.kind == u"tag"_s)
                tag(step.detail[u"tag"_s].toString());
        }
    }

    void tag(const QString &name)
    {
        if (const auto legal = checkTagName(name); !legal) {
            add(u"tag-name"_s, State::Blocks, legal.error().message, legal.error().remedy);
            return;
        }
        QString holder = sameVersion(name, localTags());
        const QString where = holder.isEmpty() ? u"on the remote"_s : u"here"_s;
        if (holder.isEmpty() && m_remote)
            holder = sameVersion(name, remoteTags());
        if (!holder.isEmpty())
            add(u"tag-free"_s, State::Blocks, u"The tag %1 exists already %2"_s.arg(holder, where),
                u"Choose the next version; a tag that was published is never moved."_s);
        else
            add(u"tag-free"_s, State::Passed, u"The tag %1 is free"_s.arg(name));
        if (m_repository.reference(u"refs/heads/"_s + name).value_or(std::nullopt))
            add(u"tag-branch"_s, State::Blocks, u"A branch is called %1 too"_s.arg(name), u"Rename the branch."_s);
    }

    QStringList localTags()
    {
        QStringList names;
        const auto tags = m_repository.tags();
        if (tags) {
            for (const GitTag &tag : *tags)
                names.append(tag.name);
        }
        return names;
    }

    [[nodiscard]] QStringList remoteTags() const
    {
        QStringList names;
        for (const RemoteReference &reference : *m_remote) {
            if (reference.name.startsWith(u"refs/tags/"_s))
                names.append(reference.name.sliced(10));
        }
        return names;
    }

    /// A tag among @p tags that names the same version as @p name, in any spelling, or differs by case alone.
    [[nodiscard]] QString sameVersion(const QString &name, const QStringList &tags) const
    {
        const VersionScheme scheme = m_plan.scheme == u"semver"_s ? VersionScheme::SemVer : VersionScheme::Pep440;
        const auto grammar = TagGrammar::fromPatterns(m_plan.releasePattern, m_plan.candidatePattern, scheme);
        // The plan names patterns alone; a name without dots shows that its numbers are written with underscores.
        const auto spelled = grammar ? grammar->withUnderscores(!name.contains(u'.')) : TagGrammar();
        const auto wanted = grammar ? spelled.versionOf(name) : Result<Version>(tl::unexpected(grammar.error()));
        for (const QString &tag : tags) {
            if (tag.compare(name, Qt::CaseInsensitive) == 0)
                return tag;
            if (!wanted)
                continue;
            const auto version = spelled.versionOf(tag);
            if (version && *version == *wanted)
                return tag;
        }
        return {};
    }

    void releaseBranch()
    {
        for (const StepSpec &step : m_plan.steps) {
            const QString name = step.detail[u"branch"_s].toString();
            if (step.kind != u"commit"_s || name.isEmpty() || name == m_plan.baseBranch)
                continue;
            const QString full = u"refs/heads/"_s + name;
            const bool here = m_repository.reference(full).value_or(std::nullopt).has_value();
            const bool there = m_remote && remoteReference(full) != nullptr;
            if (here || there)
                add(u"release-branch"_s, State::Blocks,
                    u"The branch %1 exists already %2"_s.arg(name, here ? u"here"_s : u"on the remote"_s),
                    u"Delete it if it is left over, or resume the release that made it."_s);
            else
                add(u"release-branch"_s, State::Passed, u"The branch %1 is free"_s.arg(name));
        }
    }

    void hooks(const WorkingState &state)
    {
        if (state.hasHooks)
            add(u"hooks"_s, State::Warns, u"The repository has git hooks; Tagboat does not run them"_s,
                u"List what they check under [checks] in .tagboat.toml."_s);
    }

    LocalRepository &m_repository;
    const Plan &m_plan;
    const std::optional<QList<RemoteReference>> &m_remote;
    QList<CheckResult> m_results;
};

} // namespace

QString checkStateName(CheckResult::State state)
{
    switch (state) {
    case State::Passed:
        return u"passed"_s;
    case State::Warns:
        return u"warns"_s;
    case State::Blocks:
        return u"blocks"_s;
    }
    return {};
}

QList<CheckResult> runPreflight(LocalRepository &repository, const Plan &plan,
                                const std::optional<QList<RemoteReference>> &remote)
{
    return Inspection(repository, plan, remote).run();
}

Result<void> preflightVerdict(const QList<CheckResult> &checks)
{
    QStringList titles;
    QString remedy;
    for (const CheckResult &check : checks) {
        if (check.state != State::Blocks)
            continue;
        titles.append(check.title);
        if (remedy.isEmpty())
            remedy = check.remedy;
    }
    if (titles.isEmpty())
        return {};
    return fail(Error::Kind::CheckFailed, titles.join(u"; "_s), {}, remedy);
}

} // namespace tagboat
