# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""GitHub's own program, gh of Debian, works with the practice forge; it talks through a local socket.

test_gh.py PROGRAM
"""
import json
import os
import subprocess
import tempfile
import time

import harbour

REPOSITORY = "harbour/tidewatch"


def run(program):
    harbour.need("gh")
    harbour.need("socat")
    with harbour.Harbour(program) as h, tempfile.TemporaryDirectory() as folder:
        socket = os.path.join(folder, "gh.sock")
        port = h.api.rsplit(":", 1)[1]
        bridge = subprocess.Popen(["socat", f"UNIX-LISTEN:{socket},fork", f"TCP:127.0.0.1:{port}"],
                                  stdin=subprocess.DEVNULL)
        environment = {**os.environ, "GH_CONFIG_DIR": folder, "GH_TOKEN": h.token(), "HOME": folder,
                       "GH_NO_UPDATE_NOTIFIER": "1", "NO_COLOR": "1", "GH_PROMPT_DISABLED": "1"}

        asked = []

        def gh(*arguments, given=None, fails=False):
            asked.append(arguments)
            done = subprocess.run(["gh", *arguments], cwd=folder, env=environment, capture_output=True, timeout=60,
                                  check=False, input=given)
            assert (done.returncode != 0) == fails, (arguments, done.stdout.decode(), done.stderr.decode())
            return done.stdout.decode()

        try:
            for _ in range(50):
                if os.path.exists(socket):
                    break
                time.sleep(0.1)
            gh("config", "set", "http_unix_socket", socket)
            walk(h, gh)
            version = gh("--version").split()[2]
        finally:
            bridge.terminate()
            bridge.wait()
        print(f"gh {version}: {len(asked)} commands understood")


def walk(h, gh):
    assert json.loads(gh("api", "user"))["login"] == "mara"
    assert json.loads(gh("repo", "view", REPOSITORY, "--json", "nameWithOwner,defaultBranchRef"))["nameWithOwner"] == REPOSITORY
    gh("release", "create", "v77.0.0", "-R", REPOSITORY, "--draft", "--title", "77", "--notes", "N", "--target", "main")
    assert "v77.0.0" in gh("release", "list", "-R", REPOSITORY)
    gh("release", "edit", "v77.0.0", "-R", REPOSITORY, "--draft=false")
    view = json.loads(gh("release", "view", "v77.0.0", "-R", REPOSITORY, "--json", "isDraft,tagName,author"))
    assert view["isDraft"] is False and view["author"]["login"] == "mara", view
    gh("release", "delete", "v77.0.0", "-R", REPOSITORY, "--yes")
    assert "v77.0.0" not in gh("release", "list", "-R", REPOSITORY)

    main = h.ask("GET", f"/repos/{REPOSITORY}/git/ref/heads%2Fmain").json["object"]["sha"]
    h.ask("POST", f"/repos/{REPOSITORY}/git/refs", {"ref": "refs/heads/topic", "sha": main})
    h.ask("PUT", f"/repos/{REPOSITORY}/contents/TOPIC", {"message": "Topic", "content": "eA==", "branch": "topic"})
    made = h.ask("POST", f"/repos/{REPOSITORY}/pulls", {"title": "A topic", "head": "topic", "base": "main"}).json
    number = str(made["number"])
    assert "A topic" in gh("pr", "list", "-R", REPOSITORY)
    seen = json.loads(gh("pr", "view", number, "-R", REPOSITORY, "--json", "title,state,headRefName,author"))
    assert seen["state"] == "OPEN" and seen["headRefName"] == "topic", seen
    gh("pr", "merge", number, "-R", REPOSITORY, "--squash")
    assert json.loads(gh("pr", "view", number, "-R", REPOSITORY, "--json", "state"))["state"] == "MERGED"

    assert "Release" in gh("workflow", "list", "-R", REPOSITORY)
    h.ask("POST", f"/repos/{REPOSITORY}/git/refs", {"ref": "refs/tags/v78.0.0-rc1", "sha": main})
    h.advance(300)
    runs = json.loads(gh("run", "list", "-R", REPOSITORY, "--json", "databaseId,headBranch,status,event"))
    run = next(each for each in runs if each["headBranch"] == "v78.0.0-rc1")
    assert run["event"] == "push"
    gh("run", "view", str(run["databaseId"]), "-R", REPOSITORY)

    gh("secret", "set", "FROM_GH", "-R", REPOSITORY, given=b"value of gh")
    assert "FROM_GH" in gh("secret", "list", "-R", REPOSITORY)
    assert h.control("GET", "secrets/" + REPOSITORY)[""]["values"]["FROM_GH"] == "value of gh"
    h.ask("PUT", f"/repos/{REPOSITORY}/environments/prod%20x", {})
    gh("secret", "set", "FROM_GH", "-R", REPOSITORY, "--env", "prod x", given=b"other")
    assert h.control("GET", "secrets/" + REPOSITORY)["prod x"]["values"]["FROM_GH"] == "other"
    gh("api", f"repos/{REPOSITORY}/none", fails=True)


harbour.main(run)
