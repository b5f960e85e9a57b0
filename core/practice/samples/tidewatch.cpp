// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/story.h"

namespace tagboat::practice
{

Story tidewatch()
{
    Story story("tidewatch", "rc-gated", "Warns when the water rises faster than the table says.");
    const QByteArray watch = "src/tidewatch/watch.py";
    story
        .file("setup.cfg", R"([metadata]
name = tidewatch
version = @version@
description = Warns when the water rises faster than the table says
long_description = file: README.md
author = Mara Lindqvist
author_email = mara@harbour.example
license = MIT

[options]
package_dir =
    = src
packages = find:
python_requires = >=3.9
install_requires =
    harbour-core>=1.4

[options.packages.find]
where = src

[options.entry_points]
console_scripts =
    tidewatch = tidewatch.cli:main
)")
        .file("pyproject.toml", R"([build-system]
requires = ["setuptools>=64"]
build-backend = "setuptools.build_meta"
)")
        .file("src/tidewatch/__init__.py", "__version__ = '@version@'\n")
        .file("src/tidewatch/cli.py", R"(import argparse

from tidewatch import __version__


def main():
    parser = argparse.ArgumentParser(prog="tidewatch")
    parser.add_argument("--version", action="version", version=__version__)
    parser.parse_args()
)")
        .file(".tagboat.toml", "[release]\nflow = \"rc-gated\"\n\n[verify]\nimport = \"tidewatch\"\n"
                               "entry-points = [\"tidewatch --version\"]\n")
        .entry("Added", "A first watch.")
        .commit(230, "feat: watch one gauge", watch, R"("""Compares the gauge with the table."""


def excess(measured, predicted):
    return measured - predicted
)")
        .release(221, "2.0.0")
        .entry("Added", "Several gauges at once.")
        .commit(160, "feat: watch several gauges at once", watch, R"(

def worst(pairs):
    return max(excess(measured, predicted) for measured, predicted in pairs)
)")
        .commit(159, "test: the worst of two gauges", "tests/test_watch.py", R"(from tidewatch.watch import worst


def test_worst_of_two():
    assert worst([(1.0, 0.5), (2.0, 1.9)]) == 0.5
)")
        .commit(158, "chore: candidate for the summer season", "MANIFEST.in", "include README.md\n")
        .tag("v2.1.0-rc1")
        .entry("Fixed", "A gauge without a reading is left out.")
        .commit(156, "fix: leave out a gauge without a reading", watch,
                "\n\ndef present(pairs):\n    return [p for p in pairs if None not in p]\n")
        .tag("v2.1.0-rc2")
        .release(151, "2.1.0")
        .commit(44, "ci: run the linter first", "tox.ini", "[tox]\nenvlist = lint, py311\n")
        .entry("Fixed", "Warnings are sent once, not every minute.")
        .commit(20, "fix: warn once", watch, "\n\ndef is_new(warning, sent):\n    return warning not in sent\n")
        .uncommitted(watch, "\n\n# TODO: a threshold per gauge\nTHRESHOLD = 0.3\n")
        .uncommitted("notes.txt", "ask the harbour office about gauge 7\n");
    return story;
}

} // namespace tagboat::practice
