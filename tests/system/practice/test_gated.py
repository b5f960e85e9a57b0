# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""The gated release process (candidates, QA, two approvals) against the forge alone: everybody plays his part.

test_gated.py PROGRAM
"""
import pathlib
import urllib.request

import harbour

R = "/repos/harbour/harbour-core"


def good(answer, status=200):
    assert answer.status == status, (status, answer)
    return answer.json


def push(h, *references):
    url = h.api.replace("http://", f"http://x-access-token:{h.token()}@") + "/harbour/harbour-core.git"
    h.git("harbour-core", "push", "-q", url, *references)


def run_of(h, tag):
    found = h.until(R + f"/actions/runs?event=push&branch={tag}", lambda answer: answer.json["total_count"] == 1)
    return R + f"/actions/runs/{found.json['workflow_runs'][0]['id']}"


def pull_request(h):
    """A pull request that waits for the checks and a colleague, and is merged by squashing."""
    h.git("harbour-core", "stash", "-q", check=False)
    h.git("harbour-core", "switch", "-q", "-c", "release/v9.0.0", "origin/main")
    h.git("harbour-core", "commit", "-q", "--allow-empty", "-m", "chore: prepare release v9.0.0")
    push(h, "release/v9.0.0")
    pull = good(h.ask("POST", R + "/pulls", {"title": "Release v9.0.0", "head": "release/v9.0.0", "base": "main"}), 201)
    path = R + f"/pulls/{pull['number']}"
    refused = h.ask("PUT", path + "/merge", {"merge_method": "squash"})
    assert refused.status == 405 and b"approving review" in refused.body, refused
    h.advance(90)
    names = {each["name"]: each["conclusion"] for each in
             good(h.ask("GET", R + f"/commits/{pull['head']['sha']}/check-runs"))["check_runs"]}
    assert names == dict.fromkeys(["Unit Tests", "Integration Tests", "Security Scans", "Quality Checks"], "success"), names
    assert good(h.ask("GET", path + "/reviews"))[0]["user"]["login"] == "tomasz"
    assert h.ask("PUT", path + "/merge", {"merge_method": "merge"}).status == 405, "history is to stay linear"
    merged = good(h.ask("PUT", path + "/merge", {"merge_method": "squash", "sha": pull["head"]["sha"]}))
    assert h.ask("GET", R + "/git/ref/heads%2Frelease%2Fv9.0.0").status == 404, "its branch is removed"
    h.git("harbour-core", "fetch", "-q", "origin")
    return merged["sha"]


def candidates(h, sha):
    h.git("harbour-core", "tag", "-a", "-m", "rc1", "v9.0.0-rc1", sha)
    push(h, "v9.0.0-rc1")
    first = run_of(h, "v9.0.0-rc1")
    h.advance(300)
    assert good(h.ask("GET", first))["conclusion"] == "failure"
    failed = [each["name"] for each in good(h.ask("GET", first + "/jobs"))["jobs"] if each["conclusion"] == "failure"]
    assert failed == ["Integration Tests"], failed
    push(h, ":v9.0.0-rc1")
    h.git("harbour-core", "tag", "-a", "-m", "rc2", "v9.0.0-rc2", sha)
    push(h, "v9.0.0-rc2")
    second = run_of(h, "v9.0.0-rc2")
    h.advance(75)
    waiting = good(h.ask("GET", second + "/pending_deployments"))
    assert [each["environment"]["name"] for each in waiting] == ["qa"] and not waiting[0]["current_user_can_approve"], waiting
    h.advance(150)  # ines of QA approves by herself
    waiting = good(h.ask("GET", second + "/pending_deployments"))
    assert waiting[0]["environment"]["name"] == "production-release" and waiting[0]["wait_timer"] == 30, waiting
    good(h.ask("POST", second + "/pending_deployments", {"environment_ids": [waiting[0]["environment"]["id"]],
                                                         "state": "approved", "comment": "Go"}))
    h.advance(60)
    assert good(h.ask("GET", second))["status"] == "waiting", "the timer of 30 minutes holds it still"
    h.advance(1800)
    assert good(h.ask("GET", second))["conclusion"] == "success"
    assert [each["user"]["login"] for each in good(h.ask("GET", second + "/approvals"))] == ["ines", "mara"]


def production(h, sha):
    h.git("harbour-core", "tag", "-a", "-m", "Release v9.0.0", "v9.0.0", sha)
    push(h, "v9.0.0")
    run = run_of(h, "v9.0.0")
    h.advance(90)
    draft = next(each for each in good(h.ask("GET", R + "/releases")) if each["tag_name"] == "v9.0.0")
    assert draft["draft"] is True, draft
    good(h.ask("PATCH", R + f"/releases/{draft['id']}", {"draft": False}))
    assert good(h.ask("GET", R + "/releases/latest"))["tag_name"] == "v9.0.0"
    assert good(h.ask("GET", run))["status"] == "waiting"
    h.advance(300)  # tomasz of the senior engineers approves
    assert good(h.ask("GET", run))["conclusion"] == "success"


def burnt(h):
    """A third candidate builds the version that the second one has uploaded, from other sources: an index refuses it."""
    h.git("harbour-core", "switch", "-q", "-c", "third", "v9.0.0-rc2^{commit}")
    package = pathlib.Path(h.repository("harbour-core")["path"], "src/harbour_core/__init__.py")
    package.write_text(package.read_text(encoding="utf-8") + "\nTHIRD = True\n", encoding="utf-8")
    h.git("harbour-core", "commit", "-q", "-a", "-m", "feat: a third")
    h.git("harbour-core", "tag", "-a", "-m", "rc3", "v9.0.0-rc3")
    push(h, "v9.0.0-rc3")
    third = run_of(h, "v9.0.0-rc3")
    h.advance(90)
    assert good(h.ask("GET", third))["conclusion"] == "failure"
    job, = [each for each in good(h.ask("GET", third + "/jobs"))["jobs"] if each["conclusion"] == "failure"]
    assert job["name"] == "Upload to TestPyPI", job["name"]
    failed = [step["name"] for step in job["steps"] if step["conclusion"] == "failure"]
    assert failed == ["Run twine upload --repository testpypi dist/*"], failed
    log = h.ask("GET", R + f"/actions/jobs/{job['id']}/logs")
    with urllib.request.urlopen(log.headers["location"]) as answer:
        assert b"HTTPError: 400 File already exists ('harbour_core-1.4.2" in answer.read()


def run(program):
    harbour.need("git")
    with harbour.Harbour(program) as h:
        sha = pull_request(h)
        candidates(h, sha)
        production(h, sha)
        burnt(h)
        print("merged, a candidate failed, the second passed QA and timer, released, deployed; the third was refused")


harbour.main(run)
