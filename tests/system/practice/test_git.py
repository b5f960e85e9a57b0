# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""git itself pushes and fetches over smart HTTP with a token, and is told what the rules refuse.

test_git.py PROGRAM
"""
import harbour

R = "/repos/harbour/keel"


def run(program):
    harbour.need("git")
    with harbour.Harbour(program) as h:
        url = h.api.replace("http://", f"http://x-access-token:{h.token()}@") + "/harbour/keel.git"
        wrong = h.api.replace("http://", "http://x-access-token:nonsense@") + "/harbour/keel.git"
        head = h.git("keel", "ls-remote", url, "refs/heads/main").split()[0]
        assert head == h.ask("GET", R + "/git/ref/heads%2Fmain").json["object"]["sha"]
        assert "Authentication failed" in h.git("keel", "ls-remote", wrong, check=False)

        h.git("keel", "-c", "user.name=M", "-c", "user.email=mara@harbour.example", "tag", "-a", "over-http", "-m", "x", head)
        h.git("keel", "push", "-q", url, "over-http")
        assert h.ask("GET", R + "/git/ref/tags%2Fover-http").json["object"]["type"] == "tag"

        ruleset = {"name": "Tags stay", "target": "tag", "enforcement": "active", "rules": [{"type": "deletion"}],
                   "conditions": {"ref_name": {"include": ["refs/tags/over*"], "exclude": []}}}
        assert h.ask("POST", R + "/rulesets", ruleset).status == 201
        said = h.git("keel", "push", url, ":over-http", check=False)
        assert "GH013: Repository rule violations found for refs/tags/over-http" in said, said
        assert h.ask("GET", R + "/git/ref/tags%2Fover-http").status == 200

        read_only = h.control("POST", "tokens", {"login": "mara", "fineGrained": True,
                                                 "permissions": {"contents": "read"}})["token"]
        reader = h.api.replace("http://", f"http://x:{read_only}@") + "/harbour/keel.git"
        h.git("keel", "fetch", "-q", reader, "main")
        said = h.git("keel", "push", reader, "main:refs/heads/other", check=False)
        assert "403" in said, said

        h.stop()  # a later start goes on where this one ended
        h.start()
        assert h.ask("GET", R + "/rulesets").json[0]["name"] == "Tags stay"
        assert h.place["adopted"] is True
        print("clone, push, refusal by rules, missing permission, restart: as GitHub does")


harbour.main(run)
