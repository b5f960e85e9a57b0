# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""GitHub's own description of its API (npm: @octokit/openapi, @octokit/graphql-schema) checks every request of the client.

forge.py PROGRAM SOURCE BINARY: the program is tagboat-oracle-forge; what npm installs goes below BINARY.
"""
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from oracle import SKIPPED, need, run


def install(source, folder):
    """npm ci, once for each lock file. Skips the test where the packages cannot be had."""
    lock = (source / "package-lock.json").read_bytes()
    stamp = folder / "installed"
    mark = hashlib.sha256(lock).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == mark:
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, folder)
    done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, capture_output=True,
                          timeout=250, check=False, stdin=subprocess.DEVNULL,
                          env={**os.environ, "npm_config_update_notifier": "false"})
    if done.returncode != 0:
        print("skipped: npm cannot install GitHub's description:", done.stderr.decode(errors="replace")[-500:])
        sys.exit(SKIPPED)
    generated = folder / "node_modules/@octokit/openapi/generated"
    for large in generated.glob("*.json"):
        if large.name != "api.github.com.json":
            large.unlink()  # 380 MB of other forms of the same
    stamp.write_text(mark, encoding="utf-8")


def main(program, root, binary):
    need("node")
    need("npm")
    source = Path(root) / "tests/system/oracles/forge"
    folder = Path(binary) / "oracles/forge"
    install(source, folder)
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
