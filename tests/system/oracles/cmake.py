# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""cmake configures with the new version: project() fills its cache."""
import os
import re

from oracle import MARK, Scratch, need, repeat, run

need("cmake")
M = MARK.decode()


def case(rng):
    newline = rng.choice(["\n", "\r\n"])
    word = rng.choice(["project", "PROJECT", "Project"])
    gap = rng.choice([" ", "\n    ", "  # version 1.2.3\n  "])
    text = rng.choice(["", "# project(old VERSION 1.2.3)\n", "#[[ project(old VERSION 1.2.3) ]]\n"])
    text += "cmake_minimum_required(VERSION 3.16)\n"
    if rng.random() < 0.4:
        text += "set(HARBOUR_VERSION " + rng.choice([M, f'"{M}"']) + ")\n"
        given = "${HARBOUR_VERSION}"
    else:
        given = M if rng.random() < 0.7 else f'"{M}"'
    text += f"{word}(harbour{gap}VERSION{gap}{given}{gap}LANGUAGES NONE)\n"
    text += rng.choice(["", "set(SOVERSION 1.2.3)\n", "set(TEXT \"VERSION 1.2.3\")\n"])
    version = rng.choice(["1.2.4", "2.0.0", "1.10.0"])
    with Scratch({"CMakeLists.txt": text.replace("\n", newline).encode()}) as scratch:
        scratch.bump(version)
        build = os.path.join(scratch.folder, "build")
        run(["cmake", "-G", "Ninja", "-S", scratch.root, "-B", build], scratch.root)
        with open(os.path.join(build, "CMakeCache.txt"), encoding="utf-8") as file:
            said = re.search(r"^CMAKE_PROJECT_VERSION:STATIC=(.*)$", file.read(), re.MULTILINE)
        assert said and said.group(1) == version, f"cmake says {said and said.group(1)}, not {version}"


repeat(16, case)
