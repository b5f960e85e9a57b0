// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/graphtexts.h"

namespace tagboat
{

namespace
{

/// What takes a permission that a token may lack (checks, alerts) comes as null with an error beside the data.
constexpr const char *overviewCard = R"(
fragment Card on Repository {
  name owner { login } url isPrivate isArchived pushedAt
  defaultBranchRef { name target { oid ... on Commit { statusCheckRollup { state } } } }
  releases(first: 3, orderBy: {field: CREATED_AT, direction: DESC}) {
    nodes { databaseId tagName name isDraft isPrerelease isLatest createdAt publishedAt url } }
  refs(refPrefix: "refs/tags/", first: 2, orderBy: {field: TAG_COMMIT_DATE, direction: DESC}) {
    nodes { name target { ... on Commit { ...Runs } ... on Tag { tagger { date } target { ... on Commit { ...Runs } } } } } }
  pullRequests(states: OPEN, first: 5, orderBy: {field: UPDATED_AT, direction: DESC}) {
    totalCount nodes { number title headRefName baseRefName isDraft reviewDecision } }
  deployments(first: 4, orderBy: {field: CREATED_AT, direction: DESC}) {
    nodes { databaseId environment state commitOid createdAt ref { name } } }
  milestones(states: OPEN, first: 1) { totalCount }
  vulnerabilityAlerts(states: OPEN, first: 1) { totalCount }
}
fragment Runs on Commit {
  oid committedDate
  checkSuites(first: 3) { nodes { status conclusion
    workflowRun { databaseId event url workflow { name }
      pendingDeploymentRequests(first: 3) { nodes { currentUserCanApprove waitTimer waitTimerStartedAt
        environment { databaseId name } } } } } }
}
)";

} // namespace

QByteArray overviewText(qsizetype count)
{
    QByteArray variables;
    QByteArray repositories;
    for (qsizetype i = 0; i < count; ++i) {
        const QByteArray n = QByteArray::number(i);
        variables += (i > 0 ? ", $o" : "$o") + n + ": String!, $n" + n + ": String!";
        repositories += "  r" + n + ": repository(owner: $o" + n + ", name: $n" + n + ") { ...Card }\n";
    }
    return "query Overview(" + variables + ") {\n" + repositories +
           "}" + overviewCard;
}

QByteArray mergedText(int count)
{
    return R"(query Merged($owner: String!, $name: String!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: MERGED, first: )" +
           QByteArray::number(count) + R"(, after: $after, orderBy: {field: UPDATED_AT, direction: DESC}) {
      pageInfo { hasNextPage endCursor }
      nodes { number title updatedAt mergedAt author { login } mergeCommit { oid }
        labels(first: 20) { nodes { name } }
        commits(first: 50) { nodes { commit { oid } } } } } }
}
)";
}

QByteArray openSubjectsText()
{
    return R"(query Open($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    issues(states: OPEN, first: 100, orderBy: {field: UPDATED_AT, direction: DESC}) {
      nodes { number title updatedAt } }
    pullRequests(states: OPEN, first: 100, orderBy: {field: UPDATED_AT, direction: DESC}) {
      nodes { number title updatedAt } } }
}
)";
}

} // namespace tagboat
