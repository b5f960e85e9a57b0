// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/suggestion.h"

#include "version/bump.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Level = CommitEvidence::Level;

/// The level as a bump: nothing breaks more than a minor version on 0.x, and calendar versions know no major.
std::optional<BumpLevel> bumpFor(Level level, const QString &first, bool calendar)
{
    switch (level) {
    case Level::None:
        return std::nullopt;
    case Level::Patch:
        return BumpLevel::Patch;
    case Level::Minor:
        return BumpLevel::Minor;
    case Level::Major:
        return first == u"0"_s || calendar ? BumpLevel::Minor : BumpLevel::Major;
    }
    return std::nullopt;
}

Level strongest(const ReleaseEvidence &evidence)
{
    const CommitEvidence &commits = evidence.commits;
    Level level = std::max({commits.level, evidence.changelog, evidence.metadata});
    if (level == Level::None && commits.features + commits.fixes + commits.others + commits.breaking > 0)
        level = Level::Patch;
    return level;
}

Suggestion bumped(const Version &from, Level level, const Calendar &calendar)
{
    std::optional<BumpLevel> step = bumpFor(level, from.releaseNumber(0), calendar.formOf(from).has_value());
    if (!step)
        return {};
    auto version = bump(from, *step, calendar);
    if (!version && *step == BumpLevel::Minor && calendar.formOf(from)) {
        step = BumpLevel::Patch;
        version = bump(from, *step, calendar);
    }
    return {step, version ? std::optional(*version) : std::nullopt};
}

} // namespace

Suggestion suggestRelease(const ReleaseEvidence &evidence)
{
    const auto &tree = evidence.tree;
    const auto &tagged = evidence.tagged;
    const Calendar &calendar = evidence.calendar;
    const Level level = strongest(evidence);
    const bool treeIsAhead = tree && (!tagged || *tree > *tagged);
    if (tagged && tagged->isPreRelease() && (!tree || tree->finalRelease() <= tagged->finalRelease()))
        return {BumpLevel::Promote, tagged->finalRelease()};
    if (treeIsAhead && tree->isDevRelease())
        return bumped(*tree, level,
                      calendar); // a development version says what comes next only as far as was known then
    if (treeIsAhead && tree->isPreRelease())
        return {BumpLevel::Promote, tree->finalRelease()};
    if (treeIsAhead)
        return {levelOfNumbers(*tree), *tree};
    if (tagged)
        return bumped(tree && *tree == *tagged ? *tree : *tagged, level, calendar);
    return {bumpFor(level, u"0"_s, false), std::nullopt}; // a first release, of a version that nothing says yet
}

BumpLevel levelOfNumbers(const Version &release)
{
    if (release.releaseNumber(2) != u"0"_s)
        return BumpLevel::Patch;
    return release.releaseNumber(1) != u"0"_s ? BumpLevel::Minor : BumpLevel::Major;
}

} // namespace tagboat
