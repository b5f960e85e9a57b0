#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Measures Tagboat's scan, bump, drafts and window beside git, a bare libgit2 loop, npm's tools and the least window.

Machines are noisy: every figure is a ratio of runs made one right after the other, or a growth within one run. Ends
with 1 if a figure that must hold does not.
"""
import argparse
import math
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import goals
from drafts import Drafts
from editing import Editing
from fleet import make_copies, make_fleet, make_large
from goals import Row
from measure import git_loop, ratio, run
from refreshing import Refreshing
from windows import Windows


PARTS = ["scan", "growth", "large", "bump", "drafts", "window", "editing", "forge"]


class Bench:
    def __init__(self, options, data):
        self.options = options
        self.data = Path(data)
        self.work = Path(options.work)
        self.rows = []

    def add(self, name, figure, reason=""):
        self.rows.append(Row(name, figure, reason))
        print(f"  {name}: {reason or f'{figure:.3f}'}", flush=True)

    def scan(self, folder, cold):
        """Our whole scan, printed as JSON. Cold: without anything remembered; files are in the system's memory."""
        if cold:
            shutil.rmtree(self.data, ignore_errors=True)
        return run([self.options.tagboat, "--data", str(self.data), "--json", "scan", str(folder)])

    def fleet(self, count):
        print(f"making {count} repositories", flush=True)
        folder = make_fleet(self.work / f"fleet{count}", count)
        time.sleep(max(0.0, 3 - (time.time() - (folder / ".complete").stat().st_mtime)))  # too new to be remembered
        return folder, sorted(git.parent for git in folder.glob("*/*/.git"))

    def compare_scans(self):
        folder, repositories = self.fleet(self.options.fleet)
        names = "\n".join(map(str, repositories)).encode()
        git_loop(repositories)  # so that the first run finds the files in memory, as all others do
        cold, second, bare = [], [], []
        for _ in range(self.options.rounds):
            git = git_loop(repositories)
            cold.append((self.scan(folder, True), git))
            second.append((self.scan(folder, False), git))
            bare.append((run([self.options.bare_loop], stdin=names), git))
        self.add("cold scan ÷ git loop, wall", ratio(cold, "wall"))
        self.add("cold scan ÷ git loop, cpu", ratio(cold, "cpu"))
        self.add("second scan, nothing changed ÷ git loop, wall", ratio(second, "wall"))
        self.add("second scan, nothing changed ÷ git loop, cpu", ratio(second, "cpu"))
        self.add("bare libgit2 loop ÷ git loop, wall", ratio(bare, "wall"))
        self.add("bare libgit2 loop ÷ git loop, cpu", ratio(bare, "cpu"))

    def grow(self):
        """From few repositories to many. Each size is measured several times and the least taken; a start costs
        something too, so the exponent is that of what a fleet takes beyond an empty folder."""
        costs = {}
        empty = self.work / "empty"
        empty.mkdir(parents=True, exist_ok=True)
        start = min(self.scan(empty, True).cpu for _ in range(10))
        smallest, *larger = self.options.sizes
        for count in (smallest, *larger):
            folder, _ = self.fleet(count)
            self.scan(folder, True)
            rounds = 10 if count <= 100 else 3
            runs = [self.scan(folder, True) for _ in range(rounds)]
            costs[count] = (min(run.cpu for run in runs) - start, statistics.median(run.memory for run in runs))
        first, last = self.options.sizes[0], self.options.sizes[-1]
        exponent = math.log(costs[last][0] / max(costs[first][0], 1e-4)) / math.log(last / first)
        self.add("growth, exponent of cpu", exponent)
        self.add("memory per further repository, KiB", (costs[last][1] - costs[first][1]) / (last - first))
        self.add("peak memory of the largest fleet, MiB", costs[last][1] / 1024)

    def large(self):
        """Several repositories at once, as people have them: the start of a program is not what is measured."""
        commits = self.options.commits
        print(f"making repositories of {commits} commits", flush=True)
        tags = commits // 50
        work = self.work / f"large{commits}"
        originals = [make_large(work / "original/long", commits, tags, since=60),
                     make_large(work / "original/short", commits // 10, tags, since=60)]
        long, short = (make_copies(work / original.name, original, 10) for original in originals)
        time.sleep(3)
        repositories = sorted(git.parent for git in long.glob("*/.git"))
        git_loop(repositories)
        cold, second, lengths = [], [], []
        for _ in range(self.options.rounds):
            git = git_loop(repositories)
            ours = self.scan(long, True)
            cold.append((ours, git))
            second.append((self.scan(long, False), git))
            lengths.append((ours, self.scan(short, True)))
        self.add("large history, cold ÷ git loop, cpu", ratio(cold, "cpu"))
        self.add("large history, second ÷ git loop, cpu", ratio(second, "cpu"))
        self.add("ten times the history, same tags and work since, cpu", ratio(lengths, "cpu"))

    def bump(self):
        name = "bump dry run ÷ commit-and-tag-version, wall"
        rival, reason = self.rival()
        if rival is None:
            return self.add(name, None, reason)
        folder = self.work / "bump"
        if not folder.exists():
            make_large(folder / "repository", 30, 3, since=5)
        repository = folder / "repository"
        (repository / "package.json").write_text('{\n  "name": "harbour",\n  "version": "0.3.0"\n}\n')
        pairs = []
        for _ in range(max(self.options.rounds, 5)):
            theirs = run(["sh", "-c", 'cd "$0" && exec node "$@" --dry-run', str(repository), str(rival)])
            ours = run([self.options.tagboat, "--data", str(self.data), "bump", str(repository), "--level", "minor",
                        "--dry-run"])
            pairs.append((ours, theirs))
        self.add(name, ratio(pairs, "wall"))

    def rival(self):
        """commit-and-tag-version from npm."""
        return self.npm("commit-and-tag-version", "12", "commit-and-tag-version/bin/cli.js")

    def npm(self, package, version, program):
        """A program that npm has; it is installed beside the fleets, once."""
        folder = self.work / "npm"

        def found():
            return next(iter(sorted((folder / "node_modules").glob(program))), None)
        if found():
            return found(), ""
        if shutil.which("npm") is None or shutil.which("node") is None:
            return None, "npm is not installed"
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix",
                               str(folder), f"{package}@{version}"], capture_output=True, text=True)
        if done.returncode != 0 or not found():
            return None, " ".join([f"npm could not install {package}", *done.stderr.strip().splitlines()[-1:]])
        return found(), ""


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tagboat", required=True, help="the program tagboat-cli")
    parser.add_argument("--bare-loop", required=True, help="the program tagboat-bench-bareloop")
    parser.add_argument("--desktop", required=True, help="the program tagboat")
    parser.add_argument("--window", required=True, help="the program tagboat-bench-window")
    parser.add_argument("--bare-window", required=True, help="the program tagboat-bench-barewindow")
    parser.add_argument("--work", required=True, help="where the repositories are made; they are kept for the next run")
    parser.add_argument("--short", action="store_true", help="small fleets, as run with the tests")
    parser.add_argument("--slack", type=float, default=1.0, help="a must may be missed by this factor")
    parser.add_argument("--clones", nargs="*", help="clones of real projects, whose drafts are measured too")
    parser.add_argument("--only", nargs="*", choices=PARTS, default=PARTS)
    options = parser.parse_args()
    options.fleet, options.rounds, options.sizes, options.commits, options.rows = \
        (100, 3, (10, 300), 5_000, 300) if options.short else (1000, 5, (10, 100, 1000, 10_000), 100_000, 10_000)
    options.histories = (1_000,) if options.short else (10_000, 120_000)
    return options


def main():
    options = parse()
    with tempfile.TemporaryDirectory(prefix="tagboat-bench-") as data:
        bench = Bench(options, Path(data) / "data")
        for name, measure in (("scan", bench.compare_scans), ("growth", bench.grow), ("large", bench.large),
                              ("bump", bench.bump), ("drafts", lambda: Drafts(bench).measure()),
                              ("window", lambda: Windows(bench).measure()),
                              ("editing", lambda: Editing(bench).measure()),
                              ("forge", lambda: Refreshing(bench).measure())):
            if name in options.only:
                measure()
    text, good = goals.table(bench.rows, options.slack)
    print(f"\n{text}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
