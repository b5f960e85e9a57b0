// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setuprules.h"

#include "setup/refpatterns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = SetupFinding::State;
using Findings = QList<SetupFinding>;

const QString ownName = u"Release tags"_s;

bool namesTag(const QStringList &patterns, const QString &tag)
{
    return std::ranges::any_of(patterns, [&](const QString &pattern) {
        return pattern == u"~ALL" || refPatternFits(pattern, u"refs/tags/"_s + tag);
    });
}

bool holdsFor(const Ruleset &ruleset, const QString &tag)
{
    return ruleset.target == Ruleset::Target::Tag && ruleset.enforcement == Ruleset::Enforcement::Active &&
           namesTag(ruleset.included, tag) && !namesTag(ruleset.excluded, tag);
}

bool says(const Ruleset &ruleset, const QString &type)
{
    return std::ranges::find(ruleset.rules, type, &RulesetRule::type) != ruleset.rules.cend();
}

/// Adds a rule to the repository's own ruleset for release tags, which is made if it is missing.
void addRule(SetupWish &wish, const SetupExpectation &expected, const QString &type)
{
    auto ruleset = std::ranges::find_if(wish.rulesets, [](const Ruleset &one) {
        return one.name == ownName && one.target == Ruleset::Target::Tag && one.sourceType != u"Organization";
    });
    if (ruleset == wish.rulesets.end()) {
        Ruleset fresh;
        fresh.name = ownName;
        fresh.target = Ruleset::Target::Tag;
        wish.rulesets.append(fresh);
        ruleset = wish.rulesets.end() - 1;
    }
    ruleset->enforcement = Ruleset::Enforcement::Active;
    if (!namesTag(ruleset->included, expected.releaseTag))
        ruleset->included.append(u"refs/tags/"_s + expected.releasePattern);
    // A failed candidate's tag is removed, so the same rule must not hold for candidates.
    if (expected.makesCandidates && !namesTag(ruleset->excluded, expected.candidateTag))
        ruleset->excluded.append(u"refs/tags/"_s + expected.candidatePattern);
    if (!says(*ruleset, type))
        ruleset->rules.append({type, {}});
}

Findings guarded(const SetupView &view, const QString &type, const QString &stands, const QString &lacks,
                 const QString &should)
{
    const SetupExpectation expected = view.expected;
    if (!view.observed.rulesets)
        return {unknown(expected.releasePattern, view.observed.rulesets.error(), should)};
    const auto guards = [&](const Ruleset &one) { return says(one, type) && holdsFor(one, expected.releaseTag); };
    if (std::ranges::any_of(*view.observed.rulesets, guards))
        return {finding(State::Stands, expected.releasePattern, stands, should)};
    SetupFinding made = finding(State::Missing, expected.releasePattern, lacks, should);
    made.repair = [expected, type](SetupWish &wish) { addRule(wish, expected, type); };
    return {made};
}

Findings keptTags(const SetupView &view)
{
    return guarded(view, u"deletion"_s, u"Release tags cannot be deleted"_s,
                   u"Whoever may push may delete a release's tag"_s,
                   u"A tag ruleset for %1 with “Restrict deletions”"_s.arg(view.expected.releasePattern));
}

Findings unmovedTags(const SetupView &view)
{
    return guarded(view, u"update"_s, u"Release tags cannot be moved"_s,
                   u"Whoever may push may move a release's tag to another commit"_s,
                   u"A tag ruleset for %1 with “Restrict updates”"_s.arg(view.expected.releasePattern));
}

/// A candidate that failed is removed; where that is refused the process stops there.
Findings freeCandidates(const SetupView &view)
{
    const SetupExpectation expected = view.expected;
    if (!expected.makesCandidates)
        return {};
    const QString should = u"No rule keeps %1 from being deleted"_s.arg(expected.candidatePattern);
    if (!view.observed.rulesets)
        return {unknown(expected.candidatePattern, view.observed.rulesets.error(), should)};
    Findings findings;
    for (const Ruleset &ruleset : *view.observed.rulesets) {
        if (!says(ruleset, u"deletion"_s) || !holdsFor(ruleset, expected.candidateTag))
            continue;
        SetupFinding made = finding(State::Differs, expected.candidatePattern,
                                    u"The ruleset “%1” keeps them"_s.arg(ruleset.name), should);
        if (ruleset.sourceType == u"Organization") {
            made.remedy = u"Leave refs/tags/%1 out of the organisation's ruleset."_s.arg(expected.candidatePattern);
        } else {
            made.repair = [id = ruleset.id, pattern = u"refs/tags/"_s + expected.candidatePattern](SetupWish &wish) {
                const auto own = std::ranges::find(wish.rulesets, id, &Ruleset::id);
                if (own != wish.rulesets.end() && !own->excluded.contains(pattern))
                    own->excluded.append(pattern);
            };
        }
        findings.append(made);
    }
    if (findings.isEmpty())
        findings.append(
            finding(State::Stands, expected.candidatePattern, u"A failed candidate can be removed"_s, should));
    return findings;
}

} // namespace

QList<SetupRuleEntry> tagRules()
{
    const QString source =
        u"https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets"_s;
    return {
        {{u"tag-kept"_s, u"Release tags cannot be deleted"_s,
          u"A release without its tag cannot be built again, and its name is free for other code."_s, source},
         keptTags},
        {{u"tag-unmoved"_s, u"Release tags cannot be moved"_s,
          u"A tag that was moved names code that nobody checked."_s, source},
         unmovedTags},
        {{u"tag-candidates"_s, u"Candidates' tags can be deleted"_s,
          u"A failed candidate's tag is removed before the next candidate is made."_s, source},
         freeCandidates},
    };
}

} // namespace tagboat
