# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Measures the changelog editor in Tagboat's own window: opening and typing in a changelog of 10,000 lines, and how soon
commits are offered."""
import random
import shutil
import statistics

from display import Display
from fleet import History, git
from windows import Windows

LINES = 10_000
WAITING = 20  # commits since the last release
WORDS = ("harbour", "mooring", "lighthouse", "pier", "crane", "tide", "buoy", "ferry", "keel", "anchor", "rope", "sail")
SECTIONS = ("Added", "Changed", "Fixed")


def make_changelog(lines):
    """A changelog such as people keep over many years: some hundred releases, with links, and here and there an entry
    that stands twice, for the findings."""
    chance = random.Random(lines)
    text = ["# Changelog", "", "All notable changes to this project will be documented in this file.", "",
            "## [Unreleased]", ""]
    number = release = 0
    while len(text) < lines:
        if release:
            text += [f"## [0.{release}.0] - 2020-01-01", ""]
        release = (release or 1000) - 1
        for section in SECTIONS:
            text += [f"### {section}", ""]
            for _ in range(chance.randrange(3, 15)):
                number += 1
                words = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(4, 18))).capitalize()
                entry = [f"- {words} ([#{number}](https://example.org/harbour/pull/{number}))"]
                if chance.random() < 0.2:
                    entry.append(f"  {' '.join(chance.choice(WORDS) for _ in range(8))}")
                text += entry * (2 if chance.random() < 0.02 else 1)
            text.append("")
    return "\n".join(text[:lines]) + "\n"


def make_repository(folder, lines):
    """A repository with such a changelog, and commits that it does not tell of."""
    mark = folder.parent / f"{folder.name}.complete"
    if mark.exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    history = History()
    history.commit("feat: begin", {"pyproject.toml": '[project]\nname = "harbour"\nversion = "0.999.0"\n',
                                   "CHANGELOG.md": make_changelog(lines)})
    history.tag("v0.999.0")
    for number in range(1, WAITING + 1):
        history.commit(f"{'feat' if number % 2 else 'fix'}: change number {number} (#{20_000 + number})\n",
                       {f"part{number}.txt": f"{number}\n"})
    history.write(folder)
    git(folder, "reset", "-q", "--hard", "main")
    mark.touch()
    return folder


class Editing:
    def __init__(self, bench):
        self.bench = bench
        self.folder = bench.work / "editing"

    def measure(self):
        display = Display()
        if display.missing:
            self.bench.add("changelog of 10,000 lines opened again, ms", None, display.missing)
            return
        try:
            self.edit(display)
        finally:
            display.close()

    def edit(self, display):
        large = make_repository(self.folder / "large", LINES)
        waiting = make_repository(self.folder / "waiting", 100)
        settings = self.folder / "settings.toml"
        settings.write_text("[workspace]\nfolders = []\n")
        data = self.folder / "data"
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir(mode=0o700)
        run = Windows.run(display, [self.bench.options.window, "edit", str(settings), str(data), str(large),
                                     str(waiting)])
        add = self.bench.add
        add("changelog of 10,000 lines opened for the first time, ms", run["first"][0])
        add("changelog of 10,000 lines opened again, ms", statistics.median(run["again"]))
        add(f"drafts of {WAITING} commits on the screen, ms", statistics.median(run["drafts"]))
        for place in ("card", "source"):
            keys = sorted(run[f"{place}Keys"])
            add(f"key in the {place} to its frame, 10,000 lines, p95, ms", keys[int(0.95 * len(keys))])
        add("edited card to model and frame, 10,000 lines, ms", statistics.median(run["cardEnds"]))
        add("window blocked at once by typing in the source of 10,000 lines, ms", statistics.median(run["sourceBlocked"]))
        add("window blocked at once by editing cards of 10,000 lines, ms", statistics.median(run["cardBlocked"]))
        add("window blocked at once by opening a changelog, ms", max(run["openBlocked"][1:]))
