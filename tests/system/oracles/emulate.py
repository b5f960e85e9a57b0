# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""A GitHub that others wrote (npm: emulate) answers our client: pull request, release with a file, milestone, protection.

emulate.py PROGRAM SOURCE BINARY: the program is tagboat-oracle-emulate; what npm installs goes below BINARY.
"""
import base64
import json
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from oracle import install, need, run


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(api, method, path, body=None):
    request = urllib.request.Request(api + path, method=method, data=json.dumps(body).encode() if body else None,
                                     headers={"Authorization": "Bearer ghp_testtoken_admin"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def wait_for(api):
    until = time.monotonic() + 30
    while True:
        try:
            return ask(api, "GET", "/user")
        except OSError:
            assert time.monotonic() < until, "emulate does not start"
            time.sleep(0.1)


def main(program, root, binary):
    need("node")
    need("npm")
    source = Path(root) / "tests/system/oracles/emulate"
    folder = Path(binary) / "oracles/emulate"
    install(source, folder)
    port = free_port()
    api = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(["node", "-r", str(source / "loopback.cjs"), "node_modules/emulate/dist/index.js", "start",
                               "--service", "github", "--port", str(port), "--base-url", api, "--seed", str(source / "seed.yaml")],
                              cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(api)
        main_at = ask(api, "GET", "/repos/octo-admin/demo/git/ref/heads/main")["object"]["sha"]
        ask(api, "POST", "/repos/octo-admin/demo/git/refs", {"ref": "refs/heads/release/v1.0", "sha": main_at})
        ask(api, "PUT", "/repos/octo-admin/demo/contents/CHANGELOG.md",
            {"message": "Prepare 1.0", "content": base64.b64encode(b"# 1.0\n").decode(), "branch": "release/v1.0"})
        with tempfile.NamedTemporaryFile(suffix=".tar.gz") as file:
            file.write(b"not really a package\n")
            file.flush()
            print(run([program, api, file.name, "release/v1.0"], folder).decode())
    finally:
        server.kill()
        server.wait()


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except AssertionError as error:
        print(error)
        sys.exit(1)
