# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Releases from beginning to end by the command line. The gated one: pull request, a candidate that fails and is
replaced, the approvals of others and one's own, the release. Those that a published release starts.

test_release.py TAGBOAT_CLI BUILD_FOLDER"""
import base64
import csv
import datetime
import email.utils
import hashlib
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile

import packaging.utils
from harbour import Harbour

PROGRAM = sys.argv[1]
PATIENCE = 200  # seconds
SPEED = 600  # of the harbour's clock


def cli(harbour, *arguments):
    command = [PROGRAM, "--json", "--practice", harbour.folder + "/harbour", *arguments]
    environment = {**os.environ, "HOME": harbour.folder, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, env=environment)


def events(text):
    return [json.loads(line) for line in text.splitlines() if '"step"' in line]


def states(text, step):
    return [event["state"] for event in events(text) if event.get("step") == step]


def git(folder, *arguments):
    return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True).stdout


def approve(harbour, repository, running, seen):
    """Approves production-release as often as it waits for us, until the release has ended. What spoke for each goes
    into @p seen, by environment."""
    decided = 0
    until = time.monotonic() + PATIENCE
    while running.poll() is None and time.monotonic() < until:
        listed = json.loads(cli(harbour, "approvals", "list", "--evidence").communicate(timeout=60)[0])  # of all
        assert not listed["failed"], listed
        for item in listed["approvals"]:
            assert item["repository"] == "harbour/harbour-core" and item["path"] == repository, item
            seen[item["environment"]] = item["evidence"]
            if item["environment"] == "production-release" and item["canApprove"] and not item["timerEnds"]:
                answer = cli(harbour, "approvals", "approve", repository, "--environment", "production-release",
                             "--comment", "looks good")
                told = answer.communicate(timeout=60)[0]
                assert answer.returncode == 0, answer.returncode
                named = [(each["version"], each["workflowRun"]) for each in json.loads(told)["decided"]]
                assert (item["version"], item["workflowRun"]) in named, told
                decided += 1
        time.sleep(1)
    return decided


def sample(harbour, name):
    return next(item for item in harbour.place["repositories"] if item["name"] == name)


def published(harbour, name, tag):
    """The one release of a tag, which is published and no pre-release."""
    releases = harbour.ask("GET", f"/repos/harbour/{name}/releases").json
    ours = [release for release in releases if release["tag_name"] == tag]
    assert len(ours) == 1 and not ours[0]["draft"] and not ours[0]["prerelease"], releases
    return ours[0]


def attached(harbour, repository, release):
    """The release has the file that .tagboat.toml names, once and whole."""
    book = pathlib.Path(repository, "docs/pilot-book.md").read_bytes()
    there = [(asset["name"], asset["state"], asset["digest"]) for asset in release["assets"]]
    assert there == [("pilot-book.md", "uploaded", "sha256:" + hashlib.sha256(book).hexdigest())], release["assets"]


def released_by_release(harbour, name, flow):
    """A flow whose workflow a published release starts."""
    place = sample(harbour, name)
    assert place["flow"] == flow, place
    plan = json.loads(cli(harbour, "plan", place["path"], "--level", "minor").communicate(timeout=60)[0])
    start = cli(harbour, "release", "start", place["path"], "--level", "minor", "--yes")
    told = start.communicate(timeout=PATIENCE)[0]
    assert start.returncode == 0, told
    ended = [event["step"] for event in events(told) if event["state"] in ("done", "adopted") and event.get("step")]
    assert ended[-4:] == ["release-tag", "release-push", "release-publish", "release-run"], ended
    tag = git(place["remoteUrl"], "tag", "--points-at", "main").strip()
    runs = harbour.ask("GET", f"/repos/harbour/{name}/actions/runs?event=release").json["workflow_runs"]
    assert [(run["head_branch"], run["conclusion"]) for run in runs] == [(tag, "success")], runs
    assert published(harbour, name, tag)["body"].strip() == plan["notes"].strip(), plan["notes"]


def gated(harbour):
    place = sample(harbour, "harbour-core")
    repository, remote = place["path"], place["remoteUrl"]

    start = cli(harbour, "release", "start", repository, "--level", "minor", "--yes")
    told = start.communicate(timeout=PATIENCE)[0]
    assert start.returncode == 1, told
    assert states(told, "prepare-merge")[-1] == "done", told
    assert states(told, "candidate-1-verdict")[-1] == "failed", told
    assert "Integration Tests" in told, told

    recover = cli(harbour, "release", "recover", repository, "--yes")
    nobody = cli(harbour, "approvals", "list", "--as", "nobody")
    nobody.communicate(timeout=60)
    assert nobody.returncode == 2, nobody.returncode
    nowhere = cli(harbour, "approvals", "approve", repository, "--environment", "nope")
    refused = json.loads(nowhere.communicate(timeout=60)[0])["error"]
    assert nowhere.returncode == 2 and refused["remedy"].endswith(f"tagboat-cli approvals list {repository}"), refused
    seen = {}
    decided = approve(harbour, repository, recover, seen)
    told = recover.communicate(timeout=PATIENCE)[0]
    assert recover.returncode == 0, told
    assert decided >= 1, decided
    assert states(told, "candidate-1-remove")[-1] == "done", told
    assert states(told, "candidate-2-verdict")[-1] == "done", told
    assert states(told, "release-publish")[-1] in ("done", "adopted"), told
    assert [event for event in events(told) if not event.get("step")][-1]["state"] == "done", told

    # As git and the forge see it.
    tags = git(remote, "tag", "--list", "v1.5.0*").split()
    assert tags == ["v1.5.0", "v1.5.0-rc2"], tags
    assert git(remote, "show", "main:pyproject.toml").count('version = "1.5.0"') == 1
    assert git(remote, "rev-parse", "v1.5.0^{commit}") == git(remote, "rev-parse", "main")
    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "rev-parse", "HEAD") == git(remote, "rev-parse", "main")
    pulls = harbour.ask("GET", "/repos/harbour/harbour-core/pulls?state=all").json
    assert [pull["number"] for pull in pulls] == [3, 2, 1], pulls
    assert all(pull["merged_at"] for pull in pulls), pulls
    attached(harbour, repository, published(harbour, "harbour-core", "v1.5.0"))
    assert states(told, "release-assets")[-1] == "done", told
    assert states(told, "milestone")[-1] == "done", told
    milestones = harbour.ask("GET", "/repos/harbour/harbour-core/milestones?state=all").json
    assert [(each["title"], each["state"]) for each in milestones] == [("v1.5.0", "closed"), ("v1.6.0", "open")], milestones
    deployed(harbour, repository)
    evidence(harbour, seen)
    installable(harbour)


def evidence(harbour, seen):
    """What the command line says of the candidate, and of its upload to TestPyPI."""
    candidate = seen["production-release"]
    assert candidate["testPyPI"]["state"] == "uploaded" and candidate["testPyPI"]["tag"] == "v1.5.0-rc2", candidate
    assert candidate["testPyPI"]["environment"] == "staging", candidate
    listed = candidate["testPyPI"]["listed"]
    assert listed["state"] == "listed" and listed["version"] == "1.5.0rc2" and listed["files"] == 1, candidate
    since = datetime.datetime.fromisoformat(listed["since"].replace("Z", "+00:00"))  # by the harbour's clock
    now = email.utils.parsedate_to_datetime(harbour.ask("GET", "/user").headers["date"])
    assert -5 <= (now - since).total_seconds() < PATIENCE * SPEED, (now, candidate)
    assert "1.5.0rc2 is on TestPyPI: 1 file" in candidate["testPyPI"]["words"], candidate
    assert candidate["failed"] == [] and candidate["passed"] >= 5, candidate
    assert candidate["since"] == "v1.4.2" and candidate["commits"] > 15, candidate


def installable(harbour):
    """What the candidate's job uploaded is a wheel, by what Python itself and `packaging` make of it."""
    with urllib.request.urlopen(harbour.files["testpypi"] + "harbour-core/1.5.0rc2/json") as answer:
        file, = json.load(answer)["urls"]
    with urllib.request.urlopen(file["url"]) as answer:
        wheel = answer.read()
    assert hashlib.sha256(wheel).hexdigest() == file["digests"]["sha256"] and len(wheel) == file["size"], file
    name, version, _, tags = packaging.utils.parse_wheel_filename(file["filename"])
    assert (name, str(version)) == ("harbour-core", "1.5.0rc2") and {str(tag) for tag in tags} == {"py3-none-any"}, file
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, file["filename"])
        path.write_bytes(wheel)
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            recorded = {row[0]: row[1:] for row in csv.reader(io.TextIOWrapper(archive.open(
                "harbour_core-1.5.0rc2.dist-info/RECORD"), encoding="utf-8"))}
            assert set(recorded) == set(archive.namelist()), recorded
            for member, (digest, size) in recorded.items():
                data = archive.read(member)
                expected = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
                assert not digest or (digest == "sha256=" + expected and int(size) == len(data)), member
        code = ("import importlib.metadata as m, harbour_core; "
                "print(m.version('harbour-core'), harbour_core.__version__, m.metadata('harbour-core')['Requires-Python'])")
        told = subprocess.run([sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(path)!r}); {code}"],
                              check=True, capture_output=True, text=True).stdout
        assert told.split() == ["1.5.0rc2", "1.5.0rc2", ">=3.9"], told


def deployed(harbour, repository):
    """Where the release's commit came to, as the command line tells it."""
    status = cli(harbour, "release", "status", repository)
    told = json.loads(status.communicate(timeout=60)[0])
    assert status.returncode == 0, told
    stands = {each["environment"]: each["state"] for each in told["releases"][0]["deployments"]}
    assert stands == {"production-deploy": "success"}, stands
    quiet = cli(harbour, "--offline", "release", "status", repository)
    told = json.loads(quiet.communicate(timeout=60)[0])
    assert told["releases"][0]["deployments"] is None, told


def main():
    with Harbour(PROGRAM, speed=SPEED) as harbour:
        released_by_release(harbour, "harbour-client", "release-triggered")
        released_by_release(harbour, "sextant", "validated-token")
        gated(harbour)


if __name__ == "__main__":
    main()
