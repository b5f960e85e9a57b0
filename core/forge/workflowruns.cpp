// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/subjects.h"
#include "forge/words.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

Workflow readWorkflow(const JsonFields &fields)
{
    using S = Workflow::State;
    static constexpr std::array<std::pair<const char *, S>, 5> words{{{"active", S::Active},
                                                                      {"deleted", S::Deleted},
                                                                      {"disabled_fork", S::DisabledFork},
                                                                      {"disabled_inactivity", S::DisabledInactivity},
                                                                      {"disabled_manually", S::DisabledManually}}};
    return {fields.number(u"id"_s), fields.text(u"name"_s), fields.text(u"path"_s),
            fields.word(u"state"_s, words, S::Other)};
}

WorkflowRun readRun(const JsonFields &fields)
{
    WorkflowRun made;
    made.id = fields.number(u"id"_s);
    made.name = fields.textOr(u"name"_s);
    made.title = fields.textOr(u"display_title"_s);
    made.path = fields.textOr(u"path"_s);
    made.workflow = fields.number(u"workflow_id"_s);
    made.number = fields.count(u"run_number"_s);
    made.attempt = fields.countOr(u"run_attempt"_s, 1);
    made.event = fields.text(u"event"_s);
    made.status = runStatusOf(fields);
    made.conclusion = runConclusionOf(fields);
    made.headBranch = fields.textOr(u"head_branch"_s);
    made.headCommit = fields.text(u"head_sha"_s);
    made.actor = fields.fieldsOr(u"actor"_s).textOr(u"login"_s);
    made.triggeringActor = fields.fieldsOr(u"triggering_actor"_s).textOr(u"login"_s);
    made.url = fields.text(u"html_url"_s);
    made.createdAt = fields.time(u"created_at"_s);
    made.startedAt = fields.timeOr(u"run_started_at"_s);
    made.updatedAt = fields.time(u"updated_at"_s);
    return made;
}

JobStep readStep(const JsonFields &fields)
{
    return {fields.count(u"number"_s), fields.text(u"name"_s),         runStatusOf(fields),
            runConclusionOf(fields),   fields.timeOr(u"started_at"_s), fields.timeOr(u"completed_at"_s)};
}

WorkflowJob readJob(const JsonFields &fields)
{
    WorkflowJob made;
    made.id = fields.number(u"id"_s);
    made.name = fields.text(u"name"_s);
    made.attempt = fields.countOr(u"run_attempt"_s, 1);
    made.status = runStatusOf(fields);
    made.conclusion = runConclusionOf(fields);
    made.url = fields.textOr(u"html_url"_s);
    made.runner = fields.textOr(u"runner_name"_s);
    made.startedAt = fields.timeOr(u"started_at"_s);
    made.completedAt = fields.timeOr(u"completed_at"_s);
    made.steps = fields.listOr(u"steps"_s, readStep);
    return made;
}

std::optional<qint64> readStarted(const JsonFields &fields)
{
    return fields.has(u"workflow_run_id"_s) ? std::optional(fields.number(u"workflow_run_id"_s)) : std::nullopt;
}

QString named(qint64 run, const RepositoryName &repository)
{
    return u"workflow run %1 of %2"_s.arg(run).arg(repository.full());
}

class GitHubWorkflowRuns final : public WorkflowRuns
{
public:
    explicit GitHubWorkflowRuns(ApiClient &api) : m_api(api) {}

    QCoro::Task<Result<QList<Workflow>>> workflows(RepositoryName repository, Cancel cancel) override
    {
        return m_api.readAll(reading(u"Listing the workflows of %1"_s.arg(repository.full()),
                                     repositoryPath(repository, {u"actions"_s, u"workflows"_s})),
                             u"workflows"_s, readWorkflow, cancel);
    }

    QCoro::Task<Result<QList<WorkflowRun>>> find(RepositoryName repository, RunQuery query, Cancel cancel) override
    {
        QStringList below{u"actions"_s};
        if (!query.workflowFile.isEmpty())
            below += {u"workflows"_s, query.workflowFile};
        ApiRequest request = reading(u"Listing the workflow runs of %1"_s.arg(repository.full()),
                                     repositoryPath(repository, below + QStringList{u"runs"_s}));
        const auto ask = [&request](const QString &key, const QString &value) {
            if (!value.isEmpty())
                request.query.append({key, value});
        };
        ask(u"event"_s, query.event);
        ask(u"head_sha"_s, query.headCommit);
        ask(u"branch"_s, query.branch);
        ask(u"status"_s, query.status);
        if (query.createdSince.isValid())
            ask(u"created"_s, u">="_s + query.createdSince.toUTC().toString(Qt::ISODate));
        request.query.append({u"exclude_pull_requests"_s, u"true"_s});
        return m_api.readSome(request, u"workflow_runs"_s, readRun, query.limit, cancel);
    }

    QCoro::Task<Result<WorkflowRun>> get(RepositoryName repository, qint64 run, Cancel cancel) override
    {
        ApiRequest request = reading(u"Reading %1"_s.arg(named(run, repository)), runPath(repository, run));
        request.query = {{u"exclude_pull_requests"_s, u"true"_s}};
        return m_api.read(request, readRun, cancel);
    }

    QCoro::Task<Result<QList<WorkflowJob>>> jobs(RepositoryName repository, qint64 run, Cancel cancel) override
    {
        return m_api.readAll(reading(u"Reading the jobs of %1"_s.arg(named(run, repository)),
                                     runPath(repository, run, u"jobs"_s), {{u"filter"_s, u"latest"_s}}),
                             u"jobs"_s, readJob, cancel);
    }

    QCoro::Task<Result<void>> log(RepositoryName repository, qint64 job, std::function<void(const QByteArray &)> take,
                                  Cancel cancel) override
    {
        ApiRequest request =
            reading(u"Reading the log of job %1 in %2"_s.arg(job).arg(repository.full()),
                    repositoryPath(repository, {u"actions"_s, u"jobs"_s, QString::number(job), u"logs"_s}));
        request.sink = std::move(take);
        request.leadsAway = true;
        return m_api.run(request, cancel);
    }

    QCoro::Task<Result<void>> stop(RepositoryName repository, qint64 run, Cancel cancel) override
    {
        return m_api.run(
            changing("POST", u"Stopping %1"_s.arg(named(run, repository)), runPath(repository, run, u"cancel"_s)),
            cancel);
    }

    QCoro::Task<Result<void>> runAgain(RepositoryName repository, qint64 run, Cancel cancel) override
    {
        return m_api.run(changing("POST", u"Running %1 again"_s.arg(named(run, repository)),
                                  runPath(repository, run, u"rerun"_s), QJsonObject()),
                         cancel);
    }

    QCoro::Task<Result<void>> runFailedAgain(RepositoryName repository, qint64 run, Cancel cancel) override
    {
        return m_api.run(changing("POST", u"Running the failed jobs of %1 again"_s.arg(named(run, repository)),
                                  runPath(repository, run, u"rerun-failed-jobs"_s), QJsonObject()),
                         cancel);
    }

    QCoro::Task<Result<std::optional<qint64>>> dispatch(RepositoryName repository, QString workflowFile,
                                                        QString reference, QMap<QString, QString> inputs,
                                                        Cancel cancel) override
    {
        QJsonObject given;
        for (auto input = inputs.cbegin(); input != inputs.cend(); ++input)
            given.insert(input.key(), input.value());
        QJsonObject body{{u"ref"_s, reference}, {u"inputs"_s, given}};
        // An Enterprise Server before 3.21 refuses what it does not know.
        if (!m_api.account().host.isEnterprise())
            body.insert(u"return_run_details"_s, true);
        const ApiRequest request =
            changing("POST", u"Starting the workflow %1 of %2"_s.arg(workflowFile, repository.full()),
                     repositoryPath(repository, {u"actions"_s, u"workflows"_s, workflowFile, u"dispatches"_s}), body);
        const auto answer = co_await m_api.call(request, cancel);
        if (!answer)
            co_return tl::unexpected(answer.error());
        if (answer->status == 204)
            co_return std::optional<qint64>();
        co_return ApiClient::parse(request.doing, *answer, readStarted);
    }

private:
    static QStringList runPath(const RepositoryName &repository, qint64 run, const QString &below = {})
    {
        QStringList path{u"actions"_s, u"runs"_s, QString::number(run)};
        if (!below.isEmpty())
            path.append(below);
        return repositoryPath(repository, path);
    }

    ApiClient &m_api;
};

} // namespace

std::unique_ptr<WorkflowRuns> makeWorkflowRuns(ApiClient &api)
{
    return std::make_unique<GitHubWorkflowRuns>(api);
}

} // namespace tagboat
