// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/checks/check.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

/// What the release will publish: Unreleased, or the section that stands for the version already.
const ChangelogRelease *ownPart(const Premises &in)
{
    if (!in.changelog)
        return nullptr;
    if (const ChangelogRelease *own = in.changelog->find(in.plan.to))
        return own;
    return in.changelog->unreleased();
}

/// The first line of a part of the changelog that matches.
std::optional<std::pair<int, QString>> firstLine(const Changelog &changelog, const ChangelogRelease &part,
                                                 const QRegularExpression &pattern)
{
    const QStringList lines = QString::fromUtf8(changelog.bytes()).split(u'\n');
    for (int line = part.firstLine; line <= part.lastLine && line <= lines.size(); ++line) {
        if (pattern.match(lines[line - 1]).hasMatch())
            return std::pair(line, lines[line - 1].trimmed());
    }
    return {};
}

Findings changelogDates(const Premises &in)
{
    if (!in.changelog)
        return {};
    const QDate latest = in.now.date().addDays(1); // somewhere it is tomorrow already
    for (const ChangelogRelease &release : in.changelog->releases()) {
        const QDate date = QDate::fromString(release.date, Qt::ISODate);
        if (date > latest)
            return at(warns(u"The changelog dates %1 on %2, which is yet to come"_s.arg(release.version, release.date),
                            u"Correct the date."_s),
                      in.changelog->path(), release.firstLine);
    }
    return {};
}

Findings changelogDoubles(const Premises &in)
{
    if (!in.changelog)
        return {};
    QSet<QString> seen;
    for (const ChangelogRelease &release : in.changelog->releases()) {
        if (release.version.isEmpty())
            continue;
        if (seen.contains(release.version))
            return at(warns(u"The changelog has %1 twice"_s.arg(release.version), u"Make one section of the two."_s),
                      in.changelog->path(), release.firstLine);
        seen.insert(release.version);
    }
    return {};
}

Findings changelogOrder(const Premises &in)
{
    if (!in.changelog)
        return {};
    std::optional<Version> above;
    QDate dateAbove;
    for (const ChangelogRelease &release : in.changelog->releases()) {
        const auto version = Version::parse(release.version, in.grammar.scheme());
        const QDate date = QDate::fromString(release.date, Qt::ISODate);
        if (release.unreleased || !version)
            continue;
        // Fixes of older lines stand by date, so that only both orders broken is worth a word.
        if (above && *version > *above && (!date.isValid() || !dateAbove.isValid() || date > dateAbove))
            return at(warns(u"The changelog has %1 below %2"_s.arg(release.version, above->text()),
                            u"Put the newest version first."_s),
                      in.changelog->path(), release.firstLine);
        above = *version;
        dateAbove = date;
    }
    return {};
}

Findings changelogGap(const Premises &in)
{
    if (!in.changelog || !in.lastFinal || !in.lastFinalTag || in.changelog->releases().size() < 2)
        return {};
    if (in.changelog->find(in.lastFinal->text()) != nullptr)
        return passed(u"The changelog has the last release, %1"_s.arg(in.lastFinal->spelling()));
    return at(warns(u"The changelog has no section for the last release, %1"_s.arg(in.lastFinal->spelling()),
                    u"Its entries may still stand under Unreleased, and would be published twice."_s,
                    in.lastFinalTag->name),
              in.changelog->path());
}

Findings changelogPlaceholders(const Premises &in)
{
    const ChangelogRelease *part = ownPart(in);
    static const QRegularExpression placeholder(
        u"\\b(?:TODO|TBD|FIXME|XXX)\\b|^\\s*[-*+]\\s*(?:\\.\\.\\.|…|N/A)?\\s*$"_s);
    const auto found = part != nullptr ? firstLine(*in.changelog, *part, placeholder) : std::nullopt;
    if (!found)
        return {};
    return at(warns(u"The release notes hold something unfinished"_s, u"Finish the entry."_s, found->second),
              in.changelog->path(), found->first);
}

/// UTF-8 that was read as Windows-1252 and written again: "â€™" of ’, "Ã©" of é, "ðŸ" of an emoji.
Findings changelogDamage(const Premises &in)
{
    const ChangelogRelease *part = ownPart(in);
    static const QRegularExpression damage(u"â€[\\x{99}\\x{9c}™œ“”¦]|Ã[\\x{80}-\\x{bf}]|ðŸ|\\x{fffd}"_s);
    const auto found = part != nullptr ? firstLine(*in.changelog, *part, damage) : std::nullopt;
    if (!found)
        return {};
    return at(warns(u"Characters in the release notes are damaged"_s, u"Write them again; the file is UTF-8."_s,
                    found->second),
              in.changelog->path(), found->first);
}

Findings changelogTracked(const Premises &in)
{
    if (!in.changelog || in.trackedPaths.contains(in.changelog->path()))
        return {};
    return at(warns(u"Git does not track the changelog"_s, u"Add it to git."_s), in.changelog->path());
}

/// A section for the version stands already and says nothing.
Findings notesEmpty(const Premises &in)
{
    const ChangelogRelease *own = in.changelog ? in.changelog->find(in.plan.to) : nullptr;
    if (own == nullptr || own->lastLine > own->firstLine)
        return {};
    return at(warns(u"The changelog's section for %1 is empty"_s.arg(in.plan.to), u"Say what changed."_s),
              in.changelog->path(), own->firstLine);
}

} // namespace

QList<Check> changelogChecks()
{
    const QString group = u"Changelog"_s;
    const QString files = u"files"_s;
    return {
        {{u"changelog"_s, group, u"The changelog has entries for this release"_s, files, State::Warns}, nullptr},
        {{u"release-notes"_s, group, u"The notes can be taken from the changelog"_s, files, State::Warns}, nullptr},
        {{u"changelog-notes"_s, group, u"The version's section says something"_s, files, State::Warns}, notesEmpty},
        {{u"changelog-tracked"_s, group, u"Git tracks the changelog"_s, files, State::Warns}, changelogTracked},
        {{u"changelog-dates"_s, group, u"No release is dated in the future"_s, files, State::Warns}, changelogDates},
        {{u"changelog-doubles"_s, group, u"No version stands twice"_s, files, State::Warns}, changelogDoubles},
        {{u"changelog-order"_s, group, u"The newest version stands first"_s, files, State::Warns}, changelogOrder},
        {{u"changelog-gap"_s, group, u"The last release has its section"_s, files, State::Warns}, changelogGap},
        {{u"changelog-unfinished"_s, group, u"No entry is a placeholder"_s, files, State::Warns},
         changelogPlaceholders},
        {{u"changelog-damage"_s, group, u"No character was damaged on the way"_s, files, State::Warns},
         changelogDamage},
    };
}

} // namespace tagboat::checks
