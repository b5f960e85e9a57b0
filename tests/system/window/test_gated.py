#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""The gated process in the practice harbour, with the mouse: a candidate fails and its log says where, the next one is
approved with a comment, and the release goes out."""
import pathlib
import subprocess
import sys
import tempfile
import time

from windowdriver import Window


def git(folder, *arguments):
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def approve_until_released(window, seconds):
    """Answers each gate that waits for the user; returns how many there were."""
    decided = 0
    end = time.monotonic() + seconds
    while not window.shows("panel", "harbour-core 1.5.0 is released"):
        assert time.monotonic() < end, window.tree()
        if window.shows("push button", "Approve…"):
            window.click("push button", "Approve…")
            window.wait("text", "Comment")
            window.type("tried on the pier")
            window.click("push button", "Approve")
            window.until(lambda: not window.shows("push button", "Approve…"), "the gate is answered")
            decided += 1
        time.sleep(0.5)
    return decided


folder = tempfile.TemporaryDirectory(prefix="tagboat-gated-")
root = pathlib.Path(folder.name)
config = root / "config.toml"
config.write_text("[workspace]\nfolders = []\n")
window = Window(sys.argv[1], ["--config", str(config), "--practice", str(root / "harbour"), "--speed", "240"])
try:
    window.click("push button", "Release… harbour-core")
    window.click("push button", "Start release", 60)
    window.click("push button", "Start now")
    window.wait("push button", "Integration Tests, failed*", 120)
    window.wait("label", "Error: Process completed with exit code 1.", 30)
    window.key("ctrl+f")
    window.wait("text", "Find in the log")
    window.type("assert 2")
    window.wait("label", "1 of 1")
    window.key("Escape")
    window.click("push button", "Candidate failed…")
    window.click("push button", "Make the next candidate", 60)
    assert approve_until_released(window, 200) >= 1
finally:
    window.close()
work = next((root / "harbour" / "work").glob("**/harbour-core"))
tags = git(work, "ls-remote", "--tags", "--refs", "origin", "v1.5.0*").split()[1::2]
assert tags == ["refs/tags/v1.5.0", "refs/tags/v1.5.0-rc2"], tags
print("released through the practice harbour by clicking")
