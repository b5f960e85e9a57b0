#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""A release that the command line left waiting for an approval goes on by itself once that is given in the window's inbox, and
asks before the next step that cannot be undone.

test_leaving.py TAGBOAT TAGBOAT_CLI"""
import json
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "practice"))
from harbour import Harbour
from windowdriver import Window

PATIENCE = 120


def answer(harbour, *arguments):
    command = [sys.argv[2], "--json", "--data", harbour.folder + "/window", "--practice", harbour.folder + "/harbour"]
    return subprocess.run([*command, *arguments], capture_output=True, stdin=subprocess.DEVNULL, text=True, check=False,
                          timeout=PATIENCE)


def cli(harbour, *arguments):
    return answer(harbour, *arguments).stdout


def step(harbour, repository):
    """What the release is at."""
    release = json.loads(cli(harbour, "release", "status", repository))["releases"][0]
    ended = ("done", "adopted", "skipped", "failed")  # its first candidate failed
    return next((each for each in release["steps"] if each["state"] not in ended), None)


def question(harbour, repository):
    """The step that asks before it does what cannot be undone; None while something else is under way."""
    at = step(harbour, repository)
    return at if at and at.get("waitsOn") == "confirmation" else None


def leave_waiting(harbour, repository):
    """A release that waits for us in the workflow of its second candidate, and that nobody works on."""
    assert "failed" in cli(harbour, "release", "start", repository, "--level", "minor", "--yes")
    cli(harbour, "release", "recover", repository, "--yes", "--no-wait")
    end = time.monotonic() + PATIENCE
    while not waits_for_us(harbour, repository):
        assert time.monotonic() < end, "nothing waits for us"
        cli(harbour, "release", "resume", repository, "--yes", "--no-wait")
    told = answer(harbour, "release", "resume", repository, "--yes", "--no-wait").stderr
    assert f"tagboat-cli approvals approve {repository} --environment production-release; " in told, told
    assert f"tagboat-cli release resume {repository}; " in told, told


def waits_for_us(harbour, repository):
    return any(each["canApprove"] for each in json.loads(cli(harbour, "approvals", "list", repository))["approvals"])


def run(harbour):
    repository = harbour.repository("harbour-core")["path"]
    leave_waiting(harbour, repository)
    left = step(harbour, repository)
    assert left["title"] == "Follow the workflow of v1.5.0-rc2" and left["state"] == "waiting", left
    config = pathlib.Path(harbour.folder, "window.toml")
    config.write_text("")
    window = Window(sys.argv[1], ["--config", str(config), "--data", harbour.folder + "/window", "--practice",
                                  harbour.folder + "/harbour"])
    try:
        window.click("push button", "Show: *", PATIENCE)
        window.click("push button", "Approve… harbour-core 1.5.0rc2 for production-release*")
        window.wait("dialog", "Approve harbour-core 1.5.0rc2 for production-release?")
        window.click("push button", "Approve")
        asks = window.until(lambda: question(harbour, repository), "the release goes on to its next question", PATIENCE)
        window.key("ctrl+1")
        window.click("push button", "Resume harbour-core")
        window.wait("push button", "Do it: " + asks["title"])
    finally:
        window.close()
    assert "refs/tags/v1.5.0\n" not in harbour.git("harbour-core", "ls-remote", "--tags", "--refs", "origin") + "\n"


with Harbour(sys.argv[2], speed=600) as place:
    run(place)
print("what was left waiting went on with the approval, and asked before what cannot be undone")
