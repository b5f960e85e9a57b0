#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""The real keyring, locked and silent, under the real window: each page says what is wrong and how to go on, nothing hangs,
nothing is claimed that nobody said, and what was waited for comes once the keyring is unlocked, there or by another program.

test_keyring.py TAGBOAT TAGBOAT_CLI"""
import os
import pathlib
import signal
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "practice"))
from harbour import Harbour, need
from windowdriver import Window

CANNOT = "The token “work” cannot be used: The keychain is locked"
HOW = "Unlock it under Tokens, *"


def prepare(harbour):
    root = pathlib.Path(harbour.folder)
    host = urllib.parse.urlsplit(harbour.api).netloc
    quiet = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    clone = root / "clones" / "harbour-core"
    subprocess.run(["git", "clone", "-q", harbour.repository("harbour-core")["path"], str(clone)], check=True, env=quiet)
    subprocess.run(["git", "remote", "set-url", "origin", f"{harbour.api}/harbour/harbour-core.git"], cwd=clone, check=True,
                   env=quiet)
    config = root / "window.toml"
    config.write_text(f'[workspace]\nfolders = ["{root}/clones"]\n\n[forge."{host}"]\napi = "{harbour.api}"\n')
    arguments = ["--config", str(config), "--data", str(root / "window")]
    subprocess.run([sys.argv[2], *arguments, "tokens", "add", "work", "--host", host], input=harbour.token(), text=True,
                   check=True, timeout=60, stdout=subprocess.DEVNULL)
    return arguments


def lock():
    subprocess.run(["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.secrets", "/org/freedesktop/secrets",
                    "org.freedesktop.Secret.Service.Lock", "array:objpath:/org/freedesktop/secrets/aliases/default"],
                   check=True, stdout=subprocess.DEVNULL)


def answer():
    """Types the password into the keyring's own question; once more if it was not yet ready for all of the keys."""
    def question(*words):
        """Whether it is there; told again if a window went away meanwhile, which ends xdotool with an error of X."""
        while True:
            done = subprocess.run(["xdotool", "search", *words[:1], "--onlyvisible", "--name", "Unlock", *words[1:]], check=False,
                                  capture_output=True, text=True, timeout=30)
            if "X Error" not in done.stderr:
                return done.returncode == 0
    assert question("--sync", "windowactivate", "--sync"), "the keyring does not ask"
    for keys in ([], ["key", "ctrl+a"]):
        subprocess.run(["xdotool", *keys, "type", "practice"], check=True)
        subprocess.run(["xdotool", "key", "Return"], check=True)
        end = time.monotonic() + 5
        while time.monotonic() < end:
            if not question():
                return
            time.sleep(0.1)


def says_so(window):
    """Every page tells of the keychain, and none that nothing waits or that there is nothing to do."""
    window.wait("label", CANNOT, 60)
    window.wait("label", HOW)
    window.key("ctrl+3")
    window.wait("heading", "Approvals")
    window.wait("label", CANNOT)
    window.wait("label", "What waits is not known")
    assert window.shows("label", "Nothing waits for an approval") is False
    window.key("ctrl+5")
    window.wait("heading", "Set-up")
    window.wait("label", CANNOT, 60)
    window.wait("label", "could not be looked at")
    assert window.shows("label", "Nothing to do here.") is False


def daemon():
    """The process of the keyring."""
    told = subprocess.run(["dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/",
                           "org.freedesktop.DBus.GetConnectionUnixProcessID", "string:org.freedesktop.secrets"], check=True,
                          capture_output=True, text=True).stdout
    return int(told.split()[-1])


def run(harbour):
    arguments = prepare(harbour)
    keyring = daemon()
    lock()
    window = Window(sys.argv[1], arguments)
    try:
        window.wait("push button", "Release… harbour-core", 60)
        says_so(window)
        # Another program has it unlocked: back in the window, all pages go on by themselves.
        other = subprocess.Popen([sys.argv[2], *arguments, "tokens", "check", "--unlock"], stdout=subprocess.PIPE, text=True)
        answer()
        assert "fine" in other.communicate(timeout=60)[0]
        window.wait("label", "flow rc-gated · *", 60)
        window.key("ctrl+3")
        window.wait("label", "Nothing waits for an approval")
        # Locked again, it is unlocked by the button.
        window.key("ctrl+4")
        window.wait("heading", "Tokens")
        lock()
        window.key("F5")
        window.wait("label", "The keychain is locked")
        window.click("push button", "Unlock…")
        answer()
        window.until(lambda: window.find("label", "The keychain is locked") is None, "it is unlocked")
        silent(window, keyring)
    finally:
        window.close()
    tells = [path for path in pathlib.Path(harbour.folder, "window").rglob("*")
             if path.is_file() and harbour.token().encode() in path.read_bytes()]
    assert tells == [], tells


def silent(window, keyring):
    """A keyring that does not answer is waited for, and holds nothing up."""
    os.kill(keyring, signal.SIGSTOP)
    try:
        window.key("F5")
        window.key("ctrl+1")
        window.wait("heading", "Overview", 5)
        window.key("ctrl+4")
        window.wait("label", "The keychain does not answer", 90)
    finally:
        os.kill(keyring, signal.SIGCONT)
    window.click("push button", "Try again")
    window.until(lambda: window.find("label", "The keychain does not answer") is None, "it answers again", 60)


need("gnome-keyring-daemon")
subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets"], input=b"practice", check=True,
               stdout=subprocess.DEVNULL)
with Harbour(sys.argv[2], speed=600) as place:
    run(place)
print("locked, unlocked, silent: each said, and gone on from")
