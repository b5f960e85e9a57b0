// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/rules.h"

#include "practice/forge/patterns.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

bool named(const QJsonArray &patterns, const QString &ref, const QString &defaultRef)
{
    for (const QJsonValue value : patterns) {
        const QString pattern = value.toString();
        if (pattern == u"~ALL"_s || (pattern == u"~DEFAULT_BRANCH"_s && ref == defaultRef) || fileMatches(pattern, ref))
            return true;
    }
    return false;
}

bool bites(const Ruleset &ruleset, const QString &ref, const QString &defaultRef)
{
    const QString target = ref.startsWith(u"refs/tags/"_s) ? u"tag"_s : u"branch"_s;
    const QJsonObject names = ruleset.conditions[u"ref_name"_s].toObject();
    return ruleset.enforcement == u"active"_s && ruleset.target == target &&
           named(names[u"include"_s].toArray(), ref, defaultRef) &&
           !named(names[u"exclude"_s].toArray(), ref, defaultRef);
}

/// Whether a ruleset lets somebody pass: by repository role (5 admin, 4 write, 2 maintain), team or user.
bool passes(const World &world, const Repository &repository, const Ruleset &ruleset, const QString &login)
{
    static const QMap<int, int> rankOfRole{{5, 5}, {2, 4}, {4, 3}};
    for (const QJsonValue value : ruleset.bypassActors) {
        const QJsonObject actor = value.toObject();
        if (actor[u"bypass_mode"_s].toString() == u"pull_request"_s)
            continue;
        const qint64 id = actor[u"actor_id"_s].toInteger();
        const QString type = actor[u"actor_type"_s].toString();
        const Account *account = world.account(login);
        const Team *team = world.team(id);
        if ((type == u"RepositoryRole"_s &&
             world.role(repository, login) >= rankOfRole.value(static_cast<int>(id), 6)) ||
            (type == u"User"_s && account && account->id == id) ||
            (type == u"Team"_s && team && team->members.contains(login)) ||
            (type == u"OrganizationAdmin"_s && world.role(repository, login) == rankOf(u"admin"_s)))
            return true;
    }
    return false;
}

void addProtection(RefRules &rules, const QJsonObject &protection)
{
    rules.exists = rules.classic = true;
    if (const QJsonObject reviews = protection[u"required_pull_request_reviews"_s].toObject();
        protection[u"required_pull_request_reviews"_s].isObject()) {
        rules.pullRequest = true;
        rules.approvals = reviews[u"required_approving_review_count"_s].toInt(1);
        rules.dismissStale = reviews[u"dismiss_stale_reviews"_s].toBool();
    }
    const QJsonObject checks = protection[u"required_status_checks"_s].toObject();
    rules.strict = checks[u"strict"_s].toBool();
    for (const QJsonValue context : checks[u"contexts"_s].toArray())
        rules.contexts.append(context.toString());
    for (const QJsonValue check : checks[u"checks"_s].toArray())
        rules.contexts.append(check[u"context"_s].toString());
    rules.linear = protection[u"required_linear_history"_s].toBool();
    rules.noForce = !protection[u"allow_force_pushes"_s].toBool();
    rules.noDeletion = !protection[u"allow_deletions"_s].toBool();
    rules.locked = protection[u"lock_branch"_s].toBool();
}

void addRule(RefRules &rules, const QJsonObject &rule)
{
    const QString type = rule[u"type"_s].toString();
    const QJsonObject parameters = rule[u"parameters"_s].toObject();
    rules.exists = true;
    rules.noCreation |= type == u"creation"_s;
    rules.noUpdate |= type == u"update"_s;
    rules.noDeletion |= type == u"deletion"_s;
    rules.noForce |= type == u"non_fast_forward"_s;
    rules.linear |= type == u"required_linear_history"_s;
    if (type == u"pull_request"_s) {
        rules.pullRequest = true;
        rules.approvals = qMax(rules.approvals, parameters[u"required_approving_review_count"_s].toInt());
        rules.dismissStale |= parameters[u"dismiss_stale_reviews_on_push"_s].toBool();
        for (const QJsonValue method : parameters[u"allowed_merge_methods"_s].toArray())
            rules.methods.append(method.toString());
    }
    if (type == u"required_status_checks"_s) {
        rules.strict |= parameters[u"strict_required_status_checks_policy"_s].toBool();
        for (const QJsonValue check : parameters[u"required_status_checks"_s].toArray())
            rules.contexts.append(check[u"context"_s].toString());
    }
}

Refusal refuse(const RefRules &rules, const QString &ref, const QString &sentence)
{
    if (rules.classic)
        return {u"GH006"_s,
                sentence,
                {u"error: GH006: Protected branch update failed for %1."_s.arg(ref), u"error: "_s + sentence}};
    return {u"GH013"_s,
            u"Repository rule violations found\n\n"_s + sentence,
            {u"error: GH013: Repository rule violations found for %1."_s.arg(ref), u"- "_s + sentence}};
}

} // namespace

QList<std::pair<QJsonObject, const Ruleset *>> activeRules(const Repository &repository, const GitFolder &git,
                                                           const QString &ref)
{
    QList<std::pair<QJsonObject, const Ruleset *>> found;
    for (const Ruleset &ruleset : repository.rulesets) {
        if (!bites(ruleset, ref, u"refs/heads/"_s + git.defaultBranch()))
            continue;
        for (const QJsonValue rule : ruleset.rules)
            found.append({rule.toObject(), &ruleset});
    }
    return found;
}

RefRules rulesOf(const World &world, const Repository &repository, const GitFolder &git, const QString &ref,
                 const QString &login)
{
    RefRules rules;
    const bool admin = !login.isEmpty() && world.role(repository, login) == rankOf(u"admin"_s);
    if (ref.startsWith(u"refs/heads/"_s)) {
        const auto protection = repository.protections.constFind(ref.mid(11));
        if (protection != repository.protections.constEnd() &&
            (!admin || protection->value(u"enforce_admins"_s).toBool()))
            addProtection(rules, *protection);
    }
    for (const auto &[rule, ruleset] : activeRules(repository, git, ref)) {
        if (login.isEmpty() || !passes(world, repository, *ruleset, login))
            addRule(rules, rule);
    }
    rules.contexts.removeDuplicates();
    return rules;
}

std::optional<Refusal> refusalOf(World &world, const Repository &repository, const RefMove &move, const QString &login)
{
    const auto git = world.git(repository);
    if (!git)
        return Refusal{{}, git.error().message, {}};
    const RefRules rules = rulesOf(world, repository, **git, move.name, login);
    if (!rules.exists)
        return std::nullopt;
    if (rules.locked)
        return refuse(rules, move.name, u"Cannot change this locked branch"_s);
    if (move.after.isEmpty())
        return rules.noDeletion ? std::optional(refuse(rules, move.name, u"Cannot delete this protected ref."_s))
                                : std::nullopt;
    if (move.before.isEmpty() && rules.noCreation)
        return refuse(rules, move.name, u"Creations restricted"_s);
    if (move.before.isEmpty())
        return std::nullopt;
    if (rules.noUpdate)
        return refuse(rules, move.name, u"Cannot update this protected ref."_s);
    if (rules.pullRequest)
        return refuse(rules, move.name, u"Changes must be made through a pull request."_s);
    const auto counts = (*git)->aheadBehind(move.after, move.before);
    if (rules.noForce && counts && counts->second > 0)
        return refuse(rules, move.name, u"Cannot force-push to this branch"_s);
    for (const QString &context : rules.contexts) {
        if (checkState(repository, move.after, context) != u"success"_s)
            return refuse(rules, move.name, u"Required status check \"%1\" is expected."_s.arg(context));
    }
    return std::nullopt;
}

QString checkState(const Repository &repository, const QString &sha, const QString &context)
{
    static const QStringList good{u"success"_s, u"neutral"_s, u"skipped"_s};
    for (auto check = repository.checks.rbegin(); check != repository.checks.rend(); ++check) { // the newest counts
        if (check->sha == sha && check->name == context)
            return check->status != u"completed"_s    ? u"pending"_s
                   : good.contains(check->conclusion) ? u"success"_s
                                                      : u"failure"_s;
    }
    for (auto status = repository.statuses.rbegin(); status != repository.statuses.rend(); ++status) {
        if (status->sha == sha && status->context == context)
            return status->state == u"error"_s ? u"failure"_s : status->state;
    }
    return {};
}

std::optional<MergeBlock> mergeBlock(World &world, const Repository &repository, const PullRequest &pull,
                                     const QString &login)
{
    const auto git = world.git(repository);
    if (!git)
        return MergeBlock{git.error().message, u"unknown"_s};
    if (pull.draft)
        return MergeBlock{u"Pull Request is still a draft"_s, u"draft"_s};
    const auto counts = (*git)->aheadBehind(pull.headSha, pull.baseSha);
    const RefRules rules = rulesOf(world, repository, **git, u"refs/heads/"_s + pull.base, login);
    if (rules.locked)
        return MergeBlock{u"Cannot change this locked branch"_s, u"blocked"_s};
    QMap<QString, QString> latest; // each reviewer's newest opinion
    for (const Review &review : pull.reviews) {
        const bool stale = rules.dismissStale && review.commit != pull.headSha;
        if (review.state != u"COMMENTED"_s && !stale && world.role(repository, review.login) >= rankOf(u"push"_s))
            latest.insert(review.login, review.state);
    }
    const auto approvals = std::count(latest.begin(), latest.end(), u"APPROVED"_s);
    if (rules.approvals > 0 && std::count(latest.begin(), latest.end(), u"CHANGES_REQUESTED"_s) > 0)
        return MergeBlock{u"Changes requested by a reviewer with write access."_s, u"blocked"_s};
    if (approvals < rules.approvals)
        return MergeBlock{
            u"At least %1 approving review%2 required by reviewers with write access."_s.arg(rules.approvals)
                .arg(rules.approvals == 1 ? u" is"_s : u"s are"_s),
            u"blocked"_s};
    for (const QString &context : rules.contexts) {
        const QString state = checkState(repository, pull.headSha, context);
        if (state != u"success"_s)
            return MergeBlock{u"Required status check \"%1\" is %2."_s.arg(context, state.isEmpty() ? u"expected"_s
                                                                                    : state == u"pending"_s
                                                                                        ? u"pending"_s
                                                                                        : u"failing"_s),
                              u"blocked"_s};
    }
    if (rules.strict && counts && counts->second > 0)
        return MergeBlock{u"This branch is out-of-date with the base branch."_s, u"behind"_s};
    return std::nullopt;
}

} // namespace tagboat::practice
