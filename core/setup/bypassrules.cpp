// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setuprules.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = SetupFinding::State;
using Findings = QList<SetupFinding>;

/// What stands may be gone around. It is said and is no fault: it is the forge's default, and a team may want it.
SetupFinding warning(const QString &subject, const QString &stands, const QString &should, const QString &remedy)
{
    SetupFinding made = finding(State::Differs, subject, stands, should);
    made.warning = true;
    made.remedy = remedy;
    return made;
}

/// The REST API tells it and takes no change of it.
/// https://docs.github.com/en/rest/deployments/environments#create-or-update-an-environment
Findings environments(const SetupView &view)
{
    Findings findings;
    if (!view.observed.environments)
        return findings; // that they cannot be read is said by other rules
    const QList<EnvironmentNeed> needs = environmentNeeds(view.expected.flow);
    for (const EnvironmentNeed &need : needs) {
        const ObservedEnvironment *stands = view.observed.environment(need.name);
        if (stands == nullptr || !stands->environment.adminsMayBypass)
            continue;
        const bool guards = stands->environment.waitMinutes > 0 || !stands->environment.reviewers.isEmpty();
        if (guards)
            findings.append(warning(need.name, u"Administrators may go on without its reviewers and timer"_s,
                                    u"Nobody goes around it"_s,
                                    u"On its page in the repository's settings, switch off “Allow administrators to "
                                    u"bypass configured protection rules”."_s));
    }
    return findings;
}

/// Those for tags; what passes the rules for the base branch is a fault, of branch-administrators.
Findings rulesets(const SetupView &view)
{
    Findings findings;
    const QList<Ruleset> all = view.observed.rulesets.value_or(QList<Ruleset>());
    for (const Ruleset &ruleset : all) {
        const bool holds =
            ruleset.enforcement == Ruleset::Enforcement::Active && ruleset.target == Ruleset::Target::Tag;
        if (holds && passesAdministrators(ruleset))
            findings.append(warning(ruleset.name, u"Its rules do not bind administrators"_s,
                                    u"Its rules bind everybody"_s,
                                    u"Take administrators off its bypass list, in the repository's settings."_s));
    }
    return findings;
}

} // namespace

QList<SetupRuleEntry> bypassRules()
{
    return {
        {{u"environment-bypass"_s, u"Nobody goes around an environment"_s,
          u"GitHub lets administrators start a job that waits, without an approval and before the timer is over."_s,
          u"https://docs.github.com/en/actions/how-tos/deploy/configure-and-manage-deployments/manage-environments"_s},
         environments},
        {{u"ruleset-bypass"_s, u"Rulesets for tags bind administrators too"_s,
          u"Who is on the bypass list of a ruleset is not held by its rules, and neither is whoever has their token."_s,
          u"https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-"
          "rulesets/about-rulesets"_s},
         rulesets},
    };
}

} // namespace tagboat
