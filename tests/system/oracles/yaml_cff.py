# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""A YAML reader of its own finds the new version in CITATION.cff, the day of the release, and nothing else changed."""
import datetime
import sys

from oracle import MARK, SKIPPED, Scratch, repeat

try:
    import yaml
except ImportError:
    print("skipped: python3-yaml is not installed, so no other reader of YAML is asked")
    sys.exit(SKIPPED)
M = MARK.decode()


def case(rng):
    quote = rng.choice(["", '"', "'"])
    prefix = rng.choice(["", "v"])
    lines = ["cff-version: 1.2.0", f"message: {rng.choice(['cite me', 'version 1.2.3 is not it'])}",
             f"title: {rng.choice(['Harbour', chr(34) + 'version: 1.2.3' + chr(34)])}",
             f"version: {quote}{prefix}{M}{quote}{rng.choice(['', ' # 1.2.3', '   '])}",
             "authors:\n  - family-names: Seaman\n    version: 1.2.3",
             "references:\n  - type: software\n    version: 1.2.3\n    date-released: 2020-01-01"]
    dated = rng.random() < 0.5
    if dated:
        lines.append("date-released: " + rng.choice(["2020-02-02", '"2020-02-02"']))
    rng.shuffle(lines)
    newline = rng.choice(["\n", "\r\n"])
    text = rng.choice(["", "# 1.2.3\n", "%YAML 1.2\n---\n"]) + "\n".join(lines) + "\n"
    files = {"CITATION.cff": text.replace("\n", newline).encode(),
             "pyproject.toml": f"[project]\nname = 'harbour'\nversion = '{M}'\n".encode()}
    version = rng.choice(["1.2.4", "2.0", "1.10", "3"])
    with Scratch(files) as scratch:
        before = yaml.load(scratch.read("CITATION.cff"), yaml.BaseLoader)
        # A number such as 1.10 must become a text, and the day moves: here the bytes are not the template's.
        scratch.templates = {"pyproject.toml": files["pyproject.toml"]}
        scratch.bump(version)
        plain = yaml.load(scratch.read("CITATION.cff"), yaml.BaseLoader)
        typed = yaml.safe_load(scratch.read("CITATION.cff"))
        assert typed["version"] == prefix + version, f"YAML reads {typed['version']!r}, not {prefix + version!r}"
        if dated:
            day = datetime.date.fromisoformat(plain["date-released"])
            assert abs((day - datetime.datetime.now(datetime.timezone.utc).date()).days) <= 1, day
        for key in before.keys() - {"version", "date-released"}:
            assert plain[key] == before[key], f"{key} changed"
        assert plain.keys() == before.keys()
        assert scratch.read("CITATION.cff").count(b"\r\n") == files["CITATION.cff"].count(b"\r\n")


repeat(25, case)
