// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/engine.h"
#include "practice/forge/joblog.h"
#include "practice/forge/router.h"
#include "practice/forge/storage.h"
#include "practice/forge/views.h"
#include "practice/forge/ziparchive.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

WorkflowRun *runOf(Call &call)
{
    return findBy(call.repository->runs, &WorkflowRun::id, call.id(u"run_id"_s));
}

/// A job and the run that it belongs to; null if there is none.
std::pair<WorkflowRun *, Job *> jobOf(Call &call)
{
    for (WorkflowRun &run : call.repository->runs) {
        if (Job *job = findBy(run.jobs, &Job::id, call.id(u"job_id"_s)))
            return {&run, job};
    }
    return {};
}

Reply listOf(Call &call, const WorkflowRun &run, int attempt)
{
    QList<Job> found;
    for (const Job &job : run.jobs) {
        if (attempt == 0 || job.attempt == attempt)
            found.append(job);
    }
    return paged(
        call, found, [&](const Job &job) { return jobView(call, run, job); }, u"jobs"_s);
}

Reply list(Call &call)
{
    const WorkflowRun *run = runOf(call);
    if (!run)
        return Reply::notFound();
    return listOf(call, *run, call.query(u"filter"_s) == u"all"_s ? 0 : run->attempt);
}

Reply listOfAttempt(Call &call)
{
    const WorkflowRun *run = runOf(call);
    const int attempt = static_cast<int>(call.id(u"attempt_number"_s));
    return run && attempt > 0 && attempt <= run->attempt ? listOf(call, *run, attempt) : Reply::notFound();
}

Reply read(Call &call)
{
    const auto [run, job] = jobOf(call);
    return job ? Reply::of(jobView(call, *run, *job)) : Reply::notFound();
}

Reply log(Call &call)
{
    const auto [run, job] = jobOf(call);
    if (!job || job->status != u"completed"_s)
        return Reply::notFound();
    return Reply::redirect(blobAddress(call.world, logOf(*call.repository, *run, *job), "text/plain; charset=utf-8"));
}

Reply runLogs(Call &call)
{
    const WorkflowRun *run = runOf(call);
    const int attempt = call.parameters.contains(u"attempt_number"_s) ? static_cast<int>(call.id(u"attempt_number"_s))
                                                                      : (run ? run->attempt : 0);
    if (!run || !run->completed())
        return Reply::notFound();
    ZipArchive archive;
    int number = 0;
    for (const Job &job : run->jobs) {
        if (job.attempt == attempt)
            archive.add(u"%1_%2.txt"_s.arg(number++).arg(QString(job.name).replace(u'/', u'_')),
                        logOf(*call.repository, *run, job));
    }
    return Reply::redirect(blobAddress(call.world, archive.bytes(), "application/zip"));
}

Reply rerun(Call &call)
{
    const auto [run, job] = jobOf(call);
    if (!job)
        return Reply::notFound();
    if (!run->completed())
        return Reply::error(403, u"This workflow is already running"_s);
    call.engine.rerun(*call.repository, *run, false, job->id, call.user.login);
    return Reply::of(QJsonObject(), 201);
}

} // namespace

void addJobRoutes(Router &router)
{
    router.add("GET", u"~/actions/runs/{run_id}/jobs"_s, reads("actions"), list);
    router.add("GET", u"~/actions/runs/{run_id}/attempts/{attempt_number}/jobs"_s, reads("actions"), listOfAttempt);
    router.add("GET", u"~/actions/jobs/{job_id}"_s, reads("actions"), read);
    router.add("GET", u"~/actions/jobs/{job_id}/logs"_s, reads("actions"), log);
    router.add("GET", u"~/actions/runs/{run_id}/logs"_s, reads("actions"), runLogs);
    router.add("GET", u"~/actions/runs/{run_id}/attempts/{attempt_number}/logs"_s, reads("actions"), runLogs);
    router.add("POST", u"~/actions/jobs/{job_id}/rerun"_s, writes("actions"), rerun);
}

} // namespace tagboat::practice
