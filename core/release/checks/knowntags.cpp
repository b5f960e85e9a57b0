// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"
#include "scan/builtversion.h"
#include "versionfile/tagprediction.h"

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

/// Which version the back end will read from the tag (product.md 2.6), by simulating its choice.
Findings tagBuilds(const Premises &in)
{
    if (!in.package || !in.target)
        return {};
    const VersionFileSet &versions = in.package->versions;
    const QString &name = in.plan.tag;
    const QString untold = u"What %1 builds cannot be foretold"_s.arg(name);
    const QString buildOnce = u"Build once from the tag before it is pushed."_s;
    if (versions.origin == VersionFileSet::Origin::Dynamic)
        return warns(untold, buildOnce, u"the version is computed by the build"_s);
    if (versions.origin != VersionFileSet::Origin::Vcs)
        return {};
    if (!versions.tagRules)
        return warns(untold, buildOnce, u"%1 has no rules that are known here"_s.arg(versions.buildBackend));
    // A commit of the release itself carries no other tag.
    const QList<GitTag> beside = in.has(u"commit"_s) ? QList<GitTag>() : in.tags;
    const DescribedTag tag{name, 0, true, in.now};
    const auto built = predictTagged(in.repository, beside, in.state(), *versions.tagRules, tag);
    const QString remedy = u"Use a tag that the back end reads, or set its rule for tags."_s;
    if (!built && built.error().kind == Error::Kind::NotFound)
        return warns(untold, buildOnce, describe(built.error()));
    if (!built)
        return blocks(u"A build from the tag %1 fails"_s.arg(name), remedy, describe(built.error()));
    const auto version = Version::parse(built->version, VersionScheme::Pep440);
    if (!version || *version != *in.target)
        return blocks(u"The tag %1 builds %2, not %3"_s.arg(name, built->version, in.target->spelling()), remedy,
                      built->caveats.join(u"; "_s));
    return passed(u"The tag %1 builds %2"_s.arg(name, built->version), versions.tagRules->tool);
}

} // namespace

QList<Check> knownTagChecks()
{
    const QString group = u"Tags"_s;
    const QString git = u"git"_s;
    return {
        {{u"tag-spellings"_s, group, u"No version has two tags"_s, u"plan"_s}, nullptr},
        {{u"tag-builds"_s, group, u"A build from the tag has the planned version"_s, git}, tagBuilds},
    };
}

} // namespace tagboat::checks
