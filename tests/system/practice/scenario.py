# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""A walk over everything that the forge plays; each step asserts what GitHub's meaning asks for."""
import base64

NAME = "harbour/tidewatch"
R = "/repos/" + NAME
SHA0 = "0" * 40
WORKFLOW = """name: Walk
on:
  push:
    tags: ["walk-*"]
  workflow_dispatch:
    inputs:
      level: {type: string}
jobs:
  checks:
    name: Unit Tests
    runs-on: ubuntu-latest
    steps:
      - run: pytest
  publish:
    needs: checks
    runs-on: ubuntu-latest
    environment: prod deploy
    steps:
      - run: twine upload dist/*
"""


def good(answer, status=200):
    assert answer.status == status, (status, answer)
    return answer.json


def accounts(h):
    assert good(h.ask("GET", "/user"))["login"] == "mara"
    good(h.ask("GET", "/user", Authorization="Bearer nonsense"), 401)
    names = [each["full_name"] for each in good(h.ask("GET", "/user/repos?affiliation=owner,collaborator&sort=pushed"))]
    assert NAME in names, names
    good(h.ask("GET", "/user/repos?type=all&affiliation=owner"), 422)
    good(h.ask("GET", "/users/tomasz"))
    good(h.ask("GET", "/users/nobody"), 404)
    team = good(h.ask("GET", "/orgs/harbour/teams/qa"))
    assert team["members_count"] == 1, team
    good(h.ask("GET", "/orgs/harbour/teams/qa/members"))
    assert good(h.ask("GET", "/rate_limit"))["resources"]["core"]["limit"] == 5000


def repository(h):
    assert good(h.ask("GET", R))["permissions"]["admin"] is True
    good(h.ask("GET", "/repos/harbour/none"), 404)
    good(h.ask("GET", R + "/branches?per_page=1"))
    assert good(h.ask("GET", R + "/branches/main"))["protected"] is False
    good(h.ask("GET", R + "/branches/none"), 404)
    assert good(h.ask("GET", R + "/collaborators/ines/permission"))["permission"] == "write"
    good(h.ask("GET", R + "/collaborators/ines"), 204)
    commits = good(h.ask("GET", R + "/commits?per_page=2"))
    good(h.ask("GET", R + f"/commits/{commits[0]['sha']}"))
    good(h.ask("GET", R + "/commits/main"))
    good(h.ask("GET", R + "/commits/nothing"), 422)
    good(h.ask("GET", R + f"/git/commits/{commits[0]['sha']}"))
    compared = good(h.ask("GET", R + f"/compare/{commits[1]['sha']}...main"))
    assert compared["status"] == "ahead" and compared["ahead_by"] == 1, compared["status"]
    good(h.ask("GET", R + "/compare/none...main"), 404)
    good(h.ask("GET", R + "/tags"))
    return commits[0]["sha"]


def contents(h):
    readme = good(h.ask("GET", R + "/contents/README.md?ref=main"))
    assert base64.b64decode(readme["content"]).startswith(b"# ")
    assert h.ask("GET", R + "/contents/README.md", Accept="application/vnd.github.raw+json").body.startswith(b"# ")
    assert isinstance(good(h.ask("GET", R + "/contents/src")), list)
    good(h.ask("GET", R + "/contents/none"), 404)
    path = R + "/contents/.github/workflows/walk.yml"
    made = good(h.ask("PUT", path, {"message": "Add a workflow", "content": base64.b64encode(WORKFLOW.encode()).decode(),
                                    "branch": "main"}), 201)
    good(h.ask("PUT", path, {"message": "x", "content": "eA=="}), 422)
    good(h.ask("PUT", path, {"message": "x", "content": "eA==", "sha": SHA0}), 409)
    again = base64.b64encode((WORKFLOW + "\n").encode()).decode()
    good(h.ask("PUT", path, {"message": "Again", "content": again, "sha": made["content"]["sha"]}))
    return made["commit"]["sha"]


def references(h, sha):
    good(h.ask("POST", R + "/git/refs", {"ref": "refs/tags/plain", "sha": sha}), 201)
    good(h.ask("POST", R + "/git/refs", {"ref": "refs/tags/plain", "sha": sha}), 422)
    good(h.ask("POST", R + "/git/refs", {"ref": "refs/tags/x", "sha": SHA0}), 422)
    tag = good(h.ask("POST", R + "/git/tags", {"tag": "noted", "message": "Noted", "object": sha, "type": "commit",
                                               "tagger": {"name": "M", "email": "m@h.example",
                                                          "date": "2026-11-21T10:00:00Z"}}), 201)
    good(h.ask("POST", R + "/git/refs", {"ref": "refs/tags/noted", "sha": tag["sha"]}), 201)
    assert good(h.ask("GET", R + "/git/ref/tags%2Fnoted"))["object"]["type"] == "tag"
    good(h.ask("GET", R + f"/git/tags/{tag['sha']}"))
    good(h.ask("GET", R + "/git/ref/tags%2Fnone"), 404)
    good(h.ask("GET", R + "/git/matching-refs/tags%2Fno"))
    good(h.ask("POST", R + "/git/refs", {"ref": "refs/heads/side", "sha": sha}), 201)
    head = good(h.ask("GET", R + "/git/ref/heads%2Fmain"))["object"]["sha"]
    good(h.ask("PATCH", R + "/git/refs/heads%2Fside", {"sha": head}))
    good(h.ask("PATCH", R + "/git/refs/heads%2Fside", {"sha": sha}), 422)
    good(h.ask("PATCH", R + "/git/refs/heads%2Fside", {"sha": sha, "force": True}))
    good(h.ask("DELETE", R + "/git/refs/heads%2Fside"), 204)
    good(h.ask("DELETE", R + "/git/refs/heads%2Fside"), 422)


def protection(h):
    path = R + "/branches/main/protection"
    good(h.ask("GET", path), 404)
    rule = {"required_status_checks": {"strict": False, "contexts": [], "checks": [{"context": "Unit Tests", "app_id": -1}]},
            "enforce_admins": True, "restrictions": None, "required_linear_history": True,
            "required_pull_request_reviews": {"required_approving_review_count": 1, "dismiss_stale_reviews": True}}
    good(h.ask("PUT", path, {"enforce_admins": True}), 422)
    good(h.ask("PUT", path, rule))
    assert good(h.ask("GET", path))["required_status_checks"]["contexts"] == ["Unit Tests"]
    good(h.ask("GET", path + "/enforce_admins"))
    good(h.ask("DELETE", path + "/enforce_admins"), 204)
    good(h.ask("POST", path + "/enforce_admins"))
    good(h.ask("PATCH", path + "/required_pull_request_reviews", {"required_approving_review_count": 1}))
    good(h.ask("GET", path + "/required_pull_request_reviews"))
    good(h.ask("PATCH", path + "/required_status_checks", {"strict": True}))
    good(h.ask("GET", path + "/required_status_checks"))
    assert good(h.ask("POST", path + "/required_status_checks/contexts", {"contexts": ["Lint"]})) == ["Unit Tests", "Lint"]
    good(h.ask("DELETE", path + "/required_status_checks/contexts", {"contexts": ["Lint"]}))
    good(h.ask("GET", path + "/required_status_checks/contexts"))
    good(h.ask("GET", path, login="tomasz"), 403)
    assert good(h.ask("GET", R + "/branches/main"))["protected"] is True
    assert [each["name"] for each in good(h.ask("GET", R + "/branches?protected=true"))] == ["main"]


def rulesets(h, sha):
    body = {"name": "Release tags", "target": "tag", "enforcement": "active",
            "conditions": {"ref_name": {"include": ["refs/tags/v*"], "exclude": []}},
            "rules": [{"type": "deletion"}, {"type": "update"}]}
    made = good(h.ask("POST", R + "/rulesets", body), 201)
    good(h.ask("POST", R + "/rulesets", body), 422)
    good(h.ask("GET", R + "/rulesets?includes_parents=true"))
    good(h.ask("GET", R + f"/rulesets/{made['id']}"))
    good(h.ask("GET", R + "/rulesets/1"), 404)
    good(h.ask("POST", R + "/git/refs", {"ref": "refs/tags/v900.0.0", "sha": sha}), 201)
    refused = h.ask("DELETE", R + "/git/refs/tags%2Fv900.0.0")
    assert refused.status == 422 and b"rule violations" in refused.body, refused
    good(h.ask("PUT", R + f"/rulesets/{made['id']}", {**body, "enforcement": "disabled"}))
    good(h.ask("DELETE", R + "/git/refs/tags%2Fv900.0.0"), 204)
    linear = {"name": "Main", "enforcement": "active", "rules": [{"type": "required_linear_history"}],
              "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}}}
    other = good(h.ask("POST", R + "/rulesets", linear), 201)
    assert good(h.ask("GET", R + "/rules/branches/main"))[0]["type"] == "required_linear_history"
    assert good(h.ask("GET", R + "/rules/branches/none")) == []
    good(h.ask("DELETE", R + f"/rulesets/{other['id']}"), 204)


def pulls(h):
    main = good(h.ask("GET", R + "/git/ref/heads%2Fmain"))["object"]["sha"]
    good(h.ask("POST", R + "/git/refs", {"ref": "refs/heads/release/v9", "sha": main}), 201)
    good(h.ask("POST", R + "/pulls", {"title": "Nine", "head": "release/v9", "base": "main"}), 422)
    good(h.ask("PUT", R + "/contents/NINE", {"message": "Nine", "content": "eA==", "branch": "release/v9"}), 201)
    made = good(h.ask("POST", R + "/pulls", {"title": "Nine", "head": "release/v9", "base": "main", "body": "why"}), 201)
    pull = R + f"/pulls/{made['number']}"
    good(h.ask("POST", R + "/pulls", {"title": "Nine", "head": "release/v9", "base": "main"}), 422)
    good(h.ask("GET", R + "/pulls?head=harbour:release/v9&state=all"))
    good(h.ask("GET", R + "/pulls?state=weird"), 422)
    good(h.ask("GET", pull))
    good(h.ask("GET", R + "/pulls/999"), 404)
    good(h.ask("PATCH", pull, {"title": "Nine!"}))
    labels = pull.replace("/pulls/", "/issues/") + "/labels"
    good(h.ask("POST", labels, {"labels": ["bug", "good first issue"]}))
    good(h.ask("POST", labels, {"labels": "bug"}), 422)
    assert [each["name"] for each in good(h.ask("GET", pull))["labels"]] == ["bug", "good first issue"]
    good(h.ask("GET", pull + "/commits"))
    good(h.ask("GET", pull + "/files"))
    good(h.ask("POST", pull + "/requested_reviewers", {"reviewers": ["tomasz"], "team_reviewers": ["qa"]}), 201)
    good(h.ask("GET", pull + "/requested_reviewers"))
    good(h.ask("DELETE", pull + "/requested_reviewers", {"reviewers": ["tomasz"]}))
    good(h.ask("POST", pull + "/reviews", {"event": "APPROVE"}), 422)
    good(h.ask("PUT", pull + "/merge", {"merge_method": "squash"}), 405)
    review = good(h.ask("POST", pull + "/reviews", {"event": "APPROVE", "body": "Fine"}, login="tomasz"))
    assert review["state"] == "APPROVED"
    good(h.ask("GET", pull + "/reviews"))
    head = good(h.ask("GET", pull))["head"]["sha"]
    run = good(h.ask("POST", R + "/check-runs", {"name": "Unit Tests", "head_sha": head, "status": "in_progress"}), 201)
    good(h.ask("PUT", pull + "/merge", {"merge_method": "squash"}), 405)
    good(h.ask("PATCH", R + f"/check-runs/{run['id']}", {"conclusion": "success"}))
    good(h.ask("GET", R + f"/check-runs/{run['id']}"))
    good(h.ask("GET", R + f"/check-runs/{run['id']}/annotations"))
    good(h.ask("GET", R + f"/commits/{head}/check-runs"))
    good(h.ask("POST", R + f"/statuses/{head}", {"state": "success", "context": "ci/x"}), 201)
    assert good(h.ask("GET", R + f"/commits/{head}/status"))["state"] == "success"
    good(h.ask("GET", R + f"/commits/{head}/statuses"))
    good(h.ask("PUT", pull + "/merge", {"merge_method": "merge"}), 405)
    good(h.ask("PUT", pull + "/merge", {"merge_method": "squash", "sha": SHA0}), 409)
    good(h.ask("GET", pull + "/merge"), 404)
    merged = good(h.ask("PUT", pull + "/merge", {"merge_method": "squash", "sha": head}))
    assert good(h.ask("GET", R + "/git/ref/heads%2Fmain"))["object"]["sha"] == merged["sha"]
    good(h.ask("GET", pull + "/merge"), 204)
    good(h.ask("GET", R + f"/commits/{merged['sha']}/pulls"))
    good(h.ask("DELETE", R + "/git/refs/heads%2Frelease%2Fv9"), 204)
    return merged["sha"]


def environments(h):
    path = R + "/environments/prod%20deploy"
    team = good(h.ask("GET", "/orgs/harbour/teams/release-managers"))["id"]
    good(h.ask("GET", path), 404)
    good(h.ask("PUT", path, {"wait_timer": "soon"}), 422)
    body = {"wait_timer": 30, "prevent_self_review": False, "reviewers": [{"type": "Team", "id": team}],
            "deployment_branch_policy": {"protected_branches": False, "custom_branch_policies": True}}
    good(h.ask("PUT", path, body))
    good(h.ask("GET", path))
    good(h.ask("GET", R + "/environments"))
    policy = good(h.ask("POST", path + "/deployment-branch-policies", {"name": "walk-*", "type": "tag"}))
    good(h.ask("GET", path + "/deployment-branch-policies"))
    good(h.ask("GET", path + f"/deployment-branch-policies/{policy['id']}"))
    good(h.ask("PUT", path + f"/deployment-branch-policies/{policy['id']}", {"name": "walk-?*"}))
    spare = good(h.ask("POST", path + "/deployment-branch-policies", {"name": "main"}))
    good(h.ask("DELETE", path + f"/deployment-branch-policies/{spare['id']}"), 204)
    good(h.ask("PUT", R + "/environments/spare", {}))
    good(h.ask("DELETE", R + "/environments/spare"), 204)


def workflows(h, sha):
    listed = good(h.ask("GET", R + "/actions/workflows"))["workflows"]
    walk = next(each for each in listed if each["path"].endswith("walk.yml"))
    good(h.ask("GET", R + f"/actions/workflows/{walk['id']}"))
    good(h.ask("PUT", R + "/actions/workflows/walk.yml/disable"), 204)
    good(h.ask("PUT", R + "/actions/workflows/walk.yml/enable"), 204)
    good(h.ask("POST", R + "/actions/workflows/walk.yml/dispatches", {"ref": "main", "inputs": {"x": "1"}}), 422)
    sent = good(h.ask("POST", R + "/actions/workflows/walk.yml/dispatches",
                      {"ref": "main", "inputs": {"level": "1"}, "return_run_details": True}))
    good(h.ask("POST", R + f"/actions/runs/{sent['workflow_run_id']}/cancel"), 202)
    good(h.ask("POST", R + f"/actions/runs/{sent['workflow_run_id']}/cancel"), 409)
    h.control("POST", "scripts", {"repository": NAME, "job": "Unit*", "ref": "walk-1",
                                  "conclusion": "failure", "seconds": 50, "times": 1})
    good(h.ask("POST", R + "/git/refs", {"ref": "refs/tags/walk-1", "sha": sha}), 201)
    run = good(h.ask("GET", R + "/actions/runs?branch=walk-1&event=push"))["workflow_runs"][0]
    path = R + f"/actions/runs/{run['id']}"
    good(h.ask("GET", R + "/actions/workflows/walk.yml/runs?status=queued"))
    h.advance(5)
    assert good(h.ask("GET", path))["status"] == "in_progress"
    job = good(h.ask("GET", path + "/jobs"))["jobs"][0]
    good(h.ask("GET", R + f"/actions/jobs/{job['id']}"))
    good(h.ask("GET", R + f"/actions/jobs/{job['id']}/logs"), 404)
    h.advance(60)
    assert good(h.ask("GET", path))["conclusion"] == "failure"
    log = h.ask("GET", R + f"/actions/jobs/{job['id']}/logs")
    assert log.status == 302 and b"##[error]" in h.ask("GET", log.headers["location"], Authorization=None).body
    assert h.ask("GET", log.headers["location"]).status == 400, "the storage takes no token"
    good(h.ask("GET", path + "/logs"), 302)
    good(h.ask("GET", path + "/artifacts"))
    good(h.ask("POST", path + "/rerun-failed-jobs"), 201)
    h.advance(60)
    assert good(h.ask("GET", path))["status"] == "waiting"
    good(h.ask("GET", path + "/attempts/1"))
    good(h.ask("GET", path + "/attempts/1/jobs"))
    return path


def approvals(h, path):
    pending = good(h.ask("GET", path + "/pending_deployments"))
    assert pending[0]["current_user_can_approve"] is True, pending
    answer = {"environment_ids": [pending[0]["environment"]["id"]], "state": "approved", "comment": ""}
    good(h.ask("POST", path + "/pending_deployments", {"environment_ids": ["a"], "state": "maybe"}), 422)
    good(h.ask("POST", path + "/pending_deployments", answer, login="ines"), 422)
    good(h.ask("POST", path + "/pending_deployments", answer))
    good(h.ask("GET", path + "/approvals"))
    assert good(h.ask("GET", path))["status"] == "waiting", "the timer runs"
    h.advance(1801)
    h.advance(60)
    assert good(h.ask("GET", path))["conclusion"] == "success"
    deployment = good(h.ask("GET", R + "/deployments?environment=prod%20deploy"))[0]
    one = R + f"/deployments/{deployment['id']}"
    good(h.ask("GET", one))
    statuses = good(h.ask("GET", one + "/statuses"))
    assert statuses[0]["state"] == "success", statuses
    good(h.ask("GET", one + f"/statuses/{statuses[0]['id']}"))
    made = good(h.ask("POST", R + "/deployments", {"ref": "main", "environment": "hand", "required_contexts": [],
                                                   "auto_merge": False}), 201)
    good(h.ask("POST", R + f"/deployments/{made['id']}/statuses", {"state": "success"}), 201)
    good(h.ask("POST", R + "/deployments", {"ref": "none"}), 422)
    job = good(h.ask("GET", path + "/jobs"))["jobs"][0]
    good(h.ask("POST", R + f"/actions/jobs/{job['id']}/rerun"), 201)
    good(h.ask("POST", path + "/force-cancel"), 202)
    good(h.ask("POST", path + "/rerun"), 201)
    good(h.ask("POST", path + "/cancel"), 202)
    good(h.ask("DELETE", path), 204)


def releases(h):
    draft = good(h.ask("POST", R + "/releases", {"tag_name": "v50.0.0", "draft": True, "name": "Fifty",
                                                 "make_latest": "true"}), 201)
    path = R + f"/releases/{draft['id']}"
    good(h.ask("GET", path))
    good(h.ask("GET", R + "/releases/tags/v50.0.0"), 404)
    upload = draft["upload_url"].split("{")[0].replace("/api/uploads", "")
    asset = good(h.ask("POST", upload + "?name=a.txt&label=An%20a", raw=b"hello", Content_Type="application/octet-stream"), 201)
    assert asset["digest"].startswith("sha256:2cf24dba")
    good(h.ask("POST", upload + "?name=a.txt", raw=b"hello", Content_Type="application/octet-stream"), 422)
    one = R + f"/releases/assets/{asset['id']}"
    good(h.ask("GET", one))
    moved = h.ask("GET", one, Accept="application/octet-stream")
    assert moved.status == 302 and h.ask("GET", moved.headers["location"], Authorization=None).body == b"hello"
    good(h.ask("PATCH", one, {"label": "B"}))
    good(h.ask("GET", path + "/assets"))
    good(h.ask("POST", R + "/releases/generate-notes", {"tag_name": "v50.0.0"}))
    good(h.ask("PATCH", path, {"draft": False, "body": "Notes"}))
    good(h.ask("GET", R + "/releases/tags/v50.0.0"))
    assert good(h.ask("GET", R + "/releases/latest"))["tag_name"] == "v50.0.0"
    good(h.ask("POST", R + "/releases", {"tag_name": "v50.0.0"}), 422)
    good(h.ask("GET", R + "/releases?per_page=5"))
    good(h.ask("DELETE", one), 204)
    good(h.ask("DELETE", path), 204)
    good(h.ask("GET", R + "/git/ref/tags%2Fv50.0.0"))
    good(h.ask("GET", R + "/immutable-releases"), 404)
    good(h.ask("PUT", R + "/immutable-releases"), 204)
    good(h.ask("GET", R + "/immutable-releases"))
    good(h.ask("DELETE", R + "/immutable-releases"), 204)


def milestones(h):
    made = good(h.ask("POST", R + "/milestones", {"title": "1.5", "due_on": "2026-12-24T10:00:00Z"}), 201)
    good(h.ask("POST", R + "/milestones", {"title": "1.5"}), 422)
    path = R + f"/milestones/{made['number']}"
    good(h.ask("GET", path))
    good(h.ask("PATCH", path, {"state": "closed"}))
    good(h.ask("GET", R + "/milestones?state=all&sort=due_on"))
    good(h.ask("DELETE", path), 204)


def secrets(h, seal):
    for place in ("/actions/secrets", "/environments/prod%20deploy/secrets"):
        key = good(h.ask("GET", R + place + "/public-key"))
        value = seal(base64.b64decode(key["key"]), "pypi-Ä".encode())
        body = {"encrypted_value": base64.b64encode(value).decode(), "key_id": key["key_id"]}
        good(h.ask("PUT", R + place + "/PYPI_TOKEN", body), 201)
        good(h.ask("PUT", R + place + "/PYPI_TOKEN", body), 204)
        broken = bytes([value[0] ^ 1]) + value[1:]
        good(h.ask("PUT", R + place + "/PYPI_TOKEN",
                   {**body, "encrypted_value": base64.b64encode(broken).decode()}), 422)
        good(h.ask("PUT", R + place + "/PYPI_TOKEN", {**body, "key_id": "1"}), 422)
        good(h.ask("GET", R + place))
        good(h.ask("GET", R + place + "/PYPI_TOKEN"))
        good(h.ask("PUT", R + place + "/OTHER", body), 201)
        good(h.ask("DELETE", R + place + "/OTHER"), 204)
    h.control("POST", "shared", {"organization": NAME.split("/")[0], "name": "CODECOV_TOKEN", "value": "x"})
    shared = good(h.ask("GET", R + "/actions/organization-secrets"))
    assert [each["name"] for each in shared["secrets"]] == ["CODECOV_TOKEN"], shared
    opened = h.control("GET", "secrets/" + NAME)
    assert opened[""]["values"]["PYPI_TOKEN"] == opened["prod deploy"]["values"]["PYPI_TOKEN"] == "pypi-Ä", opened
    return opened


def walk(h, seal):
    accounts(h)
    repository(h)
    sha = contents(h)
    references(h, sha)
    environments(h)
    rulesets(h, sha)
    protection(h)
    merged = pulls(h)
    approvals(h, workflows(h, merged))
    releases(h)
    milestones(h)
    return secrets(h, seal)
