// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/environmentreading.h"
#include "forge/subjects.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

PendingDeployment readPending(const JsonFields &fields)
{
    const JsonFields environment = fields.fields(u"environment"_s);
    PendingDeployment made;
    made.environment = environment.number(u"id"_s);
    made.environmentName = environment.text(u"name"_s);
    made.url = environment.textOr(u"html_url"_s);
    made.waitMinutes = fields.countOr(u"wait_timer"_s);
    made.waitStartedAt = fields.timeOr(u"wait_timer_started_at"_s);
    made.mayApprove = fields.flagOr(u"current_user_can_approve"_s);
    made.reviewers = fields.listOr(u"reviewers"_s, readEnvironmentReviewer);
    return made;
}

DeploymentReview readReview(const JsonFields &fields)
{
    using V = DeploymentReview::Verdict;
    static constexpr std::array<std::pair<const char *, V>, 3> words{
        {{"approved", V::Approved}, {"rejected", V::Rejected}, {"pending", V::Pending}}};
    DeploymentReview made;
    made.verdict = fields.word(u"state"_s, words, V::Other);
    made.user = fields.fieldsOr(u"user"_s).textOr(u"login"_s);
    made.comment = fields.textOr(u"comment"_s);
    made.environments =
        fields.listOr(u"environments"_s, [](const JsonFields &environment) { return environment.text(u"name"_s); });
    return made;
}

class GitHubApprovals final : public Approvals
{
public:
    explicit GitHubApprovals(ApiClient &api) : m_api(api) {}

    QCoro::Task<Result<PendingDeployments>> pending(RepositoryName repository, qint64 run, Cancel cancel) override
    {
        const ApiRequest request = reading(u"Reading what %1 waits for"_s.arg(named(run, repository)),
                                           path(repository, run, u"pending_deployments"_s));
        const auto answer = co_await m_api.call(request, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        const auto waiting = ApiClient::parseList(request.doing, *answer, readPending);
        if (!waiting)
            co_return tl::unexpected(waiting.error());
        PendingDeployments found;
        found.waiting = *waiting;
        found.serverTime = answer->serverTime();
        co_return found;
    }

    QCoro::Task<Result<void>> decide(RepositoryName repository, qint64 run, QList<qint64> environments, bool approve,
                                     QString comment, Cancel cancel) override
    {
        QJsonArray ids;
        for (const qint64 id : environments)
            ids.append(id);
        const QJsonObject body{{u"environment_ids"_s, ids},
                               {u"state"_s, approve ? u"approved"_s : u"rejected"_s},
                               {u"comment"_s, comment}};
        const QString verb = approve ? u"Approving"_s : u"Rejecting"_s;
        return m_api.run(changing("POST", u"%1 deployments of %2"_s.arg(verb, named(run, repository)),
                                  path(repository, run, u"pending_deployments"_s), body),
                         cancel);
    }

    QCoro::Task<Result<QList<DeploymentReview>>> history(RepositoryName repository, qint64 run, Cancel cancel) override
    {
        const ApiRequest request =
            reading(u"Reading who approved %1"_s.arg(named(run, repository)), path(repository, run, u"approvals"_s));
        const auto answer = co_await m_api.call(request, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        co_return ApiClient::parseList(request.doing, *answer, readReview);
    }

private:
    static QStringList path(const RepositoryName &repository, qint64 run, const QString &below)
    {
        return repositoryPath(repository, {u"actions"_s, u"runs"_s, QString::number(run), below});
    }
    static QString named(qint64 run, const RepositoryName &repository)
    {
        return u"workflow run %1 of %2"_s.arg(run).arg(repository.full());
    }

    ApiClient &m_api;
};

} // namespace

std::unique_ptr<Approvals> makeApprovals(ApiClient &api)
{
    return std::make_unique<GitHubApprovals>(api);
}

} // namespace tagboat
