#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Takes the changelogs of changelogs.tsv out of clones, into the folder that tst_changelogcorpus edits."""
import argparse
import csv
import os
import subprocess
import sys


def content(clone, path):
    """The file at the clone's HEAD; None where it has none."""
    done = subprocess.run(["git", "-C", clone, "show", f"HEAD:{path}"], capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clones", help="a folder of clones named owner+name, or bare ones named owner+name/repo")
    parser.add_argument("target", help="the folder that is made: give it to cmake as TAGBOAT_CORPUS")
    options = parser.parse_args()
    missing = 0
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "changelogs.tsv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        name = row["repository"].replace("/", "+")
        clone = os.path.join(options.clones, name)
        bare = os.path.join(clone, "repo")
        bytes_ = content(bare if os.path.isdir(bare) else clone, row["path"])
        if bytes_ is None:
            missing += 1
            print(f"missing: {row['repository']} {row['path']}", file=sys.stderr)
            continue
        place = os.path.join(options.target, name, row["path"])
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "wb") as file:
            file.write(bytes_)
    print(f"{len(rows) - missing} of {len(rows)} changelogs")


if __name__ == "__main__":
    main()
