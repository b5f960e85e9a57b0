#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Compares Tagboat with git, Python's readers and the projects' own tools on clones of real projects.

    compare.py --tagboat build/release/bin/tagboat-cli [--bump] [--only NAME] FOLDER

FOLDER holds the clones, each named owner+name, at the commits of projects.tsv. --bump also writes a next version into
each clone, looks at the difference, asks the project's own tool and puts everything back (git reset --hard).
"""
import argparse
import csv
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib

import owntools
from repository import ENVIRONMENT, Repository, assigned, manifest_facts, names_of, parsed, python_facts

LIST = os.path.join(os.path.dirname(os.path.abspath(__file__)), "projects.tsv")
TUPLE_BYTES = re.compile(r"^[0-9A-Za-z.,+ \"'x-]*$")


class Tagboat:
    def __init__(self, program, data):
        self.command = [program, "--config", os.devnull, "--data", data, "--offline", "--json"]

    def run(self, *arguments):
        """The answer, the seconds and the KiB that it took."""
        begun = time.perf_counter()
        process = subprocess.Popen([*self.command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   env=ENVIRONMENT)
        answer = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        return (json.loads(answer) if answer.strip() else {}, time.perf_counter() - begun, usage.ru_maxrss,
                os.waitstatus_to_exitcode(status))


def same_version(a, b):
    if a is None or b is None:
        return a == b
    first, second = parsed(a), parsed(b)
    if not first or not second:
        return a == b
    # Of a commit's name the tools show 7, 8 or 9 digits; one more field says the day for a tree with changes.
    local = [(version.local or "").split(".d")[0] for version in (first, second)]
    return first.public == second.public and (local[0].startswith(local[1]) or local[1].startswith(local[0]))


def compare_package(repository, package, others):
    """Yields (what, Tagboat's, the oracle's) of each difference."""
    names = names_of(package, others)
    tag, version = repository.latest(names)
    ours = package["latestTag"] or {"name": None, "version": None}
    same_commit = tag and ours["name"] and repository.git("rev-parse", tag + "^{commit}") == ours["commit"]
    if ours["name"] != tag and not (same_commit and parsed(ours["version"]) == version):
        yield "latest tag", ours["name"], tag
    count, kinds = repository.since(ours["name"], package["path"])
    if count != package["commitsSinceTag"]:
        yield "commits since", package["commitsSinceTag"], count
    for kind, number in kinds.items():
        if package["commitsByType"][kind] != number:
            yield kind, package["commitsByType"][kind], number
    python = package["ecosystem"] == "python"
    facts = python_facts(repository, package["path"]) if python else manifest_facts(repository, package)
    if facts.get("name") and facts["name"] != package["name"]:
        yield "name", package["name"], facts["name"]
    if facts.get("backend") and facts["backend"] != package["buildBackend"]:
        yield "back end", package["buildBackend"], facts["backend"]
    if facts.get("version") and not same_version(facts["version"], package["version"]):
        yield "version", package["version"], facts["version"]
    yield from compare_places(repository, package)
    changelog = package["changelog"]["path"]
    if changelog and not repository.has(changelog):
        yield "changelog", changelog, None


def compare_places(repository, package):
    for place in package["versionFiles"]:
        lines = repository.read(place["path"]).decode(errors="replace").split("\n")
        if place["text"].split("\n")[0] not in lines[place["line"] - 1]:
            yield "line", f"{place['path']}:{place['line']}", lines[place["line"] - 1][:60]
        if place["kind"] == "python.__version__" and place["role"] in ("source", "mirror"):
            if place["text"] not in assigned(repository.read(place["path"]), "__version__"):
                yield "ast", place["text"], assigned(repository.read(place["path"]), "__version__")
    if package["versionSource"] in ("dynamic", "none"):
        yield "version", package["versionSource"], "a person finds one"


def backend_path(repository, package):
    path = os.path.join(package["path"], "pyproject.toml")
    if not repository.has(path):
        return []
    return tomllib.loads(repository.read(path).decode()).get("build-system", {}).get("backend-path", [])


def tool_version(repository, package, python):
    try:
        return owntools.own_version(repository.folder, package, backend_path(repository, package), python)
    except owntools.NoTool as reason:
        return f"({reason})"


def next_version(package):
    version = parsed(package["version"])
    numbers = [*version.release, 0, 0][:max(3, len(version.release))]
    return f"{numbers[0]}.{numbers[1] + 1}.0"


def changed_bytes(diff):
    """What differs between each removed line and the added one in its place; None where lines came or went."""
    removed, added, pairs = [], [], []
    for line in diff.split("\n"):
        if line.startswith("-") and not line.startswith("---"):
            removed.append(line[1:])
        elif line.startswith("+") and not line.startswith("+++"):
            added.append(line[1:])
    if len(removed) != len(added):
        return None
    for old, new in zip(removed, added):
        begin = len(os.path.commonprefix([old, new]))
        end = len(os.path.commonprefix([old[begin:][::-1], new[begin:][::-1]]))
        pairs.append((old[begin:len(old) - end], new[begin:len(new) - end]))
    return pairs


def bump_package(tagboat, repository, package, python):
    """Yields the differences that a bump of the package shows, on a clone that is put back after it."""
    target = next_version(package)
    before = tool_version(repository, package, python)
    answer, _, _, status = tagboat.run("bump", repository.folder, "--package", package["path"], "--to", target)
    try:
        if status != 0:
            yield "bump", answer.get("error", {}).get("message", status), "exit 0"
            return
        pairs = changed_bytes(repository.git("diff", "-U0"))
        if not pairs or any(not TUPLE_BYTES.match(text) for pair in pairs for text in pair):
            yield "diff", pairs, "version bytes"
        touched = repository.git("diff", "--name-only").split("\n")
        if sorted(touched) != sorted({file["path"] for file in answer["files"]}):
            yield "files", [file["path"] for file in answer["files"]], touched
        rows, _, _, _ = tagboat.run("scan", repository.folder)
        again = next(p for p in rows["repositories"][0]["packages"] if p["path"] == package["path"])
        if not same_version(again["version"], target) or not again["versionsAgree"]:
            yield "read again", again["version"], target
        after = tool_version(repository, package, python)
        if before.startswith("(") or after.startswith("("):
            yield "not asked", None, after
        elif not same_version(after, target):
            yield "own tool", after, target
    finally:
        repository.git("reset", "-q", "--hard")


def examine(tagboat, folder, arguments):
    rows, seconds, memory, _ = tagboat.run("scan", folder)
    row = next(row for row in rows["repositories"] if os.path.samefile(row["path"], folder))
    repository = Repository(folder)
    result = {"packages": len(row["packages"]), "seconds": seconds, "memory": memory, "differences": []}
    found = result["differences"]
    for key, value in (("head", repository.head()), ("branch", repository.git("branch", "--show-current") or None),
                       ("dirty", bool(repository.git("status", "--porcelain")))):
        if row[key] != value:
            found.append((".", key, row[key], value))
    names = [package["name"].split("/")[-1] for package in row["packages"]]
    for package in row["packages"][:arguments.packages]:
        for difference in compare_package(repository, package, names):
            found.append((package["path"], *difference))
    for package in row["packages"][:arguments.bumps] if arguments.bump else []:
        if package["versionSource"] != "static" or not parsed(package["version"]):
            if package["versionFromTags"]:
                builds, tool = package["versionFromTags"]["builds"], tool_version(repository, package, arguments.python)
                if tool.startswith("("):
                    found.append((package["path"], "not asked", builds, tool))
                elif not same_version(builds, tool):
                    found.append((package["path"], "builds", builds, tool))
                repository.git("reset", "-q", "--hard")
            continue
        for difference in bump_package(tagboat, repository, package, arguments.python):
            found.append((package["path"], *difference))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--tagboat", required=True)
    parser.add_argument("--bump", action="store_true")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--packages", type=int, default=60, help="how many of a repository are compared")
    parser.add_argument("--bumps", type=int, default=3, help="how many of a repository are bumped")
    parser.add_argument("--python", default=sys.executable, help="the Python that has the build back ends")
    arguments = parser.parse_args()
    with open(LIST, encoding="utf-8", newline="") as file:
        projects = list(csv.DictReader(file, delimiter="\t"))
    different = 0
    with tempfile.TemporaryDirectory() as data:
        for project in projects:
            name = project["repository"].replace("/", "+")
            folder = os.path.join(arguments.folder, name)
            if not os.path.isdir(folder) or (arguments.only and not any(only in name for only in arguments.only)):
                continue
            result = examine(Tagboat(arguments.tagboat, os.path.join(data, name)), folder, arguments)
            differences = [difference for difference in result["differences"] if difference[1] != "not asked"]
            print(f"{project['repository']}\t{result['packages']} packages\t{result['seconds']:.2f} s\t"
                  f"{result['memory'] // 1024} MiB\t{len(differences)} differences", flush=True)
            for path, what, ours, theirs in result["differences"]:
                said = f"{what}: Tagboat {ours}, oracle {theirs}"
                if what == "not asked":
                    said = f"own tool not asked {theirs}"
                print(f"    {path}\t{said}", flush=True)
            if differences and project["note"]:
                print("    explained: " + project["note"])
            different += bool(differences) and not project["note"]
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
