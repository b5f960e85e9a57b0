// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/environmentreading.h"
#include "forge/subjects.h"
#include "ports/forge/setuprequests.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

EnvironmentReviewer readEnvironmentReviewer(const JsonFields &fields)
{
    using K = EnvironmentReviewer::Kind;
    static constexpr std::array<std::pair<const char *, K>, 2> words{{{"User", K::User}, {"Team", K::Team}}};
    const JsonFields reviewer = fields.fieldsOr(u"reviewer"_s);
    return {fields.word(u"type"_s, words, K::Other), reviewer.numberOr(u"id"_s),
            reviewer.textOr(u"login"_s, reviewer.textOr(u"slug"_s))};
}

namespace
{

void readRule(const JsonFields &rule, DeploymentEnvironment &into)
{
    const QString type = rule.text(u"type"_s);
    if (type == "wait_timer"_L1) {
        into.waitMinutes = rule.countOr(u"wait_timer"_s);
    } else if (type == "required_reviewers"_L1) {
        into.preventsSelfReview = rule.flagOr(u"prevent_self_review"_s);
        into.reviewers = rule.listOr(u"reviewers"_s, readEnvironmentReviewer);
    } else if (type != "branch_policy"_L1) {
        into.otherRules.append(type);
    }
}

DeploymentEnvironment readEnvironment(const JsonFields &fields)
{
    DeploymentEnvironment made;
    made.id = fields.number(u"id"_s);
    made.name = fields.text(u"name"_s);
    made.url = fields.textOr(u"html_url"_s);
    fields.listOr(u"protection_rules"_s, [&made](const JsonFields &rule) {
        readRule(rule, made);
        return 0;
    });
    const JsonFields policy = fields.fieldsOr(u"deployment_branch_policy"_s);
    if (policy.flagOr(u"custom_branch_policies"_s))
        made.refs = DeploymentRefs::Chosen;
    else if (policy.flagOr(u"protected_branches"_s))
        made.refs = DeploymentRefs::ProtectedBranches;
    made.adminsMayBypass = fields.flagOr(u"can_admins_bypass"_s);
    made.updatedAt = fields.timeOr(u"updated_at"_s);
    return made;
}

DeploymentPolicy readPolicy(const JsonFields &fields)
{
    const bool tag = fields.textOr(u"type"_s) == "tag"_L1;
    return {fields.number(u"id"_s), fields.text(u"name"_s),
            tag ? DeploymentPolicy::Kind::Tag : DeploymentPolicy::Kind::Branch};
}

class GitHubEnvironments final : public DeploymentEnvironments
{
public:
    explicit GitHubEnvironments(ApiClient &api) : m_api(api) {}

    QCoro::Task<Result<QList<DeploymentEnvironment>>> all(RepositoryName repository, Cancel cancel) override
    {
        return m_api.readAll(reading(u"Listing the environments of %1"_s.arg(repository.full()),
                                     repositoryPath(repository, {u"environments"_s})),
                             u"environments"_s, readEnvironment, cancel);
    }

    QCoro::Task<Result<DeploymentEnvironment>> put(RepositoryName repository, QString name, EnvironmentWish wish,
                                                   Cancel cancel) override
    {
        const SetupRequest request = environmentRequest(name, wish);
        return m_api.read(changing(request.method, u"Setting %1"_s.arg(named(name, repository)),
                                   repositoryPath(repository, request.path), request.body),
                          readEnvironment, cancel);
    }

    QCoro::Task<Result<void>> remove(RepositoryName repository, QString name, Cancel cancel) override
    {
        const ApiRequest request =
            changing("DELETE", u"Removing %1"_s.arg(named(name, repository)), path(repository, name));
        const auto removed = co_await m_api.run(request, cancel);
        co_return orGone(removed);
    }

    QCoro::Task<Result<QList<DeploymentPolicy>>> policies(RepositoryName repository, QString environment,
                                                          Cancel cancel) override
    {
        return m_api.readAll(reading(u"Listing who may deploy to %1"_s.arg(named(environment, repository)),
                                     path(repository, environment, {policiesPart})),
                             u"branch_policies"_s, readPolicy, cancel);
    }

    /// 303 is the documented answer for a pattern that stands already.
    QCoro::Task<Result<void>> addPolicy(RepositoryName repository, QString environment, QString pattern,
                                        DeploymentPolicy::Kind kind, Cancel cancel) override
    {
        const SetupRequest wish = policyRequest(environment, pattern, kind);
        ApiRequest request =
            changing(wish.method, u"Letting %1 deploy to %2"_s.arg(pattern, named(environment, repository)),
                     repositoryPath(repository, wish.path), wish.body);
        request.fineToo = 303;
        return m_api.run(request, cancel);
    }

    QCoro::Task<Result<void>> removePolicy(RepositoryName repository, QString environment, qint64 policy,
                                           Cancel cancel) override
    {
        const ApiRequest request =
            changing("DELETE", u"Removing who may deploy to %1"_s.arg(named(environment, repository)),
                     path(repository, environment, {policiesPart, QString::number(policy)}));
        const auto removed = co_await m_api.run(request, cancel);
        co_return orGone(removed);
    }

private:
    static inline const QString policiesPart = QStringLiteral("deployment-branch-policies");

    static QStringList path(const RepositoryName &repository, const QString &environment, const QStringList &below = {})
    {
        return repositoryPath(repository, QStringList{u"environments"_s, environment} + below);
    }
    static QString named(const QString &environment, const RepositoryName &repository)
    {
        return u"the environment %1 of %2"_s.arg(environment, repository.full());
    }

    ApiClient &m_api;
};

} // namespace

std::unique_ptr<DeploymentEnvironments> makeEnvironments(ApiClient &api)
{
    return std::make_unique<GitHubEnvironments>(api);
}

} // namespace tagboat
