# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""What all oracles share: a scratch repository made from templates, bumped by tagboat-cli, compared byte by byte."""
import hashlib
import os
import random
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77  # what ctest takes for "skipped"
MARK = b"@V@"


def need(tool):
    """Ends the test as skipped, with the reason, where a tool is not here or cannot run (a rustup without toolchain)."""
    if shutil.which(tool) is None:
        print(f"skipped: {tool} is not installed, so nothing asks it")
        sys.exit(SKIPPED)
    asked = subprocess.run([tool, "--version"], capture_output=True, timeout=60, check=False)
    if asked.returncode != 0:
        print(f"skipped: {tool} is installed but does not run: {asked.stderr.decode(errors='replace').splitlines()[:1]}")
        sys.exit(SKIPPED)


def install(source, folder):
    """npm ci of source's lock file in folder, once for each lock file; whether it was done now. Skips the test where the
    packages cannot be had."""
    mark = hashlib.sha256((source / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "installed"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == mark:
        return False
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(source / name, folder)
    try:
        done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, capture_output=True,
                              timeout=250, check=False, stdin=subprocess.DEVNULL,
                              env={**os.environ, "npm_config_update_notifier": "false"})
    except subprocess.TimeoutExpired as error:
        print(f"skipped: npm cannot install what {source.name} needs: its registry cannot be reached within {error.timeout} s")
        sys.exit(SKIPPED)
    if done.returncode != 0:
        print(f"skipped: npm cannot install what {source.name} needs:", done.stderr.decode(errors="replace")[-500:])
        sys.exit(SKIPPED)
    stamp.write_text(mark, encoding="utf-8")
    return True


def run(command, folder, **environment):
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=300, check=False,
                          env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **environment})
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)} ended with {done.returncode}:\n"
                             f"{done.stdout.decode(errors='replace')}{done.stderr.decode(errors='replace')}")
    return done.stdout


class Scratch:
    """A repository in a folder of its own, made of {path: template}; MARK stands where the version does."""

    def __init__(self, templates, old="1.2.3"):
        self.folder = tempfile.mkdtemp(prefix="tagboat-oracle.")
        self.root = os.path.join(self.folder, "project")
        self.templates = templates
        self.write(self.root, old)
        git = ["git", "-c", "user.name=O", "-c", "user.email=o@example.org", "-c", "core.autocrlf=false"]
        run(git + ["init", "-q", "-b", "main"], self.root)
        run(git + ["add", "-A"], self.root)
        run(git + ["commit", "-q", "-m", "Begin"], self.root)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def write(self, root, version):
        for path, template in self.templates.items():
            place = os.path.join(root, path)
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open(place, "wb") as file:
                file.write(template.replace(MARK, version.encode()))

    def copy(self, version):
        """The same files elsewhere, for a tool that shall make the change itself."""
        root = os.path.join(self.folder, "copy")
        shutil.rmtree(root, ignore_errors=True)
        self.write(root, version)
        return root

    def read(self, path, root=None):
        with open(os.path.join(root or self.root, path), "rb") as file:
            return file.read()

    def bump(self, version, package=None):
        """Bumps, and wants every file as its template says it: nothing but the version's own bytes changed."""
        data = os.path.join(self.folder, "data")
        command = [sys.argv[1], "--config", os.path.join(self.folder, "config.toml"), "--data", data, "--offline",
                   "bump", self.root, "--to", version]
        run(command + (["--package", package] if package else []), self.root)
        for path, template in self.templates.items():
            wanted, got = template.replace(MARK, version.encode()), self.read(path)
            assert got == wanted, f"{path} is\n{got.decode()}\nand not\n{wanted.decode()}"


def repeat(count, case):
    """Runs case(random) for that many seeds; a failure names its seed."""
    for seed in range(count):
        try:
            case(random.Random(seed))
        except AssertionError as error:
            print(f"seed {seed}: {error}")
            sys.exit(1)
    print(f"{count} documents")
