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

const QStringList conclusions{u"action_required"_s, u"cancelled"_s, u"failure"_s, u"neutral"_s,
                              u"success"_s,         u"skipped"_s,   u"stale"_s,   u"timed_out"_s};
const QStringList stati{u"queued"_s, u"in_progress"_s, u"completed"_s, u"waiting"_s, u"requested"_s, u"pending"_s};

/// Newest first; with @p latest each name once.
QList<CheckRun> checksOf(const Repository &repository, const QString &sha, bool latest)
{
    QList<CheckRun> found;
    QStringList names;
    for (auto check = repository.checks.rbegin(); check != repository.checks.rend(); ++check) {
        if (check->sha != sha || (latest && names.contains(check->name + QString::number(check->suite))))
            continue;
        names.append(check->name + QString::number(check->suite));
        found.append(*check);
    }
    return found;
}

Reply runsOfCommit(Call &call)
{
    const auto sha = call.git->resolve(call[u"ref"_s]);
    if (!sha)
        return Reply::error(422, u"No commit found for SHA: "_s + call[u"ref"_s]);
    QList<CheckRun> found = checksOf(*call.repository, *sha, call.query(u"filter"_s) != u"all"_s);
    found.removeIf([&](const CheckRun &check) {
        return (!call.query(u"check_name"_s).isEmpty() && call.query(u"check_name"_s) != check.name) ||
               (!call.query(u"status"_s).isEmpty() && call.query(u"status"_s) != check.status);
    });
    return paged(
        call, found, [&](const CheckRun &check) { return checkRunView(call, check); }, u"check_runs"_s);
}

Reply readRun(Call &call)
{
    const CheckRun *check = findBy(call.repository->checks, &CheckRun::id, call.id(u"check_run_id"_s));
    return check ? Reply::of(checkRunView(call, *check)) : Reply::notFound();
}

Reply annotations(Call &call)
{
    return findBy(call.repository->checks, &CheckRun::id, call.id(u"check_run_id"_s))
               ? paged(call, QList<QJsonObject>())
               : Reply::notFound();
}

Reply reportRun(Call &call)
{
    BodyCheck check(call.body);
    check.string(u"name"_s, true).string(u"head_sha"_s, true).oneOf(u"status"_s, stati);
    if (const auto problem = check.oneOf(u"conclusion"_s, conclusions).string(u"details_url"_s).problem())
        return *problem;
    if (!call.git->commit(call.body[u"head_sha"_s].toString()))
        return Reply::error(422, u"No commit found for SHA: "_s + call.body[u"head_sha"_s].toString());
    CheckRun run;
    run.id = call.world.newId();
    run.suite = call.world.newId();
    run.name = call.body[u"name"_s].toString();
    run.sha = call.body[u"head_sha"_s].toString();
    run.conclusion = call.body[u"conclusion"_s].toString();
    run.status = run.conclusion.isEmpty() ? call.body[u"status"_s].toString(u"queued"_s) : u"completed"_s;
    run.detailsUrl = call.body[u"details_url"_s].toString();
    run.started = call.now();
    if (run.status == u"completed"_s)
        run.completed = call.now();
    call.repository->checks.append(run);
    return Reply::of(checkRunView(call, run), 201);
}

Reply changeRun(Call &call)
{
    CheckRun *run = findBy(call.repository->checks, &CheckRun::id, call.id(u"check_run_id"_s));
    if (!run)
        return Reply::notFound();
    BodyCheck check(call.body);
    if (const auto problem = check.oneOf(u"status"_s, stati).oneOf(u"conclusion"_s, conclusions).problem())
        return *problem;
    run->conclusion = call.body[u"conclusion"_s].toString(run->conclusion);
    run->status = call.body.contains(u"conclusion"_s) ? u"completed"_s : call.body[u"status"_s].toString(run->status);
    if (run->status == u"completed"_s)
        run->completed = call.now();
    return Reply::of(checkRunView(call, *run));
}

/// The newest status of each context.
QList<CommitStatus> statusesOf(const Repository &repository, const QString &sha, bool latest)
{
    QList<CommitStatus> found;
    QStringList contexts;
    for (auto status = repository.statuses.rbegin(); status != repository.statuses.rend(); ++status) {
        if (status->sha != sha || (latest && contexts.contains(status->context)))
            continue;
        contexts.append(status->context);
        found.append(*status);
    }
    return found;
}

Reply combined(Call &call)
{
    const auto sha = call.git->resolve(call[u"ref"_s]);
    if (!sha)
        return Reply::notFound();
    const QList<CommitStatus> found = statusesOf(*call.repository, *sha, true);
    QString state = found.isEmpty() ? u"pending"_s : u"success"_s;
    QJsonArray views;
    for (const CommitStatus &status : found) {
        views.append(statusView(call, status, true));
        if (status.state == u"failure"_s || status.state == u"error"_s)
            state = u"failure"_s;
        else if (status.state == u"pending"_s && state != u"failure"_s)
            state = u"pending"_s;
    }
    return Reply::of(QJsonObject{{u"state"_s, state},
                                 {u"sha"_s, *sha},
                                 {u"total_count"_s, found.size()},
                                 {u"statuses"_s, views},
                                 {u"repository"_s, minimalRepository(call.world, *call.repository)},
                                 {u"commit_url"_s, call.url(u"/commits/"_s + *sha)},
                                 {u"url"_s, call.url(u"/commits/%1/status"_s.arg(*sha))}});
}

Reply statuses(Call &call)
{
    const auto sha = call.git->resolve(call[u"ref"_s]);
    if (!sha)
        return Reply::notFound();
    return paged(call, statusesOf(*call.repository, *sha, false),
                 [&](const CommitStatus &status) { return statusView(call, status, false); });
}

Reply reportStatus(Call &call)
{
    BodyCheck check(call.body);
    check.oneOf(u"state"_s, {u"error"_s, u"failure"_s, u"pending"_s, u"success"_s}, true);
    if (const auto problem = check.string(u"context"_s).string(u"description"_s).string(u"target_url"_s).problem())
        return *problem;
    if (!call.git->commit(call[u"sha"_s]))
        return Reply::error(422, u"No commit found for SHA: "_s + call[u"sha"_s]);
    const CommitStatus status{call.world.newId(),
                              call[u"sha"_s],
                              call.body[u"context"_s].toString(u"default"_s),
                              call.body[u"state"_s].toString(),
                              call.body[u"description"_s].toString(),
                              call.body[u"target_url"_s].toString(),
                              call.user.login,
                              call.now()};
    call.repository->statuses.append(status);
    return Reply::of(statusView(call, status, false), 201);
}

} // namespace

QJsonObject checkRunView(const Call &call, const CheckRun &check)
{
    const QString self = call.url(u"/check-runs/%1"_s.arg(check.id));
    const QJsonObject app{{u"id"_s, 15368},
                          {u"slug"_s, u"github-actions"_s},
                          {u"node_id"_s, nodeId(u"A"_s, 15368)},
                          {u"owner"_s, simpleUser(call.world, call.repository->owner)},
                          {u"name"_s, u"GitHub Actions"_s},
                          {u"description"_s, u"Automate your workflow from idea to production"_s},
                          {u"external_url"_s, u"https://help.github.com/en/actions"_s},
                          {u"html_url"_s, QString(call.world.address + u"/apps/github-actions"_s)},
                          {u"created_at"_s, u"2018-07-30T09:30:17Z"_s},
                          {u"updated_at"_s, u"2024-04-10T20:33:16Z"_s},
                          {u"permissions"_s, QJsonObject{{u"checks"_s, u"write"_s}, {u"metadata"_s, u"read"_s}}},
                          {u"events"_s, QJsonArray{u"workflow_dispatch"_s}}};
    return {{u"id"_s, check.id},
            {u"node_id"_s, nodeId(u"CR"_s, check.id)},
            {u"name"_s, check.name},
            {u"head_sha"_s, check.sha},
            {u"external_id"_s, QString()},
            {u"url"_s, self},
            {u"html_url"_s, pageUrl(call.world, *call.repository, u"/runs/%1"_s.arg(check.id))},
            {u"details_url"_s, check.detailsUrl.isEmpty()
                                   ? pageUrl(call.world, *call.repository, u"/runs/%1"_s.arg(check.id))
                                   : check.detailsUrl},
            {u"status"_s, check.status},
            {u"conclusion"_s, orNull(check.conclusion)},
            {u"started_at"_s, timeText(check.started)},
            {u"completed_at"_s, timeText(check.completed)},
            {u"check_suite"_s, QJsonObject{{u"id"_s, check.suite}}},
            {u"output"_s, QJsonObject{{u"title"_s, QJsonValue()},
                                      {u"summary"_s, QJsonValue()},
                                      {u"text"_s, QJsonValue()},
                                      {u"annotations_count"_s, 0},
                                      {u"annotations_url"_s, QString(self + u"/annotations"_s)}}},
            {u"app"_s, app},
            {u"pull_requests"_s, QJsonArray()}};
}

QJsonObject statusView(const Call &call, const CommitStatus &status, bool simple)
{
    QJsonObject view{{u"id"_s, status.id},
                     {u"node_id"_s, nodeId(u"SC"_s, status.id)},
                     {u"url"_s, call.url(u"/statuses/"_s + status.sha)},
                     {u"avatar_url"_s, QString(call.world.address + u'/' + status.login + u".png"_s)},
                     {u"state"_s, status.state},
                     {u"description"_s, orNull(status.description)},
                     {u"target_url"_s, orNull(status.targetUrl)},
                     {u"context"_s, status.context},
                     {u"created_at"_s, timeText(status.created)},
                     {u"updated_at"_s, timeText(status.created)}};
    if (!simple)
        view.insert(u"creator"_s, simpleUser(call.world, status.login));
    return view;
}

void addCheckRoutes(Router &router)
{
    router.add("GET", u"~/commits/{ref}/check-runs"_s, reads("checks"), runsOfCommit);
    router.add("GET", u"~/commits/{ref}/status"_s, reads("statuses"), combined);
    router.add("GET", u"~/commits/{ref}/statuses"_s, reads("statuses"), statuses);
    router.add("GET", u"~/check-runs/{check_run_id}"_s, reads("checks"), readRun);
    router.add("GET", u"~/check-runs/{check_run_id}/annotations"_s, reads("checks"), annotations);
    router.add("POST", u"~/check-runs"_s, writes("checks"), reportRun);
    router.add("PATCH", u"~/check-runs/{check_run_id}"_s, writes("checks"), changeRun);
    router.add("POST", u"~/statuses/{sha}"_s, writes("statuses"), reportStatus);
}

} // namespace tagboat::practice
