// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setuprules.h"

#include "setup/workflowstart.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = SetupFinding::State;
using Findings = QList<SetupFinding>;

/// What holds for the base branch, from its classic protection and from rulesets: either is enough.
struct BranchFacts {
    std::optional<Error> unread; ///< why the classic protection, or the rulesets, could not be read
    bool isProtected = false;
    bool reviewed = false;
    QStringList checks;
    bool linear = false;
    bool keepsHistory = false; ///< it takes no forced push
    bool stays = false;        ///< it cannot be deleted
};

void takeRule(BranchFacts &facts, const RulesetRule &rule)
{
    facts.reviewed |= rule.type == u"pull_request" && rule.parameters[u"required_approving_review_count"_s].toInt() > 0;
    facts.linear |= rule.type == u"required_linear_history";
    facts.keepsHistory |= rule.type == u"non_fast_forward" || rule.type == u"update";
    facts.stays |= rule.type == u"deletion";
    if (rule.type != u"required_status_checks")
        return;
    for (const QJsonValue check : rule.parameters[u"required_status_checks"_s].toArray())
        facts.checks.append(check[u"context"_s].toString());
}

BranchFacts factsOf(const ObservedSetup &observed)
{
    BranchFacts facts;
    if (!observed.protection)
        facts.unread = observed.protection.error();
    else if (!observed.branchRules)
        facts.unread = observed.branchRules.error();
    if (const auto classic = observed.protection.value_or(std::nullopt)) {
        facts.isProtected = true;
        facts.reviewed = classic->reviews && classic->reviews->count > 0;
        facts.linear = classic->linearHistory;
        facts.keepsHistory = !classic->allowsForcePushes;
        facts.stays = !classic->allowsDeletion;
        for (const RequiredCheck &check : classic->checks.value_or(QList<RequiredCheck>()))
            facts.checks.append(check.name);
    }
    for (const RulesetRule &rule : observed.branchRules.value_or(QList<RulesetRule>())) {
        facts.isProtected = true;
        takeRule(facts, rule);
    }
    return facts;
}

/// One finding about the base branch; @p repair changes the classic protection.
Findings judged(const SetupView &view, const BranchFacts &facts, bool good, const QString &stands, const QString &lacks,
                const QString &should, std::function<void(BranchProtection &)> repair)
{
    const QString &branch = view.expected.baseBranch;
    if (good)
        return {finding(State::Stands, branch, stands, should)};
    if (facts.unread)
        return {unknown(branch, *facts.unread, should)};
    SetupFinding made = finding(facts.isProtected ? State::Differs : State::Missing, branch,
                                facts.isProtected ? lacks : u"The branch is not protected"_s, should);
    made.repair = [repair = std::move(repair)](SetupWish &wish) { repair(wish.branch()); };
    return {made};
}

Findings notByPullRequest(const SetupView &view)
{
    return {finding(State::NotNeeded, view.expected.baseBranch,
                    u"The release's commit is pushed to %1, which this would refuse"_s.arg(view.expected.baseBranch),
                    u"Only where releases come by a pull request"_s)};
}

Findings reviews(const SetupView &view)
{
    if (!view.expected.byPullRequest)
        return notByPullRequest(view);
    const BranchFacts facts = factsOf(view.observed);
    const auto repair = [](BranchProtection &wish) {
        RequiredReviews reviews = wish.reviews.value_or(RequiredReviews());
        reviews.count = std::max(1, reviews.count);
        wish.reviews = reviews;
    };
    return judged(view, facts, facts.reviewed, u"Pull requests need a review"_s, u"Nobody has to review"_s,
                  u"At least one approving review of a pull request"_s, repair);
}

Findings checks(const SetupView &view)
{
    if (!view.expected.byPullRequest)
        return notByPullRequest(view);
    const BranchFacts facts = factsOf(view.observed);
    const QStringList wanted = wantedChecks(view);
    QStringList absent;
    for (const QString &name : wanted) {
        if (!facts.checks.contains(name))
            absent.append(name);
    }
    const auto repair = [absent](BranchProtection &wish) {
        QList<RequiredCheck> checks = wish.checks.value_or(QList<RequiredCheck>());
        for (const QString &name : absent)
            checks.append({name, std::nullopt});
        wish.checks = checks;
    };
    return judged(view, facts, absent.isEmpty(), u"%1 are required"_s.arg(wanted.join(u", "_s)),
                  u"Not required: %1"_s.arg(absent.join(u", "_s)),
                  u"Required status checks: %1"_s.arg(wanted.join(u", "_s)), repair);
}

Findings history(const SetupView &view)
{
    if (!view.expected.byPullRequest)
        return notByPullRequest(view);
    const BranchFacts facts = factsOf(view.observed);
    return judged(view, facts, facts.linear, u"The history is linear"_s, u"Merge commits may come in"_s,
                  u"Linear history"_s, [](BranchProtection &wish) { wish.linearHistory = true; });
}

Findings kept(const SetupView &view)
{
    const BranchFacts facts = factsOf(view.observed);
    const auto repair = [](BranchProtection &wish) { wish.allowsForcePushes = wish.allowsDeletion = false; };
    return judged(view, facts, facts.keepsHistory && facts.stays, u"It can be neither deleted nor overwritten"_s,
                  facts.stays ? u"Forced pushes are allowed"_s : u"It can be deleted"_s,
                  u"No forced pushes, no deletion"_s, repair);
}

Findings administrators(const SetupView &view)
{
    const BranchFacts facts = factsOf(view.observed);
    const auto classic = view.observed.protection.value_or(std::nullopt);
    bool passed = false;
    for (const Ruleset &ruleset : view.observed.rulesets.value_or(QList<Ruleset>())) {
        passed |= ruleset.target == Ruleset::Target::Branch && ruleset.enforcement == Ruleset::Enforcement::Active &&
                  passesAdministrators(ruleset);
    }
    const bool bound = facts.isProtected && (classic ? classic->boundAdmins : !passed);
    return judged(view, facts, bound, u"Administrators are bound too"_s, u"Administrators may pass the rules by"_s,
                  u"The rules hold for administrators"_s, [](BranchProtection &wish) { wish.boundAdmins = true; });
}

} // namespace

QStringList wantedChecks(const SetupView &view)
{
    const QStringList usual{u"Unit Tests"_s, u"Integration Tests"_s, u"Security Scans"_s, u"Quality Checks"_s};
    if (view.expected.flow == u"rc-gated")
        return usual;
    QStringList names;
    for (const WorkflowFile &file : view.workflows) {
        if (!wouldStart(file, {WorkflowEvent::Kind::PullRequestOpened, view.expected.baseBranch, {}, false, false})
                 .starts)
            continue;
        for (const WorkflowFileJob &job : file.jobs)
            names.append(job.name);
    }
    names.removeDuplicates();
    return names.isEmpty() ? usual : names;
}

bool passesAdministrators(const Ruleset &ruleset)
{
    return std::ranges::any_of(ruleset.bypassActors, [](const QJsonObject &actor) {
        const QString type = actor[u"actor_type"_s].toString();
        return type == u"OrganizationAdmin" || (type == u"RepositoryRole" && actor[u"actor_id"_s].toInteger() == 5);
    });
}

QList<SetupRuleEntry> branchRules()
{
    const QString source =
        u"https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches"_s;
    return {
        {{u"branch-reviews"_s, u"The base branch takes reviewed pull requests alone"_s,
          u"What is released has been read by somebody else."_s, source},
         reviews},
        {{u"branch-checks"_s, u"The base branch requires the checks by name"_s,
          u"A check that is not required can fail, or not run at all, and the merge goes on."_s, source},
         checks},
        {{u"branch-history"_s, u"The base branch has a linear history"_s,
          u"The commit that was checked is then the commit that is tagged."_s, source},
         history},
        {{u"branch-kept"_s, u"The base branch can be neither deleted nor overwritten"_s,
          u"A forced push takes commits away that tags and releases rest on."_s, source},
         kept},
        {{u"branch-administrators"_s, u"The base branch's rules hold for administrators"_s,
          u"A rule that its owner passes by on a busy day protects nothing."_s, source},
         administrators},
    };
}

} // namespace tagboat
