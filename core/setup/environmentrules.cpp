// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setuprules.h"

#include "setup/refpatterns.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

QList<EnvironmentNeed> environmentNeeds(const QString &flow)
{
    constexpr int releaseTimer = 30; // minutes
    if (flow == u"rc-gated") {
        return {{u"staging"_s, {}, 0, false, false},
                {u"qa"_s, {u"qa"_s}, 0, true, true},
                {u"production-release"_s, {u"release-managers"_s}, releaseTimer, true, true},
                {u"production-deploy"_s, {u"senior-engineers"_s, u"devops"_s}, 0, true, true}};
    }
    if (flow == u"trusted-publishing")
        return {{u"testpypi"_s, {}, 0, true, false}, {u"pypi"_s, {}, 0, true, false}};
    if (flow == u"release-triggered" || flow == u"validated-token")
        return {{u"pypi"_s, {}, 0, true, false}};
    return {};
}

namespace
{

using State = SetupFinding::State;
using Findings = QList<SetupFinding>;

/// Calls @p judge for each environment that the flow wants, with what stands of it or nullptr.
template <typename Judge>
Findings each(const SetupView &view, Judge judge)
{
    Findings findings;
    const QList<EnvironmentNeed> needs = environmentNeeds(view.expected.flow);
    for (const EnvironmentNeed &need : needs) {
        if (!view.observed.environments) {
            findings.append(unknown(need.name, view.observed.environments.error(), u"An environment"_s));
            continue;
        }
        findings += judge(need, view.observed.environment(need.name));
    }
    return findings;
}

Findings exist(const SetupView &view)
{
    return each(view, [](const EnvironmentNeed &need, const ObservedEnvironment *stands) -> Findings {
        const QString should = u"An environment “%1”"_s.arg(need.name);
        if (stands != nullptr)
            return {finding(State::Stands, need.name, u"It is there"_s, should)};
        SetupFinding made = finding(State::Missing, need.name, u"There is none"_s, should);
        made.repair = [name = need.name](SetupWish &wish) { wish.environment(name); };
        return {made};
    });
}

/// Those who shall approve, as far as they were found; nothing if nobody was.
QList<EnvironmentReviewer> found(const SetupView &view, const QStringList &names)
{
    QList<EnvironmentReviewer> people;
    for (const QString &name : names) {
        const auto who = view.observed.who.constFind(name);
        if (who != view.observed.who.constEnd())
            people.append(*who);
    }
    return people;
}

bool hasAll(const QList<EnvironmentReviewer> &stands, const QList<EnvironmentReviewer> &wanted)
{
    return std::ranges::all_of(wanted, [&](const EnvironmentReviewer &one) {
        return std::ranges::any_of(
            stands, [&](const EnvironmentReviewer &other) { return other.kind == one.kind && other.id == one.id; });
    });
}

QString namesOf(const QList<EnvironmentReviewer> &reviewers)
{
    QStringList names;
    for (const EnvironmentReviewer &reviewer : reviewers)
        names.append(reviewer.name);
    return names.join(u" or "_s);
}

/// "the team qa" of "team:qa".
QString wordsFor(const QStringList &names)
{
    QStringList words;
    for (const QString &name : names)
        words.append(name.startsWith(u"team:"_s) ? u"the team %1"_s.arg(name.mid(5)) : name);
    return words.join(u" or "_s);
}

Findings reviewers(const SetupView &view)
{
    return each(view, [&](const EnvironmentNeed &need, const ObservedEnvironment *stands) -> Findings {
        const bool named = view.expected.reviewers.contains(need.name);
        if (need.teams.isEmpty() && !named)
            return {};
        const QStringList names = wantedReviewers(view.expected, need, view.observed.repository.ownedByOrganisation);
        const QList<EnvironmentReviewer> wanted = found(view, names);
        const QString should =
            names.isEmpty() ? u"Somebody has to approve"_s : u"An approval by %1"_s.arg(wordsFor(names));
        const QList<EnvironmentReviewer> people =
            stands != nullptr ? stands->environment.reviewers : QList<EnvironmentReviewer>();
        if (!people.isEmpty() && (!named || hasAll(people, wanted)))
            return {finding(State::Stands, need.name, u"An approval by %1"_s.arg(namesOf(people)), should)};
        SetupFinding made = finding(
            people.isEmpty() ? State::Missing : State::Differs, need.name,
            people.isEmpty() ? u"Nobody has to approve"_s : u"An approval by %1"_s.arg(namesOf(people)), should);
        if (wanted.isEmpty()) {
            made.remedy = u"Name who approves: --reviewer %1=LOGIN or --reviewer %1=team:SLUG"_s.arg(need.name);
        } else {
            made.repair = [name = need.name, wanted](SetupWish &wish) {
                wish.environment(name).rules.reviewers = wanted;
            };
        }
        return {made};
    });
}

Findings timers(const SetupView &view)
{
    return each(view, [](const EnvironmentNeed &need, const ObservedEnvironment *stands) -> Findings {
        if (need.waitMinutes == 0)
            return {};
        const QString should = u"A wait timer of %1 minutes"_s.arg(need.waitMinutes);
        const int minutes = stands != nullptr ? stands->environment.waitMinutes : 0;
        if (minutes >= need.waitMinutes)
            return {finding(State::Stands, need.name, u"It waits %1 minutes"_s.arg(minutes), should)};
        SetupFinding made =
            finding(minutes > 0 ? State::Differs : State::Missing, need.name,
                    minutes > 0 ? u"It waits %1 minutes"_s.arg(minutes) : u"It does not wait"_s, should);
        made.repair = [name = need.name, wanted = need.waitMinutes](SetupWish &wish) {
            wish.environment(name).rules.waitMinutes = wanted;
        };
        return {made};
    });
}

bool admits(const ObservedEnvironment &environment, DeploymentPolicy::Kind kind, const QString &name)
{
    const QList<DeploymentPolicy> policies = environment.policies.value_or(QList<DeploymentPolicy>());
    return std::ranges::any_of(policies, [&](const DeploymentPolicy &policy) {
        return policy.kind == kind && refPatternFits(policy.pattern, name);
    });
}

/// Whether an environment takes deployments of a kind of reference, chosen by a pattern.
SetupFinding chosen(const EnvironmentNeed &need, const ObservedEnvironment *stands, DeploymentPolicy::Kind kind,
                    const QStringList &names, const QStringList &patterns)
{
    const QString what = kind == DeploymentPolicy::Kind::Tag ? u"tags"_s : u"branch"_s;
    const QString should = u"Chosen references, with the %1 %2"_s.arg(what, patterns.join(u" and "_s));
    SetupFinding made = finding(State::Missing, need.name, u"There is no environment"_s, should);
    if (stands != nullptr && stands->environment.refs == DeploymentRefs::Any) {
        made = finding(State::Differs, need.name, u"Any branch and any tag may deploy"_s, should);
    } else if (stands != nullptr && stands->environment.refs == DeploymentRefs::ProtectedBranches) {
        made = finding(State::Differs, need.name, u"Protected branches alone may deploy, and no tag"_s, should);
    } else if (stands != nullptr && !stands->policies) {
        return unknown(need.name, stands->policies.error(), should);
    } else if (stands != nullptr) {
        const bool all = std::ranges::all_of(names, [&](const QString &one) { return admits(*stands, kind, one); });
        if (all)
            return finding(State::Stands, need.name, u"The %1 may deploy"_s.arg(what), should);
        made = finding(State::Differs, need.name, u"It refuses the %1 %2"_s.arg(what, names.join(u", "_s)), should);
    }
    made.repair = [name = need.name, kind, patterns](SetupWish &wish) {
        WishedEnvironment &environment = wish.environment(name);
        environment.rules.refs = DeploymentRefs::Chosen;
        for (const QString &pattern : patterns) {
            if (!environment.policies.contains(std::pair(pattern, kind)))
                environment.policies.append({pattern, kind});
        }
    };
    return made;
}

Findings tags(const SetupView &view)
{
    const SetupExpectation &expected = view.expected;
    return each(view, [&](const EnvironmentNeed &need, const ObservedEnvironment *stands) -> Findings {
        if (!need.byTag)
            return {};
        const bool candidates = expected.makesCandidates || expected.flow == u"trusted-publishing";
        const bool both = candidates && !refPatternFits(expected.releasePattern, expected.candidateTag);
        QStringList names{expected.releaseTag};
        QStringList patterns{expected.releasePattern};
        if (both) {
            names.append(expected.candidateTag);
            patterns.append(expected.candidatePattern);
        }
        return {chosen(need, stands, DeploymentPolicy::Kind::Tag, names, patterns)};
    });
}

Findings branches(const SetupView &view)
{
    const QString &base = view.expected.baseBranch;
    return each(view, [&](const EnvironmentNeed &need, const ObservedEnvironment *stands) -> Findings {
        if (!need.byBranch)
            return {};
        return {chosen(need, stands, DeploymentPolicy::Kind::Branch, {base}, {base})};
    });
}

} // namespace

QList<SetupRuleEntry> environmentRules()
{
    const QString source =
        u"https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments"_s;
    return {
        {{u"environment"_s, u"The flow's environments are there"_s,
          u"Reviewers, timers and secrets belong to environments; GitHub makes one that is missing without any."_s,
          source},
         exist},
        {{u"environment-reviewers"_s, u"Environments have people who approve"_s,
          u"Without a required reviewer the job goes on by itself."_s, source},
         reviewers},
        {{u"environment-timer"_s, u"Environments wait as long as the process says"_s,
          u"The timer is the time in which a release can still be stopped."_s, source},
         timers},
        {{u"environment-tags"_s, u"Environments take deployments of the release's tags"_s,
          u"A run that a tag started is refused by an environment for branches alone; one for anything lets any branch "
          "read its secrets."_s,
          source},
         tags},
        {{u"environment-branch"_s, u"Environments take deployments of the base branch"_s,
          u"The published process names it beside the tags."_s, source},
         branches},
    };
}

} // namespace tagboat
