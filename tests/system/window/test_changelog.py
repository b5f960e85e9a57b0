#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""The changelog editor in the real window: a release is cut with the mouse, a version is yanked by the keyboard, and the window does
not close over changes that were not saved."""
import datetime
import sys

from sampleworld import World
from windowdriver import Window

world = World()
changelog = world.work / "CHANGELOG.md"
before = changelog.read_text()
window = Window(sys.argv[1], world.program_arguments())
try:
    window.click("push button", "Release… buoy")
    window.click("push button", "Edit changelog")
    window.click("push button", "Cut release…")
    window.click("push button", "Cut 1.5.0")
    window.click("push button", "Save")
    window.until(lambda: changelog.read_text() != before, "the file is written")
    today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
    cut = before.replace("## [Unreleased]\n", f"## [Unreleased]\n\n## [1.5.0] - {today}\n")
    assert changelog.read_text() == cut, changelog.read_text()

    window.tab_to("1.4.2, *")
    window.tab_to("Yank 1.4.2")
    window.key("Return")
    window.wait("push button", "1.4.2, 2026-01-01 · yanked · 1 entry")
    window.key("ctrl+s")
    yanked = cut.replace("## [1.4.2] - 2026-01-01", "## [1.4.2] - 2026-01-01 [YANKED]")
    window.until(lambda: changelog.read_text() == yanked, "the mark is written, and nothing else")
    window.key("ctrl+z", "ctrl+z", "ctrl+s")
    window.until(lambda: changelog.read_text() == before, "both are taken back")

    # Changes are kept on the way through other pages, and the window asks before it drops them.
    window.key("ctrl+shift+z", "ctrl+shift+z")
    window.wait("push button", "1.4.2, 2026-01-01 · yanked · 1 entry")
    window.key("ctrl+1", "ctrl+q")
    window.click("push button", "Stay")
    window.key("ctrl+1", "ctrl+e")
    window.wait("push button", "1.4.2, 2026-01-01 · yanked · 1 entry")
    assert window.process.poll() is None and changelog.read_text() == before
    window.key("ctrl+q")
    window.click("push button", "Close without them")
    window.until(lambda: window.process.poll() is not None, "the window closes")
    # Not by a signal. A leak sanitizer may find memory of the graphics driver, which is unloaded by then.
    assert window.process.returncode >= 0 and changelog.read_text() == before
finally:
    window.close()
print("edited the changelog")
