// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/rulesets.h"
#include "forge/subjects.h"
#include "ports/forge/setuprequests.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Reading gives objects where writing takes names.
std::optional<ProtectionActors> readActors(const JsonFields &fields, const QString &key)
{
    if (!fields.has(key))
        return std::nullopt;
    const JsonFields actors = fields.fields(key);
    const auto login = [](const JsonFields &user) { return user.text(u"login"_s); };
    const auto slug = [](const JsonFields &named) { return named.text(u"slug"_s); };
    return ProtectionActors{actors.listOr(u"users"_s, login), actors.listOr(u"teams"_s, slug),
                            actors.listOr(u"apps"_s, slug)};
}

RequiredCheck readRequiredCheck(const JsonFields &fields)
{
    RequiredCheck made;
    made.name = fields.text(u"context"_s);
    if (fields.numberOr(u"app_id"_s, -1) >= 0)
        made.app = fields.number(u"app_id"_s);
    return made;
}

RequiredReviews readRequiredReviews(const JsonFields &fields)
{
    RequiredReviews made;
    made.count = fields.countOr(u"required_approving_review_count"_s);
    made.dismissesStale = fields.flagOr(u"dismiss_stale_reviews"_s);
    made.codeOwners = fields.flagOr(u"require_code_owner_reviews"_s);
    made.lastPushApproved = fields.flagOr(u"require_last_push_approval"_s);
    made.mayDismiss = readActors(fields, u"dismissal_restrictions"_s);
    made.mayBypass = readActors(fields, u"bypass_pull_request_allowances"_s);
    return made;
}

/// "Absent key = rule off."
BranchProtection readProtection(const JsonFields &fields)
{
    BranchProtection made;
    if (fields.has(u"required_status_checks"_s)) {
        const JsonFields checks = fields.fields(u"required_status_checks"_s);
        made.checksStrict = checks.flagOr(u"strict"_s);
        made.checks = checks.listOr(u"checks"_s, readRequiredCheck);
        if (!checks.has(u"checks"_s)) { // an older server has their names alone
            for (const QString &name : checks.textsOr(u"contexts"_s))
                made.checks->append({name, std::nullopt});
        }
    }
    if (fields.has(u"required_pull_request_reviews"_s))
        made.reviews = readRequiredReviews(fields.fields(u"required_pull_request_reviews"_s));
    made.mayPush = readActors(fields, u"restrictions"_s);
    const auto on = [&fields](const QString &key) { return fields.fieldsOr(key).flagOr(u"enabled"_s); };
    made.boundAdmins = on(u"enforce_admins"_s);
    made.linearHistory = on(u"required_linear_history"_s);
    made.allowsForcePushes = on(u"allow_force_pushes"_s);
    made.allowsDeletion = on(u"allow_deletions"_s);
    made.conversationsResolved = on(u"required_conversation_resolution"_s);
    made.blocksCreation = on(u"block_creations"_s);
    made.locked = on(u"lock_branch"_s);
    made.allowsForkSyncing = on(u"allow_fork_syncing"_s);
    return made;
}

class GitHubProtection final : public Protection
{
public:
    explicit GitHubProtection(ApiClient &api) : m_api(api), m_rulesets(api) {}

    QCoro::Task<Result<std::optional<BranchProtection>>> branch(RepositoryName repository, QString branch,
                                                                Cancel cancel) override
    {
        const ApiRequest request =
            reading(u"Reading the protection of %1"_s.arg(named(branch, repository)), path(repository, branch));
        const auto found = co_await m_api.read(request, readProtection, cancel);
        co_return orNothing(found);
    }

    QCoro::Task<Result<BranchProtection>> protect(RepositoryName repository, QString branch,
                                                  BranchProtection protection, Cancel cancel) override
    {
        const SetupRequest request = protectRequest(branch, protection);
        return m_api.read(changing(request.method, u"Protecting %1"_s.arg(named(branch, repository)),
                                   repositoryPath(repository, request.path), request.body),
                          readProtection, cancel);
    }

    QCoro::Task<Result<QList<Ruleset>>> rulesets(RepositoryName repository, Cancel cancel) override
    {
        return m_rulesets.all(repository, cancel);
    }
    QCoro::Task<Result<Ruleset>> ruleset(RepositoryName repository, qint64 id, Cancel cancel) override
    {
        return m_rulesets.get(repository, id, cancel);
    }
    QCoro::Task<Result<Ruleset>> createRuleset(RepositoryName repository, Ruleset ruleset, Cancel cancel) override
    {
        return m_rulesets.create(repository, ruleset, cancel);
    }
    QCoro::Task<Result<Ruleset>> changeRuleset(RepositoryName repository, Ruleset ruleset, Cancel cancel) override
    {
        return m_rulesets.change(repository, ruleset, cancel);
    }
    QCoro::Task<Result<void>> removeRuleset(RepositoryName repository, qint64 id, Cancel cancel) override
    {
        return m_rulesets.remove(repository, id, cancel);
    }
    QCoro::Task<Result<QList<RulesetRule>>> rulesFor(RepositoryName repository, QString branch, Cancel cancel) override
    {
        return m_rulesets.rulesFor(repository, branch, cancel);
    }

private:
    static QStringList path(const RepositoryName &repository, const QString &branch)
    {
        return repositoryPath(repository, {u"branches"_s, branch, u"protection"_s});
    }
    static QString named(const QString &branch, const RepositoryName &repository)
    {
        return u"the branch %1 of %2"_s.arg(branch, repository.full());
    }

    ApiClient &m_api;
    RulesetCalls m_rulesets;
};

} // namespace

std::unique_ptr<Protection> makeProtection(ApiClient &api)
{
    return std::make_unique<GitHubProtection>(api);
}

} // namespace tagboat
