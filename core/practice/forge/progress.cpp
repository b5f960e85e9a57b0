// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/call.h"
#include "practice/forge/engine.h"
#include "practice/forge/patterns.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

constexpr int queueSeconds = 2;

bool isDone(const Job &job)
{
    return job.status == u"completed"_s;
}

/// How long a job takes where no script says so: always the same for the same name, between 6 and 13 seconds.
int usualSeconds(const Job &job)
{
    return 6 + static_cast<int>(qChecksum(QByteArrayView(job.key.toUtf8())) % 8);
}

JobScript *scriptFor(Repository &repository, const WorkflowRun &run, const Job &job)
{
    for (JobScript &script : repository.scripts) {
        if (script.times != 0 && wildcardMatches(script.ref, run.refName()) &&
            (wildcardMatches(script.job, job.key) || wildcardMatches(script.job, job.name)))
            return &script;
    }
    return nullptr;
}

} // namespace

bool Engine::progress(Repository &repository, WorkflowRun &run)
{
    bool moved = false;
    for (Job &job : run.jobs) {
        if (job.attempt == run.attempt && !isDone(job))
            moved |= progressJob(repository, run, job);
    }
    if (moved)
        summarise(repository, run);
    return moved;
}

bool Engine::progressJob(Repository &repository, WorkflowRun &run, Job &job)
{
    const QDateTime now = m_world.now();
    if (job.status == u"queued"_s) {
        QDateTime ready = run.started;
        for (const Job &other : run.jobs) {
            if (other.attempt != run.attempt || !job.needs.contains(other.key))
                continue;
            if (!isDone(other))
                return false;
            ready = qMax(ready, other.completed);
        }
        return becomeReady(repository, run, job, ready);
    }
    if (job.status == u"waiting"_s)
        return wait(repository, run, job);
    showSteps(job, now);
    const QDateTime end = job.started.addSecs(job.seconds);
    if (now < end)
        return false;
    finish(repository, run, job, job.outcome, end);
    return true;
}

ExpressionScope Engine::scopeOf(const Repository &repository, const WorkflowRun &run, const Job &job) const
{
    ExpressionScope scope;
    QJsonObject needs;
    for (const Job &other : run.jobs) {
        if (other.attempt != run.attempt || !job.needs.contains(other.key))
            continue;
        needs.insert(other.key, QJsonObject{{u"result"_s, other.conclusion}, {u"outputs"_s, QJsonObject()}});
        scope.allSucceeded &= other.conclusion == u"success"_s;
        scope.anyFailed |= other.conclusion == u"failure"_s;
        scope.cancelled |= other.conclusion == u"cancelled"_s;
    }
    const QJsonObject event{{u"release"_s, QJsonObject{{u"prerelease"_s, run.prerelease},
                                                       {u"tag_name"_s, run.isTag() ? run.refName() : QString()}}},
                            {u"inputs"_s, run.inputs}};
    scope.contexts = {{u"needs"_s, needs},
                      {u"inputs"_s, run.inputs},
                      {u"github"_s, QJsonObject{{u"ref"_s, run.ref},
                                                {u"ref_name"_s, run.refName()},
                                                {u"ref_type"_s, run.isTag() ? u"tag"_s : u"branch"_s},
                                                {u"event_name"_s, run.event},
                                                {u"event"_s, event},
                                                {u"sha"_s, run.sha},
                                                {u"actor"_s, run.login},
                                                {u"repository"_s, repository.fullName()},
                                                {u"repository_owner"_s, repository.owner}}}};
    return scope;
}

/// All that a job needs is done: it is skipped, held back by its environment, or goes.
bool Engine::becomeReady(Repository &repository, WorkflowRun &run, Job &job, const QDateTime &at)
{
    const ExpressionScope scope = scopeOf(repository, run, job);
    bool wanted = asksForState(job.condition) || scope.allSucceeded;
    if (wanted && !job.condition.isEmpty()) {
        const auto value = evaluate(job.condition, scope);
        if (!value) {
            finish(repository, run, job, u"failure"_s, at, value.error().message);
            return true;
        }
        wanted = truthy(*value);
    }
    if (!wanted) {
        finish(repository, run, job, u"skipped"_s, at);
        return true;
    }
    const QString name = interpolate(job.environment, scope).value_or(job.environment);
    if (!name.isEmpty()) {
        job.environment = environmentOf(repository, name).name;
        const Environment environment = environmentOf(repository, name);
        Deployment deployment;
        deployment.id = job.deployment = m_world.newId();
        deployment.sha = run.sha;
        deployment.ref = run.refName();
        deployment.environment = environment.name;
        deployment.production = environment.name.contains(u"prod"_s) || environment.name == u"pypi"_s;
        deployment.login = u"github-actions[bot]"_s;
        deployment.created = deployment.updated = at;
        repository.deployments.append(deployment);
        if (!mayDeploy(repository, environment, run)) {
            const QString sentence =
                u"%1 \"%2\" is not allowed to deploy to %3 due to environment protection rules."_s.arg(
                    run.isTag() ? u"Tag"_s : u"Branch"_s, run.refName(), environment.name);
            setDeployment(repository, job, u"failure"_s, sentence, at);
            finish(repository, run, job, u"failure"_s, at, sentence);
            return true;
        }
        if (environment.waitTimer > 0 || !environment.reviewers.isEmpty()) {
            job.status = u"waiting"_s;
            job.waitingSince = at;
            setDeployment(repository, job, u"waiting"_s, u"Waiting for review"_s, at);
            if (CheckRun *check = findBy(repository.checks, &CheckRun::id, job.checkRun))
                check->status = u"waiting"_s;
            return true;
        }
    }
    if (m_world.now() < at.addSecs(queueSeconds))
        return false;
    go(repository, run, job, at.addSecs(queueSeconds));
    return true;
}

void Engine::go(Repository &repository, WorkflowRun &run, Job &job, const QDateTime &at)
{
    job.status = u"in_progress"_s;
    job.started = at;
    job.seconds = usualSeconds(job);
    job.outcome = u"success"_s;
    if (JobScript *script = scriptFor(repository, run, job)) {
        job.outcome = script->conclusion;
        job.seconds = script->seconds >= 0 ? script->seconds : job.seconds;
        script->times -= script->times > 0 ? 1 : 0;
        if (job.outcome == u"failure"_s) {
            job.failingStep = static_cast<int>(qMax(qsizetype(0), job.steps.size() - 2));
            for (int i = 0; !script->step.isEmpty() && i < job.steps.size(); ++i) {
                if (wildcardMatches(script->step, job.steps[i].name))
                    job.failingStep = i;
            }
        }
    }
    if (job.outcome == u"success"_s)
        askIndex(repository, run, job);
    if (job.deployment != 0)
        setDeployment(repository, job, u"in_progress"_s, {}, at);
    if (CheckRun *check = findBy(repository.checks, &CheckRun::id, job.checkRun)) {
        check->status = u"in_progress"_s;
        check->started = at;
    }
}

/// Steps share a job's time equally; those after the one that fails are skipped.
void Engine::showSteps(Job &job, const QDateTime &now)
{
    const qsizetype count = qMax(qsizetype(1), job.steps.size());
    for (qsizetype i = 0; i < job.steps.size(); ++i) {
        JobStep &step = job.steps[i];
        const QDateTime from = job.started.addMSecs(job.seconds * 1000LL * i / count);
        const QDateTime to = job.started.addMSecs(job.seconds * 1000LL * (i + 1) / count);
        if (now < from)
            return;
        step.started = from;
        step.status = now < to ? u"in_progress"_s : u"completed"_s;
        if (now < to)
            return;
        step.completed = to;
        const bool closing = i + 1 == job.steps.size(); // "Complete job" always runs
        step.conclusion = i == job.failingStep                                      ? u"failure"_s
                          : job.failingStep >= 0 && i > job.failingStep && !closing ? u"skipped"_s
                                                                                    : u"success"_s;
    }
}

void Engine::finish(Repository &repository, WorkflowRun &run, Job &job, const QString &conclusion, const QDateTime &at,
                    const QString &message)
{
    const bool ran = job.status == u"in_progress"_s;
    if (ran)
        showSteps(job, at);
    job.status = u"completed"_s;
    job.conclusion = conclusion;
    job.message = message;
    job.completed = at;
    if (!job.started.isValid())
        job.started = at;
    for (JobStep &step : job.steps) {
        if (!ran || step.status == u"completed"_s)
            continue;
        step.status = u"completed"_s;
        step.conclusion = u"cancelled"_s;
        step.completed = at;
    }
    if (CheckRun *check = findBy(repository.checks, &CheckRun::id, job.checkRun)) {
        check->status = u"completed"_s;
        check->conclusion = conclusion;
        check->completed = at;
    }
    if (job.deployment != 0 && message.isEmpty())
        setDeployment(repository, job, conclusion == u"success"_s ? u"success"_s : u"failure"_s, {}, at);
    if (conclusion == u"success"_s && !job.release.isEmpty() && run.isTag())
        playRelease(repository, run, job);
    if (conclusion == u"success"_s)
        playUpload(repository, run, job);
}

/// What "gh release create" in a step does. Made with the workflow's own token, it starts no further workflow.
void Engine::playRelease(Repository &repository, const WorkflowRun &run, const Job &job)
{
    for (const Release &release : repository.releases) {
        if (release.tag == run.refName())
            return;
    }
    Release release;
    release.id = m_world.newId();
    release.tag = run.refName();
    release.target = run.sha;
    release.name = run.refName();
    release.draft = job.release.contains(u"draft"_s);
    release.prerelease = job.release.contains(u"prerelease"_s);
    release.login = u"github-actions[bot]"_s;
    release.created = job.completed;
    if (!release.draft)
        release.published = job.completed;
    repository.releases.append(release);
}

void Engine::summarise(Repository &repository, WorkflowRun &run)
{
    const auto any = [&](const auto &test) {
        return std::any_of(run.jobs.begin(), run.jobs.end(),
                           [&](const Job &job) { return job.attempt == run.attempt && test(job); });
    };
    const auto concluded = [&](const QString &word) {
        return any([&](const Job &job) { return job.conclusion == word; });
    };
    run.updated = m_world.now();
    repository.changed = true;
    if (any([](const Job &job) { return !isDone(job); })) {
        run.status = any([](const Job &job) { return job.status == u"in_progress"_s; }) ? u"in_progress"_s
                     : any([](const Job &job) { return job.status == u"waiting"_s; })   ? u"waiting"_s
                     : any(isDone)                                                      ? u"in_progress"_s
                                                                                        : u"queued"_s;
        return;
    }
    run.status = u"completed"_s;
    run.conclusion = concluded(u"failure"_s)     ? u"failure"_s
                     : concluded(u"timed_out"_s) ? u"failure"_s
                     : concluded(u"cancelled"_s) ? u"cancelled"_s
                     : concluded(u"success"_s)   ? u"success"_s
                                                 : u"skipped"_s;
    for (const Job &job : run.jobs)
        run.updated = job.attempt == run.attempt ? qMin(run.updated, m_world.now()) : run.updated;
}

void Engine::cancel(Repository &repository, WorkflowRun &run)
{
    for (Job &job : run.jobs) {
        if (job.attempt == run.attempt && !isDone(job))
            finish(repository, run, job, u"cancelled"_s, m_world.now());
    }
    summarise(repository, run);
    run.conclusion = u"cancelled"_s;
}

void Engine::rerun(Repository &repository, WorkflowRun &run, bool onlyFailed, qint64 only, const QString &login)
{
    QList<Job> fresh;
    QStringList again; // keys that run again, and so do those that need them
    for (const Job &job : std::as_const(run.jobs)) {
        if (job.attempt != run.attempt)
            continue;
        const bool after =
            std::any_of(job.needs.begin(), job.needs.end(), [&](const QString &need) { return again.contains(need); });
        const bool chosen = only != 0 ? job.id == only : !onlyFailed || job.conclusion != u"success"_s;
        Job copy = job;
        copy.attempt = run.attempt + 1;
        copy.id = m_world.newId();
        if (chosen || after) {
            again.append(job.key);
            copy.status = u"queued"_s;
            copy.conclusion = copy.message = copy.outcome = copy.refusal = QString();
            copy.failingStep = -1;
            copy.deployment = 0;
            copy.approved = false;
            copy.waitingSince = copy.started = copy.completed = QDateTime();
            copy.created = m_world.now();
            copy.checkRun = copy.id;
            for (JobStep &step : copy.steps)
                step = {step.name, u"queued"_s, {}, {}, {}};
            CheckRun check;
            check.id = copy.checkRun;
            check.suite = run.suite;
            check.name = copy.name;
            check.sha = run.sha;
            check.started = m_world.now();
            repository.checks.append(check);
        }
        fresh.append(copy);
    }
    run.jobs += fresh;
    ++run.attempt;
    run.status = u"queued"_s;
    run.conclusion.clear();
    run.triggering = login;
    run.started = run.updated = m_world.now();
    repository.changed = true;
}

} // namespace tagboat::practice
