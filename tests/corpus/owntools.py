# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""The version that a project's own tool reads: its build back end, npm, cargo, cmake or meson, as far as they are here."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

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
MISSING = ("ModuleNotFoundError", "No module named", "not installed", "Unknown version source", "Unknown metadata hook")


class NoTool(Exception):
    """The tool is not here, or does not know this project's settings."""


def output(command, folder, **environment):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=120,
                          env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, **environment}, check=False)
    if done.returncode != 0:
        words = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise NoTool(words[-1][:160] if words else "failed")
    return done.stdout


def python_version(folder, backend, backend_path, python):
    if not backend:
        return output([python, "setup.py", "--version"], folder).strip().splitlines()[-1]
    paths = [os.path.join(folder, path) for path in backend_path]
    return output([python, "-c", METADATA, backend, *paths], folder).strip().splitlines()[-1]


def npm_version(folder):
    if not shutil.which("npm"):
        raise NoTool("npm is not here")
    return json.loads(output(["npm", "pkg", "get", "version"], folder) or "null")


def cargo_version(folder, name):
    if not shutil.which("cargo"):
        raise NoTool("cargo is not here")
    document = json.loads(output(["cargo", "metadata", "--offline", "--no-deps", "--format-version", "1"], folder))
    found = [package["version"] for package in document["packages"] if package["name"] == name]
    return found[0] if found else None


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
    """The version by the package's own tool. Raises NoTool."""
    place = os.path.join(folder, package["path"])
    ecosystem = package["ecosystem"]
    try:
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
    except subprocess.TimeoutExpired:
        raise NoTool("took too long") from None
    raise NoTool("no tool for " + ecosystem)
