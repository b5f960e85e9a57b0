// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

/// Two tags for one version: v1.4.2 and 1.4.2. Tools that read tags choose either.
Findings tagDoubles(const Premises &in)
{
    QList<std::pair<Version, QString>> known;
    for (const GitTag &tag : in.tags) {
        if (const auto version = in.grammar.versionOf(tag.name))
            known.append({*version, tag.name});
    }
    std::ranges::stable_sort(known, [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList doubles;
    for (qsizetype i = 1; i < known.size(); ++i) {
        if (known[i].first == known[i - 1].first)
            doubles.append(u"%1 and %2"_s.arg(known[i - 1].second, known[i].second));
    }
    if (doubles.isEmpty())
        return {};
    return warns(counted(doubles.size(), u"A version has two tags"_s, u"%1 versions have two tags"_s),
                 u"Tools may read either; keep the spelling that was published."_s, someOf(doubles));
}

/// The number that setuptools-scm 8 and hatch-vcs read from a tag by their default rule.
std::optional<Version> versionByDefaultRule(const QString &tag)
{
    static const QRegularExpression rule(u"^(?:[\\w-]+-)?([vV]?\\d+(?:\\.\\d+){0,2}[^+]*)(?:\\+.*)?$"_s);
    const auto match = rule.match(tag);
    const auto version = Version::parse(match.captured(1), VersionScheme::Pep440);
    return match.hasMatch() && version ? std::optional(*version) : std::nullopt;
}

/// Which version the build will read (product.md 2.6): from the tag, or from the files as the plan leaves them.
Findings tagBuilds(const Premises &in)
{
    if (!in.package || !in.target)
        return {};
    const VersionFileSet &versions = in.package->versions;
    const QString planned = in.target->spelling();
    if (versions.origin == VersionFileSet::Origin::Dynamic)
        return warns(u"The version is computed by the build; what %1 will build cannot be foretold"_s.arg(in.plan.tag),
                     u"Build once from the tag before it is pushed."_s);
    if (versions.origin != VersionFileSet::Origin::Vcs)
        return {};
    if (in.metadata && !in.metadata->tagRule.text.isEmpty())
        return at(
            warns(u"The back end reads tags by a rule of its own; what %1 builds is not proven"_s.arg(in.plan.tag),
                  u"Build once from the tag before it is pushed."_s, in.metadata->tagRule.text),
            in.metadata->path, in.metadata->tagRule.line);
    const auto built = versionByDefaultRule(in.plan.tag);
    if (!built)
        return blocks(
            u"The back end %1 cannot read a version from the tag %2"_s.arg(versions.buildBackend, in.plan.tag),
            u"Use a tag like v%1, or set the back end's rule for tags."_s.arg(planned));
    if (*built != *in.target)
        return blocks(u"The tag %1 builds %2, not %3"_s.arg(in.plan.tag, built->spelling(), planned),
                      u"Use a tag like v%1, or set the back end's rule for tags."_s.arg(planned));
    return passed(u"The tag %1 builds %2"_s.arg(in.plan.tag, built->normalized()), versions.buildBackend);
}

/// git describe takes any tag of the commit that is built; an annotated one before a lightweight one.
Findings headTagged(const Premises &in)
{
    if (!in.package || in.package->versions.origin != VersionFileSet::Origin::Vcs || in.has(u"commit"_s) || !in.target)
        return {};
    QStringList others;
    for (const GitTag &tag : in.tags) {
        if (tag.commit != in.state().head)
            continue;
        const auto version = in.grammar.versionOf(tag.name);
        if (version && version->finalRelease() != in.target->finalRelease())
            others.append(tag.name);
    }
    if (others.isEmpty())
        return {};
    return warns(u"The commit to release has the tag of another version already"_s,
                 u"A build from the tag may read either version; commit something first."_s, someOf(others));
}

} // namespace

QList<Check> knownTagChecks()
{
    const QString group = u"Tags"_s;
    const QString git = u"git"_s;
    return {
        {{u"tag-doubles"_s, group, u"No version has two tags"_s, git, State::Warns}, tagDoubles},
        {{u"tag-builds"_s, group, u"A build from the tag has the planned version"_s, u"plan"_s}, tagBuilds},
        {{u"head-tagged"_s, group, u"The commit has no tag of another version"_s, git, State::Warns}, headTagged},
    };
}

} // namespace tagboat::checks
