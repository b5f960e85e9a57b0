// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/milestoneplan.h"

#include "version/bump.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = CheckResult::State;

/// The version that a milestone is named after; nothing if it is none of this package.
std::optional<Version> versionOf(const MilestoneSources &sources, QString title)
{
    title = title.trimmed();
    if (const auto tagged = sources.grammar.versionOf(title))
        return *tagged;
    const QString name = sources.package + u' ';
    if (title.startsWith(name, Qt::CaseInsensitive))
        title = title.sliced(name.size()).trimmed();
    else if (sources.several)
        return std::nullopt;
    if (title.startsWith(u'v', Qt::CaseInsensitive))
        title.remove(0, 1);
    const auto version = Version::parse(title, sources.target.scheme());
    return version ? std::optional(*version) : std::nullopt;
}

/// The version after the target by the habit of its numbers; nothing where a calendar decides.
std::optional<Version> versionAfter(const MilestoneSources &sources)
{
    if (sources.calendar.formOf(sources.target))
        return std::nullopt;
    const bool patch = sources.target.releaseNumber(2) != u"0";
    const auto next = bump(sources.target, patch ? BumpLevel::Patch : BumpLevel::Minor, sources.calendar);
    return next ? std::optional(sources.grammar.inSpelling(*next)) : std::nullopt;
}

bool laterIsOpen(const MilestoneSources &sources)
{
    return std::ranges::any_of(sources.all, [&](const Milestone &each) {
        const auto version = each.open ? versionOf(sources, each.title) : std::nullopt;
        return version && *version > sources.target;
    });
}

/// The next one's titles, the one in the manner of @p own first.
QStringList nextTitles(const MilestoneSources &sources, const QStringList &titles, const Milestone *own)
{
    const auto next = versionAfter(sources);
    if (!next || laterIsOpen(sources))
        return {};
    QStringList list = milestoneTitles(sources, *next);
    for (qsizetype i = 0; own != nullptr && i < titles.size() && i < list.size(); ++i) {
        if (titles[i].compare(own->title.trimmed(), Qt::CaseInsensitive) == 0)
            list.move(i, 0);
    }
    return list;
}

} // namespace

QStringList milestoneTitles(const MilestoneSources &sources, const Version &version)
{
    const QString number = version.spelling();
    QStringList titles{sources.grammar.tagFor(version)};
    if (!sources.several)
        titles << number << u'v' + number;
    titles << sources.package + u' ' + number << sources.package + u" v"_s + number;
    titles.removeDuplicates();
    return titles;
}

QList<Milestone> milestonesTitled(const QList<Milestone> &all, const QStringList &titles)
{
    QList<Milestone> found;
    for (const Milestone &each : all) {
        if (titles.contains(each.title.trimmed(), Qt::CaseInsensitive))
            found.append(each);
    }
    return found;
}

std::optional<MilestonePlan> planMilestones(const MilestoneSources &sources, QList<CheckResult> &checks)
{
    const QString wish = sources.policy.milestones.value_or(QString());
    if (sources.target.isPreRelease() || wish == u"off")
        return std::nullopt;
    MilestonePlan plan{milestoneTitles(sources, sources.target), {}};
    QList<Milestone> own = milestonesTitled(sources.all, plan.titles);
    own.removeIf([](const Milestone &each) { return !each.open; });
    if (own.isEmpty() && wish.isEmpty())
        return std::nullopt;
    const Milestone *first = own.isEmpty() ? nullptr : &own.constFirst();
    if (wish != u"close")
        plan.next = nextTitles(sources, plan.titles, first);
    if (first == nullptr) {
        checks.append({u"milestone"_s, State::Warns,
                       u"No open milestone is named after %1"_s.arg(sources.target.spelling()),
                       u"Name one %1, or set milestones = \"off\" in .tagboat.toml."_s.arg(plan.titles.constFirst())});
        return plan;
    }
    if (own.size() > 1)
        checks.append({u"milestone"_s, State::Warns,
                       u"%1 open milestones are named after %2"_s.arg(own.size()).arg(sources.target.spelling()),
                       u"Close all but one before the release."_s, own[0].title + u", "_s + own[1].title});
    else if (first->openIssues > 0)
        checks.append({u"milestone"_s, State::Warns,
                       first->openIssues == 1
                           ? u"The milestone %1 has 1 open issue"_s.arg(first->title)
                           : u"The milestone %1 has %2 open issues"_s.arg(first->title).arg(first->openIssues),
                       u"Close them or move them to a later milestone; the release closes this one."_s, first->url});
    else
        checks.append({u"milestone"_s, State::Passed, u"The milestone %1 has no open issues"_s.arg(first->title), {}});
    return plan;
}

} // namespace tagboat
