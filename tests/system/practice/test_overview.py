# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Two hundred repositories through GraphQL in two requests, with two milliseconds of latency.

test_overview.py PROGRAM
"""
import time

import harbour

CARD = """
fragment Card on Repository {
  id databaseId nameWithOwner isArchived isPrivate viewerPermission url pushedAt
  defaultBranchRef { name target { oid ... on Commit { committedDate statusCheckRollup { state } } } }
  releases(first: 3, orderBy: {field: CREATED_AT, direction: DESC}) {
    nodes { databaseId tagName name isDraft isPrerelease isLatest createdAt publishedAt url } }
  refs(refPrefix: "refs/tags/", first: 2, orderBy: {field: TAG_COMMIT_DATE, direction: DESC}) {
    nodes { name target { __typename oid ... on Commit { ...Runs }
      ... on Tag { tagger { date } target { ... on Commit { ...Runs } } } } } }
  pullRequests(states: OPEN, first: 5, orderBy: {field: UPDATED_AT, direction: DESC}) {
    totalCount nodes { number title headRefName baseRefName isDraft mergeable reviewDecision } }
  deployments(first: 4, orderBy: {field: CREATED_AT, direction: DESC}) {
    nodes { databaseId environment state commitOid createdAt ref { name } latestStatus { state createdAt logUrl } } }
  milestones(states: OPEN, first: 1) { totalCount }
  vulnerabilityAlerts(states: OPEN, first: 1) { totalCount }
}
fragment Runs on Commit {
  oid committedDate
  checkSuites(first: 3) { nodes { status conclusion
    workflowRun { databaseId runNumber event url workflow { name databaseId }
      pendingDeploymentRequests(first: 3) { nodes { currentUserCanApprove waitTimer waitTimerStartedAt
        environment { databaseId name } } } } } }
}
"""


def run(program):
    with harbour.Harbour(program) as h:
        names = [f"many{i}" for i in range(200)]
        for i, name in enumerate(names):
            folder = ["keel", "buoy", "sextant", "tidewatch"][i % 4]
            h.control("POST", "repositories", {"repository": "harbour/" + name,
                                               "folder": f"remotes/harbour/{folder}.git"})
        h.control("POST", "latency", {"milliseconds": 2})
        begin = time.monotonic()
        for half in (names[:100], names[100:]):
            asked = "".join(f'r{i}: repository(owner: "harbour", name: "{name}") {{ ...Card }}\n'
                            for i, name in enumerate(half))
            answer = h.ask("POST", "/graphql", {"query": "query { rateLimit { cost } " + asked + "}" + CARD}).json
            assert "errors" not in answer, answer["errors"][:2]
            assert answer["data"]["rateLimit"]["cost"] == 22, answer["data"]["rateLimit"]
            assert len(answer["data"]) == 101
        elapsed = time.monotonic() - begin
        print(f"200 repositories in {elapsed:.2f} s, 44 points")
        assert elapsed < 3, elapsed


harbour.main(run)
