# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""A workspace with one package, cloned from a bare remote, made and looked at with the real git."""
import os
import pathlib
import subprocess
import tempfile


class World:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="tagboat-window-")
        root = pathlib.Path(self.folder.name)
        self.remote = root / "remote.git"
        self.work = root / "work" / "buoy"
        self.config = root / "config.toml"
        self.data = root / "data"
        self.work.mkdir(parents=True)
        self.config.write_text(f'[workspace]\nfolders = ["{root}/work"]\n')
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "Mara Maintainer")
        self.git("config", "user.email", "mara@example.org")
        self.write("pyproject.toml", '[project]\nname = "buoy"\nversion = "1.4.2"\n')
        self.write("buoy/__init__.py", '__version__ = "1.4.2"\n')
        self.write("CHANGELOG.md", "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Lamps can be dimmed\n\n## [1.4.2] - 2026-01-01\n\n- First\n")
        self.write(".tagboat.toml", '[release]\nflow = "rc-gated"\nnext-dev-version = true\n')
        self.commit("chore: prepare release v1.4.2")
        self.git("tag", "-a", "v1.4.2", "-m", "Release v1.4.2")
        self.write("buoy/lamp.py", "def dim():\n    return 1\n")
        self.commit("feat: lamps can be dimmed")
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(self.remote)], check=True)
        self.git("remote", "add", "origin", str(self.remote))
        self.git("push", "-q", "-u", "origin", "main", "--tags")

    def write(self, name, text):
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def git(self, *arguments, folder=None):
        # Without the optional locks a look at the status cannot stand in the way of the program that is tested.
        environment = os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "GIT_OPTIONAL_LOCKS": "0"}
        done = subprocess.run(["git", *arguments], cwd=folder or self.work, env=environment, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def program_arguments(self):
        return ["--config", str(self.config), "--data", str(self.data)]

    def tags(self):
        return self.git("tag", "-l", folder=self.remote).split()

    def check_released(self):
        """The whole rc-gated release with a failed first candidate, as it must look from outside."""
        tags = self.tags()
        assert tags == ["v1.4.2", "v1.5.0", "v1.5.0-rc2"], tags
        subjects = self.git("log", "--format=%s", "main", folder=self.remote).splitlines()
        assert subjects[:4] == ["chore: start 1.5.1.dev0", "chore: release v1.5.0", "chore: prepare candidate v1.5.0-rc2",
                                "chore: prepare release v1.5.0"], subjects
        assert len(subjects) == 6, subjects
        assert '__version__ = "1.5.0"' in self.git("show", "v1.5.0:buoy/__init__.py", folder=self.remote)
        assert '__version__ = "1.5.0rc2"' in self.git("show", "v1.5.0-rc2:buoy/__init__.py", folder=self.remote)
        assert "## [1.5.0] - " in self.git("show", "v1.5.0:CHANGELOG.md", folder=self.remote)
        status = self.git("status", "--porcelain", "-b")
        assert status == "## main...origin/main", status
        branches = self.git("branch", "--format=%(refname:short)", folder=self.remote).split()
        assert branches == ["main", "release/v1.5.0"], branches
        self.git("fsck", "--strict", "--no-dangling")
