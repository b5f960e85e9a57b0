// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/planner.h"

#include "release/planforge.h"
#include "release/plannedtree.h"
#include "release/plannotes.h"
#include "release/requesttemplate.h"
#include "release/versionchoice.h"
#include "scan/settingchoice.h"
#include "version/bump.h"
#include "version/releasable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

Result<QStringList> localTags(LocalRepository &repository)
{
    TB_TRY(const QList<GitTag> tags, repository.tags());
    QStringList names;
    for (const GitTag &tag : tags)
        names.append(tag.name);
    return names;
}

/// Makes one plan; each function fills one part of the inputs.
class Planning
{
public:
    /// @p tags: the clone's own.
    Planning(const PlanSources &sources, const PackageRow &package, TagGrammar grammar, Version target,
             QStringList tags)
        : m_sources(sources), m_package(package), m_localTags(std::move(tags)), m_tree(sources.repository.path()),
          m_target(target), m_in{.target = std::move(target), .grammar = std::move(grammar)}
    {
    }

    Result<PlanDraft> make(const QString &flow)
    {
        m_in.flow = flow;
        m_suggested = m_package.suggestedVersion;
        const ReleasePolicy &policy = m_sources.policy;
        m_in.candidate = nextCandidateNumber(m_target.finalRelease(), allTags(), m_in.grammar);
        m_in.candidateInFiles = !policy.finalVersionForCandidate;
        TB_TRY(m_in.baseBranch, baseBranchOf(m_sources.repository, m_sources.policy, m_sources.row.state));
        m_in.releaseBranch = filled(policy.releaseBranch.value_or(defaultReleaseBranch(flow)));
        m_in.prepareMessage = filled(commitMessageOf(policy, m_package).value_or(defaultCommitMessage()));
        m_in.commands = policy.checkCommands;
        m_in.headCommit = m_sources.row.state.head;
        const bool candidates = flowHasCandidates(flow) && !m_target.isCandidate();
        if (candidates && m_in.candidateInFiles) {
            TB_TRY(m_in.candidateEdits, versionEdits(m_target.candidate(m_in.candidate)));
        }
        if (!m_target.isCandidate()) {
            TB_TRY(m_notes, planNotes(m_sources, m_in, m_package, m_localTags, m_tree, m_checks));
            m_in.changelogEdits = m_notes.edits;
        }
        TB_TRY(m_in.releaseEdits, versionEdits(m_target));
        TB_CHECK(planNextVersion());
        planForge(m_notes.text);
        return draft(flowSteps(m_in));
    }

    Result<PlanDraft> recover(const ReleaseState &release, const StepState &verdict)
    {
        m_in.flow = release.plan.flow;
        m_suggested = release.plan.suggested;
        m_in.candidate =
            std::max(release.plan.candidate + 1, nextCandidateNumber(m_target.finalRelease(), allTags(), m_in.grammar));
        m_in.candidateInFiles = !m_sources.policy.finalVersionForCandidate;
        m_in.baseBranch = release.plan.baseBranch;
        m_in.headCommit = m_sources.row.state.head;
        if (m_in.candidateInFiles) {
            TB_TRY(m_in.candidateEdits, versionEdits(m_target.candidate(m_in.candidate)));
        }
        TB_TRY(m_in.releaseEdits, versionEdits(m_target));
        TB_CHECK(planNextVersion());
        m_in.releaseBranch = filled(m_sources.policy.releaseBranch.value_or(defaultReleaseBranch(m_in.flow)));
        planForge(plannedNotes(release.plan));
        QList<StepSpec> steps;
        for (const StepState &step : release.steps) {
            steps.append(step.spec);
            if (step.spec.id == verdict.spec.id)
                break;
        }
        TB_TRY(const StepSpec removal, removalOf(release, verdict));
        m_checks.clear();
        steps << removal << candidateSteps(m_in, m_in.headCommit) << afterCandidateSteps(m_in);
        return draft(steps);
    }

private:
    void planForge(const QString &notes)
    {
        if (!makesRelease(m_sources, m_in))
            return;
        const auto asked = pullRequestTemplate(m_sources.repository.path());
        if (!asked) {
            note(u"pull-request"_s, CheckResult::State::Warns,
                 u"The template of pull requests is left out: %1"_s.arg(asked.error().message), asked.error().remedy);
        }
        const QString web = remoteWebUrl(m_sources.row.state.remoteUrl);
        m_in.forge = forgeInputs(m_sources, m_in, m_package.name, notes, asked.value_or(QString()), web, allTags());
        m_in.forge->milestone = milestones();
    }

    /// Whatever the forge says of milestones, the release goes on: it is judged by what it publishes.
    std::optional<MilestonePlan> milestones()
    {
        if (!m_sources.milestones || m_target.isPreRelease())
            return std::nullopt;
        if (const auto &known = *m_sources.milestones) {
            const MilestoneSources sources{
                m_sources.policy,  *known, m_in.grammar, m_package.name, m_sources.row.packages.size() > 1, m_target,
                m_package.calendar};
            return planMilestones(sources, m_checks);
        } else if (known.error().kind != Error::Kind::NotFound || m_sources.policy.milestones) {
            note(u"milestone"_s, CheckResult::State::Warns, u"The milestones cannot be read, so that none is closed"_s,
                 u"Look at the cause, or set milestones = \"off\" in .tagboat.toml."_s);
            m_checks.last().evidence = describe(known.error());
        }
        return std::nullopt;
    }

    [[nodiscard]] QStringList allTags() const { return m_localTags + m_sources.remoteTags; }

    [[nodiscard]] QString filled(QString pattern) const
    {
        return pattern.replace(u"{version}"_s, m_target.spelling()).replace(u"{tag}"_s, m_in.grammar.tagFor(m_target));
    }

    Result<QList<FileEdit>> versionEdits(const Version &version)
    {
        const VersionFileSet now = findVersions(m_tree.reader(), m_package.path, m_sources.policy.versionFiles);
        TB_TRY(QList<FileEdit> edits,
               editsForVersion(now, m_tree.reader(), version, m_sources.policy.versionFiles, m_sources.today));
        edits.removeIf([](const FileEdit &edit) { return edit.before == edit.after; });
        m_tree.lay(edits);
        return edits;
    }

    Result<void> planNextVersion()
    {
        if (!m_sources.policy.nextDevVersion || m_target.isCandidate())
            return {};
        TB_TRY(const Version next, bump(m_target, BumpLevel::Dev, m_package.calendar));
        TB_TRY(m_in.nextEdits, versionEdits(next));
        if (!m_in.nextEdits.isEmpty())
            m_in.nextVersion = m_in.grammar.inSpelling(next).spelling();
        return {};
    }

    static Result<StepSpec> removalOf(const ReleaseState &release, const StepState &verdict)
    {
        const QString name = verdict.spec.detail[u"tag"_s].toString();
        for (const StepState &step : release.steps) {
            if (step.spec.kind == u"tag"_s && step.facts[u"tag"_s].toString() == name)
                return StepSpec{QString(verdict.spec.id).replace(u"-verdict"_s, u"-remove"_s),
                                u"remove-candidate"_s,
                                u"Delete the tag %1, here and on the remote"_s.arg(name),
                                false,
                                {{u"tag"_s, name}, {u"object"_s, step.facts[u"object"_s].toString()}}};
        }
        return fail(Error::Kind::Internal, u"The release does not say which tag its candidate has"_s, name);
    }

    void note(const QString &id, CheckResult::State state, const QString &title, const QString &remedy = {})
    {
        m_checks.append({id, state, title, remedy});
    }

    void judgeVersion()
    {
        if (!m_package.versions.agree)
            note(u"versions-agree"_s, CheckResult::State::Warns, u"The version files do not say the same version"_s,
                 u"The release sets all of them to %1."_s.arg(m_target.spelling()));
        if (m_package.latestTagVersion.isEmpty())
            return;
        const auto parsed = Version::parse(m_package.latestTagVersion, m_target.scheme());
        if (!parsed)
            return;
        const Version latest = m_in.grammar.inSpelling(*parsed);
        const auto after = checkUnreleased(m_target, {}, latest);
        if (!after) {
            note(u"version-higher"_s, CheckResult::State::Blocks, after.error().message, after.error().remedy);
            m_checks.last().refuses = after.error().kind == Error::Kind::Refused;
        } else {
            note(u"version-higher"_s, CheckResult::State::Passed,
                 u"%1 comes after %2"_s.arg(m_target.spelling(), latest.spelling()));
        }
    }

    void judgeSpellings()
    {
        for (const QStringList &same : doubleSpellings(allTags(), m_in.grammar))
            note(u"tag-spellings"_s, CheckResult::State::Blocks,
                 u"The tags %1 name one version"_s.arg(same.join(u" and "_s)),
                 u"Keep one of them; delete the other here and on the remote."_s);
    }

    void judgeCandidate()
    {
        if (!flowHasCandidates(m_in.flow) || m_target.isCandidate())
            return;
        // product.md's traps: a tag v1.2.3-rc1 on files that say 1.2.3 builds 1.2.3, and burns its file names.
        if (!m_in.candidateInFiles)
            note(u"candidate-builds"_s, CheckResult::State::Warns,
                 u"The candidate's tag will build %1, not a candidate: its files say so"_s.arg(m_target.spelling()),
                 u"Set candidate-version = \"candidate\" in .tagboat.toml."_s);
        else if (!m_in.candidateEdits.isEmpty())
            note(u"candidate-builds"_s, CheckResult::State::Passed,
                 u"The candidate's tag will build %1"_s.arg(m_target.candidate(m_in.candidate).spelling()));
        if (m_in.candidate >= 9 && m_target.scheme() == VersionScheme::SemVer &&
            !m_in.grammar.candidatePattern().contains(u"rc.{n}"_s))
            note(u"candidate-order"_s, CheckResult::State::Warns, u"SemVer sorts rc10 before rc2"_s,
                 u"Use a candidate tag with a dot: v{version}-rc.{n}"_s);
    }

    Result<PlanDraft> draft(const QList<StepSpec> &steps)
    {
        judgeVersion();
        judgeSpellings();
        judgeCandidate();
        PlanDraft draft;
        Plan &plan = draft.plan;
        plan.repository = m_sources.repository.path();
        plan.package = m_package.name;
        plan.folder = m_package.path;
        plan.from = currentVersionText(m_package);
        plan.to = m_target.spelling();
        plan.suggested = m_suggested;
        plan.flow = m_in.flow;
        plan.remoteName = m_sources.row.state.remoteName;
        plan.remoteUrl = m_sources.row.state.remoteUrl;
        plan.baseBranch = m_in.baseBranch;
        plan.tag = m_in.grammar.tagFor(m_target);
        plan.releasePattern = m_in.grammar.releasePattern();
        plan.candidatePattern = m_in.grammar.candidatePattern();
        plan.scheme = m_target.scheme() == VersionScheme::SemVer ? u"semver"_s : u"pep440"_s;
        plan.candidate = flowHasCandidates(m_in.flow) && !m_target.isCandidate() ? m_in.candidate : 0;
        plan.steps = steps;
        draft.edits = m_tree.total();
        draft.notes = m_notes.text;
        draft.mergedSince = m_notes.mergedSince;
        draft.checks = m_checks;
        return draft;
    }

    const PlanSources &m_sources;
    const PackageRow &m_package;
    QStringList m_localTags;
    PlannedTree m_tree;
    Version m_target;
    FlowInputs m_in;
    PlannedNotes m_notes;
    QList<CheckResult> m_checks;
    QString m_suggested; ///< the version that the scan suggested when the release was planned first
};

} // namespace

Result<const PackageRow *> choosePackage(const RepositoryRow &row, const QString &wanted)
{
    if (row.packages.isEmpty())
        return failAt(Error::Kind::NotFound, row.path, 0, u"No package was found in the repository"_s, {},
                      u"Add a version file, or name one under [[version-file]] in .tagboat.toml."_s);
    if (wanted.isEmpty())
        return &row.packages.constFirst();
    for (const PackageRow &package : row.packages) {
        if (package.name == wanted || package.path == wanted)
            return &package;
    }
    QStringList names;
    for (const PackageRow &package : row.packages)
        names.append(package.name);
    return failAt(Error::Kind::NotFound, row.path, 0, u"The repository has no package “%1”"_s.arg(wanted), {},
                  u"It has: %1."_s.arg(names.join(u", "_s)));
}

Result<TagGrammar> grammarFor(const RepositoryRow &row, const PackageRow &package, const ReleasePolicy &policy)
{
    if (row.packages.size() > 1 && package.path != u"."_s)
        return package.grammar; // the policy's patterns are those of the whole repository, as for the scan
    const QString release = policy.tag.value_or(package.grammar.releasePattern());
    const QString candidate = policy.candidateTag.value_or(
        policy.tag ? release + (package.versions.scheme == VersionScheme::SemVer ? u"-rc.{n}"_s : u"-rc{n}"_s)
                   : package.grammar.candidatePattern());
    TB_TRY(const TagGrammar grammar, TagGrammar::fromPatterns(release, candidate, package.versions.scheme));
    return grammar.withPadding(package.grammar.padding()).withUnderscores(package.grammar.underscored());
}

Result<QString> baseBranchOf(LocalRepository &repository, const ReleasePolicy &policy, const WorkingState &state)
{
    if (policy.baseBranch)
        return *policy.baseBranch;
    for (const QString &name : {u"main"_s, u"master"_s}) {
        TB_TRY(const auto branch, repository.reference(u"refs/heads/"_s + name));
        if (branch)
            return name;
    }
    return state.branch;
}

Result<PlanDraft> makePlan(const PlanSources &sources, const PlanRequest &request)
{
    if (sources.row.error)
        return tl::unexpected(*sources.row.error);
    TB_TRY(const PackageRow *package, choosePackage(sources.row, request.package));
    TB_TRY(const TagGrammar grammar, grammarFor(sources.row, *package, sources.policy));
    TB_TRY(const QStringList tags, localTags(sources.repository));
    TB_TRY(const Version chosen, chooseTarget(*package, request, grammar, tags + sources.remoteTags));
    const Version target = grammar.inSpelling(chosen);
    const QString flow = !request.flow.isEmpty() ? request.flow : sources.policy.flow.value_or(package->flow);
    if (!flowNames().contains(flow))
        return fail(Error::Kind::Usage, u"There is no flow “%1”"_s.arg(flow), {},
                    u"Flows are: %1."_s.arg(flowNames().join(u", "_s)));
    if (!flowIsComplete(flow, sources.forge))
        return fail(Error::Kind::Refused, u"This version of Tagboat cannot follow the flow %1 to its end"_s.arg(flow),
                    flow, u"Sign in at the forge, or release without the index: --flow tag-only"_s);
    if (target.isPostRelease() && flowHasCandidates(flow))
        return tl::unexpected(noPostRelease(flow));
    return Planning(sources, *package, grammar, target, tags).make(flow);
}

Result<PlanDraft> makeRecovery(const PlanSources &sources, const ReleaseState &release)
{
    const StepState *current = release.current();
    if (release.finished() || current == nullptr || !judgesCandidate(current->spec))
        return fail(Error::Kind::Refused, u"The release is not at a candidate that could be replaced"_s, {},
                    release.finished() ? u"Start a new release."_s : u"Resume or abort it."_s);
    TB_TRY(const PackageRow *package, choosePackage(sources.row, release.plan.folder));
    const VersionScheme scheme = release.plan.scheme == u"semver"_s ? VersionScheme::SemVer : VersionScheme::Pep440;
    TB_TRY(const TagGrammar grammar,
           TagGrammar::fromPatterns(release.plan.releasePattern, release.plan.candidatePattern, scheme));
    TB_TRY(const Version target, Version::parse(release.plan.to, scheme));
    const TagGrammar spelled = grammar.withUnderscores(package->grammar.underscored());
    TB_TRY(const QStringList tags, localTags(sources.repository));
    return Planning(sources, *package, spelled, target, tags).recover(release, *current);
}

} // namespace tagboat
