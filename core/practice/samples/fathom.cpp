// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/story.h"

namespace tagboat::practice
{

Story fathom()
{
    Story story("fathom", "direct", "Depth soundings; its version comes from its tags.");
    const QByteArray soundings = "src/fathom/soundings.py";
    story
        .file("pyproject.toml", R"([build-system]
requires = ["setuptools>=64", "setuptools-scm>=8"]
build-backend = "setuptools.build_meta"

[project]
name = "fathom"
description = "Depth soundings"
readme = "README.md"
requires-python = ">=3.9"
authors = [{ name = "Mara Lindqvist", email = "mara@harbour.example" }]
dynamic = ["version"]

[tool.setuptools_scm]
)")
        .file("src/fathom/__init__.py", "from importlib.metadata import version\n\n__version__ = version(\"fathom\")\n")
        .file(".tagboat.toml", "[release]\nflow = \"direct\"\nrelease-branch = \"\"\n\n[index]\ncandidate = "
                               "\"testpypi\"\nrelease = \"pypi\"\n")
        .entry("Added", "Soundings in fathoms and metres.")
        .commit(64, "feat: soundings in fathoms and metres", soundings,
                "METRES = 1.8288\n\n\ndef metres(fathoms):\n    return fathoms * METRES\n")
        .release(63, "0.1.0")
        .entry("Added", "Averages over a line of soundings.")
        .commit(35, "feat: averages over a line", soundings,
                "\n\ndef average(line):\n    return sum(line) / len(line)\n")
        .release(34, "0.2.0")
        .entry("Fixed", "An empty line has no average.")
        .commit(13, "fix: an empty line has no average", soundings, "\n\ndef is_empty(line):\n    return not line\n")
        .commit(8, "build: name the files of the source archive", "MANIFEST.in", "graft src\n");
    return story;
}

} // namespace tagboat::practice
