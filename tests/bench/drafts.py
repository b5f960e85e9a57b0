# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Measures drafts of the changelog from commits beside git-cliff's, on made histories and on clones of real projects.

git-cliff is started as npm installs it for drafts since the last release, where starting is nearly all there is to it (its
bare program stands below for comparison), and without npm's script for long histories. Both write to nowhere.
"""
import random
import shutil
import subprocess
from pathlib import Path

from fleet import ENVIRONMENT, History, git
from measure import ratio, run

TYPES = ("feat", "fix", "fix", "docs", "chore", "refactor", "")
SCOPES = ("", "", "(core)", "(ui)")
LINE = "Some words about why this was done, and what it means for those who use it."


def make_history(folder, commits, since=60):
    """A history of messages such as people write: types, scopes, numbers, bodies; the last tag `since` commits ago."""
    mark = folder.parent / f"{folder.name}.complete"
    if mark.exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    chance = random.Random(commits)
    history = History()
    history.commit("feat: begin", {"pyproject.toml": '[project]\nname = "harbour"\nversion = "0.1.0"\n',
                                   "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n"})
    for number in range(2, commits + 1):
        kind = chance.choice(TYPES)
        head = f"{kind}{chance.choice(SCOPES)}: change number {number}" if kind else f"Change number {number}"
        body = "\n\n" + "\n".join([LINE] * chance.randrange(1, 6)) if chance.random() < 0.5 else ""
        history.commit(f"{head} (#{number}){body}\n", {f"part{number % 9}.txt": f"{number}\n"})
        if number == commits - since or (number % 2000 == 0 and number < commits - since):
            history.tag(f"v0.{number // 2000 + 1}.{1 if number == commits - since else 0}")
    history.write(folder)
    git(folder, "pack-refs", "--all")
    git(folder, "reset", "-q", "--hard", "main")
    mark.touch()
    return folder


def damage_dates(folder, original):
    """A copy whose newest commits have dates that git fsck complains of, as old tools wrote them."""
    mark = folder.parent / f"{folder.name}.complete"
    if mark.exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(original, folder, symlinks=True)
    tip = subprocess.run(["git", "-C", str(folder), "rev-parse", "HEAD", "HEAD^{tree}"], env=ENVIRONMENT, check=True,
                         capture_output=True, text=True).stdout.split()
    parent, tree = tip
    for number, date in enumerate(("1313584730 +051800", "-1 +0000", "1700000000 +9999", "1700000000")):
        raw = f"tree {tree}\nparent {parent}\nauthor A <a@b.org> {date}\ncommitter A <a@b.org> {date}\n\n" \
              f"fix: mend date {number}\n"
        parent = subprocess.run(["git", "-C", str(folder), "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
                                input=raw.encode(), env=ENVIRONMENT, check=True, capture_output=True).stdout.decode().strip()
    git(folder, "update-ref", "refs/heads/main", parent)
    mark.touch()
    return folder


class Drafts:
    def __init__(self, bench):
        self.bench = bench
        self.options = bench.options
        self.folder = bench.work / "drafts"

    def rival(self):
        """git-cliff from npm; it is installed beside the histories, once."""
        return self.bench.npm("git-cliff", "2", "git-cliff-*/bin/git-cliff")

    def ours(self, folder, *arguments):
        return run([self.options.tagboat, "--data", str(self.bench.data), "changelog", "draft", str(folder), *arguments])

    def pairs(self, rival, folder, whole, rounds):
        """Ours and theirs, one right after the other."""
        found = []
        for _ in range(rounds):
            theirs = run([*map(str, rival), "--repository", str(folder), "--offline", *([] if whole else ["--unreleased"])])
            found.append((self.ours(folder, *(["--all"] if whole else [])), theirs))
        return found

    def compare(self, rival, name, folder, whole, rounds):
        """Adds the row, and gives the pairs; says so where git-cliff stops at what Tagboat reads."""
        try:
            pairs = self.pairs(rival, folder, whole, rounds)
        except RuntimeError as error:
            if not str(error).startswith(str(rival[0])):
                raise
            self.ours(folder, *(["--all"] if whole else []))
            self.bench.add(name, None, "git-cliff stops there, Tagboat does not")
            return []
        self.bench.add(name, ratio(pairs, "wall"))
        return pairs

    def measure(self):
        rival, reason = self.rival()
        if rival is None:
            self.bench.add("draft since the last release ÷ git-cliff, wall", None, reason)
            return
        lengths = self.options.histories
        print(f"making histories of {' and '.join(map(str, lengths))} commits", flush=True)
        short, *longer = [make_history(self.folder / f"history{commits}", commits) for commits in lengths]
        rounds = self.options.rounds
        launcher = ["node", self.bench.work / "npm/node_modules/git-cliff/lib/cli/cli.js"]
        self.compare(launcher, "draft since the last release ÷ git-cliff, wall", short, False, 2 * rounds)
        quickest = min(self.ours(short).wall for _ in range(10))
        self.bench.add("draft of 60 commits, the whole program, ms", 1000 * quickest)
        rival = [rival]
        self.compare(rival, "draft since the last release ÷ git-cliff without npm's script, wall", short, False, 2 * rounds)
        pairs = self.compare(rival, "draft of 10,000 commits ÷ git-cliff, wall", short, True, rounds)
        for long in longer:
            pairs = self.compare(rival, "draft of 100,000 commits and more ÷ git-cliff, wall", long, True, 2)
        self.bench.add("draft of the full history ÷ git-cliff, peak memory", ratio(pairs, "memory"))
        dated = damage_dates(self.folder / "dates", short)
        self.compare(rival, "  commits with invalid dates, full history", dated, True, 1)
        for clone in self.options.clones or []:
            clone = Path(clone)
            self.compare(launcher, f"  {clone.name}, since the last release", clone, False, rounds)
            self.compare(rival, f"  {clone.name}, full history", clone, True, 1)
