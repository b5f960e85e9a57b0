# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""dpkg-parsechangelog reads what tagboat-cli added and cut, without a warning."""
import os
import re

from oracle import Scratch, need, repeat, run, sys

need("dpkg-parsechangelog")


def tagboat(scratch, *arguments):
    return run([sys.argv[1], "--config", os.path.join(scratch.folder, "config.toml"), "--data",
                os.path.join(scratch.folder, "data"), "--offline", "changelog", *arguments], scratch.root)


def field(scratch, name):
    # With --all a file that dpkg has to guess at gives warnings, which are errors here.
    said = run(["sh", "-c", f"dpkg-parsechangelog --all -l debian/changelog -S {name} 2>&1"], scratch.root)
    assert b"warning" not in said, said.decode()
    return said.decode().strip()


def case(rng):
    revision = rng.choice(["", "-1", "-2"])
    body = rng.choice(["  * First.\n", "  [ Ann ]\n  * First.\n    more\n\n  [ Bo ]\n  * Second.\n"])
    old = "harbour (1.1-1) unstable; urgency=medium\n\n  * Old.\n\n -- Ann <a@example.org>  Tue, 02 Jan 2024 10:00:00 +0100\n"
    log = (f"harbour (1.2{revision}) UNRELEASED; urgency={rng.choice(['low', 'medium'])}\n\n{body}\n"
           f" -- Bo <b@example.org>  Wed, 03 Jan 2024 10:00:00 +0000\n\n{old}")
    with Scratch({"VERSION": b"1.1\n", "debian/changelog": log.encode()}, old="1.1") as scratch:
        tagboat(scratch, "add", scratch.root, "--section", "Fixed", "--entry", "New entry (Closes: #42)\nof two lines.")
        assert field(scratch, "Distribution") == "UNRELEASED unstable" or "UNRELEASED" in field(scratch, "Distribution")
        assert "New entry" in field(scratch, "Changes")
        version = rng.choice(["1.2", "1.3", "1.3rc1"])
        tagboat(scratch, "cut", scratch.root, "--version", version, "--date", "2026-11-21")
        newest = run(["dpkg-parsechangelog", "-l", "debian/changelog", "-S", "Version"], scratch.root).decode().strip()
        wanted = version.replace("rc", "~rc") + (revision if version == "1.2" or not revision else "-1")
        assert newest == wanted, f"dpkg says {newest}, not {wanted}"
        assert run(["dpkg-parsechangelog", "-l", "debian/changelog", "-S", "Distribution"],
                   scratch.root).decode().strip() == "unstable"
        date = run(["dpkg-parsechangelog", "-l", "debian/changelog", "-S", "Date"], scratch.root).decode().strip()
        assert re.match("Sat, 21 Nov 2026", date), date
        assert "42" in field(scratch, "Closes")
        assert run(["dpkg", "--compare-versions", newest, "gt", "1.1-1"], scratch.root) == b""


repeat(8, case)
