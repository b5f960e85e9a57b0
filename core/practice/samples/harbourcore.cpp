// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/story.h"

namespace tagboat::practice
{

namespace
{

const QByteArray berths = "src/harbour_core/berths.py";
const QByteArray tides = "src/harbour_core/tides.py";
const QByteArray testTides = "tests/test_tides.py";

void begin(Story &story)
{
    story
        .file("pyproject.toml", R"([build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "harbour-core"
version = "@version@"
description = "Berths, tides and clearances of a small harbour"
readme = "README.md"
requires-python = ">=3.9"
license = "MIT"
authors = [{ name = "Mara Lindqvist", email = "mara@harbour.example" }]
dependencies = ["python-dateutil>=2.8"]

[project.optional-dependencies]
test = ["pytest"]

[tool.hatch.build.targets.wheel]
packages = ["src/harbour_core"]
)")
        .file("src/harbour_core/__init__.py", R"("""Berths, tides and clearances of a small harbour."""

__version__ = "@version@"
)")
        .file(".github/workflows/ci.yaml", gatedCheckWorkflow())
        .file(".github/workflows/release.yaml", gatedReleaseWorkflow())
        .file(".tagboat.toml", R"([release]
flow = "rc-gated"
base-branch = "main"
tag = "v{version}"
candidate-tag = "v{version}-rc{n}"
release-branch = "release/v{version}"
commit-message = "chore: prepare release v{version}"
assets = ["docs/pilot-book.md"]

[changelog]
path = "CHANGELOG.md"
)")
        .file("docs/pilot-book.md", R"(# Pilot book

How to come in, where to moor, and whom to call. Each release has a copy of it.
)")
        .file(berths, R"("""Berths and who lies in them."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Berth:
    name: str
    length: float
    depth: float
)")
        .entry("Added", "Berths with name, length and depth.")
        .commit(268, "feat: berths with name, length and depth");
}

void upToLastRelease(Story &story)
{
    story.entry("Added", "Tide tables, with heights between two readings.")
        .commit(241, "feat(tides): heights between two readings", tides, R"("""Tide tables."""


def height_at(readings, moment):
    """The height at a moment, linear between the readings before and after it."""
    before = max(r for r in readings if r[0] <= moment)
    after = min(r for r in readings if r[0] >= moment)
    if before == after:
        return before[1]
    share = (moment - before[0]) / (after[0] - before[0])
    return before[1] + share * (after[1] - before[1])
)")
        .commit(240, "test(tides): a reading that is hit exactly", testTides,
                R"(from harbour_core.tides import height_at


def test_exact_reading():
    assert height_at([(0, 1.0), (6, 3.0)], 6) == 3.0
)")
        .release(226, "1.3.0")
        .entry("Added", "`Berth.fits` says whether a boat fits.")
        .commit(171, "feat(berths): say whether a boat fits", berths, R"(
    def fits(self, boat_length, draught):
        return boat_length <= self.length and draught <= self.depth
)")
        .release(150, "1.4.0")
        .entry("Fixed", "`height_at` no longer fails before the first reading.")
        .commit(121, "fix(tides): answer before the first reading", tides, R"(

def covers(readings, moment):
    return readings[0][0] <= moment <= readings[-1][0]
)")
        .release(118, "1.4.1")
        .entry("Fixed", "Berth names are compared without regard to case.")
        .commit(33, "fix(berths): compare names without regard to case", berths, R"(

def find(berths, name):
    return next((b for b in berths if b.name.casefold() == name.casefold()), None)
)")
        .tag("v1.4.2-rc1")
        .release(12, "1.4.2");
}

void sinceLastRelease(Story &story)
{
    story
        .commit(12, "docs: say where the tide tables come from", "README.md",
                "\nTide tables come from the harbour office.\n")
        .entry("Added", "Clearance under bridges at a given moment.")
        .commit(11, "feat(clearance): clearance under a bridge at a given moment", "src/harbour_core/clearance.py",
                R"("""What passes under which bridge, and when."""
from harbour_core.tides import height_at


def clearance(bridge_height, readings, moment):
    return bridge_height - height_at(readings, moment)
)")
        .commit(11, "test(clearance): high and low water", "tests/test_clearance.py",
                R"(from harbour_core.clearance import clearance


def test_high_water():
    assert clearance(12.0, [(0, 1.0), (6, 3.0)], 6) == 9.0
)")
        .entry("Fixed", "Readings need not be sorted any more.")
        .commit(10, "fix(tides): sort the readings", tides,
                "\n\ndef sorted_readings(readings):\n    return sorted(readings)\n")
        .commit(10, "test(tides): readings in any order", testTides,
                "\n\ndef test_any_order():\n    assert height_at([(6, 3.0), (0, 1.0)], 0) == 1.0\n")
        .commit(9, "ci: run on Python 3.13 too", "tox.ini", "[tox]\nenvlist = py39, py310, py311, py312, py313\n")
        .entry("Added", "Read berths from a TOML file.")
        .commit(9, "feat(berths): read berths from a TOML file", berths, R"(

def from_toml(document):
    return [Berth(**entry) for entry in document.get("berth", [])]
)")
        .entry("Fixed", "A berth without a depth is refused with a clear message.")
        .commit(8, "fix(berths): refuse a berth without a depth", berths, R"(

def check(berth):
    if berth.depth <= 0:
        raise ValueError(f"berth {berth.name}: depth must be positive")
)")
        .commit(8, "docs: an example of a berths file", "docs/berths.md",
                "# Berths\n\n```toml\n[[berth]]\nname = \"North 1\"\nlength = 12.5\ndepth = 2.4\n```\n")
        .commit(7, "chore: ignore editor folders", ".gitignore", ".idea/\n.vscode/\n")
        .entry("Changed", "`height_at` is twice as quick on long tables.")
        .commit(6, "perf(tides): halve the search in long tables", tides,
                "\n\ndef nearest(readings, moment):\n    return min(readings, key=lambda r: abs(r[0] - moment))\n")
        .entry("Added", "`Berth` and `find` are exported by the package itself.")
        .commit(5, "feat: export Berth and find", "src/harbour_core/__init__.py",
                "\nfrom harbour_core.berths import Berth, find  # noqa: E402\n")
        .entry("Fixed", "Daylight saving no longer shifts tide tables by an hour.")
        .commit(5, "fix(tides): keep tables in UTC", tides,
                "\n\ndef to_utc(moment):\n    return moment.astimezone(timezone.utc)\n")
        .entry("Fixed", "`timezone` is imported where it is used.")
        .commit(4, "fix(tides): import timezone", tides, "\n\nfrom datetime import timezone  # noqa: E402\n")
        .commit(4, "refactor(clearance): name the water level", "src/harbour_core/clearance.py",
                "\n\ndef water_level(readings, moment):\n    return height_at(readings, moment)\n")
        .commit(3, "docs: how to report a wrong table", "CONTRIBUTING.md",
                "# Contributing\n\nA wrong tide table? Open an issue with the place, the day and the printed table.\n")
        .entry("Security", "A berths file larger than a megabyte is refused.")
        .commit(2, "fix(berths): refuse a file larger than a megabyte", berths, "\n\nMAXIMUM_SIZE = 1_000_000\n")
        .commit(1, "style: sort the imports", "pyproject.toml", "\n[tool.isort]\nprofile = \"black\"\n");
}

} // namespace

Story harbourCore()
{
    Story story("harbour-core", "rc-gated", "Berths, tides and clearances of a small harbour.");
    begin(story);
    upToLastRelease(story);
    sinceLastRelease(story);
    return story;
}

} // namespace tagboat::practice
