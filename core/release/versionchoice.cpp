// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/versionchoice.h"

#include "release/flows.h"
#include "version/bump.h"
#include "version/releasable.h"

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
    return bump(current, level, package.calendar);
}

/// @p version, if it may be released beside what is @p tagged.
Result<Version> released(const PackageRow &package, const Result<Version> &version, const QList<Version> &tagged,
                         bool newEpoch)
{
    if (!version)
        return version;
    ReleaseFacts facts{std::nullopt, tagged, newEpoch};
    if (const auto current = currentVersion(package))
        facts.current = *current;
    TB_CHECK(checkReleasable(*version, facts));
    TB_CHECK(checkNoDevelopment(*version));
    return version;
}

} // namespace

Error noPostRelease(const QString &flow)
{
    return {Error::Kind::Refused,
            u"The flow %1 makes no post-releases: they have no candidates"_s.arg(flow),
            {},
            u"Release the next patch."_s,
            {},
            0};
}

Result<Version> chooseTarget(const PackageRow &package, const PlanRequest &request, const TagGrammar &grammar,
                             const QStringList &tags)
{
    if (!request.to.isEmpty())
        return released(package, Version::parse(request.to, package.versions.scheme), grammar.versionsOf(tags),
                        request.newEpoch);
    std::optional<BumpLevel> level = request.level;
    if (!level)
        level = package.suggestedBump ? package.suggestedBump : request.otherwise;
    if (!level) {
        TB_CHECK(currentVersion(package));
        return fail(Error::Kind::Refused, u"Nothing in %1 asks for a release"_s.arg(package.name), {},
                    u"Name a level or a version if you want one all the same."_s);
    }
    return released(package, versionAt(package, *level, grammar, tags), grammar.versionsOf(tags), request.newEpoch);
}

QList<VersionOption> versionOptions(const PackageRow &package, const TagGrammar &grammar, const QStringList &tags)
{
    QList<VersionOption> options;
    const QList<Version> tagged = grammar.versionsOf(tags);
    for (const BumpLevel level : {BumpLevel::Patch, BumpLevel::Minor, BumpLevel::Major, BumpLevel::Candidate,
                                  BumpLevel::Promote, BumpLevel::Post, BumpLevel::Dev}) {
        VersionOption option;
        option.level = level;
        option.suggested = level == package.suggestedBump;
        option.calendar = package.dated();
        const auto version = versionAt(package, level, grammar, tags);
        auto allowed = released(package, version, tagged, false);
        if (const auto fresh = allowed ? checkUnreleased(*allowed, tagged, {}) : Result<void>(); !fresh)
            allowed = tl::unexpected(fresh.error());
        if (version) {
            const bool python = version->scheme() == VersionScheme::Pep440;
            option.version = grammar.inSpelling(*version).spelling();
            option.tag = python && version->isDevRelease() ? QString() : grammar.tagFor(*version);
            option.pypi = python ? version->normalized() : QString();
        }
        if (!allowed)
            option.reason = allowed.error().message;
        else if (level == BumpLevel::Post && flowHasCandidates(package.flow))
            option.reason = noPostRelease(package.flow).message;
        options.append(option);
    }
    return options;
}

} // namespace tagboat
