// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/releasedeployments.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// Of each environment the newest; the list is the forge's, newest first.
QList<ForgeDeployment> newestOfEach(const QList<ForgeDeployment> &all)
{
    QList<ForgeDeployment> newest;
    for (const ForgeDeployment &each : all) {
        const bool met = std::ranges::any_of(newest, [&](const ForgeDeployment &other) {
            return other.environment.compare(each.environment, Qt::CaseInsensitive) == 0;
        });
        if (!met)
            newest.append(each);
    }
    std::ranges::stable_sort(newest, {}, &ForgeDeployment::createdAt);
    return newest;
}

} // namespace

QString deploymentStateName(DeploymentStatus::State state)
{
    using State = DeploymentStatus::State;
    switch (state) {
    case State::Error:
        return u"error"_s;
    case State::Failure:
        return u"failure"_s;
    case State::Inactive:
        return u"inactive"_s;
    case State::InProgress:
        return u"in_progress"_s;
    case State::Queued:
        return u"queued"_s;
    case State::Pending:
        return u"pending"_s;
    case State::Success:
        return u"success"_s;
    case State::Waiting:
        return u"waiting"_s;
    case State::Other:
        break;
    }
    return u"other"_s;
}

QCoro::Task<Result<QList<EnvironmentDeployment>>> deploymentsOf(ForgePlace place, QString commit, Cancel cancel)
{
    DeploymentQuery query;
    query.commit = commit;
    query.limit = 100;
    Deployments &deployments = place.forge->deployments();
    TB_CO_TRY(const auto all, co_await deployments.find(place.repository, query, cancel));
    const QList<ForgeDeployment> newest = newestOfEach(all);
    QList<EnvironmentDeployment> found;
    for (const ForgeDeployment &each : newest) {
        const qint64 id = each.id;
        TB_CO_TRY(const auto statuses, co_await deployments.statuses(place.repository, id, cancel));
        EnvironmentDeployment made;
        made.environment = each.environment;
        made.reference = each.reference;
        made.creator = each.creator;
        made.createdAt = made.changedAt = each.createdAt;
        if (!statuses.isEmpty()) {
            const DeploymentStatus &last = statuses.constFirst();
            made.state = last.state;
            made.changedAt = last.createdAt;
            made.description = last.description;
            made.logUrl = last.logUrl;
        }
        found.append(made);
    }
    co_return found;
}

QString taggedCommit(const ReleaseState &release)
{
    QString commit;
    for (const StepState &step : release.steps) {
        if (step.spec.kind == u"tag" && step.ended())
            commit = step.facts[u"commit"_s].toString();
    }
    return commit;
}

} // namespace tagboat
