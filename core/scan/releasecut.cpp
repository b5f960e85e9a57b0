// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/releasecut.h"

#include "ports/clock.h"
#include "scan/versionchange.h"
#include "version/releasable.h"

namespace tagboat
{

Result<ChangelogCut> planCut(LocalRepository &repository, const PackageRow &package, const Changelog &changelog,
                             const QString &repositoryUrl, const QString &version, QDate date, bool newEpoch)
{
    const auto who = repository.identity();
    const QDateTime moment = SystemClock().now().toLocalTime();
    if (!version.isEmpty() && version == changelog.openVersion()) // it has a revision, which upstream's schemes do not
        return ChangelogCut{
            .version = version, .date = date, .tag = {}, .previousTag = {}, .repositoryUrl = {}, .moment = moment};
    TB_TRY(const Version target, Version::parse(version, package.versions.scheme));
    TB_CHECK(checkTarget(repository, package, target, newEpoch));
    TB_CHECK(checkNoDevelopment(target));
    TB_TRY(const QList<GitTag> tags, repository.tags());
    QStringList names;
    for (const GitTag &tag : tags)
        names.append(tag.name);
    return ChangelogCut{.version = package.grammar.inSpelling(target).spelling(),
                        .date = date,
                        .tag = package.grammar.tagFor(target),
                        .previousTag = previousReleaseTag(target, names, package.grammar),
                        .repositoryUrl = repositoryUrl,
                        .author = who ? who->name.simplified() : QString(),
                        .moment = moment};
}

} // namespace tagboat
