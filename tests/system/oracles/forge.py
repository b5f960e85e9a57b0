# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""GitHub's own description of its API (npm: @octokit/openapi, @octokit/graphql-schema) checks every request of the client.

forge.py PROGRAM SOURCE BINARY: the program is tagboat-oracle-forge; what npm installs goes below BINARY.
"""
import subprocess
import sys
from pathlib import Path

from oracle import install, need, run


def trim(folder):
    """380 MB of other forms of the same description go."""
    for large in (folder / "node_modules/@octokit/openapi/generated").glob("*.json"):
        if large.name != "api.github.com.json":
            large.unlink()


def main(program, root, binary):
    need("node")
    need("npm")
    source = Path(root) / "tests/system/oracles/forge"
    folder = Path(binary) / "oracles/forge"
    if install(source, folder):
        trim(folder)
    script = str(source / "requests.mjs")
    run(["node", script, "examples", "examples.json", "samples.json"], folder)
    lines = run([program, "examples.json", "samples.json"], folder)
    (folder / "requests.jsonl").write_bytes(lines)
    checked = subprocess.run(["node", script, "check", "requests.jsonl", str(Path(root) / "core/ports/forge")], cwd=folder,
                             check=False, timeout=250)
    sys.exit(checked.returncode)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except AssertionError as error:
        print(error)
        sys.exit(1)
