// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/call.h"
#include "practice/forge/engine.h"
#include "practice/forge/patterns.h"
#include "practice/forge/rules.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

Environment &Engine::environmentOf(Repository &repository, const QString &name)
{
    for (Environment &environment : repository.environments) {
        if (environment.name.compare(name, Qt::CaseInsensitive) == 0)
            return environment;
    }
    Environment fresh;
    fresh.id = m_world.newId();
    fresh.name = name;
    fresh.vault = newVault();
    fresh.created = fresh.updated = m_world.now();
    repository.environments.append(fresh);
    repository.changed = true;
    return repository.environments.last();
}

QDateTime Engine::timerEnd(const Environment &environment, const Job &job)
{
    return job.waitingSince.addSecs(environment.waitTimer * 60LL);
}

bool Engine::mayDeploy(const Repository &repository, const Environment &environment, const WorkflowRun &run) const
{
    if (environment.policy == u"protected"_s) { // protected branches, and so no tag
        const auto git = m_world.git(repository);
        return !run.isTag() && git && rulesOf(m_world, repository, **git, run.ref).exists;
    }
    if (environment.policy != u"custom"_s)
        return true;
    return std::any_of(environment.policies.begin(), environment.policies.end(), [&](const RefPolicy &policy) {
        return policy.tag == run.isTag() && fileMatches(policy.name, run.refName());
    });
}

bool Engine::wait(Repository &repository, WorkflowRun &run, Job &job)
{
    const Environment &environment = environmentOf(repository, job.environment);
    const QDateTime end = timerEnd(environment, job);
    if (m_world.now() < end || (!environment.reviewers.isEmpty() && !job.approved))
        return false;
    QDateTime from = end;
    for (const DeploymentReview &review : run.reviews) {
        if (review.attempt == run.attempt && review.environments.contains(environment.name))
            from = qMax(from, review.at);
    }
    go(repository, run, job, from);
    return true;
}

bool Engine::mayReview(const Environment &environment, const WorkflowRun &run, const QString &login) const
{
    if (environment.preventSelfReview && run.triggering == login)
        return false;
    return std::any_of(environment.reviewers.begin(), environment.reviewers.end(), [&](const Reviewer &reviewer) {
        const Team *team = reviewer.team ? m_world.team(reviewer.id) : nullptr;
        const Account *account = reviewer.team ? nullptr : m_world.account(reviewer.id);
        return (team && team->members.contains(login)) || (account && account->login == login);
    });
}

QList<qint64> Engine::review(Repository &repository, WorkflowRun &run, const DeploymentReview &review)
{
    QList<qint64> concerned;
    run.reviews.append(review);
    for (Job &job : run.jobs) {
        if (job.attempt != run.attempt || job.status != u"waiting"_s || !review.environments.contains(job.environment))
            continue;
        concerned.append(job.deployment);
        if (review.state == u"approved"_s) {
            job.approved = true;
        } else {
            setDeployment(repository, job, u"failure"_s, u"Rejected by "_s + review.login, review.at);
            finish(repository, run, job, u"failure"_s, review.at, u"Rejected by "_s + review.login);
        }
    }
    summarise(repository, run);
    return concerned;
}

void Engine::setDeployment(Repository &repository, const Job &job, const QString &state, const QString &description,
                           const QDateTime &at)
{
    Deployment *deployment = findBy(repository.deployments, &Deployment::id, job.deployment);
    if (!deployment)
        return;
    if (state == u"success"_s) { // a new success makes the environment's older ones inactive
        for (Deployment &other : repository.deployments) {
            if (other.id != deployment->id && other.environment == deployment->environment &&
                !other.statuses.isEmpty() && other.statuses.last().state == u"success"_s)
                other.statuses.append({m_world.newId(), u"inactive"_s, {}, {}, {}, deployment->login, at});
        }
    }
    const QString log = m_world.address + u'/' + repository.fullName() + u"/actions/job/"_s + QString::number(job.id);
    deployment->statuses.append({m_world.newId(), state, description, log, {}, deployment->login, at});
    deployment->updated = at;
    repository.changed = true;
}

} // namespace tagboat::practice
