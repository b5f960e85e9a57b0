#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""The set-up of a repository of the practice harbour made right by clicking, as its forge has it then."""
import json
import pathlib
import sys
import tempfile
import urllib.request

from windowdriver import Window

folder = tempfile.TemporaryDirectory(prefix="tagboat-window-")
root = pathlib.Path(folder.name)


def ask(path):
    place = json.loads((root / "harbour/forge/tokens.json").read_text())
    request = urllib.request.Request(place["api"] + path, headers={
        "Authorization": "Bearer " + place["tokens"][place["user"]], "User-Agent": "window-test"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


window = Window(sys.argv[1], ["--config", str(root / "config.toml"), "--data", str(root / "data"),
                              "--practice", str(root / "harbour")])
try:
    window.wait("push button", "Release… buoy", 60)
    window.click("page tab", "Set-up")
    window.click("list item", "sextant", 60)
    button = window.until(lambda: next((one.name for one in window.all() if one.name.startswith("Fix ") and
                                        one.name.endswith("findings of sextant…")), None), "something can be repaired", 30)
    window.click("push button", button)
    window.wait("push button", "Make these changes")
    assert (here := window.focused()) == "Cancel", f"the focus stands on {here}, not on the safe button"
    window.key("Escape")
    window.until(lambda: not window.find("push button", "Make these changes"), "Escape closes the question")
    assert ask("/repos/harbour/sextant/rulesets") == []
    window.click("push button", button)
    window.wait("push button", "Make these changes")
    window.tab_to("Make these changes")
    window.key("space")
    window.wait("*", "Changed in sextant", 30)
    assert ask("/repos/harbour/sextant/branches/main")["protected"] is True
    assert [one["name"] for one in ask("/repos/harbour/sextant/rulesets")] == ["Release tags"]
    assert [one["head"]["ref"][:14] for one in ask("/repos/harbour/sextant/pulls")] == ["tagboat/setup-"]
finally:
    window.close()
print("set up by clicking")
