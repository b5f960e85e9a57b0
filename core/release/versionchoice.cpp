// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/versionchoice.h"

#include "version/bump.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

Result<Version> currentVersion(const PackageRow &package)
{
    const QString text = currentVersionText(package);
    if (text.isEmpty())
        return fail(Error::Kind::NotFound, u"The package %1 has no version yet"_s.arg(package.name), {},
                    u"Choose the first one with --to, for example --to 0.1.0."_s);
    return Version::parse(text, package.versions.scheme);
}

Result<Version> versionAt(const PackageRow &package, BumpLevel level, const TagGrammar &grammar,
                          const QStringList &tags);

/// The candidate of the release that is wanted next: of the suggested version when the current one is final.
Result<Version> nextCandidate(const PackageRow &package, const TagGrammar &grammar, const QStringList &tags)
{
    TB_TRY(Version base, currentVersion(package));
    if (!base.isPreRelease()) {
        TB_TRY(base, versionAt(package, package.suggestedBump.value_or(BumpLevel::Patch), grammar, tags));
    }
    base = base.finalRelease();
    return base.candidate(nextCandidateNumber(base, tags, grammar));
}

/// The version that a level leads to. It alone decides: for the suggestion, the composer's chips, and --level. The
/// suggested level is the suggested version, even where bump() says another: files ahead of the tags say the next one.
Result<Version> versionAt(const PackageRow &package, BumpLevel level, const TagGrammar &grammar,
                          const QStringList &tags)
{
    if (level == package.suggestedBump && !package.suggestedVersion.isEmpty())
        return Version::parse(package.suggestedVersion, package.versions.scheme);
    if (level == BumpLevel::Candidate)
        return nextCandidate(package, grammar, tags);
    TB_TRY(const Version current, currentVersion(package));
    return bump(current, level);
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

Result<Version> chooseTarget(const PackageRow &package, const PlanRequest &request, const TagGrammar &grammar,
                             const QStringList &tags)
{
    if (!request.to.isEmpty())
        return Version::parse(request.to, package.versions.scheme);
    std::optional<BumpLevel> level = request.level;
    if (!level)
        level = package.suggestedBump ? package.suggestedBump : request.otherwise;
    if (!level) {
        TB_CHECK(currentVersion(package));
        return fail(Error::Kind::Refused, u"Nothing in %1 asks for a release"_s.arg(package.name), {},
                    u"Name a level or a version if you want one all the same."_s);
    }
    return versionAt(package, *level, grammar, tags);
}

QList<VersionOption> versionOptions(const PackageRow &package, const TagGrammar &grammar, const QStringList &tags)
{
    QList<VersionOption> options;
    for (const BumpLevel level :
         {BumpLevel::Patch, BumpLevel::Minor, BumpLevel::Major, BumpLevel::Candidate, BumpLevel::Promote}) {
        VersionOption option;
        option.level = level;
        option.suggested = level == package.suggestedBump;
        const auto version = versionAt(package, level, grammar, tags);
        if (version) {
            option.version = grammar.inSpelling(*version).spelling();
            option.tag = grammar.tagFor(*version);
        } else {
            option.reason = version.error().message;
        }
        options.append(option);
    }
    return options;
}

} // namespace tagboat
