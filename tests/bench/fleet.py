# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the repositories that are measured: fleets of small ones, and one with a large history."""
import os
import shutil
import subprocess
from pathlib import Path

ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C.UTF-8",
}
START = 1_700_000_000  # of the first commit, in seconds; all dates lie in the past
IDENTITY = "Mara Maintainer <mara@example.org>"
VARIANTS = ("clean", "dirty", "ahead", "behind", "untracked", "clean", "staged", "ahead")


def git(folder, *arguments, **options):
    return subprocess.run(["git", "-C", str(folder), *arguments], check=True, env=ENVIRONMENT,
                          stdout=subprocess.DEVNULL, **options)


def _data(text):
    raw = text.encode()
    return b"data %d\n%b\n" % (len(raw), raw)


def _file(path, text):
    return b"M 100644 inline %b\n" % path.encode() + _data(text)


class History:
    """A stream for git fast-import, one commit a minute."""

    def __init__(self):
        self.parts = []
        self.count = 0

    def commit(self, message, files, branch="main"):
        self.count += 1
        who = b"committer %b %d +0000\n" % (IDENTITY.encode(), START + 60 * self.count)
        self.parts += [b"commit refs/heads/%b\nmark :%d\n" % (branch.encode(), self.count), who, _data(message),
                       *(_file(path, text) for path, text in files.items())]

    def tag(self, name, mark=None):
        self.parts += [b"tag %b\nfrom :%d\n" % (name.encode(), mark or self.count),
                       b"tagger %b %d +0000\n" % (IDENTITY.encode(), START + 60 * self.count), _data(name)]

    def write(self, folder):
        empty = folder.parent / "no-template"
        empty.mkdir(exist_ok=True)
        subprocess.run(["git", "init", "-q", "-b", "main", f"--template={empty}", str(folder)], check=True,
                       env=ENVIRONMENT)
        git(folder, "fast-import", "--quiet", "--done", input=b"".join(self.parts) + b"done\n")


def _project(name, version):
    return f'[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n' \
           f'[project]\nname = "{name}"\nversion = "{version}"\n'


def _changelog(versions):
    sections = "".join(f"\n## [{v}] - 2023-11-15\n\n### Added\n\n- Work for {v}.\n" for v in reversed(versions))
    return f"# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Something new.\n{sections}"


def _first_files(name):
    files = {"pyproject.toml": _project(name, "0.1.0"), "CHANGELOG.md": _changelog([]),
             f"src/{name}/__init__.py": '__version__ = "0.1.0"\n', "README.md": f"# {name}\n", "LICENSE": "Apache-2.0\n",
             ".gitignore": "*.pyc\nbuild/\n",
             ".github/workflows/ci.yml": "on: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n"}
    files |= {f"src/{name}/part{n}.py": f"value = {n}\n" * 40 for n in range(9)}
    files |= {f"tests/test_part{n}.py": f"def test_{n}():\n    assert {n} == {n}\n" for n in range(6)}
    files |= {f"docs/page{n}.md": f"Page {n}\n" * 20 for n in range(2)}
    assert len(files) == 24
    return files


def _template(folder, name):
    """24 files, 20 commits, 3 tags, the last of them 5 commits ago."""
    history = History()
    history.commit("feat: begin", _first_files(name))
    done = []
    for number in range(2, 21):
        kind = ("feat", "fix", "docs", "chore")[number % 4]
        files = {f"src/{name}/part{number % 9}.py": f"value = {number}\n" * 40}
        if number in (5, 10, 15):
            version = f"0.{number // 5}.0"
            done.append(version)
            files |= {"pyproject.toml": _project(name, version), "CHANGELOG.md": _changelog(done),
                      f"src/{name}/__init__.py": f'__version__ = "{version}"\n'}
        history.commit(f"{kind}: change {number}", files)
        if number in (5, 10, 15):
            history.tag(f"v{done[-1]}")
    history.write(folder)
    git(folder, "config", "remote.origin.url", f"https://github.com/example/{name}.git")
    git(folder, "config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
    git(folder, "config", "branch.main.remote", "origin")
    git(folder, "config", "branch.main.merge", "refs/heads/main")


def _vary(folder, variant, name):
    remote = "main~3" if variant == "ahead" else "main"
    git(folder, "update-ref", "refs/remotes/origin/main", remote)
    if variant == "behind":
        git(folder, "update-ref", "refs/heads/main", "main~2")
    git(folder, "reset", "-q", "--hard", "main")
    if variant in ("dirty", "staged"):
        (folder / "README.md").write_text(f"# {name}, changed\n")
    if variant == "staged":
        git(folder, "add", "README.md")
    if variant == "untracked":
        (folder / "notes.txt").write_text("not yet added\n")


def _set_back(folder):
    """An entry as new as the index is hashed again by every status, git's own as well ("racily clean")."""
    for where, folders, files in os.walk(folder):
        if ".git" in folders:
            folders.remove(".git")
        for name in files:
            os.utime(os.path.join(where, name), (START, START))


def _refresh(folders):
    lines = "\0".join(map(str, folders))
    subprocess.run(["xargs", "-0", "-P", "2", "-n", "50", "sh", "-c",
                    'for d; do git -C "$d" update-index -q --refresh; done; true', "sh"],
                   input=lines.encode(), check=True, env=ENVIRONMENT)


def make_fleet(folder, count):
    """Makes the fleet if it is not there yet; copies of one repository of each variant, a hundred in a folder."""
    mark = folder / ".complete"
    if mark.exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    templates = folder.parent / f"{folder.name}-templates"
    shutil.rmtree(templates, ignore_errors=True)
    templates.mkdir(parents=True)
    originals = []
    for number, variant in enumerate(VARIANTS):
        original = templates / f"{variant}{number}"
        _template(original, "harbour")
        _vary(original, variant, "harbour")
        if number % 2 == 0:  # one half as cloned, the other as made here: every object a file
            git(original, "repack", "-a", "-d", "-q")
        _set_back(original)
        originals.append(original)
    made = []
    for number in range(count):
        target = folder / f"group{number // 100:03}" / f"repository{number:05}"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(originals[number % len(originals)], target, symlinks=True)
        made.append(target)
    _refresh(made)  # the copies have other inodes than the index says
    shutil.rmtree(templates)
    mark.touch()
    return folder


def make_large(folder, commits, tags, since):
    """One repository with a long history, its tags evenly spread, the last one `since` commits below HEAD."""
    mark = folder.parent / f"{folder.name}.complete"
    if mark.exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    history = History()
    history.commit("feat: begin", _first_files("harbour"))
    apart = (commits - since) / tags
    made = 0
    for number in range(2, commits + 1):
        history.commit(f"{'fix' if number % 3 else 'feat'}: change {number}",
                       {f"src/harbour/part{number % 9}.py": f"value = {number}\n"})
        if number <= commits - since and number >= (made + 1) * apart:
            made += 1
            history.tag(f"v{made // 100}.{made // 10 % 10}.{made % 10}")
    if made < tags:
        history.tag(f"v{tags // 100}.{tags // 10 % 10}.{tags % 10}", commits - since)
    history.write(folder)
    git(folder, "pack-refs", "--all")
    git(folder, "reset", "-q", "--hard", "main")
    _set_back(folder)
    _refresh([folder])
    mark.touch()
    return folder


def make_copies(folder, original, count):
    """As many clones of a large repository, whose packs are shared as git's own local clones share them."""
    if not (folder / ".complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        copies = [folder / f"copy{number:02}" for number in range(count)]
        for copy in copies:
            shutil.copytree(original, copy, symlinks=True,
                            copy_function=lambda a, b: os.link(a, b) if "/objects/" in a else shutil.copy2(a, b))
        _refresh(copies)
        (folder / ".complete").touch()
    return folder
