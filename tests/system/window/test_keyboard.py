#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""The same release by the keyboard alone."""
import sys

from sampleworld import World
from windowdriver import Window

world = World()
window = Window(sys.argv[1], world.program_arguments())
try:
    window.wait("push button", "Release… buoy")
    window.key("ctrl+1", "Return")
    window.wait("push button", "Start release")
    window.until(lambda: window.find("push button", "Start release"), "the plan is made", 30)
    window.tab_to("Start release")
    window.key("Return")
    window.wait("push button", "Start now")
    assert (here := window.focused()) == "Cancel", f"the focus stands on {here}, not on the safe button"
    window.tab_to("Start now")
    window.key("space")
    window.wait("push button", "Candidate failed…", 60)
    window.tab_to("Candidate failed…")
    window.key("Return")
    window.wait("push button", "Make the next candidate", 60)
    window.tab_to("Make the next candidate")
    window.key("Return")
    window.until(lambda: "v1.5.0-rc2" in world.tags(), "candidate 2 is on the remote", 60)
    window.wait("push button", "Candidate is good", 60)
    window.tab_to("Candidate is good")
    window.key("Return")
    window.until(lambda: "1.5.1.dev0" in world.git("log", "-1", "--format=%s", "main", folder=world.remote),
                 "the next development version is pushed", 60)
    window.until(lambda: world.git("status", "-sb") == "## main...origin/main", "the last step has ended", 60)
finally:
    window.close()
world.check_released()
print("released by keyboard")
