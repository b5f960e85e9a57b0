// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/versionchange.h"

#include "scan/packages.h"
#include "version/bump.h"
#include "version/releasable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Why the files hold no version that could be changed.
Error withoutVersion(const PackageRow &package)
{
    const VersionFileSet &set = package.versions;
    if (!set.problems.isEmpty())
        return set.problems.constFirst();
    Error error{Error::Kind::NotFound, u"No file holds a version that could be written"_s, {}, {}, {}, 0};
    if (set.origin == VersionFileSet::Origin::Vcs)
        error = {Error::Kind::NotFound,
                 u"No file holds the version: the build takes it from the tags"_s,
                 {},
                 u"Tag the release instead."_s,
                 {},
                 0};
    else
        error.remedy = u"Name the place under [[version-file]] in .tagboat.toml."_s;
    return error;
}

Result<Version> versionFor(const PackageRow &package, const VersionTarget &target)
{
    const VersionScheme scheme = package.versions.scheme;
    if (!target.version.isEmpty())
        return Version::parse(target.version, scheme);
    if (target.kind == VersionTarget::Kind::Suggested) {
        if (package.suggestedVersion.isEmpty())
            return fail(Error::Kind::NotFound, u"There is nothing to release, so no version is suggested"_s, {},
                        u"Choose a level."_s);
        return Version::parse(package.suggestedVersion, scheme);
    }
    const auto from = Version::parse(package.versions.version, scheme);
    if (!from)
        return tl::unexpected(package.versions.version.isEmpty() ? withoutVersion(package) : from.error());
    return target.kind == VersionTarget::Kind::Align ? *from : bump(*from, target.level, package.calendar);
}

} // namespace

QString currentVersionText(const PackageRow &package)
{
    const QString &written = package.versions.version;
    const auto inFiles = Version::parse(written, package.versions.scheme);
    const auto tagged = Version::parse(package.latestTagVersion, package.versions.scheme);
    const bool behind = inFiles && tagged && *inFiles < *tagged;
    return written.isEmpty() || behind ? package.latestTagVersion : written;
}

Result<void> checkTarget(LocalRepository &repository, const PackageRow &package, const Version &to, bool newEpoch)
{
    TB_TRY(const QList<GitTag> tags, repository.tags());
    QStringList names;
    for (const GitTag &tag : tags)
        names.append(tag.name);
    const VersionScheme scheme = package.versions.scheme;
    ReleaseFacts facts{std::nullopt, package.grammar.versionsOf(names), newEpoch};
    if (const auto now = Version::parse(currentVersionText(package), scheme))
        facts.current = *now;
    TB_CHECK(checkReleasable(to, facts));
    if (const auto written = Version::parse(package.versions.version, scheme); written && *written == to)
        return {};
    std::optional<Version> latest;
    if (const auto tagged = Version::parse(package.latestTagVersion, scheme))
        latest = package.grammar.inSpelling(*tagged);
    return checkUnreleased(to, facts.tagged, latest);
}

Result<VersionChange> planVersionChange(Git &git, const QString &path, const QString &folder,
                                        const VersionTarget &target)
{
    TB_TRY(const auto repository, git.open(path));
    const RepositoryRow row = scanRepository(*repository);
    if (row.error)
        return tl::unexpected(*row.error);
    const auto package = std::ranges::find(row.packages, folder, &PackageRow::path);
    if (package == row.packages.end())
        return failAt(Error::Kind::NotFound, path, 0, u"There is no package in %1 any more"_s.arg(folder));
    TB_TRY(const Version wanted, versionFor(*package, target));
    const Version to = package->grammar.inSpelling(wanted);
    if (target.kind != VersionTarget::Kind::Align)
        TB_CHECK(checkTarget(*repository, *package, to, false));
    VersionChange change{row.path, package->name, package->versions.version, to.spelling(), {}, {}, {}};
    TB_TRY(change.edits, editsForVersion(package->versions, workingTreeReader(row.path), to,
                                         row.policy.versionFilesOf(package->path)));
    if (change.edits.isEmpty()) {
        const auto now = Version::parse(package->versions.version, package->versions.scheme);
        if (!now || *now != to)
            return tl::unexpected(withoutVersion(*package));
        return failAt(Error::Kind::Conflict, path, 0, u"The files say %1 already"_s.arg(change.to));
    }
    TB_TRY(change.diff, git.unifiedDiff(change.edits));
    change.problems = package->versions.problems;
    return change;
}

} // namespace tagboat
