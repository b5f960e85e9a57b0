# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""The version that a project's own tool reads: its back end, npm, cargo, cmake or meson, where they are here."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib

METADATA = """
import importlib, os, re, sys, tempfile
name, *paths = sys.argv[1:]
sys.path[:0] = paths
module, _, attribute = name.partition(':')
backend = importlib.import_module(module)
for part in filter(None, attribute.split('.')):
    backend = getattr(backend, part)
with tempfile.TemporaryDirectory() as into:
    made = os.path.join(into, backend.prepare_metadata_for_build_wheel(into), 'METADATA')
    print(re.search('^Version: (.*)$', open(made, encoding='utf-8').read(), re.M).group(1))
"""


class NoTool(Exception):
    """The tool is not here, or does not know this project's settings."""


def output(command, folder, **environment):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=120,
                          env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, **environment}, check=False)
    if done.returncode != 0:
        words = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise NoTool(words[-1][:160] if words else "failed")
    return done.stdout


def toml(value):
    """A value in TOML, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value, default=str).replace("\x7f", "\\u007f")


def cut_down(text):
    """What of a pyproject.toml says the name and the version: an older back end refuses newer fields, and a plug-in of
    the readme may not be here."""
    document = tomllib.loads(text)
    project, tool = document.get("project", {}), document.get("tool", {})
    kept = {key: project[key] for key in ("name", "version") if key in project}
    if "version" in project.get("dynamic", []):
        kept["dynamic"] = ["version"]
    tool.get("hatch", {}).get("metadata", {}).pop("hooks", None)
    kept["description"] = "cut down"
    if "poetry" in tool and "name" in tool["poetry"]:
        tool["poetry"] = {"description": "", "authors": [], **tool["poetry"]}
    elif "poetry" in document.get("build-system", {}).get("build-backend", ""):
        tool["poetry"] = {**tool.get("poetry", {}), "description": "", "authors": [], **kept}
    parts = {"build-system": document.get("build-system", {}), "project": kept, "tool": tool}
    return "".join(f"{key} = {toml(value)}\n" for key, value in parts.items() if value)


def python_version(folder, backend, backend_path, python):
    if not backend:
        return output([python, "setup.py", "--version"], folder).strip().splitlines()[-1]
    paths = [os.path.join(folder, path) for path in backend_path]
    manifest = os.path.join(folder, "pyproject.toml")
    with open(manifest, "rb") as file:
        whole = file.read()
    try:
        return output([python, "-c", METADATA, backend, *paths], folder).strip().splitlines()[-1]
    except NoTool:
        with open(manifest, "w", encoding="utf-8") as file:
            file.write(cut_down(whole.decode()))
        return output([python, "-c", METADATA, backend, *paths], folder).strip().splitlines()[-1]
    finally:
        with open(manifest, "wb") as file:
            file.write(whole)


def npm_version(folder):
    if not shutil.which("npm"):
        raise NoTool("npm is not here")
    answer = json.loads(output(["npm", "pkg", "get", "version"], folder) or "null")
    if isinstance(answer, dict):  # a member of a workspace comes under its name
        answer = next(iter(answer.values()), None)
    if not isinstance(answer, str):
        raise NoTool("npm names no version")
    return answer


def cargo_version(folder, name):
    if not shutil.which("cargo"):
        raise NoTool("cargo is not here")
    document = json.loads(output(["cargo", "metadata", "--offline", "--no-deps", "--format-version", "1"], folder))
    wanted = name.replace("_", "-")
    found = [package["version"] for package in document["packages"] if package["name"].replace("_", "-") == wanted]
    if not found:
        raise NoTool("cargo does not name the package")
    return found[0]


def meson_version(folder):
    if not shutil.which("meson"):
        raise NoTool("meson is not here")
    return json.loads(output(["meson", "introspect", "--projectinfo", "meson.build"], folder))["version"]


def cmake_version(folder):
    """project() fills the cache before anything else can fail."""
    if not shutil.which("cmake"):
        raise NoTool("cmake is not here")
    with tempfile.TemporaryDirectory() as into:
        subprocess.run(["cmake", "-S", folder, "-B", into], capture_output=True, timeout=300, check=False)
        cache = os.path.join(into, "CMakeCache.txt")
        text = open(cache, encoding="utf-8", errors="replace").read() if os.path.exists(cache) else ""
    match = re.search(r"^CMAKE_PROJECT_VERSION:STATIC=(.+)$", text, re.MULTILINE)
    if not match:
        raise NoTool("cmake names no version")
    return match.group(1)


def own_version(folder, package, backend_path, python=sys.executable):
    """The version by the package's own tool, or by the one that its back end would ask. Raises NoTool."""
    place = os.path.join(folder, package["path"])
    sources = {file["kind"] for file in package["versionFiles"] if file["role"] == "source"}
    try:
        return first_tool(place, package, backend_path, python)
    except NoTool:
        if "cargo.package.version" in sources and package["ecosystem"] == "python":
            return cargo_version(place, package["name"])
        if "meson.project.version" in sources:
            return meson_version(place)
        raise
    except subprocess.TimeoutExpired:
        raise NoTool("took too long") from None


def first_tool(place, package, backend_path, python):
    ecosystem = package["ecosystem"]
    if ecosystem == "python":
        return python_version(place, package["buildBackend"], backend_path, python)
    if ecosystem == "npm":
        return npm_version(place)
    if ecosystem == "cargo":
        return cargo_version(place, package["name"])
    if ecosystem == "meson":
        return meson_version(place)
    if ecosystem == "cmake":
        return cmake_version(place)
    raise NoTool("no tool for " + ecosystem)
