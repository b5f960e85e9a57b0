#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""A release of the practice harbour that waits for an approval is approved in the inbox, by hand, and goes on to its end.

test_approvals.py TAGBOAT TAGBOAT_CLI"""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "practice"))
from harbour import Harbour
from windowdriver import Window

PATIENCE = 240
COMMENT = "Tried in the inbox"


def cli(harbour, *arguments):
    command = [sys.argv[2], "--practice", harbour.folder + "/harbour", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)


def waiting(window):
    """The button that approves what waits now; its name holds the version."""
    return next((node.name for node in window.all() if node.name.startswith("Approve… harbour-core 1.5.0")), None)


def ours(harbour):
    """What this account decided, by run."""
    runs = harbour.ask("GET", "/repos/harbour/harbour-core/actions/runs").json["workflow_runs"]
    decided = []
    for run in runs:
        history = harbour.ask("GET", f"/repos/harbour/harbour-core/actions/runs/{run['id']}/approvals").json
        decided += [(run["head_branch"], each["environments"][0]["name"], each["comment"]) for each in history
                    if each["user"]["login"] == "mara"]
    return sorted(decided)


def run(harbour):
    repository = harbour.repository("harbour-core")["path"]
    started = cli(harbour, "release", "start", repository, "--level", "minor", "--yes")
    assert "failed" in started.communicate(timeout=PATIENCE)[0], "the first candidate shall fail"
    release = cli(harbour, "release", "recover", repository, "--yes")
    try:
        approve(harbour, release)
    finally:
        if release.poll() is None:
            release.kill()


def approve(harbour, release):
    config = pathlib.Path(harbour.folder, "window.toml")
    config.write_text("")
    window = Window(sys.argv[1], ["--config", str(config), "--data", harbour.folder + "/window", "--practice",
                                  harbour.folder + "/harbour"])
    try:
        # There is no service for notifications here, so the window itself says that something waits.
        window.click("push button", "Show: *", PATIENCE)
        window.wait("heading", "Approvals")
        first = window.until(lambda: waiting(window), "the candidate waits for us")
        assert "rc2 for production-release" in first, first
        window.click("push button", first)
        window.wait("dialog", "Approve harbour-core 1.5.0rc2 for production-release?")
        window.type(COMMENT)
        window.wait("label", "To practice as mara: “approved” for production-release, harbour/harbour-core, *")
        assert ours(harbour) == [], "nothing was sent yet"
        window.click("push button", "Approve")
        window.wait("list item", "harbour-core 1.5.0rc2 for production-release: approved by you, *")
        assert ours(harbour) == [("v1.5.0-rc2", "production-release", COMMENT)], ours(harbour)
        told = release.communicate(timeout=PATIENCE)[0]
        assert release.returncode == 0, told
        assert len(ours(harbour)) == 1, ours(harbour)
        window.wait("label", "Nothing waits for an approval")
    finally:
        window.close()


with Harbour(sys.argv[2], speed=600) as place:
    run(place)
print("approved by hand, once each, and released")
