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

bool isBreaking(const QString &entry)
{
    QStringView text(entry);
    while (text.startsWith(u'*') || text.startsWith(u'_') || text.startsWith(u'['))
        text = text.sliced(1);
    return text.startsWith(u"breaking"_s, Qt::CaseInsensitive) ||
           text.startsWith(u"backwards incompatible"_s, Qt::CaseInsensitive);
}

Level levelOfSection(const QString &name)
{
    const QString lower = name.toLower();
    if (lower.startsWith(u"removed"_s) || lower.contains(u"breaking"_s))
        return Level::Major;
    for (const QString &minor : {u"added"_s, u"changed"_s, u"deprecated"_s, u"features"_s}) {
        if (lower.startsWith(minor))
            return Level::Minor;
    }
    return Level::Patch;
}

/// The level as a bump of a version with this first number: nothing breaks more than a minor version on 0.x, and
/// calendar versions know no major.
std::optional<BumpLevel> bumpFor(Level level, const QString &first)
{
    const int year = first.toInt();
    switch (level) {
    case Level::None:
        return std::nullopt;
    case Level::Patch:
        return BumpLevel::Patch;
    case Level::Minor:
        return BumpLevel::Minor;
    case Level::Major:
        return first == u"0"_s || (year >= 1990 && year < 2200) ? BumpLevel::Minor : BumpLevel::Major;
    }
    return std::nullopt;
}

Level strongest(const ReleaseEvidence &evidence)
{
    const CommitEvidence &commits = evidence.commits;
    Level level = std::max(commits.level, evidence.changelog);
    if (level == Level::None && commits.features + commits.fixes + commits.others + commits.breaking > 0)
        level = Level::Patch;
    return level;
}

Suggestion bumped(const Version &from, Level level)
{
    const std::optional<BumpLevel> step = bumpFor(level, from.releaseNumber(0));
    if (!step)
        return {};
    const auto version = bump(from, *step);
    return {step, version ? std::optional(*version) : std::nullopt};
}

} // namespace

Suggestion suggestRelease(const ReleaseEvidence &evidence)
{
    const auto &[tree, tagged, commits, changelog] = evidence;
    const Level level = strongest(evidence);
    const bool treeIsAhead = tree && (!tagged || *tree > *tagged);
    if (tagged && tagged->isPreRelease() && (!tree || tree->finalRelease() <= tagged->finalRelease()))
        return {BumpLevel::Promote, tagged->finalRelease()};
    if (treeIsAhead && tree->isDevRelease())
        return bumped(*tree, level); // a development version says what comes next only as far as was known then
    if (treeIsAhead && tree->isPreRelease())
        return {BumpLevel::Promote, tree->finalRelease()};
    if (treeIsAhead)
        return {levelOfNumbers(*tree), *tree};
    if (tagged)
        return bumped(tree && *tree == *tagged ? *tree : *tagged, level);
    return {bumpFor(level, u"0"_s), std::nullopt}; // a first release, of a version that nothing says yet
}

Level weighChangelog(const ChangelogRelease &unreleased)
{
    Level level = Level::None;
    for (const ChangelogSection &section : unreleased.sections) {
        for (const ChangelogEntry &entry : section.entries)
            level = std::max(level, isBreaking(entry.text) ? Level::Major : levelOfSection(section.name));
    }
    return level;
}

BumpLevel levelOfNumbers(const Version &release)
{
    if (release.releaseNumber(2) != u"0"_s)
        return BumpLevel::Patch;
    return release.releaseNumber(1) != u"0"_s ? BumpLevel::Minor : BumpLevel::Major;
}

} // namespace tagboat
