# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""A clone as git and Python's own readers see it: the oracles that the scan is compared with."""
import ast
import configparser
import json
import os
import re
import subprocess
import tomllib

from packaging.version import InvalidVersion, Version

ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
TYPES = re.compile(r"^(?P<type>[A-Za-z]+)(\([^()]*\))?!?: ")
GENERIC = r"(?:(?:rel|release|releases|version|versions|ver)[-_/@])?"


def run(*command, folder=None):
    """The output of a command; an error if it fails."""
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, errors="replace",
                          check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command[:3])}: {done.stderr.strip()[-300:]}")
    return done.stdout


def parsed(text):
    """The version of packaging, or None."""
    try:
        return Version(text)
    except InvalidVersion:
        return None


def names_of(package, others):
    """What a component's tags may begin with: its name, without the scope or another package's name, and its folder."""
    names = {package["name"], package["name"].split("/")[-1]}
    if package["path"] != ".":
        names.add(package["path"].split("/")[-1])
    for name in list(names):
        for other in others:
            if re.match(re.escape(other) + "[-_.].", name, re.IGNORECASE):
                names.add(name[len(other) + 1:])
    return {re.escape(name).replace("_", "[-_.]").replace(r"\-", "[-_.]") for name in names if name}


class Repository:
    """What git says of a clone."""

    def __init__(self, folder):
        self.folder = folder
        self.tags = run("git", "tag", "--merged", "HEAD", folder=folder).split() if self.head() else []

    def git(self, *arguments):
        return run("git", *arguments, folder=self.folder).strip()

    def head(self):
        return self.git("rev-parse", "-q", "--verify", "HEAD")

    def read(self, path):
        with open(os.path.join(self.folder, path), "rb") as file:
            return file.read()

    def has(self, path):
        return os.path.isfile(os.path.join(self.folder, path))

    def versions_by_tag(self, names):
        """{tag: version} of the tags with one of these names before the number, or with none."""
        own = re.compile(rf"^(?:{'|'.join(sorted(names))})[-_@/]v?(\d.*)$", re.IGNORECASE) if names else None
        plain = re.compile(rf"^{GENERIC}v?(\d.*)$", re.IGNORECASE)
        for shape in (own, plain):
            found = {}
            for tag in self.tags:
                match = shape.match(tag) if shape else None
                text = match.group(1) if match else ""
                if "." not in text:
                    text = re.sub(r"(?<=\d)_(?=\d)", ".", text)
                if match and "." in text and parsed(text):
                    found[tag] = parsed(text)
            if found:
                return found
        return {}

    def latest(self, names):
        """The tag of the highest version; pre-releases that a lower final release was built on do not count."""
        versions = self.versions_by_tag(names)
        ordered = sorted(versions, key=lambda tag: versions[tag], reverse=True)
        final = next((tag for tag in ordered if not versions[tag].is_prerelease), None)
        for tag in ordered:
            if final is None or not versions[tag].is_prerelease or not self.is_below(tag, final):
                return tag, versions[tag]
        return None, None

    def is_below(self, tag, other):
        if self.git("rev-parse", tag + "^{commit}") == self.git("rev-parse", other + "^{commit}"):
            return False
        done = subprocess.run(["git", "merge-base", "--is-ancestor", tag, other], cwd=self.folder, env=ENVIRONMENT,
                              check=False)
        return done.returncode == 0

    def since(self, tag, path):
        """How many commits there are since the tag, and of which types."""
        revisions = [f"{tag}..HEAD"] if tag else ["HEAD"]
        place = [] if path == "." else ["--", path]
        count = int(self.git("rev-list", "--count", *revisions, *place))
        counts = {"feat": 0, "fix": 0}
        limit = ["-n", "5000"]
        for subject in self.git("log", "--format=%p%x09%s", *limit, *revisions, *place).splitlines():
            parents, _, text = subject.partition("\t")
            match = TYPES.match(text)
            kind = match.group("type").lower() if match and len(parents.split()) < 2 else ""
            kind = {"feature": "feat", "perf": "fix"}.get(kind, kind)
            if kind in counts:
                counts[kind] += 1
        return count, counts


def python_facts(repository, path):
    """Name, back end and static version of a Python package, by Python's own readers."""
    base = "" if path == "." else path + "/"
    facts = {}
    if repository.has(base + "pyproject.toml"):
        document = tomllib.loads(repository.read(base + "pyproject.toml").decode())
        facts["backend"] = document.get("build-system", {}).get("build-backend")
        poetry = document.get("tool", {}).get("poetry", {})
        project = document.get("project", poetry)
        facts["name"] = project.get("name", poetry.get("name"))
        facts["version"] = project.get("version", poetry.get("version"))
    if repository.has(base + "setup.cfg"):
        config = configparser.ConfigParser(interpolation=None, strict=False)
        config.read_string(repository.read(base + "setup.cfg").decode())
        facts["name"] = facts.get("name") or config.get("metadata", "name", fallback=None)
        version = config.get("metadata", "version", fallback=None)
        if version and ":" not in version:
            facts["version"] = facts.get("version") or version
    return facts


def assigned(source, name):
    """The strings that a Python file gives to a name at its top level."""
    values = []
    for node in ast.walk(ast.parse(source)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(
            node, ast.AnnAssign) else []
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
                values.append(node.value.value)
    return values


def manifest_facts(repository, package):
    """Name and version of a package that is not Python's."""
    base = "" if package["path"] == "." else package["path"] + "/"
    if package["ecosystem"] == "npm":
        document = json.loads(repository.read(base + "package.json"))
        return {"name": document.get("name"), "version": document.get("version")}
    if package["ecosystem"] == "cargo":
        document = tomllib.loads(repository.read(base + "Cargo.toml").decode())
        own = document.get("package", {})
        version = own.get("version")
        if not isinstance(version, str):
            root = tomllib.loads(repository.read("Cargo.toml").decode())
            version = root.get("workspace", {}).get("package", {}).get("version")
        return {"name": own.get("name"), "version": version}
    return {}
