// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "release/checks/check.h"

#include <QStorageInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

const QString tagPrefix = u"refs/tags/"_s;

/// The highest final release below the target that has a tag here.
void findLastFinal(Premises &in)
{
    for (const GitTag &tag : std::as_const(in.tags)) {
        const auto version = in.grammar.versionOf(tag.name);
        if (!version || version->isPreRelease() || (in.target && *version >= *in.target))
            continue;
        if (!in.lastFinal || *version > *in.lastFinal) {
            in.lastFinal = *version;
            in.lastFinalTag = tag;
        }
    }
}

/// The tags' dates are left out: each would need its object read.
LintContext lintContext(const Premises &in)
{
    LintContext context;
    context.today = in.now.date();
    context.scheme = in.grammar.scheme();
    context.grammar = in.grammar;
    context.sections = in.policy().changelogSections;
    context.ownSections = !context.sections.isEmpty();
    for (const GitTag &tag : in.tags) {
        if (auto version = in.grammar.versionOf(tag.name))
            context.tags.append({tag.name, *std::move(version), {}});
    }
    return context;
}

void readFiles(Premises &in)
{
    const QString path = in.inPackage(u"pyproject.toml"_s);
    if (const auto bytes = in.file(path)) {
        if (auto metadata = readPackageMetadata(*bytes, path))
            in.metadata = *std::move(metadata);
    }
    if (!in.package || in.package->changelogPath.isEmpty())
        return;
    if (const auto bytes = readFileBelow(in.repository.path(), in.package->changelogPath, changelogLimit)) {
        if (auto changelog = Changelog::parse(*bytes, in.package->changelogPath))
            in.changelog = *std::move(changelog);
        if (auto findings =
                in.changelog ? lintChangelog(*bytes, in.package->changelogPath, lintContext(in)) : QList<LintFinding>())
            in.lint = *std::move(findings);
    }
}

} // namespace

const RemoteReference *Premises::remoteReference(const QString &name) const
{
    if (!remote)
        return nullptr;
    const auto found = std::ranges::find(*remote, name, &RemoteReference::name);
    return found == remote->end() ? nullptr : &*found;
}

QStringList Premises::localTagNames() const
{
    QStringList names;
    for (const GitTag &tag : tags)
        names.append(tag.name);
    return names;
}

QStringList Premises::remoteTagNames() const
{
    QStringList names;
    if (!remote)
        return names;
    for (const RemoteReference &reference : *remote) {
        if (reference.name.startsWith(tagPrefix))
            names.append(reference.name.sliced(tagPrefix.size()));
    }
    return names;
}

QStringList Premises::plannedTags() const
{
    QStringList names;
    for (const StepSpec &step : plan.steps) {
        if (step.kind == u"tag"_s)
            names.append(step.detail[u"tag"_s].toString());
    }
    return names;
}

bool Premises::has(const QString &kind) const
{
    return std::ranges::any_of(plan.steps, [&kind](const StepSpec &step) { return step.kind == kind; });
}

QString Premises::inPackage(const QString &name) const
{
    return plan.folder == u"."_s || plan.folder.isEmpty() ? name : plan.folder + u'/' + name;
}

Result<QByteArray> Premises::file(const QString &path) const
{
    return readFileBelow(repository.path(), path);
}

bool Premises::publishes() const
{
    const bool python = package && package->versions.ecosystem == u"python"_s;
    return python && plan.flow != u"tag-only"_s && policy().releaseIndex != QString(u""_s);
}

Result<Premises> readPremises(LocalRepository &repository, const Plan &plan,
                              const std::optional<QList<RemoteReference>> &remote, const QDateTime &now,
                              const RepositoryRow *row)
{
    const VersionScheme scheme = plan.scheme == u"semver"_s ? VersionScheme::SemVer : VersionScheme::Pep440;
    Premises in{repository,
                plan,
                remote,
                now,
                row != nullptr ? *row : scanRepository(repository),
                {},
                {},
                {},
                {},
                {},
                TagGrammar::learn({}, scheme),
                {},
                {},
                {},
                {},
                {},
                {},
                QStorageInfo(repository.path()).bytesAvailable()};
    if (in.row.error)
        return tl::unexpected(*in.row.error);
    TB_TRY(in.tags, repository.tags());
    TB_TRY(in.tracked, repository.trackedFiles());
    for (const TrackedFile &file : std::as_const(in.tracked))
        in.trackedPaths.insert(file.path);
    TB_TRY(in.submodules, repository.submodules(in.tracked));
    for (const PackageRow &package : std::as_const(in.row.packages)) {
        if (package.path == plan.folder)
            in.package = package;
    }
    // The plan names patterns alone; a tag without dots shows that its numbers are written with underscores.
    if (const auto grammar = TagGrammar::fromPatterns(plan.releasePattern, plan.candidatePattern, scheme))
        in.grammar = grammar->withUnderscores(!plan.tag.isEmpty() && !plan.tag.contains(u'.'));
    if (auto target = Version::parse(plan.to, scheme))
        in.target = *std::move(target);
    findLastFinal(in);
    readFiles(in);
    return in;
}

Findings passed(const QString &title, const QString &evidence)
{
    return {{{}, CheckResult::State::Passed, title, {}, evidence}};
}

Findings warns(const QString &title, const QString &remedy, const QString &evidence)
{
    return {{{}, CheckResult::State::Warns, title, remedy, evidence}};
}

Findings blocks(const QString &title, const QString &remedy, const QString &evidence)
{
    return {{{}, CheckResult::State::Blocks, title, remedy, evidence}};
}

Findings unreadable(const QString &branch, const Error &error)
{
    return blocks(u"Whether there is a branch %1 cannot be read"_s.arg(branch),
                  u"See what git fsck says; a damaged file below .git/refs/heads can be deleted."_s, describe(error));
}

Findings at(Findings findings, const QString &path, int line)
{
    for (CheckResult &finding : findings) {
        finding.path = path;
        finding.line = line;
    }
    return findings;
}

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(count);
}

QString someOf(const QStringList &names)
{
    constexpr qsizetype shown = 5;
    if (names.size() <= shown)
        return names.join(u", "_s);
    return u"%1 and %2 more"_s.arg(names.first(shown).join(u", "_s)).arg(names.size() - shown);
}

} // namespace tagboat::checks
