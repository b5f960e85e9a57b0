#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""A whole release with the mouse: candidate, failed candidate, candidate 2, release, next development version."""
import sys

from sampleworld import World
from windowdriver import Window

world = World()
window = Window(sys.argv[1], world.program_arguments())
try:
    window.click("push button", "Release… buoy")
    window.click("push button", "Start release")
    window.click("push button", "Start now")
    window.wait("push button", "Candidate failed…", 60)
    assert world.tags() == ["v1.4.2", "v1.5.0-rc1"], world.tags()
    window.click("push button", "Candidate failed…")
    window.click("push button", "Make the next candidate", 60)
    window.until(lambda: "v1.5.0-rc2" in world.tags(), "candidate 2 is on the remote", 60)
    window.click("push button", "Candidate is good", 60)
    window.until(lambda: "v1.5.0" in world.tags(), "the release is on the remote", 60)
    window.until(lambda: "1.5.1.dev0" in world.git("log", "-1", "--format=%s", "main", folder=world.remote),
                 "the next development version is pushed", 60)
    window.until(lambda: world.git("status", "-sb") == "## main...origin/main", "the last step has ended", 60)
finally:
    window.close()
world.check_released()
print("released by clicking")
