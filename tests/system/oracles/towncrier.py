# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""tagboat-cli changelog cut writes what towncrier build writes, and removes the fragments that it removes."""
import os
import shutil

from oracle import Scratch, need, repeat, run, sys

need("towncrier")
MARKER = ".. towncrier release notes start"
WORDS = ["Fix a crash.", "Say more:\n\n- one\n- two", "Use ``code`` and *weight*.", "Long " + "word " * 30 + "end.",
         "Trailing blanks  \n  indented\nlines\n", "Ünïcödé ⚓."]
ISSUES = ["1", "02", "10", "123", "55", "7", "+orphan", "+another"]


def settings(rng):
    lines = ["[project]", 'name = "harbour"', 'version = "1.1"', "[tool.towncrier]", 'directory = "changes"',
             'filename = "NEWS.rst"']
    if rng.random() < 0.5:
        lines.append('name = "Harbour"')
    else:
        lines += ['package = "harbour_core"', "package_dir = \".\""]
    if rng.random() < 0.3:
        lines.append('title_format = "{name} {version} ({project_date})"')
    if rng.random() < 0.3:
        lines.append('issue_format = ":issue:`{issue}`"')
    if rng.random() < 0.3:
        lines.append('underlines = ["*", "=", "-"]')
    if rng.random() < 0.3:
        lines.append("wrap = true")
    types = ["feature", "bugfix", "doc", "removal", "misc"]
    kind = rng.random()
    if kind < 0.3:
        types = ["second", "first"]
        for name, shown in (("second", "true"), ("first", rng.choice(["true", "false"]))):
            lines += ["[[tool.towncrier.type]]", f'directory = "{name}"', f'name = "{name.title()} Things"',
                      f"showcontent = {shown}"]
    elif kind < 0.5:
        types = ["zeta", "alpha"]
        lines += ["[tool.towncrier.fragment.zeta]", "[tool.towncrier.fragment.alpha]", 'name = "The Alphas"']
    # Not compared: sections, whose folders stand above the fragments' in towncrier 22.12 and below since 23.6, and
    # Markdown, for which 22.12 has no template. tests/unit/changelog has both.
    return "\n".join(lines) + "\n", types


def case(rng):
    text, types = settings(rng)
    old = "harbour 1.1 (2024-01-02)\n========================\n\nFeatures\n--------\n\n- Old.\n"
    news = rng.choice([f"News\n====\n\n{MARKER}\n\n{old}", f"News\n====\n\n{MARKER}\n", old])
    templates = {"pyproject.toml": text.encode(), "NEWS.rst": news.encode(), "changes/.gitignore": b"!.gitignore\n",
                 "harbour_core/__init__.py": b"", "changes/notes.txt": b"no fragment\n"}
    # Python sorts entries of the same issue by the order that the folder's files happen to have: each has its own.
    issues = rng.sample(ISSUES, rng.randrange(1, len(ISSUES) + 1))
    for issue in issues:
        kind = rng.choice(types)
        # Since 23.11 an orphan's text is shown in any case; 22.12 loses it where its type shows numbers alone.
        if issue.startswith("+") and kind in ("misc", "first"):
            continue
        name = f"changes/{issue}.{kind}"
        words = rng.choice(WORDS) + (f" ({len(templates)})" if rng.random() < 0.8 else "")
        name += rng.choice(["", ".rst", f".{len(templates)}.rst"])
        stem = name.removesuffix(".rst")
        if not any(other.removesuffix(".rst") == stem for other in templates):
            templates[name] = words.encode()
    with Scratch(templates, old="1.1") as scratch:
        theirs = os.path.join(scratch.folder, "theirs")
        shutil.copytree(scratch.root, theirs)
        run(["towncrier", "build", "--version", "1.2", "--date", "2026-11-21", "--yes"], theirs)
        data = os.path.join(scratch.folder, "data")
        run([sys.argv[1], "--config", os.path.join(scratch.folder, "config.toml"), "--data", data, "--offline",
             "changelog", "cut", scratch.root, "--version", "1.2", "--date", "2026-11-21"], scratch.root)
        wanted, got = scratch.read("NEWS.rst", theirs).decode(), scratch.read("NEWS.rst").decode()
        assert got == wanted, f"{text}\n{sorted(templates)}\nTagboat wrote\n{got}\nand towncrier\n{wanted}"
        left = lambda root: sorted(name for _, _, files in os.walk(os.path.join(root, "changes")) for name in files)
        assert left(scratch.root) == left(theirs), f"{left(scratch.root)} are left, not {left(theirs)}"


repeat(25, case)
