// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/overview.h"

#include "scan/flowrecognition.h"
#include "scan/packages.h"
#include "scan/suggestion.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The most commits whose messages are weighed; beyond it they are only counted.
constexpr int weighedCommits = 5000;

/// The tags that name a version of the package, highest first.
QList<std::pair<Version, GitTag>> releaseTags(const QList<GitTag> &tags, const TagGrammar &grammar)
{
    QList<std::pair<Version, GitTag>> releases;
    for (const GitTag &tag : tags) {
        if (tag.commit.isEmpty())
            continue;
        if (auto version = grammar.versionOf(tag.name))
            releases.append({std::move(*version), tag});
    }
    std::stable_sort(releases.begin(), releases.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    return releases;
}

/// Finds the package's latest tag; nothing if it was never tagged.
Result<std::optional<Version>> findLatestTag(LocalRepository &repository, const QList<GitTag> &tags,
                                             PackageRow &package)
{
    const auto releases = releaseTags(tags, package.grammar);
    QList<GitTag> candidates;
    for (const auto &[version, tag] : releases)
        candidates += tag;
    TB_TRY(package.latestTag, repository.firstReachable(candidates));
    if (!package.latestTag)
        return std::optional<Version>();
    for (const auto &[version, tag] : releases) {
        if (tag.name != package.latestTag->name)
            continue;
        package.latestTagVersion = version.normalized();
        package.latestTagIsCandidate = version.isCandidate();
        return version;
    }
    return fail(Error::Kind::Internal, u"git named a tag that it was not asked for"_s, package.latestTag->name);
}

Result<void> weighSinceTag(LocalRepository &repository, PackageRow &package)
{
    const QString exclude = package.latestTag ? package.latestTag->commit : QString();
    TB_TRY(const QList<GitCommit> commits, repository.commitsSince(exclude, package.path, weighedCommits));
    package.commitsSinceTag = static_cast<int>(commits.size());
    if (commits.size() == weighedCommits && package.path == u"."_s) {
        TB_TRY(package.commitsSinceTag, repository.countSince(exclude));
    }
    QList<QString> messages;
    for (const GitCommit &commit : commits) {
        if (commit.parents < 2)
            messages += commit.message;
    }
    package.evidence = weighCommits(messages);
    return {};
}

/// How the package's tags are written: as the policy says, else as the tags that are there.
void learnGrammar(const QList<GitTag> &tags, const RepositoryRow &row, PackageRow &package)
{
    QStringList names;
    for (const GitTag &tag : tags)
        names += tag.name;
    const bool several = row.packages.size() > 1;
    const VersionScheme scheme = package.versions.scheme;
    package.grammar = TagGrammar::learn(names, scheme, several ? package.name : QString());
    if (several && package.path != u"."_s)
        return; // the policy's patterns are those of the whole repository
    const ReleasePolicy &policy = row.policy;
    const QString release = policy.tag.value_or(package.grammar.releasePattern());
    const QString ending = scheme == VersionScheme::SemVer ? u"-rc.{n}"_s : u"-rc{n}"_s;
    const QString candidate =
        policy.candidateTag.value_or(policy.tag ? QString(release + ending) : package.grammar.candidatePattern());
    const auto grammar = TagGrammar::fromPatterns(release, candidate, scheme);
    if (grammar)
        package.grammar = *grammar;
    else
        package.versions.problems.append(grammar.error());
}

Result<void> lookAtHistory(LocalRepository &repository, const QList<GitTag> &tags, PackageRow &package)
{
    TB_TRY(const std::optional<Version> tagged, findLatestTag(repository, tags, package));
    TB_CHECK(weighSinceTag(repository, package));
    ReleaseEvidence evidence;
    evidence.tagged = tagged;
    if (auto tree = Version::parse(package.versions.version, package.versions.scheme))
        evidence.tree = *tree;
    evidence.commits = package.evidence;
    evidence.changelog = package.unreleasedLevel;
    const Suggestion suggestion = suggestRelease(evidence);
    package.suggestedBump = suggestion.level;
    package.suggestedVersion = suggestion.version ? suggestion.version->normalized() : QString();
    return {};
}

Result<void> fill(LocalRepository &repository, RepositoryRow &row)
{
    TB_TRY(row.state, repository.state());
    row.remote = remoteRepositoryName(row.state.remoteUrl);
    if (row.state.bare)
        return {}; // no working tree, so no version files, and nothing that could be released from here
    const auto policy = readPolicy(row.path);
    row.policy = policy.value_or(ReleasePolicy());
    row.packages = findPackages(row.path, row.name, row.policy);
    QString flow = row.policy.flow.value_or(QString());
    if (flow.isEmpty()) {
        TB_TRY(const QList<QByteArray> workflows, readWorkflows(row.path));
        flow = recogniseFlow(workflows);
    }
    TB_TRY(const QList<GitTag> tags, repository.tags());
    for (PackageRow &package : row.packages) {
        package.flow = flow;
        if (!policy)
            package.versions.problems.append(policy.error());
        learnGrammar(tags, row, package);
        if (!row.state.head.isEmpty())
            TB_CHECK(lookAtHistory(repository, tags, package));
    }
    return {};
}

} // namespace

RepositoryRow scanRepository(LocalRepository &repository)
{
    RepositoryRow row;
    row.path = repository.path();
    row.name = QDir(row.path).dirName();
    if (const auto filled = fill(repository, row); !filled)
        row.error = filled.error();
    return row;
}

RepositoryRow scanRepository(Git &git, const QString &path)
{
    const auto repository = git.open(path);
    if (repository)
        return scanRepository(**repository);
    RepositoryRow row;
    row.path = path;
    row.name = QDir(path).dirName();
    row.error = repository.error();
    return row;
}

} // namespace tagboat
