// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/engine.h"
#include "practice/forge/graphqlschema.h"
#include "practice/forge/merges.h"
#include "practice/forge/rules.h"
#include "practice/forge/views.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

QString upper(const QString &word)
{
    return word.toUpper();
}

QJsonValue upperOrNull(const QString &word)
{
    return word.isEmpty() ? QJsonValue() : QJsonValue(word.toUpper());
}

} // namespace

/// With a fine-grained token checks of a private repository cannot be read: no such permission can be granted.
bool GraphQlSchema::seesChecks(const Repository &repository) const
{
    return !m_call.token.fineGrained || !repository.isPrivate;
}

GraphQlNode GraphQlSchema::commit(const Place &place, const QString &sha)
{
    const auto info = place.git->commit(sha).value_or(GitCommitInfo());
    GraphQlNode node(u"Commit"_s);
    node.value(u"id"_s, nodeId(u"C"_s, place.repository->id) + sha).value(u"oid"_s, sha);
    node.value(u"abbreviatedOid"_s, sha.left(7)).value(u"message"_s, info.message);
    node.value(u"messageHeadline"_s, info.message.section(u'\n', 0, 0));
    node.value(u"committedDate"_s, timeText(info.committer.when)).value(u"authoredDate"_s, timeText(info.author.when));
    node.value(u"url"_s, page(place, u"/commit/"_s + sha));
    node.field(u"statusCheckRollup"_s, [=, this](const auto &) { return rollup(place, sha); });
    node.field(u"checkSuites"_s, [=, this](const QJsonObject &arguments) {
        if (!seesChecks(*place.repository))
            return GraphQlOutcome::fail(u"FORBIDDEN"_s, u"Resource not accessible by personal access token"_s);
        QList<GraphQlNode> nodes;
        for (auto run = place.repository->runs.rbegin(); run != place.repository->runs.rend(); ++run) {
            if (run->sha == sha)
                nodes.append(suite(place, *run));
        }
        return connection(u"CheckSuite"_s, nodes, arguments);
    });
    return node.alsoA(u"GitObject"_s);
}

/// All checks of a commit in one word: FAILURE before PENDING before SUCCESS; null without any.
GraphQlOutcome GraphQlSchema::rollup(const Place &place, const QString &sha)
{
    if (!seesChecks(*place.repository))
        return GraphQlOutcome::fail(u"FORBIDDEN"_s, u"Resource not accessible by personal access token"_s);
    QStringList names;
    QList<GraphQlNode> contexts;
    QStringList states;
    for (auto check = place.repository->checks.rbegin(); check != place.repository->checks.rend(); ++check) {
        if (check->sha != sha || names.contains(check->name + QString::number(check->suite)))
            continue;
        names.append(check->name + QString::number(check->suite));
        contexts.append(checkRun(place, *check));
        states.append(checkState(*place.repository, sha, check->name));
    }
    for (auto status = place.repository->statuses.rbegin(); status != place.repository->statuses.rend(); ++status) {
        if (status->sha != sha || names.contains(status->context))
            continue;
        names.append(status->context);
        states.append(status->state == u"error"_s ? u"failure"_s : status->state);
        contexts.append(GraphQlNode(u"StatusContext"_s)
                            .value(u"context"_s, status->context)
                            .value(u"state"_s, upper(status->state))
                            .value(u"description"_s, orNull(status->description))
                            .value(u"targetUrl"_s, orNull(status->targetUrl))
                            .value(u"createdAt"_s, timeText(status->created)));
    }
    if (contexts.isEmpty())
        return GraphQlOutcome::null();
    GraphQlNode node(u"StatusCheckRollup"_s);
    node.value(u"state"_s, states.contains(u"failure"_s)   ? u"FAILURE"_s
                           : states.contains(u"pending"_s) ? u"PENDING"_s
                                                           : u"SUCCESS"_s);
    node.field(u"contexts"_s, [=](const QJsonObject &arguments) {
        return connection(u"StatusCheckRollupContext"_s, contexts, arguments);
    });
    return GraphQlOutcome::of(node);
}

GraphQlNode GraphQlSchema::checkRun(const Place &place, const CheckRun &check)
{
    GraphQlNode node(u"CheckRun"_s);
    node.value(u"databaseId"_s, check.id).value(u"name"_s, check.name).value(u"status"_s, upper(check.status));
    node.value(u"conclusion"_s, upperOrNull(check.conclusion)).value(u"startedAt"_s, timeText(check.started));
    node.value(u"completedAt"_s, timeText(check.completed));
    node.value(u"detailsUrl"_s,
               check.detailsUrl.isEmpty() ? page(place, u"/runs/%1"_s.arg(check.id)) : check.detailsUrl);
    const qint64 suiteId = check.suite;
    return node.field(u"checkSuite"_s, [=, this](const auto &) {
        const WorkflowRun *run = findBy(place.repository->runs, &WorkflowRun::suite, suiteId);
        return run ? GraphQlOutcome::of(suite(place, *run)) : GraphQlOutcome::null();
    });
}

GraphQlNode GraphQlSchema::suite(const Place &place, const WorkflowRun &run)
{
    GraphQlNode node(u"CheckSuite"_s);
    const QString status = run.status;
    node.value(u"databaseId"_s, run.suite).value(u"status"_s, upper(status));
    node.value(u"conclusion"_s, upperOrNull(run.conclusion));
    const qint64 id = run.id;
    return node.field(u"workflowRun"_s, [=, this](const auto &) {
        const WorkflowRun *found = findBy(place.repository->runs, &WorkflowRun::id, id);
        return found ? GraphQlOutcome::of(workflowRun(place, *found)) : GraphQlOutcome::null();
    });
}

GraphQlNode GraphQlSchema::workflowRun(const Place &place, const WorkflowRun &run)
{
    GraphQlNode node(u"WorkflowRun"_s);
    node.value(u"id"_s, nodeId(u"WFR"_s, run.id)).value(u"databaseId"_s, run.id).value(u"runNumber"_s, run.number);
    node.value(u"event"_s, run.event).value(u"url"_s, page(place, u"/actions/runs/%1"_s.arg(run.id)));
    node.value(u"createdAt"_s, timeText(run.created)).value(u"updatedAt"_s, timeText(run.updated));
    const qint64 workflowId = run.workflow;
    node.field(u"workflow"_s, [=](const auto &) {
        const Workflow *found = findBy(place.repository->workflows, &Workflow::id, workflowId);
        return GraphQlOutcome::of(GraphQlNode(u"Workflow"_s)
                                      .value(u"name"_s, found ? found->name : QString())
                                      .value(u"databaseId"_s, workflowId));
    });
    const qint64 id = run.id;
    node.field(u"pendingDeploymentRequests"_s, [=, this](const QJsonObject &arguments) {
        QList<GraphQlNode> nodes;
        QStringList known;
        const WorkflowRun *found = findBy(place.repository->runs, &WorkflowRun::id, id);
        for (const Job &job : found->jobs) {
            const Environment *held = findBy(place.repository->environments, &Environment::name, job.environment);
            if (job.attempt != found->attempt || job.status != u"waiting"_s || !held || known.contains(held->name))
                continue;
            known.append(held->name);
            GraphQlNode request(u"DeploymentRequest"_s);
            request.value(u"currentUserCanApprove"_s,
                          !job.approved && m_call.engine.mayReview(*held, *found, m_call.user.login));
            request.value(u"waitTimer"_s, held->waitTimer);
            request.value(u"waitTimerStartedAt"_s, held->waitTimer > 0 ? timeText(job.waitingSince) : QJsonValue());
            const Environment copy = *held;
            request.field(u"environment"_s,
                          [=, this](const auto &) { return GraphQlOutcome::of(environment(place, copy)); });
            request.field(u"reviewers"_s, [=, this](const QJsonObject &inner) {
                QList<GraphQlNode> reviewers;
                for (const Reviewer &reviewer : copy.reviewers) {
                    const Team *team = reviewer.team ? m_call.world.team(reviewer.id) : nullptr;
                    const Account *account = reviewer.team ? nullptr : m_call.world.account(reviewer.id);
                    if (team)
                        reviewers.append(GraphQlNode(u"Team"_s)
                                             .value(u"slug"_s, team->slug)
                                             .value(u"name"_s, team->name)
                                             .value(u"databaseId"_s, team->id));
                    if (account)
                        reviewers.append(actor(account->login));
                }
                return connection(u"DeploymentReviewer"_s, reviewers, inner);
            });
            nodes.append(request);
        }
        return connection(u"DeploymentRequest"_s, nodes, arguments);
    });
    return node;
}

GraphQlNode GraphQlSchema::environment(const Place &place, const Environment &environment)
{
    GraphQlNode node(u"Environment"_s);
    node.value(u"id"_s, nodeId(u"EN"_s, environment.id)).value(u"databaseId"_s, environment.id);
    return node.value(u"name"_s, environment.name).value(u"url"_s, page(place, u"/deployments/"_s + environment.name));
}

GraphQlNode GraphQlSchema::deployment(const Place &place, const Deployment &deployment)
{
    GraphQlNode node(u"Deployment"_s);
    const DeploymentStatus last = deployment.statuses.isEmpty() ? DeploymentStatus() : deployment.statuses.constLast();
    node.value(u"id"_s, nodeId(u"DE"_s, deployment.id)).value(u"databaseId"_s, deployment.id);
    node.value(u"environment"_s, deployment.environment).value(u"commitOid"_s, deployment.sha);
    node.value(u"createdAt"_s, timeText(deployment.created)).value(u"updatedAt"_s, timeText(deployment.updated));
    node.value(u"description"_s, orNull(deployment.description)).value(u"task"_s, deployment.task);
    node.value(u"state"_s, last.state.isEmpty()         ? u"PENDING"_s
                           : last.state == u"success"_s ? u"ACTIVE"_s
                                                        : upper(last.state));
    const QString name = deployment.ref;
    node.field(u"ref"_s, [=, this](const auto &) {
        for (const QString &prefix : {u"refs/tags/"_s, u"refs/heads/"_s}) {
            if (const auto found = place.git->reference(prefix + name); found)
                return GraphQlOutcome::of(ref(place, *found));
        }
        return GraphQlOutcome::null();
    });
    return node.field(u"latestStatus"_s, [last](const auto &) {
        if (last.state.isEmpty())
            return GraphQlOutcome::null();
        return GraphQlOutcome::of(GraphQlNode(u"DeploymentStatus"_s)
                                      .value(u"state"_s, upper(last.state))
                                      .value(u"description"_s, orNull(last.description))
                                      .value(u"createdAt"_s, timeText(last.created))
                                      .value(u"updatedAt"_s, timeText(last.created))
                                      .value(u"logUrl"_s, orNull(last.logUrl))
                                      .value(u"environmentUrl"_s, orNull(last.environmentUrl)));
    });
}

GraphQlNode GraphQlSchema::pull(const Place &place, const PullRequest &pull)
{
    GraphQlNode node(u"PullRequest"_s);
    node.value(u"id"_s, nodeId(u"PR"_s, pull.id)).value(u"databaseId"_s, pull.id).value(u"number"_s, pull.number);
    node.value(u"title"_s, pull.title).value(u"body"_s, pull.body).value(u"isDraft"_s, pull.draft);
    node.value(u"headRefName"_s, pull.head).value(u"headRefOid"_s, pull.headSha);
    node.value(u"baseRefName"_s, pull.base).value(u"baseRefOid"_s, pull.baseSha);
    node.value(u"url"_s, page(place, u"/pull/%1"_s.arg(pull.number))).value(u"isCrossRepository"_s, false);
    node.value(u"merged"_s, !pull.mergedBy.isEmpty()).value(u"closed"_s, pull.closed);
    node.value(u"state"_s, !pull.closed ? u"OPEN"_s : pull.mergedBy.isEmpty() ? u"CLOSED"_s : u"MERGED"_s);
    node.value(u"createdAt"_s, timeText(pull.created)).value(u"updatedAt"_s, timeText(pull.updated));
    node.value(u"mergedAt"_s, timeText(pull.mergedAt)).value(u"closedAt"_s, timeText(pull.closedAt));
    node.value(u"maintainerCanModify"_s, pull.maintainerCanModify);
    node.value(u"isInMergeQueue"_s, false).value(u"isMergeQueueEnabled"_s, false);
    node.value(u"autoMergeRequest"_s, QJsonValue()).value(u"milestone"_s, QJsonValue());
    node.field(u"mergeStateStatus"_s, [=, this](const auto &) {
        const auto block = mergeBlock(m_call.world, *place.repository, pull, {});
        return GraphQlOutcome::of(QJsonValue(block ? upper(block->state) : u"CLEAN"_s));
    });
    const PullRequest copy = pull;
    node.field(u"mergeable"_s, [=](const auto &) {
        const bool known = copy.computedFor == copy.headSha + copy.baseSha;
        return GraphQlOutcome::of(QJsonValue(known && !copy.closed ? u"MERGEABLE"_s : u"UNKNOWN"_s));
    });
    node.field(u"reviewDecision"_s, [=, this](const auto &) {
        const RefRules rules = rulesOf(m_call.world, *place.repository, *place.git, u"refs/heads/"_s + copy.base);
        QMap<QString, QString> latest;
        for (const Review &review : copy.reviews) {
            if (review.state != u"COMMENTED"_s)
                latest.insert(review.login, review.state);
        }
        const QStringList states = latest.values();
        if (states.contains(u"CHANGES_REQUESTED"_s))
            return GraphQlOutcome::of(QJsonValue(u"CHANGES_REQUESTED"_s));
        if (rules.approvals == 0)
            return GraphQlOutcome::null(); // no review is asked for
        return GraphQlOutcome::of(
            QJsonValue(states.count(u"APPROVED"_s) >= rules.approvals ? u"APPROVED"_s : u"REVIEW_REQUIRED"_s));
    });
    node.field(u"mergeCommit"_s, [=, this](const auto &) {
        return copy.mergeCommit.isEmpty() ? GraphQlOutcome::null()
                                          : GraphQlOutcome::of(commit(place, copy.mergeCommit));
    });
    node.field(u"author"_s, [=, this](const auto &) { return GraphQlOutcome::of(actor(copy.login)); });
    node.field(u"labels"_s, [=](const QJsonObject &arguments) {
        QList<GraphQlNode> nodes;
        for (const QString &label : copy.labels)
            nodes.append(GraphQlNode(u"Label"_s).value(u"name"_s, label).value(u"color"_s, u"ededed"_s));
        return connection(u"Label"_s, nodes, arguments);
    });
    node.field(u"headRepository"_s, [=, this](const auto &) { return GraphQlOutcome::of(repository(place)); });
    node.field(u"headRepositoryOwner"_s,
               [=, this](const auto &) { return GraphQlOutcome::of(actor(place.repository->owner)); });
    node.field(u"commits"_s, [=, this](const QJsonObject &arguments) {
        QList<GraphQlNode> nodes;
        const auto log = place.git->log(copy.headSha, copy.baseSha);
        for (const GitCommitInfo &info : log.value_or(QList<GitCommitInfo>())) {
            const QString sha = info.sha;
            nodes.prepend(GraphQlNode(u"PullRequestCommit"_s).field(u"commit"_s, [=, this](const auto &) {
                return GraphQlOutcome::of(commit(place, sha));
            }));
        }
        return connection(u"PullRequestCommit"_s, nodes, arguments);
    });
    return node;
}

GraphQlNode GraphQlSchema::mutation()
{
    GraphQlNode node(u"Mutation"_s);
    node.field(u"approveDeployments"_s, [this](const QJsonObject &arguments) {
        return answerDeployments(arguments[u"input"_s].toObject(), u"approved"_s);
    });
    node.field(u"rejectDeployments"_s, [this](const QJsonObject &arguments) {
        return answerDeployments(arguments[u"input"_s].toObject(), u"rejected"_s);
    });
    node.field(u"mergePullRequest"_s,
               [this](const QJsonObject &arguments) { return mergePullRequest(arguments[u"input"_s].toObject()); });
    return node;
}

GraphQlOutcome GraphQlSchema::mergePullRequest(const QJsonObject &input)
{
    for (const auto &[key, each] : m_call.world.repositories()) {
        for (const PullRequest &found : std::as_const(each->pulls)) {
            const auto git = m_call.world.git(*each);
            if (!git || nodeId(u"PR"_s, found.id) != input[u"pullRequestId"_s].toString())
                continue;
            if (m_call.world.role(*each, m_call.user.login) < rankOf(u"push"_s))
                return GraphQlOutcome::fail(u"FORBIDDEN"_s, u"You do not have permission to merge."_s);
            QJsonObject body{{u"merge_method"_s, input[u"mergeMethod"_s].toString(u"merge"_s).toLower()}};
            for (const auto &[from, to] :
                 {std::pair(u"expectedHeadOid"_s, u"sha"_s), std::pair(u"commitHeadline"_s, u"commit_title"_s),
                  std::pair(u"commitBody"_s, u"commit_message"_s)}) {
                if (!input[from].toString().isEmpty())
                    body.insert(to, input[from]);
            }
            Call call{m_call.world, m_call.engine, m_call.request, m_call.user,
                      m_call.token, each.get(),    *git,           {{u"pull_number"_s, QString::number(found.number)}},
                      body};
            each->changed = true;
            const int number = found.number;
            if (const Reply reply = mergePull(call); reply.status != 200)
                return GraphQlOutcome::fail(u"UNPROCESSABLE"_s,
                                            QJsonDocument::fromJson(reply.body)[u"message"_s].toString());
            const Place place{each.get(), *git};
            GraphQlNode payload(u"MergePullRequestPayload"_s);
            payload.value(u"clientMutationId"_s, input[u"clientMutationId"_s]);
            payload.field(u"pullRequest"_s, [=, this](const auto &) {
                const PullRequest *merged = findBy(place.repository->pulls, &PullRequest::number, number);
                return GraphQlOutcome::of(pull(place, *merged));
            });
            return GraphQlOutcome::of(payload);
        }
    }
    return GraphQlOutcome::fail(u"NOT_FOUND"_s, u"Could not resolve to a node with the global id of '%1'"_s.arg(
                                                    input[u"pullRequestId"_s].toString()));
}

GraphQlOutcome GraphQlSchema::answerDeployments(const QJsonObject &input, const QString &state)
{
    for (const auto &[key, each] : m_call.world.repositories()) {
        Repository &repository = *each;
        for (WorkflowRun &run : repository.runs) {
            if (nodeId(u"WFR"_s, run.id) != input[u"workflowRunId"_s].toString())
                continue;
            DeploymentReview review{state, m_call.user.login, input[u"comment"_s].toString(),
                                    {},    run.attempt,       m_call.now()};
            for (const Environment &environment : repository.environments) {
                if (!input[u"environmentIds"_s].toArray().contains(nodeId(u"EN"_s, environment.id)))
                    continue;
                if (!m_call.engine.mayReview(environment, run, m_call.user.login))
                    return GraphQlOutcome::fail(u"FORBIDDEN"_s, u"You are not an approved reviewer"_s);
                review.environments.append(environment.name);
            }
            const auto git = m_call.world.git(repository);
            const QList<qint64> ids = m_call.engine.review(repository, run, review);
            repository.changed = true;
            QList<GraphQlNode> nodes;
            for (const Deployment &deployment : repository.deployments) {
                if (git && ids.contains(deployment.id))
                    nodes.append(this->deployment({&repository, *git}, deployment));
            }
            GraphQlNode payload(state == u"approved"_s ? u"ApproveDeploymentsPayload"_s
                                                       : u"RejectDeploymentsPayload"_s);
            payload.value(u"clientMutationId"_s, input[u"clientMutationId"_s]);
            payload.field(u"deployments"_s, [nodes](const auto &) { return GraphQlOutcome::of(nodes); });
            return GraphQlOutcome::of(payload);
        }
    }
    return GraphQlOutcome::fail(u"NOT_FOUND"_s, u"Could not resolve to a node with the global id of '%1'"_s.arg(
                                                    input[u"workflowRunId"_s].toString()));
}

} // namespace tagboat::practice
