// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/story.h"

namespace tagboat::practice
{

Story sextant()
{
    Story story("sextant", "validated-token", "Positions from the height of a star.");
    const QByteArray sights = "src/sextant/sights.py";
    story
        .file("pyproject.toml", R"([project]
name = "sextant"
version = "@version@"
description = "Positions from the height of a star"
authors = [{ name = "Mara Lindqvist", email = "mara@harbour.example" }]
dependencies = []
requires-python = ">=3.9"
readme = "README.md"
license = { text = "MIT" }

[build-system]
requires = ["pdm-backend"]
build-backend = "pdm.backend"
)")
        .file("src/sextant/__init__.py",
              "from importlib.metadata import version\n\n__version__ = version(\"sextant\")\n")
        .file(".tagboat.toml", "[release]\nflow = \"validated-token\"\n\n[verify]\nimport = \"sextant\"\n")
        .entry("Added", "Sights with index correction.")
        .commit(92, "feat: sights with index correction", sights,
                "def corrected(height, index_error):\n    return height - index_error\n")
        .release(90, "3.0.0")
        .entry("Fixed", "Refraction near the horizon.")
        .commit(41, "fix: refraction near the horizon", sights,
                "\n\ndef refraction(height):\n    return 0.0167 / max(height, 0.1)\n")
        .commit(40, "test: a star near the horizon", "tests/test_sights.py",
                "from sextant.sights import refraction\n\n\ndef test_horizon():\n    assert refraction(0) < 0.2\n")
        .release(2, "3.0.1");
    return story;
}

} // namespace tagboat::practice
