// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

QJsonObject workflowView(const Call &call, const Workflow &workflow)
{
    const QString branch = call.git->defaultBranch();
    return {{u"id"_s, workflow.id},
            {u"node_id"_s, nodeId(u"W"_s, workflow.id)},
            {u"name"_s, workflow.name},
            {u"path"_s, workflow.path},
            {u"state"_s, workflow.state},
            {u"created_at"_s, timeText(workflow.created)},
            {u"updated_at"_s, timeText(workflow.created)},
            {u"url"_s, call.url(u"/actions/workflows/%1"_s.arg(workflow.id))},
            {u"html_url"_s, pageUrl(call.world, *call.repository, u"/blob/%1/%2"_s.arg(branch, workflow.path))},
            {u"badge_url"_s,
             pageUrl(call.world, *call.repository, u"/workflows/%1/badge.svg"_s.arg(workflow.path.section(u'/', -1)))}};
}

QJsonObject runView(const Call &call, const WorkflowRun &run)
{
    const QString self = call.url(u"/actions/runs/%1"_s.arg(run.id));
    const auto workflow = std::find_if(call.repository->workflows.begin(), call.repository->workflows.end(),
                                       [&](const Workflow &each) { return each.id == run.workflow; });
    const bool known = workflow != call.repository->workflows.end();
    QJsonValue head;
    if (const auto commit = call.git->commit(run.sha); commit) {
        const auto person = [](const GitPerson &p) { return QJsonObject{{u"name"_s, p.name}, {u"email"_s, p.email}}; };
        head = QJsonObject{{u"id"_s, commit->sha},
                           {u"tree_id"_s, commit->tree},
                           {u"message"_s, commit->message},
                           {u"timestamp"_s, timeText(commit->committer.when)},
                           {u"author"_s, person(commit->author)},
                           {u"committer"_s, person(commit->committer)}};
    }
    const QJsonObject repository = minimalRepository(call.world, *call.repository);
    QJsonObject view{
        {u"id"_s, run.id},
        {u"node_id"_s, nodeId(u"WFR"_s, run.id)},
        {u"name"_s, known ? workflow->name : QString()},
        {u"path"_s, known ? workflow->path : QString()},
        {u"display_title"_s, run.title},
        {u"check_suite_id"_s, run.suite},
        {u"check_suite_node_id"_s, nodeId(u"CS"_s, run.suite)},
        {u"workflow_id"_s, run.workflow},
        {u"run_number"_s, run.number},
        {u"run_attempt"_s, run.attempt},
        {u"event"_s, run.event},
        {u"status"_s, run.status},
        {u"conclusion"_s, orNull(run.conclusion)},
        {u"head_branch"_s, run.refName()},
        {u"head_sha"_s, run.sha},
        {u"head_commit"_s, head},
        {u"actor"_s, simpleUser(call.world, run.login)},
        {u"triggering_actor"_s, simpleUser(call.world, run.triggering)},
        {u"pull_requests"_s, QJsonArray()},
        {u"referenced_workflows"_s, QJsonArray()},
        {u"created_at"_s, timeText(run.created)},
        {u"run_started_at"_s, timeText(run.started)},
        {u"updated_at"_s, timeText(run.updated)},
        {u"previous_attempt_url"_s,
         run.attempt > 1 ? QJsonValue(QString(self + u"/attempts/%1"_s.arg(run.attempt - 1))) : QJsonValue()},
        {u"repository"_s, repository},
        {u"head_repository"_s, repository},
        {u"url"_s, self},
        {u"html_url"_s, pageUrl(call.world, *call.repository, u"/actions/runs/%1"_s.arg(run.id))},
        {u"workflow_url"_s, call.url(u"/actions/workflows/%1"_s.arg(run.workflow))},
        {u"check_suite_url"_s, call.url(u"/check-suites/%1"_s.arg(run.suite))}};
    for (const QString &part : {u"jobs"_s, u"logs"_s, u"artifacts"_s, u"cancel"_s, u"rerun"_s})
        view.insert(part + u"_url"_s, QString(self + u'/' + part));
    return view;
}

QJsonObject jobView(const Call &call, const WorkflowRun &run, const Job &job)
{
    QJsonArray steps;
    for (qsizetype i = 0; !job.outcome.isEmpty() && i < job.steps.size();
         ++i) { // those of a job that never ran stay out
        const JobStep &step = job.steps[i];
        steps.append(QJsonObject{{u"number"_s, i + 1},
                                 {u"name"_s, step.name},
                                 {u"status"_s, step.status},
                                 {u"conclusion"_s, orNull(step.conclusion)},
                                 {u"started_at"_s, timeText(step.started)},
                                 {u"completed_at"_s, timeText(step.completed)}});
    }
    const QJsonObject workflow = [&] {
        const Workflow *found = findBy(call.repository->workflows, &Workflow::id, run.workflow);
        return found ? workflowView(call, *found) : QJsonObject();
    }();
    const bool ran = !job.outcome.isEmpty();
    return {
        {u"id"_s, job.id},
        {u"node_id"_s, nodeId(u"CR"_s, job.id)},
        {u"run_id"_s, run.id},
        {u"run_attempt"_s, job.attempt},
        {u"run_url"_s, call.url(u"/actions/runs/%1"_s.arg(run.id))},
        {u"workflow_name"_s, workflow[u"name"_s]},
        {u"head_branch"_s, run.refName()},
        {u"head_sha"_s, run.sha},
        {u"name"_s, job.name},
        {u"status"_s, job.status},
        {u"conclusion"_s, orNull(job.conclusion)},
        {u"created_at"_s, timeText(job.created)},
        {u"started_at"_s, timeText(job.started.isValid() ? job.started : job.created)},
        {u"completed_at"_s, timeText(job.completed)},
        {u"steps"_s, steps},
        {u"labels"_s, QJsonArray{u"ubuntu-latest"_s}},
        {u"runner_id"_s, ran ? QJsonValue(1) : QJsonValue()},
        {u"runner_name"_s, ran ? QJsonValue(u"GitHub Actions 1"_s) : QJsonValue()},
        {u"runner_group_id"_s, ran ? QJsonValue(2) : QJsonValue()},
        {u"runner_group_name"_s, ran ? QJsonValue(u"GitHub Actions"_s) : QJsonValue()},
        {u"url"_s, call.url(u"/actions/jobs/%1"_s.arg(job.id))},
        {u"html_url"_s, pageUrl(call.world, *call.repository, u"/actions/runs/%1/job/%2"_s.arg(run.id).arg(job.id))},
        {u"check_run_url"_s, call.url(u"/check-runs/%1"_s.arg(job.checkRun))}};
}

} // namespace tagboat::practice
