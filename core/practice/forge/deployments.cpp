// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/router.h"
#include "practice/forge/rules.h"
#include "practice/forge/views.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

Deployment *deploymentOf(Call &call)
{
    return findBy(call.repository->deployments, &Deployment::id, call.id(u"deployment_id"_s));
}

Reply list(Call &call)
{
    QList<Deployment> found;
    for (const Deployment &deployment : call.repository->deployments) {
        const auto asked = [&](const QString &name, const QString &value) {
            const QString wanted = call.query(name);
            return wanted.isEmpty() || wanted == u"none"_s || wanted == value;
        };
        if (asked(u"environment"_s, deployment.environment) && asked(u"ref"_s, deployment.ref) &&
            asked(u"sha"_s, deployment.sha) && asked(u"task"_s, deployment.task))
            found.prepend(deployment);
    }
    return paged(call, found, [&](const Deployment &deployment) { return deploymentView(call, deployment); });
}

Reply read(Call &call)
{
    const Deployment *deployment = deploymentOf(call);
    return deployment ? Reply::of(deploymentView(call, *deployment)) : Reply::notFound();
}

Reply create(Call &call)
{
    BodyCheck check(call.body);
    check.string(u"ref"_s, true).string(u"environment"_s).string(u"task"_s).array(u"required_contexts"_s);
    if (const auto problem = check.boolean(u"auto_merge"_s).string(u"description"_s).problem())
        return *problem;
    const QString ref = call.body[u"ref"_s].toString();
    const auto sha = call.git->resolve(ref);
    if (!sha)
        return Reply::error(422, u"No ref found for: "_s + ref);
    for (const QJsonValue context : call.body[u"required_contexts"_s].toArray()) {
        if (checkState(*call.repository, *sha, context.toString()) != u"success"_s)
            return Reply::error(409, u"Conflict: Commit status checks failed for %1."_s.arg(ref));
    }
    Deployment deployment;
    deployment.id = call.world.newId();
    deployment.sha = *sha;
    deployment.ref = ref;
    deployment.environment = call.body[u"environment"_s].toString(u"production"_s);
    deployment.task = call.body[u"task"_s].toString(u"deploy"_s);
    deployment.description = call.body[u"description"_s].toString();
    deployment.payload = call.body[u"payload"_s];
    deployment.production = call.body[u"production_environment"_s].toBool(deployment.environment == u"production"_s);
    deployment.transient = call.body[u"transient_environment"_s].toBool();
    deployment.login = call.user.login;
    deployment.created = deployment.updated = call.now();
    call.repository->deployments.append(deployment);
    return Reply::of(deploymentView(call, deployment), 201);
}

Reply statuses(Call &call)
{
    const Deployment *deployment = deploymentOf(call);
    if (!deployment)
        return Reply::notFound();
    QList<DeploymentStatus> found = deployment->statuses;
    std::reverse(found.begin(), found.end());
    return paged(call, found,
                 [&](const DeploymentStatus &status) { return deploymentStatusView(call, *deployment, status); });
}

Reply addStatus(Call &call)
{
    Deployment *deployment = deploymentOf(call);
    if (!deployment)
        return Reply::notFound();
    const QStringList states{u"error"_s,  u"failure"_s, u"inactive"_s, u"in_progress"_s,
                             u"queued"_s, u"pending"_s, u"success"_s};
    BodyCheck check(call.body);
    check.oneOf(u"state"_s, states, true).string(u"description"_s).string(u"log_url"_s);
    if (const auto problem = check.string(u"environment_url"_s).boolean(u"auto_inactive"_s).problem())
        return *problem;
    const QString description = call.body[u"description"_s].toString();
    if (description.size() > 140)
        return Reply::invalid(u"DeploymentStatus"_s, u"description"_s, u"custom"_s,
                              u"description is too long (maximum is 140 characters)"_s);
    deployment->statuses.append({call.world.newId(), call.body[u"state"_s].toString(), description,
                                 call.body[u"log_url"_s].toString(), call.body[u"environment_url"_s].toString(),
                                 call.user.login, call.now()});
    deployment->updated = call.now();
    return Reply::of(deploymentStatusView(call, *deployment, deployment->statuses.last()), 201);
}

Reply oneStatus(Call &call)
{
    const Deployment *deployment = deploymentOf(call);
    const DeploymentStatus *status =
        deployment ? findBy(deployment->statuses, &DeploymentStatus::id, call.id(u"status_id"_s)) : nullptr;
    return status ? Reply::of(deploymentStatusView(call, *deployment, *status)) : Reply::notFound();
}

} // namespace

QJsonObject deploymentView(const Call &call, const Deployment &deployment)
{
    const QString self = call.url(u"/deployments/%1"_s.arg(deployment.id));
    return {{u"id"_s, deployment.id},
            {u"node_id"_s, nodeId(u"DE"_s, deployment.id)},
            {u"url"_s, self},
            {u"sha"_s, deployment.sha},
            {u"ref"_s, deployment.ref},
            {u"task"_s, deployment.task},
            {u"payload"_s,
             deployment.payload.isObject() || deployment.payload.isString() ? deployment.payload : QJsonObject()},
            {u"environment"_s, deployment.environment},
            {u"original_environment"_s, deployment.environment},
            {u"description"_s, orNull(deployment.description)},
            {u"creator"_s, simpleUser(call.world, deployment.login)},
            {u"created_at"_s, timeText(deployment.created)},
            {u"updated_at"_s, timeText(deployment.updated)},
            {u"statuses_url"_s, QString(self + u"/statuses"_s)},
            {u"repository_url"_s, call.url({})},
            {u"transient_environment"_s, deployment.transient},
            {u"production_environment"_s, deployment.production},
            {u"performed_via_github_app"_s, QJsonValue()}};
}

QJsonObject deploymentStatusView(const Call &call, const Deployment &deployment, const DeploymentStatus &status)
{
    const QString self = call.url(u"/deployments/%1"_s.arg(deployment.id));
    // The description of REST knows no "waiting"; GraphQL does.
    const QString state = status.state == u"waiting"_s ? u"pending"_s : status.state;
    return {{u"id"_s, status.id},
            {u"node_id"_s, nodeId(u"DES"_s, status.id)},
            {u"url"_s, QString(self + u"/statuses/%1"_s.arg(status.id))},
            {u"state"_s, state},
            {u"creator"_s, simpleUser(call.world, status.login)},
            {u"description"_s, status.description},
            {u"environment"_s, deployment.environment},
            {u"target_url"_s, status.logUrl},
            {u"log_url"_s, status.logUrl},
            {u"environment_url"_s, status.environmentUrl},
            {u"created_at"_s, timeText(status.created)},
            {u"updated_at"_s, timeText(status.created)},
            {u"deployment_url"_s, self},
            {u"repository_url"_s, call.url({})},
            {u"performed_via_github_app"_s, QJsonValue()}};
}

void addDeploymentRoutes(Router &router)
{
    const QString one = u"~/deployments/{deployment_id}"_s;
    router.add("GET", u"~/deployments"_s, reads("deployments"), list);
    router.add("POST", u"~/deployments"_s, writes("deployments"), create);
    router.add("GET", one, reads("deployments"), read);
    router.add("GET", one + u"/statuses"_s, reads("deployments"), statuses);
    router.add("POST", one + u"/statuses"_s, writes("deployments"), addStatus);
    router.add("GET", one + u"/statuses/{status_id}"_s, reads("deployments"), oneStatus);
}

} // namespace tagboat::practice
