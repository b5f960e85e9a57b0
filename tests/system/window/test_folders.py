#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""From the first run to a folder in the overview, and back: with the mouse, from both places that add a folder."""
import sys

from sampleworld import World
from windowdriver import Window

PATH = ("text", "Path of the folder")


def choose(window, path):
    window.click(*PATH)
    window.key("ctrl+a")
    window.type(str(path))
    window.key("Return")


world = World()
work = world.work.parent
world.config.write_text("")
window = Window(sys.argv[1], world.program_arguments())
try:
    window.wait_focus("Add folder…")  # the first run's own button
    window.click("push button", "Add folder…")
    window.wait("push button", "Add this folder")
    choose(window, work.parent / "nowhere")
    window.wait("label", "There is no folder *")
    choose(window, work.parent)
    window.click("list item", "work")
    window.wait("list item", "buoy")
    window.click("push button", "Add this folder")
    window.wait("push button", "Release… buoy")
    assert str(work) in world.config.read_text(), world.config.read_text()

    window.click("page tab", "Settings")
    window.click("push button", "Add folder…")
    window.wait("dialog", "Add a folder that holds repositories")
    window.click("push button", "Cancel")
    window.wait("push button", "Release… buoy")

    window.click("page tab", "Settings")
    window.click("push button", f"Remove {work}")
    window.until(lambda: str(work) not in world.config.read_text(), "the settings no longer name the folder")
    window.click("page tab", "Overview")
    window.wait("push button", "Open the practice harbour")
finally:
    window.close()
print("folders added and removed")
