// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/engine.h"
#include "practice/forge/router.h"
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

WorkflowRun *runOf(Call &call)
{
    return findBy(call.repository->runs, &WorkflowRun::id, call.id(u"run_id"_s));
}

/// "2026-01-01", ">=2026-01-01T10:00:00Z", "2026-01-01..2026-02-01"
bool createdFits(const QDateTime &created, const QString &text)
{
    const auto time = [](const QString &word) {
        const QDateTime moment = QDateTime::fromString(word, Qt::ISODate);
        return word.size() > 10 ? moment.toUTC() : QDate::fromString(word, Qt::ISODate).startOfDay(Qt::UTC);
    };
    if (text.contains(u".."_s))
        return created >= time(text.section(u".."_s, 0, 0)) && created <= time(text.section(u".."_s, 1));
    if (text.startsWith(u">="_s))
        return created >= time(text.mid(2));
    if (text.startsWith(u"<="_s))
        return created <= time(text.mid(2));
    if (text.startsWith(u'>'))
        return created > time(text.mid(1));
    if (text.startsWith(u'<'))
        return created < time(text.mid(1));
    return created.date() == time(text).date();
}

bool fits(const Call &call, const WorkflowRun &run)
{
    const auto asked = [&](const QString &name, const QString &value) {
        const QString wanted = call.query(name);
        return wanted.isEmpty() || wanted == value;
    };
    const QString status = call.query(u"status"_s);
    return asked(u"branch"_s, run.refName()) && asked(u"event"_s, run.event) && asked(u"head_sha"_s, run.sha) &&
           asked(u"actor"_s, run.login) && asked(u"check_suite_id"_s, QString::number(run.suite)) &&
           (status.isEmpty() || status == run.status || status == run.conclusion) &&
           (call.query(u"created"_s).isEmpty() || createdFits(run.created, call.query(u"created"_s)));
}

Reply listOf(Call &call, qint64 workflow)
{
    QList<WorkflowRun> found;
    for (const WorkflowRun &run : call.repository->runs) {
        if (fits(call, run) && (workflow == 0 || run.workflow == workflow))
            found.prepend(run);
    }
    return paged(
        call, found, [&](const WorkflowRun &run) { return runView(call, run); }, u"workflow_runs"_s);
}

Reply list(Call &call)
{
    return listOf(call, 0);
}

Reply listOfWorkflow(Call &call)
{
    const QString wanted = call[u"workflow_id"_s];
    for (const Workflow &workflow : call.repository->workflows) {
        if (workflow.id == wanted.toLongLong() || workflow.path.section(u'/', -1) == wanted)
            return listOf(call, workflow.id);
    }
    return Reply::notFound();
}

Reply read(Call &call)
{
    const WorkflowRun *run = runOf(call);
    return run ? Reply::of(runView(call, *run)) : Reply::notFound();
}

/// An earlier attempt as it ended.
Reply readAttempt(Call &call)
{
    const WorkflowRun *run = runOf(call);
    const int attempt = static_cast<int>(call.id(u"attempt_number"_s));
    if (!run || attempt < 1 || attempt > run->attempt)
        return Reply::notFound();
    WorkflowRun past = *run;
    past.attempt = attempt;
    if (attempt < run->attempt) {
        past.status = u"completed"_s;
        past.conclusion = u"success"_s;
        for (const Job &job : run->jobs) {
            if (job.attempt == attempt && (job.conclusion == u"failure"_s || job.conclusion == u"cancelled"_s))
                past.conclusion = job.conclusion;
        }
    }
    return Reply::of(runView(call, past));
}

Reply cancel(Call &call)
{
    WorkflowRun *run = runOf(call);
    if (!run)
        return Reply::notFound();
    if (run->completed())
        return Reply::error(409, u"Cannot cancel a workflow run that is completed."_s);
    call.engine.cancel(*call.repository, *run);
    return Reply::of(QJsonObject(), 202);
}

Reply rerun(Call &call)
{
    WorkflowRun *run = runOf(call);
    if (!run)
        return Reply::notFound();
    if (const auto problem = BodyCheck(call.body).boolean(u"enable_debug_logging"_s).problem())
        return *problem;
    if (!run->completed())
        return Reply::error(403, u"This workflow is already running"_s);
    const bool onlyFailed = call.request.path.last() == u"rerun-failed-jobs"_s;
    if (onlyFailed && run->conclusion == u"success"_s)
        return Reply::error(403, u"This workflow run cannot be retried: it has no failed jobs"_s);
    call.engine.rerun(*call.repository, *run, onlyFailed, 0, call.user.login);
    return Reply::of(QJsonObject(), 201);
}

Reply remove(Call &call)
{
    WorkflowRun *run = runOf(call);
    if (!run)
        return Reply::notFound();
    if (!run->completed())
        return Reply::error(403, u"Cannot delete a workflow run that is not completed."_s);
    call.repository->runs.removeIf([&](const WorkflowRun &each) { return each.id == run->id; });
    return Reply::empty();
}

Reply artifacts(Call &call)
{
    if (!runOf(call))
        return Reply::notFound();
    return paged(call, QList<QJsonObject>(), u"artifacts"_s); // jobs here leave none behind
}

} // namespace

void addRunRoutes(Router &router)
{
    router.add("GET", u"~/actions/runs"_s, reads("actions"), list);
    router.add("GET", u"~/actions/workflows/{workflow_id}/runs"_s, reads("actions"), listOfWorkflow);
    router.add("GET", u"~/actions/runs/{run_id}"_s, reads("actions"), read);
    router.add("DELETE", u"~/actions/runs/{run_id}"_s, writes("actions"), remove);
    router.add("GET", u"~/actions/runs/{run_id}/attempts/{attempt_number}"_s, reads("actions"), readAttempt);
    router.add("GET", u"~/actions/runs/{run_id}/artifacts"_s, reads("actions"), artifacts);
    for (const QString &word : {u"cancel"_s, u"force-cancel"_s})
        router.add("POST", u"~/actions/runs/{run_id}/"_s + word, writes("actions"), cancel);
    for (const QString &word : {u"rerun"_s, u"rerun-failed-jobs"_s})
        router.add("POST", u"~/actions/runs/{run_id}/"_s + word, writes("actions"), rerun);
}

} // namespace tagboat::practice
