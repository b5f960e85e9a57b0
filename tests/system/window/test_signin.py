#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Signing in by hand, with a real keyring and the practice harbour's forge as one that the settings name: a token that is
pasted, a code, a secret that is set with the account, and a token that is removed. What was typed is nowhere else.

test_signin.py TAGBOAT TAGBOAT_CLI"""
import json
import os
import pathlib
import subprocess
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "practice"))
from harbour import Harbour, need
from windowdriver import Window

VALUE = "pypi-windowCanaryQ7xV2mK9"


def prepare(harbour):
    """A workspace of two clones whose remotes are at the forge, and settings that name it."""
    root = pathlib.Path(harbour.folder)
    host = urllib.parse.urlsplit(harbour.api).netloc
    quiet = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for name in ("harbour-core", "sextant"):
        clone = root / "clones" / name
        subprocess.run(["git", "clone", "-q", harbour.repository(name)["path"], str(clone)], check=True, env=quiet)
        subprocess.run(["git", "remote", "set-url", "origin", f"{harbour.api}/harbour/{name}.git"], cwd=clone, check=True, env=quiet)
    config = root / "window.toml"
    config.write_text(f'[workspace]\nfolders = ["{root}/clones"]\n\n[forge."{host}"]\napi = "{harbour.api}"\n'
                      'client-id = "Ov23liPracticeHarbour"\n')
    return host, ["--config", str(config), "--data", str(root / "window")]


def told(window, secret):
    """Where the accessibility tree tells it."""
    def look():
        found = []
        for node in window.all():
            words = [node.name, node.description]
            try:
                text = node.queryText()
                words.append(text.getText(0, text.characterCount))
            except NotImplementedError:
                pass
            found += [f"{node.getRoleName()}: {word}" for word in words if secret in word]
        return [found]
    return window.until(look, "the whole tree is read")[0]


def kept(folder, secret):
    """The files below a folder that hold it."""
    return [str(path) for path in pathlib.Path(folder).rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]


def start(window, host):
    window.click("push button", "Sign in…", 60)
    window.wait("dialog", "Sign in to *")
    window.click("*", host)
    window.wait("dialog", f"Sign in to {host}")


def tokens(harbour, arguments, *words):
    done = subprocess.run([sys.argv[2], "--json", *arguments, "tokens", *words], capture_output=True, text=True, timeout=60,
                          check=False, stdin=subprocess.DEVNULL)
    return json.loads(done.stdout)["tokens"]


def run(harbour):
    host, arguments = prepare(harbour)
    window = Window(sys.argv[1], arguments)
    try:
        window.wait("push button", "Release… harbour-core", 60)
        window.key("ctrl+4")
        window.wait("heading", "Tokens")
        paste(harbour, window, host, arguments)
        set_a_secret(harbour, window)
        by_code(harbour, window, host, arguments)
        on_the_command_line(harbour, host, arguments)
    finally:
        window.close()
    for secret in (harbour.token(), VALUE):
        assert kept(pathlib.Path(harbour.folder, "window"), secret) == [], "a file of the data folder tells a secret"
        assert secret not in pathlib.Path(harbour.folder, "window.toml").read_text()


def paste(harbour, window, host, arguments):
    start(window, host)
    window.tab_to(f"Token for {host}")
    window.type(harbour.token())
    assert told(window, harbour.token()) == [], told(window, harbour.token())
    window.key("Return")
    window.wait("dialog", f"Keep the token of mara at {host}?")
    window.wait_focus("Keep in the keychain")
    assert tokens(harbour, arguments, "list") == [], "it is not kept before that was asked for"
    window.key("Return")
    window.wait("list item", "mara")
    assert told(window, harbour.token()) == [], told(window, harbour.token())
    found = tokens(harbour, arguments, "check")
    assert [(one["name"], one["login"], one["state"]) for one in found] == [("mara", "mara", "fine")], found
    # Its repositories are served by it from now on, as the overview says of each.
    window.key("ctrl+1")
    window.wait("push button", "Release… harbour-core")
    window.key("Right")
    window.wait("label", f"Account: mara at {host} (token “mara”)")
    window.key("Escape")


def set_a_secret(harbour, window):
    assert "PYPI_API_TOKEN" not in harbour.control("GET", "secrets/harbour/sextant").get("pypi", {}).get("values", {})
    window.key("ctrl+5")
    window.click("list item", "sextant", 60)
    window.wait("push button", "Fix: The flow's environments are there: pypi: There is none", 60)
    window.tab_to("Set: The flow's secrets are set in their environments: pypi/PYPI_API_TOKEN: *")  # further down than there is room for
    window.key("space")
    window.wait_focus("Value of pypi/PYPI_API_TOKEN")
    window.type(VALUE)
    assert told(window, VALUE) == [], told(window, VALUE)
    window.click("push button", "Set the secret")
    window.wait("*", "Changed in sextant", 60)
    assert harbour.control("GET", "secrets/harbour/sextant")["pypi"]["values"]["PYPI_API_TOKEN"] == VALUE


def by_code(harbour, window, host, arguments):
    window.key("ctrl+4")
    manners = {"answer": "wait", "afterSeconds": 0, "expiresIn": 90000, "interval": 1}
    harbour.control("POST", "device", manners)
    start(window, host)
    window.click("push button", "Sign in with a code…")
    code = window.wait("label", "Code: *").name.removeprefix("Code: ")
    assert len(code) == 9 and code[4] == "-", code
    harbour.control("POST", "device", {**manners, "answer": "approve"})  # not before the code was seen
    window.wait("dialog", f"Keep the token of mara at {host}?", 60)
    window.wait_focus("Keep in the keychain")
    window.key("Return")
    window.wait("list item", "mara 2")
    window.click("list item", "mara 2")
    window.click("push button", "Remove mara 2…")
    window.wait("dialog", "Remove the token “mara 2”?")
    window.wait_focus("Cancel")
    window.tab_to("Remove")
    window.key("space")
    window.until(lambda: [one["name"] for one in tokens(harbour, arguments, "list")] == ["mara"], "it is removed")
    assert window.shows("list item", "mara 2") is False


def on_the_command_line(harbour, host, arguments):
    def add():
        return subprocess.run([sys.argv[2], *arguments, "tokens", "add", "cli", "--device", "--host", host], timeout=120,
                              check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    harbour.control("POST", "device", {"answer": "deny", "afterSeconds": 0, "interval": 1})
    refused = add()
    assert refused.returncode != 0 and "You did not let Tagboat in" in refused.stderr, refused
    harbour.control("POST", "device", {"answer": "approve", "afterSeconds": 0, "interval": 1})
    done = add()
    assert done.returncode == 0, done
    assert f"Open {harbour.api}/login/device and type in " in done.stderr, done.stderr
    found = tokens(harbour, arguments, "check", "cli")
    assert [(one["login"], one["form"], one["state"]) for one in found] == [("mara", "oauth", "fine")], found


need("gnome-keyring-daemon")
subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets"], input=b"practice", check=True,
               stdout=subprocess.DEVNULL)
with Harbour(sys.argv[2], speed=600) as place:
    run(place)
print("signed in by hand, twice; a secret set; nothing told")
