// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/subjects.h"
#include "forge/words.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

ForgeDeployment readDeployment(const JsonFields &fields)
{
    ForgeDeployment made;
    made.id = fields.number(u"id"_s);
    made.environment = fields.text(u"environment"_s);
    made.reference = fields.text(u"ref"_s);
    made.commit = fields.text(u"sha"_s);
    made.task = fields.textOr(u"task"_s);
    made.creator = fields.fieldsOr(u"creator"_s).textOr(u"login"_s);
    made.createdAt = fields.time(u"created_at"_s);
    return made;
}

DeploymentStatus readStatus(const JsonFields &fields)
{
    DeploymentStatus made;
    made.state = fields.word(u"state"_s, deploymentWords, DeploymentStatus::State::Other);
    made.description = fields.textOr(u"description"_s);
    made.logUrl = fields.textOr(u"log_url"_s);
    made.environmentUrl = fields.textOr(u"environment_url"_s);
    made.creator = fields.fieldsOr(u"creator"_s).textOr(u"login"_s);
    made.createdAt = fields.time(u"created_at"_s);
    return made;
}

class GitHubDeployments final : public Deployments
{
public:
    explicit GitHubDeployments(ApiClient &api) : m_api(api) {}

    QCoro::Task<Result<QList<ForgeDeployment>>> find(RepositoryName repository, DeploymentQuery query,
                                                     Cancel cancel) override
    {
        ApiRequest request = reading(u"Listing the deployments of %1"_s.arg(repository.full()),
                                     repositoryPath(repository, {u"deployments"_s}));
        if (!query.environment.isEmpty())
            request.query.append({u"environment"_s, query.environment});
        if (!query.reference.isEmpty())
            request.query.append({u"ref"_s, query.reference});
        if (!query.commit.isEmpty())
            request.query.append({u"sha"_s, query.commit});
        return m_api.readSome(request, {}, readDeployment, query.limit, cancel);
    }

    QCoro::Task<Result<QList<DeploymentStatus>>> statuses(RepositoryName repository, qint64 deployment,
                                                          Cancel cancel) override
    {
        const QString id = QString::number(deployment);
        return m_api.readAll(reading(u"Reading where deployment %1 of %2 stands"_s.arg(id, repository.full()),
                                     repositoryPath(repository, {u"deployments"_s, id, u"statuses"_s})),
                             {}, readStatus, cancel);
    }

private:
    ApiClient &m_api;
};

} // namespace

std::unique_ptr<Deployments> makeDeployments(ApiClient &api)
{
    return std::make_unique<GitHubDeployments>(api);
}

} // namespace tagboat
