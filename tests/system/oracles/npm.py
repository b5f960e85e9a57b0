# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""npm reads the new version, and its own `npm version` makes the same bytes."""
import json
import os

from oracle import MARK, Scratch, need, repeat, run

need("npm")
OFFLINE = {"npm_config_offline": "true", "npm_config_update_notifier": "false", "npm_config_cache": os.devnull + ".d"}


def text(document, indent, newline):
    return (json.dumps(document, indent=indent, ensure_ascii=False) + "\n").replace("\n", newline).encode()


def single(rng):
    indent, newline = rng.choice([2, 4, "\t", 3]), rng.choice(["\n", "\n", "\r\n"])
    mark = MARK.decode()
    manifest = {"name": rng.choice(["harbour", "@harbour/core"]), "version": mark}
    if rng.random() < 0.5:
        manifest = {"private": True, "description": "version 1.2.3, \"version\": \"1.2.3\" – é"} | manifest
    if rng.random() < 0.5:
        manifest["config"] = {"version": "1.2.3", "list": ["1.2.3", {"version": "1.2.3"}]}
    if rng.random() < 0.5:
        manifest["dependencies"] = {"version": "1.2.3"}
    files = {"package.json": text(manifest, indent, newline)}
    lock = rng.choice([None, "package-lock.json", "npm-shrinkwrap.json"])
    if lock:
        generation = rng.choice([1, 2, 3])
        entry = {"name": manifest["name"], "version": mark, "lockfileVersion": generation, "requires": True}
        if generation > 1:
            entry["packages"] = {"": {"name": manifest["name"], "version": mark},
                                 "node_modules/version": {"version": "1.2.3"}}
        if generation < 3:
            entry["dependencies"] = {"version": {"version": "1.2.3"}}
        files[lock] = text(entry, indent, newline)
    version = rng.choice(["1.2.4", "2.0.0", "1.3.0-rc.1", "10.20.30-alpha.beta"])
    with Scratch(files) as scratch:
        scratch.bump(version)
        said = json.loads(run(["npm", "pkg", "get", "version"], scratch.root, **OFFLINE))
        assert said == version, f"npm says {said}, not {version}"
        copy = scratch.copy("1.2.3")
        run(["npm", "version", "--no-git-tag-version", version], copy, **OFFLINE)
        for path in files:
            assert scratch.read(path) == scratch.read(path, copy), \
                f"npm writes {path} otherwise:\n{scratch.read(path, copy).decode()}\nand not\n{scratch.read(path).decode()}"


def workspace(rng):
    """Members that pin each other: `npm ls` fails where a pin is not met by the member beside it."""
    mark = MARK.decode()
    files = {"package.json": text({"name": "fleet", "version": "0.0.1", "private": True,
                                   "workspaces": rng.choice([["packages/*"], {"packages": ["packages/a", "packages/*"]}])},
                                  2, "\n"),
             "packages/a/package.json": text({"name": "a", "version": mark}, 2, "\n")}
    for name in ("b", "c"):
        table = rng.choice(["dependencies", "devDependencies", "optionalDependencies"])
        pin = rng.choice(["", "^", "~", "="]) + mark
        files[f"packages/{name}/package.json"] = text({"name": name, "version": "1.2.3", table: {"a": pin}}, 2, "\n")
    with Scratch(files) as scratch:
        scratch.bump("2.0.0", package="a")
        for name in ("a", "b", "c"):
            link = os.path.join(scratch.root, "node_modules", name)
            os.makedirs(os.path.dirname(link), exist_ok=True)
            os.symlink(os.path.join("..", "packages", name), link)
        run(["npm", "ls", "--all"], scratch.root, **OFFLINE)


repeat(8, single)
repeat(3, workspace)
