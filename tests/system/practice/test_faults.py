# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""A gated release in trouble: each kind of request that it sends meets the same fault once. Whatever stops is said, and
resumed; in the end nothing was made twice. The key case is an answer that is lost after its effect.

test_faults.py TAGBOAT_CLI BUILD_FOLDER [FAULT...]; all faults without one"""
import json
import sys
import time

from harbour import Harbour
from test_release import attached, cli, events, git, published, sample

PROGRAM = sys.argv[1]
PATIENCE = 240  # seconds, for a whole release
FAULTS = {
    "lost": {},  # it happened, and nobody said so
    "cut": {},  # the answer breaks off
    "drop": {},  # no answer, and nothing happened
    "status": {"status": 502},
    "secondary": {"retryAfter": 1},
    "too-many": {"retryAfter": 1},
    "latency": {"milliseconds": 3000},
    "portal": {},  # somebody else's page
}
REQUESTS = [
    ("POST", "*/pulls"), ("GET", "*/pulls"), ("GET", "*/pulls/*"), ("GET", "*/reviews"), ("PUT", "*/merge"),
    ("GET", "*/check-runs"), ("GET", "*/actions/runs"), ("GET", "*/jobs"),
    ("GET", "*/pending_deployments"), ("POST", "*/pending_deployments"), ("GET", "*/releases*"), ("POST", "*/releases"),
    ("PATCH", "*/releases/*"), ("POST", "*/assets"), ("GET", "*/repos/harbour/harbour-core"),
    ("GET", "*/milestones"), ("POST", "*/milestones"), ("PATCH", "*/milestones/*"),
]


def approve(harbour, repository):
    """Answers what waits for us, as somebody would who looks at the list; what fails is seen there the next time."""
    listed = cli(harbour, "approvals", "list", repository)
    told = listed.communicate(timeout=60)[0]
    if listed.returncode != 0:
        return
    for item in json.loads(told)["approvals"]:
        if item["environment"] == "production-release" and item["canApprove"] and not item["timerEnds"]:
            cli(harbour, "approvals", "approve", repository, "--environment", "production-release").communicate(timeout=60)


def follow(harbour, repository, running):
    """Approves until the command has ended; what it told."""
    until = time.monotonic() + PATIENCE
    while running.poll() is None:
        assert time.monotonic() < until, "the release does not end"
        approve(harbour, repository)
        time.sleep(0.5)
    return running.communicate()[0]


def play(harbour, repository):
    """The release from start to end: what stops is resumed, a failed candidate replaced. How often it stopped."""
    stops = 0
    running = cli(harbour, "release", "start", repository, "--level", "minor", "--yes")
    while True:
        told = follow(harbour, repository, running)
        happened = events(told)
        if running.returncode == 0:
            return stops
        stops += 1
        assert stops < 60, told
        if not happened:  # the plan was not made: nothing was done yet
            running = cli(harbour, "release", "start", repository, "--level", "minor", "--yes")
            continue
        last = happened[-1]
        assert last["state"] in ("failed", "waiting", "paused") and last["detail"], last
        verdict = any(event.get("step") == "candidate-1-verdict" and event["state"] == "failed" and
                      "Integration Tests" in event["detail"] for event in happened)
        running = cli(harbour, "release", "recover" if verdict else "resume", repository, "--yes")


def check(harbour, repository, remote):
    tags = git(remote, "tag", "--list", "v1.5.0*").split()
    assert tags == ["v1.5.0", "v1.5.0-rc2"], tags
    assert git(remote, "rev-parse", "v1.5.0^{commit}") == git(remote, "rev-parse", "main")
    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "rev-parse", "HEAD") == git(remote, "rev-parse", "main")
    pulls = harbour.ask("GET", "/repos/harbour/harbour-core/pulls?state=all").json
    assert [pull["number"] for pull in pulls] == [3, 2, 1] and all(pull["merged_at"] for pull in pulls), pulls
    attached(harbour, repository, published(harbour, "harbour-core", "v1.5.0"))
    milestones = harbour.ask("GET", "/repos/harbour/harbour-core/milestones?state=all").json
    assert [(each["title"], each["state"]) for each in milestones] == [("v1.5.0", "closed"), ("v1.6.0", "open")], milestones
    runs = harbour.ask("GET", "/repos/harbour/harbour-core/actions/runs?event=push").json["workflow_runs"]
    assert sorted(run["head_branch"] for run in runs if run["name"] == "Release") == \
        ["v1.5.0", "v1.5.0-rc1", "v1.5.0-rc2"], [(run["name"], run["head_branch"]) for run in runs]
    for run in runs:
        answers = harbour.ask("GET", f"/repos/harbour/harbour-core/actions/runs/{run['id']}/approvals").json
        answered = [place["name"] for answer in answers for place in answer["environments"]]
        assert len(answered) == len(set(answered)), answers


def main():
    for kind in sys.argv[3:] or FAULTS:
        with Harbour(PROGRAM, speed=2000) as harbour:
            place = sample(harbour, "harbour-core")
            for method, path in REQUESTS:
                harbour.control("POST", "faults", {"kind": kind, "method": method, "path": path, "times": 1, **FAULTS[kind]})
            began = time.monotonic()
            stops = play(harbour, place["path"])
            # What a forge does not answer once stops nothing; the candidate that fails does.
            assert stops == 1 or kind not in ("lost", "drop", "status", "latency"), stops
            print(f"{kind}: {stops} stops, {time.monotonic() - began:.0f} s", flush=True)
            left = harbour.control("GET", "faults")
            assert not left, f"requests that were never sent: {left}"
            check(harbour, place["path"], place["remoteUrl"])


main()
