# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""rpmspec reads the changelog that tagboat-cli added to and cut, without a warning, and finds the rest as it was."""
import os
import time

from oracle import Scratch, need, repeat, run, sys

need("rpmspec")

HEAD = """Name: harbour
Version: 1.1
Release: 1%{?dist}
Summary: A harbour
License: MIT

%description
# no heading
- no entry

%prep
%build
%install
%files

"""
FORM = "[%{CHANGELOGTIME}|%{CHANGELOGNAME}|%{CHANGELOGTEXT}\\n--\\n]"


def tagboat(scratch, *arguments):
    return run([sys.argv[1], "--config", os.path.join(scratch.folder, "config.toml"), "--data",
                os.path.join(scratch.folder, "data"), "--offline", "changelog", *arguments], scratch.root)


def parts(scratch):
    """[(day, who, text)], the newest first, as rpm reads them."""
    said = run(["sh", "-c", f"rpmspec -q --srpm --qf '{FORM}' rpm/harbour.spec 2>&1"], scratch.root).decode()
    assert "warning" not in said and "error" not in said, said
    found = []
    for part in said.split("\n--\n")[:-1]:
        when, who, text = part.split("|", 2)
        found.append((time.strftime("%Y-%m-%d", time.gmtime(int(when))), who, text))
    return found


def case(rng):
    dash = rng.choice([" - ", " "])
    revision = rng.choice(["-1", "-3", ""])
    gap = rng.choice(["\n", ""])
    old = (f"* Tue Jan 02 2024 Ann Admiral <a@example.org>{dash}1.1{revision}\n- Old, 100%% done.\n{gap}"
           f"* Mon Jan 01 2024 Ann Admiral <a@example.org>{dash}1.0{revision}\n- Older.\n")
    waiting = rng.choice(["", f"* Wed Jan 03 2024 Bo <b@example.org>\n- First.\n  more of it\n{gap}"])
    behind = rng.choice(["", "\n%check\ntrue\n"])
    with Scratch({"VERSION": b"1.1\n", "rpm/harbour.spec": (HEAD + "%changelog\n" + waiting + old + behind).encode()},
                 old="1.1") as scratch:
        before = parts(scratch)
        tagboat(scratch, "add", scratch.root, "--section", "Fixed", "--entry", "New entry, 5% faster\nof %{two} lines.")
        after = parts(scratch)
        assert after[-2:] == before[-2:], after
        assert after[0][2].endswith("- New entry, 5% faster\n  of %{two} lines."), after
        assert after[0][1] == ("Bo <b@example.org>" if waiting else "Ann Admiral <a@example.org>"), after
        version = rng.choice(["1.2", "1.3", "1.3rc1"])
        tagboat(scratch, "cut", scratch.root, "--version", version, "--date", "2026-11-21")
        wanted = version.replace("rc", "~rc") + ("-1" if revision else "")
        newest = parts(scratch)[0]
        assert newest[0] == "2026-11-21", newest
        assert newest[1] == after[0][1] + dash + wanted, newest
        assert newest[2] == after[0][2], newest
        assert parts(scratch)[-2:] == before[-2:]
        text = scratch.read("rpm/harbour.spec").decode()
        assert text.startswith(HEAD + "%changelog\n* Sat Nov 21 2026 ") and text.endswith(old + behind), text
        assert "5% faster" in tagboat(scratch, "notes", scratch.root, "--version", version).decode()


repeat(16, case)
