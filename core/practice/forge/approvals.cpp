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

QJsonObject shortEnvironment(const Call &call, const Environment &environment)
{
    const QJsonObject whole = environmentView(call, environment);
    QJsonObject view;
    for (const QString &key : {u"id"_s, u"node_id"_s, u"name"_s, u"url"_s, u"html_url"_s})
        view.insert(key, whole[key]);
    return view;
}

/// The environments that hold the newest attempt back, each once, with the job that waits longest.
QList<std::pair<const Environment *, const Job *>> waiting(Call &call, const WorkflowRun &run)
{
    QList<std::pair<const Environment *, const Job *>> found;
    for (const Job &job : run.jobs) {
        if (job.attempt != run.attempt || job.status != u"waiting"_s)
            continue;
        const Environment *environment = findBy(call.repository->environments, &Environment::name, job.environment);
        const auto known = [&](const auto &pair) { return pair.first == environment; };
        if (environment && std::none_of(found.begin(), found.end(), known))
            found.append({environment, &job});
    }
    return found;
}

Reply pending(Call &call)
{
    const WorkflowRun *run = runOf(call);
    if (!run)
        return Reply::notFound();
    QJsonArray views;
    for (const auto &[environment, job] : waiting(call, *run)) {
        QJsonArray reviewers;
        for (const Reviewer &reviewer : environment->reviewers)
            reviewers.append(reviewerView(call.world, reviewer));
        const bool may = !job->approved && call.engine.mayReview(*environment, *run, call.user.login);
        const QDateTime since = environment->waitTimer > 0 ? job->waitingSince : QDateTime();
        views.append(QJsonObject{{u"environment"_s, shortEnvironment(call, *environment)},
                                 {u"wait_timer"_s, environment->waitTimer},
                                 {u"wait_timer_started_at"_s, timeText(since)},
                                 {u"current_user_can_approve"_s, may},
                                 {u"reviewers"_s, reviewers}});
    }
    return Reply::of(views);
}

Reply answer(Call &call)
{
    WorkflowRun *run = runOf(call);
    if (!run)
        return Reply::notFound();
    BodyCheck check(call.body);
    check.array(u"environment_ids"_s, true).string(u"comment"_s, true);
    if (const auto problem = check.oneOf(u"state"_s, {u"approved"_s, u"rejected"_s}, true).problem())
        return *problem;
    DeploymentReview review{call.body[u"state"_s].toString(),
                            call.user.login,
                            call.body[u"comment"_s].toString(),
                            {},
                            run->attempt,
                            call.now()};
    const auto held = waiting(call, *run);
    for (const QJsonValue value : call.body[u"environment_ids"_s].toArray()) {
        if (!value.isDouble())
            return Reply::error(422, u"Invalid request.\n\nFor 'items', %1 is not an integer."_s.arg(value.toString()));
        const auto same = [&](const auto &pair) {
            return pair.first->id == value.toInteger() && !pair.second->approved;
        };
        const auto found = std::find_if(held.begin(), held.end(), same);
        if (found == held.end())
            return Reply::invalid({u"No pending deployment requests to approve or reject"_s});
        if (!call.engine.mayReview(*found->first, *run, call.user.login))
            return Reply::invalid({u"You are not an approved reviewer for environment %1"_s.arg(found->first->name)});
        review.environments.append(found->first->name);
    }
    if (review.environments.isEmpty())
        return Reply::invalid({u"No pending deployment requests to approve or reject"_s});
    QJsonArray views;
    for (const qint64 id : call.engine.review(*call.repository, *run, review)) {
        if (const Deployment *deployment = findBy(call.repository->deployments, &Deployment::id, id))
            views.append(deploymentView(call, *deployment));
    }
    return Reply::of(views);
}

Reply history(Call &call)
{
    const WorkflowRun *run = runOf(call);
    if (!run)
        return Reply::notFound();
    QJsonArray views;
    for (const DeploymentReview &review : run->reviews) {
        QJsonArray environments;
        for (const QString &name : review.environments) {
            if (const Environment *found = findBy(call.repository->environments, &Environment::name, name)) {
                QJsonObject view = shortEnvironment(call, *found);
                view.insert(u"created_at"_s, timeText(found->created));
                view.insert(u"updated_at"_s, timeText(found->updated));
                environments.append(view);
            }
        }
        views.append(QJsonObject{{u"state"_s, review.state},
                                 {u"comment"_s, review.comment},
                                 {u"user"_s, simpleUser(call.world, review.login)},
                                 {u"environments"_s, environments}});
    }
    return Reply::of(views);
}

} // namespace

void addApprovalRoutes(Router &router)
{
    router.add("GET", u"~/actions/runs/{run_id}/pending_deployments"_s, reads("actions"), pending);
    router.add("POST", u"~/actions/runs/{run_id}/pending_deployments"_s, writes("deployments"), answer);
    router.add("GET", u"~/actions/runs/{run_id}/approvals"_s, reads("actions"), history);
}

} // namespace tagboat::practice
