#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Rules about the source tree that no compiler checks; one test each, standard library only.

    check.py RULE ROOT      reports each breach as file:line: message; exit status 1 if there is one
    check.py RULE --samples the rule against tests/structure/samples/RULE: it must find the lines marked BAD, and no others
    check.py --list         the rules
"""
import os
import pathlib
import sys

from cpprules import coroutines, includes, onetype, tagdeletion
from qmlrules import qmlcontrols, qmldynamic, qmlpragmas, qmltext, qmltheme
from treerules import length, spdx

RULES = {rule.__name__: rule for rule in (
    includes, coroutines, tagdeletion, onetype, qmltext, qmlcontrols, qmltheme, qmldynamic, qmlpragmas, spdx, length)}
SUFFIXES = {".cpp", ".h", ".qml", ".py", ".cmake", ".sh"}
SKIPPED = {"build", ".git", ".cache", "node_modules", "samples", "__pycache__"}


class Source:
    """A file of the tree: its path from the root, with forward slashes, and its text."""

    def __init__(self, root, path):
        self.path = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding="utf-8", errors="replace")


def sources(root):
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(set(folders) - SKIPPED)
        for path in (pathlib.Path(folder, name) for name in sorted(names)):
            if path.is_file() and not path.is_symlink() and is_source(path):
                found.append(Source(root, path))
    return found


def is_source(path):
    return path.suffix in SUFFIXES or path.name == "CMakeLists.txt" or (
        not path.suffix and path.read_bytes()[:2] == b"#!")


def check_tree(rule, root):
    files = sources(root)
    if not files:
        sys.exit(f"{root}: no source files")
    findings = sorted(RULES[rule](files))
    for path, line, message in findings:
        print(f"{path}:{line}: {message}")
    print(f"{rule}: {len(findings)} breaches in {len(files)} files")
    return bool(findings)


def check_samples(rule):
    root = pathlib.Path(__file__).parent / "samples" / rule
    files = sources(root)
    wanted = {(source.path, number) for source in files
              for number, line in enumerate(source.text.splitlines(), 1) if "BAD" in line}
    got = {(path, line) for path, line, _ in RULES[rule](files)}
    good = {source.path for source in files} - {path for path, _ in wanted}
    if not wanted or not good:
        sys.exit(f"{root}: needs a marked sample and one without marks")
    for path, line in sorted(wanted - got):
        print(f"{path}:{line}: marked BAD, not found")
    for path, line in sorted(got - wanted):
        print(f"{path}:{line}: found, not marked BAD")
    print(f"{rule}: {len(wanted & got)} of {len(wanted)} marked lines found, {len(got - wanted)} others")
    return wanted != got


def main(arguments):
    if arguments == ["--list"]:
        print("\n".join(RULES))
        return 0
    if len(arguments) != 2 or arguments[0] not in RULES:
        print(__doc__, file=sys.stderr)
        return 2
    rule, where = arguments
    return check_samples(rule) if where == "--samples" else check_tree(rule, pathlib.Path(where).resolve())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
