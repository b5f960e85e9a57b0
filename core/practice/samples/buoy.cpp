// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/story.h"

namespace tagboat::practice
{

Story buoy()
{
    Story story("buoy", "trusted-publishing", "Reads the state of navigation buoys.");
    const QByteArray module = "src/buoy/__init__.py";
    story
        .file("pyproject.toml", R"([build-system]
requires = ["flit_core>=3.2,<4"]
build-backend = "flit_core.buildapi"

[project]
name = "buoy"
authors = [{ name = "Mara Lindqvist", email = "mara@harbour.example" }]
readme = "README.md"
license = { text = "MIT" }
requires-python = ">=3.10"
version = "@version@"
description = "Reads the state of navigation buoys"
)")
        .file("SUPPORT_MATRIX.md",
              "# Supported versions\n\n| Python | since |\n| --- | --- |\n| 3.10 | 0.1 |\n| 3.12 | 0.3 |\n")
        .file("docs/LAUNCH_CHECKLIST.md",
              "# Before a release\n\n- [x] Read the support matrix again\n- [x] Try it on a real buoy\n")
        .file(".tagboat.toml", R"([release]
flow = "trusted-publishing"
candidate-tag = "v{version}rc{n}"

[checks]
checklist = "docs/LAUNCH_CHECKLIST.md"

[verify]
import = "buoy"
)")
        .entry("Added", "Parse a buoy's message.")
        .commit(145, "feat: parse a buoy's message", module, R"("""Reads the state of navigation buoys."""


def parse(message):
    name, _, light = message.partition(":")
    return {"name": name, "light": light.strip() == "on"}
)")
        .release(139, "0.1.0")
        .entry("Added", "Battery level.")
        .commit(110, "feat: battery level", module,
                "\n\ndef battery(message):\n    return int(message.rsplit(\"%\", 1)[0][-3:])\n")
        .tag("v0.2.0rc1")
        .release(104, "0.2.0")
        .entry("Fixed", "A message without a light says so.")
        .commit(62, "fix: a message without a light", module, "\n\nUNKNOWN = None\n")
        .release(61, "0.2.1")
        .entry("Added", "Positions in degrees and minutes.")
        .commit(
            30, "feat: positions in degrees and minutes", module,
            "\n\ndef degrees(position):\n    whole, minutes = divmod(position, 100)\n    return whole + minutes / 60\n")
        .entry("Deprecated", "`UNKNOWN`; compare with `None`.")
        .commit(17, "refactor: name nothing UNKNOWN any more", "docs/changes.md", "`UNKNOWN` goes with 0.4.\n")
        .onBranch("feat/solar-panel")
        .unpushed()
        .entry("Added", "Output of the solar panel.")
        .commit(3, "feat: output of the solar panel", module,
                "\n\ndef panel(message):\n    return message.endswith(\"W\")\n");
    return story;
}

} // namespace tagboat::practice
