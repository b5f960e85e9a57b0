#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""What the window's program answers on the command line, it answers without a display.

test_options.py TAGBOAT"""
import os
import subprocess
import sys

ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}


def run(*arguments):
    done = subprocess.run([sys.argv[1], *arguments], check=False, capture_output=True, text=True, timeout=60,
                          env={**ENVIRONMENT, "QT_QPA_PLATFORM": "xcb"})
    return done.returncode, done.stdout, done.stderr


def answers(words, *arguments):
    status, out, err = run(*arguments)
    assert status == 0 and words in out and not err, (arguments, status, out, err)


def refuses(words, *arguments):
    status, out, err = run(*arguments)
    assert status == 2 and not out and words in err and err.count("\n") == 1, (arguments, status, out, err)


for option in ("--help", "-h"):
    answers("--practice <DIR>", option)
for option in ("--version", "-v"):
    answers("tagboat ", option)
answers("tagboat ", "-platform", "xcb", "--version")  # Qt's own options are none of ours, and still known
refuses("'nope'", "--nope")
refuses("'--config'", "--config")
