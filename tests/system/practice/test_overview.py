# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""The overview's questions: `scan --online` of the samples in one request, and two hundred repositories through GraphQL
in two, with two milliseconds of latency.

test_overview.py PROGRAM
"""
import json
import os
import subprocess
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


def scan(h, *arguments):
    done = subprocess.run([h.program, "--data", h.folder + "/data", "--config", h.folder + "/config.toml", "--practice",
                           h.folder + "/harbour", *arguments, h.folder + "/harbour/work"], capture_output=True,
                          text=True, timeout=60, check=True,
                          env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"})
    return done.stdout


def online(h):
    """What the forge says is in the rows, for one request; without --online nothing is asked and nothing said."""
    head = h.git("keel", "rev-parse", "origin/main")
    status = h.ask("POST", f"/repos/harbour/keel/statuses/{head}", {"state": "failure", "context": "build"})
    assert status.status == 201, status
    tag = h.git("sextant", "describe", "--tags", "--abbrev=0")
    release = h.ask("POST", "/repos/harbour/sextant/releases", {"tag_name": tag, "name": tag, "draft": True})
    assert release.status == 201, release
    h.control("DELETE", "ledger")
    rows = {row["name"]: row for row in json.loads(scan(h, "--json", "scan", "--online"))["repositories"]}
    assert [line["target"] for line in h.control("GET", "ledger")["lines"]] == ["/graphql"]
    keel, sextant = rows["keel"]["forge"], rows["sextant"]["forge"]
    assert keel["found"] and keel["host"] == "practice" and keel["name"] == "harbour/keel", keel
    assert keel["checks"] == "failed" and not keel["stale"] and keel["gates"] == [], keel
    assert sextant["draft"]["tag"] == tag and sextant["checks"] == "none", sextant
    table = scan(h, "scan", "--online")
    assert "ON FORGE" in table and "checks failed" in table and f"draft {tag}" in table, table
    h.control("DELETE", "ledger")
    rows = json.loads(scan(h, "--json", "scan"))["repositories"]
    assert all(row["forge"] is None for row in rows) and "ON FORGE" not in scan(h, "scan")
    assert h.control("GET", "ledger")["lines"] == []


def many(h, names):
    """Asks for two hundred repositories; how many seconds that took."""
    begin = time.monotonic()
    for half in (names[:100], names[100:]):
        asked = "".join(f'r{i}: repository(owner: "harbour", name: "{name}") {{ ...Card }}\n'
                        for i, name in enumerate(half))
        answer = h.ask("POST", "/graphql", {"query": "query { rateLimit { cost } " + asked + "}" + CARD}).json
        assert "errors" not in answer, answer["errors"][:2]
        assert answer["data"]["rateLimit"]["cost"] == 22, answer["data"]["rateLimit"]
        assert len(answer["data"]) == 101
    return time.monotonic() - begin


def run(program):
    with harbour.Harbour(program) as h:
        online(h)
        names = [f"many{i}" for i in range(200)]
        for i, name in enumerate(names):
            folder = ["keel", "buoy", "sextant", "tidewatch"][i % 4]
            h.control("POST", "repositories", {"repository": "harbour/" + name,
                                               "folder": f"remotes/harbour/{folder}.git"})
        h.control("POST", "latency", {"milliseconds": 2})
        took = []
        while len(took) < 3 and min(took, default=3) >= 3:  # again if the machine was busy with something else
            took.append(many(h, names))
            print(f"200 repositories in {took[-1]:.2f} s, 44 points")
        assert min(took) < 3, took


harbour.main(run)
