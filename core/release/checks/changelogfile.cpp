// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/placeholder.h"
#include "release/checks/check.h"

#include <algorithm>

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

QString lineOf(const Premises &in, int line)
{
    return QString::fromUtf8(in.changelog->bytes()).section(u'\n', line - 1, line - 1).trimmed();
}

/// The first finding of these rules, in all of the changelog or in what will be published.
const LintFinding *foundBy(const Premises &in, const QStringList &rules, bool own = false)
{
    const ChangelogRelease *part = ownPart(in);
    if (!in.changelog || (own && part == nullptr))
        return nullptr;
    const auto found = std::ranges::find_if(in.lint, [&](const LintFinding &finding) {
        const bool inside = !own || (finding.firstLine >= part->firstLine && finding.firstLine <= part->lastLine);
        const bool manner = finding.rule == u"bad-date" && finding.severity == LintSeverity::Hint;
        const bool left = finding.rule == u"placeholder-text" && finding.severity == LintSeverity::Hint &&
                          isPlaceholder(lineOf(in, finding.firstLine)); // the release does not have it
        return inside && !manner && !left && rules.contains(finding.rule);
    });
    return found == in.lint.end() ? nullptr : &*found;
}

/// A warning about such a finding; nothing if there is none.
Findings warnsOf(const Premises &in, const LintFinding *finding, const QString &title, const QString &remedy)
{
    if (finding == nullptr)
        return {};
    return at(warns(title, remedy, finding->message), in.changelog->path(), finding->firstLine);
}

/// The same with the line itself in the place of the finding's words.
Findings showsLine(const Premises &in, Findings findings)
{
    for (CheckResult &finding : findings)
        finding.evidence = lineOf(in, finding.line);
    return findings;
}

Findings changelogDates(const Premises &in)
{
    return warnsOf(in, foundBy(in, {u"future-date"_s, u"bad-date"_s}), u"The changelog has a date that cannot be"_s,
                   u"Correct the date."_s);
}

Findings changelogDoubles(const Premises &in)
{
    return warnsOf(in, foundBy(in, {u"duplicate-version"_s, u"second-unreleased"_s}),
                   u"The changelog has a version twice"_s, u"Make one section of the two."_s);
}

Findings changelogOrder(const Premises &in)
{
    return warnsOf(in, foundBy(in, {u"version-order"_s}), u"The changelog has a newer version below an older one"_s,
                   u"Put the newest version first."_s);
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
    return showsLine(in, warnsOf(in, foundBy(in, {u"placeholder-text"_s}, true),
                                 u"The release notes hold something unfinished"_s, u"Finish the entry."_s));
}

Findings changelogDamage(const Premises &in)
{
    return showsLine(in,
                     warnsOf(in, foundBy(in, {u"mojibake"_s}, true), u"Characters in the release notes are damaged"_s,
                             u"Write them again; the file is UTF-8."_s));
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
        {{u"changelog-dates"_s, group, u"Every date is a day that was"_s, files, State::Warns}, changelogDates},
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
