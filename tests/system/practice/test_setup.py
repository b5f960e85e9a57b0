# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Set-up by the command line: on bare repositories, one for each flow, the audit finds everything missing, apply makes
it right, a second audit finds nothing, a second apply sends nothing that writes. What was sealed opens with an
independent implementation and the harbour's private key.

test_setup.py TAGBOAT_CLI BUILD_FOLDER"""
import base64
import json
import os
import pathlib
import subprocess
import sys
import time
import urllib.parse

import harbour

PROGRAM = sys.argv[1]
BRANCH = {"branch-kept:main", "branch-administrators:main"}
REVIEWED = {"branch-reviews:main", "branch-checks:main", "branch-history:main"}
CHECKS = {f"workflow-checks:{name}" for name in
          ("Unit-Tests", "Integration-Tests", "Security-Scans", "Quality-Checks")}
EVERYWHERE = BRANCH | {"tag-kept:v*", "tag-unmoved:v*", "file-changelog:changelog"}
GATES = ("qa", "production-release", "production-deploy")
RELEASE = {"environment:pypi", "environment-tags:pypi", "workflow-trigger:Release-v0.2.0",
           "workflow-environments:pypi"}
MISSING = {
    "tag-only": EVERYWHERE,
    "release-triggered": EVERYWHERE | RELEASE | {"secret:pypi/PYPI_TOKEN"},
    "validated-token": EVERYWHERE | RELEASE | {"secret:pypi/PYPI_API_TOKEN"},
    "trusted-publishing": EVERYWHERE | RELEASE | {
        "environment:testpypi", "environment-tags:testpypi", "workflow-environments:testpypi",
        "workflow-trigger:Release-v0.2.0-rc1", "workflow-trusted:Uploads", "file-checklist:docs/CHECKLIST.md"},
    "rc-gated": EVERYWHERE | REVIEWED | CHECKS | {
        "environment-timer:production-release", "workflow-trigger:Tag-v0.2.0", "workflow-trigger:Tag-v0.2.0-rc1",
        "secret:staging/TEST_PYPI_TOKEN", "secret:production-deploy/PYPI_TOKEN", "environment:staging",
        "workflow-environments:staging"}
    | {f"{rule}:{gate}" for gate in GATES for rule in
       ("environment", "environment-reviewers", "environment-tags", "environment-branch", "workflow-environments")},
}
SECRETS = {
    "release-triggered": {("pypi", "PYPI_TOKEN"): "pypi-one"},
    "validated-token": {("pypi", "PYPI_API_TOKEN"): "pypi-\u00c4 two"},
    "rc-gated": {("staging", "TEST_PYPI_TOKEN"): "pypi-three", ("production-deploy", "PYPI_TOKEN"): "pypi-four"},
}
PROJECT = '[project]\nname = "bare-boat"\nversion = "0.2.0"\n\n[build-system]\nrequires = ["hatchling"]\n' \
          'build-backend = "hatchling.build"\n'


def git(folder, *arguments):
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, text=True,
                          env=environment, timeout=60).stdout.strip()


def bare(h, flow):
    """A repository without any set-up: a package, and the name of its flow."""
    name = "bare-" + flow
    root = pathlib.Path(h.folder, "harbour")
    remote, work = root / f"remotes/harbour/{name}.git", root / "work" / name
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(remote)], check=True)
    subprocess.run(["git", "init", "-q", "-b", "main", str(work)], check=True)
    settings = f'[release]\nflow = "{flow}"\n' if flow in MISSING else ""
    settings += '\n[checks]\nchecklist = "docs/CHECKLIST.md"\n' if flow == "trusted-publishing" else ""
    for path, text in (("pyproject.toml", PROJECT), ("bare_boat/__init__.py", ""), ("README.md", "# Bare boat\n"),
                       (".tagboat.toml", settings)):
        (work / path).parent.mkdir(exist_ok=True)
        (work / path).write_text(text, encoding="utf-8")
    git(work, "add", ".")
    git(work, "-c", "user.name=Mara", "-c", "user.email=mara@harbour.example", "commit", "-qm", "feat: a boat")
    git(work, "remote", "add", "origin", str(remote))
    git(work, "push", "-q", "-u", "origin", "main")
    h.control("POST", "repositories", {"repository": "harbour/" + name, "folder": f"remotes/harbour/{name}.git"})
    return str(work), "/repos/harbour/" + name


def cli(h, *arguments, words="", status=None):
    command = [PROGRAM, "--json", "--practice", h.folder + "/harbour", "setup", *arguments]
    environment = {**os.environ, "HOME": h.folder, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    done = subprocess.run(command, input=words, capture_output=True, text=True, env=environment, timeout=120,
                          check=False)
    assert status is None or done.returncode == status, (arguments, done.returncode, done.stdout, done.stderr)
    return json.loads(done.stdout.splitlines()[-1]), done.stdout + done.stderr


def audit(h, folder, status):
    return cli(h, "audit", folder, status=status)[0]["repositories"][0]


def faults(report):
    return {one["id"] for one in report["findings"]
            if one["state"] in ("missing", "differs") or (one["state"] == "unknown" and not one["byHand"])}


def ledger(h):
    return h.control("GET", "ledger")["lines"]


def writes(h):
    return [(line["method"], line["target"]) for line in ledger(h)
            if line["method"] != "GET" and "/_harbour" not in line["target"] and "/graphql" not in line["target"]]


def quietly(h, *arguments, status):
    """Runs a command that must send nothing that writes."""
    h.control("DELETE", "ledger")
    answer = cli(h, *arguments, status=status)
    assert not writes(h), writes(h)
    return answer


def merged(h, api, number, gated):
    """A second person reviews, the checks run, and the pull request is merged."""
    if gated:
        review = h.ask("POST", f"{api}/pulls/{number}/reviews", {"event": "APPROVE"}, login="tomasz")
        assert review.status == 200, review
    end = time.monotonic() + 60
    while True:
        answer = h.ask("PUT", f"{api}/pulls/{number}/merge", {"merge_method": "squash"})
        if answer.status == 200:
            return
        assert answer.status == 405 and time.monotonic() < end, answer
        time.sleep(0.5)


def opened(h, api, flow):
    """Every secret that was sent opens with PyNaCl and the private key of its place, and is what was handed over."""
    from nacl.public import PrivateKey, SealedBox
    places = h.control("GET", "secrets/" + api.removeprefix("/repos/"))
    sent = {}
    for line in h.control("GET", "exchanges"):
        if line["method"] == "PUT" and line["target"].startswith(api + "/environments/") and "/secrets/" in line["target"]:
            parts = line["target"].removeprefix(api + "/environments/").split("/")
            key = PrivateKey(base64.b64decode(places[parts[0]]["privateKey"]))
            value = SealedBox(key).decrypt(base64.b64decode(line["request"]["encrypted_value"])).decode()
            assert places[parts[0]]["values"][parts[2]] == value, "the harbour opened something else"
            sent[parts[0], parts[2]] = value
    assert sent == SECRETS.get(flow, {}), sent


def apply(h, flow, folder):
    options, values = [], ""
    for (environment, name), value in SECRETS.get(flow, {}).items():
        options += ["--secret", f"{environment}/{name}"]
        values += value + "\n"
    report, told = cli(h, "apply", folder, "--yes", *options, words=values, status=0)
    for value in SECRETS.get(flow, {}).values():
        assert value not in told, "a secret was printed"
    assert all(value not in json.dumps(h.control("GET", "exchanges")) for value in SECRETS.get(flow, {}).values())
    assert len(report["done"]) == len(report["changes"]) > 0, report["done"]
    return report


def shown(h, report, folder):
    """What apply shows is what it sent, but for what is sealed and the bytes of files."""
    hidden = {"content", "encrypted_value", "key_id"}
    sent = [(one["method"], urllib.parse.unquote(one["target"]), one["request"]) for one in h.control("GET", "exchanges")
            if one["method"] not in ("GET", "DELETE") and one["target"].startswith(folder)]
    told = [(one["method"], one["path"], one["body"]) for change in report["changes"] for one in change["requests"]]
    assert [one[:2] for one in told] == [one[:2] for one in sent], (told, sent)
    for (_, path, body), (_, _, real) in zip(told, sent):
        assert body.keys() == real.keys(), (path, body, real)
        assert all(real[key] == value for key, value in body.items() if key not in hidden), (path, body, real)


def flow_by_flow(h, flow):
    folder, api = bare(h, flow)
    before = audit(h, folder, 1)
    assert faults(before) == MISSING[flow], faults(before) ^ MISSING[flow]
    assert all(one["fixable"] and one["why"] for one in before["findings"] if one["id"] in MISSING[flow]), before
    requests = len([line for line in ledger(h) if api in line["target"]])

    planned, _ = quietly(h, "apply", folder, "--dry-run", status=0)
    assert planned["changes"] and not planned["done"], planned
    quietly(h, "apply", folder, status=2)  # nobody is there to ask
    h.control("DELETE", "ledger")
    report = apply(h, flow, folder)
    shown(h, report, api + "/")
    opened(h, api, flow)
    left = {one for one in faults(report)}
    assert all(one.startswith(("workflow-", "file-")) for one in left), left
    [change] = [one for one in report["changes"] if one["diff"]]
    [url] = [one["url"] for one in report["done"] if one["url"]]
    assert "new file mode" in change["diff"], change
    again, _ = quietly(h, "apply", folder, "--yes", status=0)  # the pull request still waits
    assert again["changes"] == [] and again["done"] == [], again
    waiting = [one for one in again["findings"] if one["id"] in faults(again)]
    assert all(one["pullRequest"]["url"] == url and not one["fixable"] for one in waiting), waiting
    assert {one["id"] for one in waiting} == left == faults(audit(h, folder, 1)), waiting

    merged(h, api, int(url.rsplit("/", 1)[1]), flow == "rc-gated")
    git(folder, "pull", "-q", "--ff-only")
    after = audit(h, folder, 0)
    assert not faults(after) and after["stands"] >= len(MISSING[flow]), after
    last, _ = quietly(h, "apply", folder, "--yes", status=0)
    assert last["changes"] == [] and last["done"] == [], last
    print(f"{flow}: {len(MISSING[flow])} missing, {requests} requests to read, {len(report['changes'])} changes, "
          f"{after['stands']} stand")


def chosen(h):
    """One finding at a time, another reviewer, and what stands beside it stays."""
    path = h.repository("tidewatch")["path"]
    api = "/repos/harbour/tidewatch"
    wish = {"wait_timer": 5, "prevent_self_review": True, "reviewers": None, "deployment_branch_policy":
            {"protected_branches": True, "custom_branch_policies": False}}
    assert h.ask("PUT", api + "/environments/qa", wish).status == 200
    cli(h, "apply", path, "--yes", "--only", "environment-tags:qa", status=0)
    cli(h, "apply", path, "--yes", "--only", "environment-reviewers:qa", "--reviewer", "qa=ines", status=0)
    qa = h.ask("GET", api + "/environments/qa").json
    rules = {rule["type"]: rule for rule in qa["protection_rules"]}
    assert rules["wait_timer"]["wait_timer"] == 5, qa
    assert [one["reviewer"]["login"] for one in rules["required_reviewers"]["reviewers"]] == ["ines"], qa
    policies = h.ask("GET", api + "/environments/qa/deployment-branch-policies").json["branch_policies"]
    assert [(one["name"], one["type"]) for one in policies] == [("v*", "tag")], policies
    assert h.ask("GET", api + "/branches/main/protection").status == 404
    cli(h, "apply", path, "--yes", "--only", "no-such-rule", status=2)
    cli(h, "apply", path, "--yes", "--secret", "staging/TEST_PYPI_TOKEN=work", status=3)  # not from the keychain here
    for named, words in ((["qa=nobody", "qa=team:nope"], "no account “nobody” and no team “nope” of harbour"),
                         (["foo=mara"], "no environment “foo”")):
        options = [word for one in named for word in ("--reviewer", one)]
        for run in (["apply", path, "--yes", "--only", "environment-reviewers"], ["apply", path, "--dry-run"], ["audit", path]):
            told = quietly(h, *run, *options, status=2)[1]
            assert words in told, told


def nobody(h):
    """An environment that wants reviewers is not made before somebody is named who is there."""
    folder, api = bare(h, "nobody")
    only = ["--only", "environment:qa", "--only", "environment-reviewers:qa", "--flow", "rc-gated"]
    told = quietly(h, "apply", folder, "--yes", *only, "--reviewer", "qa=team:nope", status=2)[1]
    assert "no team “nope” of harbour" in told, told
    assert h.ask("GET", api + "/environments/qa").status == 404
    cli(h, "apply", folder, "--yes", "--only", "environment:qa", "--flow", "rc-gated", status=0)
    rules = {rule["type"] for rule in h.ask("GET", api + "/environments/qa").json["protection_rules"]}
    assert "required_reviewers" in rules, rules


def lost(h):
    """Answers that are lost after their effect: the next run goes on from there, and makes nothing twice."""
    folder, api = bare(h, "lost")
    for request in ("PUT */environments/pypi", "POST */deployment-branch-policies", "POST */rulesets",
                    "POST */git/refs", "PUT */contents/*", "POST */pulls", "PUT */protection"):
        method, path = request.split()
        h.control("POST", "faults", {"kind": "lost", "method": method, "path": path, "times": 1})
        report, told = cli(h, "apply", folder, "--flow", "release-triggered", "--yes")
        assert "error" in report, (request, told)  # it says that it does not know, and stops
    report, _ = cli(h, "apply", folder, "--flow", "release-triggered", "--yes", status=0)
    assert all(one.startswith(("workflow-", "file-", "secret:")) for one in faults(report)), faults(report)
    pulls = h.ask("GET", api + "/pulls?state=all").json
    rulesets = h.ask("GET", api + "/rulesets").json
    branches = [one["name"] for one in h.ask("GET", api + "/branches").json]
    assert len(pulls) == 1 and len(rulesets) == 1 and len(branches) == 2, (pulls, rulesets, branches)


def strange(h):
    """A branch of ours on which somebody wrote something else is not written over."""
    folder, api = bare(h, "strange")
    h.control("POST", "faults", {"kind": "lost", "method": "PUT", "path": "*/contents/*", "times": 1})
    assert "error" in cli(h, "apply", folder, "--flow", "release-triggered", "--yes")[0]
    [branch] = [one["name"] for one in h.ask("GET", api + "/branches").json if one["name"] != "main"]
    path = next(line["target"].split("?")[0] for line in reversed(ledger(h))
                if line["method"] == "PUT" and api + "/contents/" in line["target"])
    stands = h.ask("GET", f"{path}?ref={branch}").json
    theirs = base64.b64encode(b"on: push\n").decode()
    assert h.ask("PUT", path, {"message": "Mine", "branch": branch, "sha": stands["sha"], "content": theirs}).status == 200
    told = cli(h, "apply", folder, "--flow", "release-triggered", "--yes")[1]
    assert "is another file" in told and branch in told, told
    assert base64.b64decode(h.ask("GET", f"{path}?ref={branch}").json["content"]) == b"on: push\n"
    assert h.ask("GET", api + "/pulls?state=all").json == []


def main(_):
    try:
        import nacl  # noqa: F401
    except ImportError as error:
        harbour.skip(f"{error.name} is not installed")
    with harbour.Harbour(PROGRAM, speed=600) as h:
        for flow in MISSING:
            flow_by_flow(h, flow)
        chosen(h)
        nobody(h)
        lost(h)
        strange(h)


harbour.main(main)
