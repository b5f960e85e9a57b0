// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setuprules.h"

#include "setup/refpatterns.h"

#include <algorithm>
#include <functional>

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
QString wordsFor(const QString &name)
{
    return name.startsWith(u"team:"_s) ? u"the team %1"_s.arg(name.mid(5)) : name;
}

/// "There is no team qa and no mara." of those who are not there.
QString absenceOf(const QStringList &names)
{
    QStringList words;
    for (const QString &name : names)
        words.append(name.startsWith(u"team:"_s) ? u"no team %1"_s.arg(name.mid(5)) : u"no "_s + name);
    return words.isEmpty() ? QString() : u"There is %1. "_s.arg(words.join(u" and "_s));
}

/// Who has to approve in an environment, and who shall.
struct Gate {
    QStringList names;                 ///< as they were named, or of the usual teams those that are there
    QList<EnvironmentReviewer> wanted; ///< of them those that are there
    QList<EnvironmentReviewer> standing;
    bool needed = false; ///< without it a deployment would go on by itself
    bool stands = false;
    QString lacking; ///< what to do where it neither stands nor can be made; empty otherwise
};

Gate gateOf(const SetupView &view, const EnvironmentNeed &need)
{
    Gate gate;
    const bool named = view.expected.reviewers.contains(need.name);
    gate.needed = named || !need.teams.isEmpty();
    if (const ObservedEnvironment *stands = view.observed.environment(need.name))
        gate.standing = stands->environment.reviewers;
    QStringList absent;
    for (const QString &name : wantedReviewers(view.expected, need, view.observed.repository.ownedByOrganisation)) {
        const auto who = view.observed.who.constFind(name);
        const bool there = who != view.observed.who.constEnd();
        if (there && !hasAll(gate.wanted, {*who}))
            gate.wanted.append(*who);
        (there ? gate.names : absent).append(name);
    }
    // Of the usual teams any will do; of those that were named, none may be missing.
    const bool known = !gate.wanted.isEmpty() && (!named || absent.isEmpty());
    if (gate.names.isEmpty() || named)
        gate.names += absent;
    gate.stands = !gate.standing.isEmpty() && (!named || (known && hasAll(gate.standing, gate.wanted)));
    if (gate.needed && !gate.stands && !known) {
        gate.lacking =
            absenceOf(absent) + u"Name who approves: --reviewer %1=LOGIN or --reviewer %1=team:SLUG"_s.arg(need.name);
    }
    return gate;
}

using EnvironmentRepair = std::function<void(WishedEnvironment &)>;

/// Where somebody has to approve, the environment is made and changed with them alone.
void repairWith(SetupFinding &finding, const SetupView &view, const EnvironmentNeed &need, EnvironmentRepair change)
{
    const Gate gate = gateOf(view, need);
    if (!gate.lacking.isEmpty()) {
        finding.remedy = gate.lacking;
        return;
    }
    const bool sets = gate.needed && !gate.stands;
    finding.repair = [name = need.name, sets, people = gate.wanted, change = std::move(change)](SetupWish &wish) {
        WishedEnvironment &environment = wish.environment(name);
        if (sets)
            environment.rules.reviewers = people;
        if (change)
            change(environment);
    };
}

Findings exist(const SetupView &view)
{
    return each(view, [&](const EnvironmentNeed &need, const ObservedEnvironment *stands) -> Findings {
        const QString should = u"An environment “%1”"_s.arg(need.name);
        if (stands != nullptr)
            return {finding(State::Stands, need.name, u"It is there"_s, should)};
        SetupFinding made = finding(State::Missing, need.name, u"There is none"_s, should);
        repairWith(made, view, need, {});
        return {made};
    });
}

Findings reviewers(const SetupView &view)
{
    return each(view, [&](const EnvironmentNeed &need, const ObservedEnvironment *) -> Findings {
        const Gate gate = gateOf(view, need);
        if (!gate.needed)
            return {};
        QStringList words;
        for (const QString &name : gate.names)
            words.append(wordsFor(name));
        const QString should =
            words.isEmpty() ? u"Somebody has to approve"_s : u"An approval by %1"_s.arg(words.join(u" or "_s));
        const QString stands =
            gate.standing.isEmpty() ? u"Nobody has to approve"_s : u"An approval by %1"_s.arg(namesOf(gate.standing));
        if (gate.stands)
            return {finding(State::Stands, need.name, stands, should)};
        SetupFinding made =
            finding(gate.standing.isEmpty() ? State::Missing : State::Differs, need.name, stands, should);
        repairWith(made, view, need, {});
        return {made};
    });
}

Findings timers(const SetupView &view)
{
    return each(view, [&](const EnvironmentNeed &need, const ObservedEnvironment *stands) -> Findings {
        if (need.waitMinutes == 0)
            return {};
        const QString should = u"A wait timer of %1 minutes"_s.arg(need.waitMinutes);
        const int minutes = stands != nullptr ? stands->environment.waitMinutes : 0;
        if (minutes >= need.waitMinutes)
            return {finding(State::Stands, need.name, u"It waits %1 minutes"_s.arg(minutes), should)};
        SetupFinding made =
            finding(minutes > 0 ? State::Differs : State::Missing, need.name,
                    minutes > 0 ? u"It waits %1 minutes"_s.arg(minutes) : u"It does not wait"_s, should);
        repairWith(made, view, need, [wanted = need.waitMinutes](WishedEnvironment &environment) {
            environment.rules.waitMinutes = wanted;
        });
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
SetupFinding chosen(const SetupView &view, const EnvironmentNeed &need, DeploymentPolicy::Kind kind,
                    const QStringList &names, const QStringList &patterns)
{
    const ObservedEnvironment *stands = view.observed.environment(need.name);
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
    repairWith(made, view, need, [kind, patterns](WishedEnvironment &environment) {
        environment.rules.refs = DeploymentRefs::Chosen;
        for (const QString &pattern : patterns) {
            if (!environment.policies.contains(std::pair(pattern, kind)))
                environment.policies.append({pattern, kind});
        }
    });
    return made;
}

Findings tags(const SetupView &view)
{
    const SetupExpectation &expected = view.expected;
    return each(view, [&](const EnvironmentNeed &need, const ObservedEnvironment *) -> Findings {
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
        return {chosen(view, need, DeploymentPolicy::Kind::Tag, names, patterns)};
    });
}

Findings branches(const SetupView &view)
{
    const QString &base = view.expected.baseBranch;
    return each(view, [&](const EnvironmentNeed &need, const ObservedEnvironment *) -> Findings {
        if (!need.byBranch)
            return {};
        return {chosen(view, need, DeploymentPolicy::Kind::Branch, {base}, {base})};
    });
}

} // namespace

void repairIn(SetupFinding &finding, const SetupView &view, const QString &environment,
              std::function<void(SetupWish &)> change)
{
    EnvironmentNeed need{environment, {}, 0, false, false};
    for (const EnvironmentNeed &one : environmentNeeds(view.expected.flow)) {
        if (one.name.compare(environment, Qt::CaseInsensitive) == 0)
            need = one;
    }
    if (!environment.isEmpty() && view.observed.environments && view.observed.environment(environment) == nullptr)
        repairWith(finding, view, need, {});
    if (!finding.remedy.isEmpty() && !finding.repair)
        return;
    finding.repair = [place = std::move(finding.repair), change = std::move(change)](SetupWish &wish) {
        if (place)
            place(wish);
        change(wish);
    };
}

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
