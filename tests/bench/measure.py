# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Runs programs and says what they cost; compares them pair by pair, so that a noisy machine disturbs both alike."""
import os
import statistics
import subprocess
import time
from dataclasses import dataclass

from fleet import ENVIRONMENT


@dataclass
class Cost:
    wall: float    # seconds
    cpu: float     # seconds, with all children that were waited for
    memory: float  # KiB, the peak of the largest process


def run(command, stdin=None, environment=None):
    """Runs a command to its end; any exit status but 0 is an error."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                               env={**ENVIRONMENT, **(environment or {})})
    if stdin:
        process.stdin.write(stdin)
        process.stdin.close()
    complaint = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}: {complaint.decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


GIT_LOOP = """for d; do
  git -C "$d" status --porcelain=v2 --branch
  tag=$(git -C "$d" describe --tags --abbrev=0 2>/dev/null) && git -C "$d" rev-list --count "$tag..HEAD"
done; true"""


def git_loop(repositories):
    """What git itself takes to say the same, two repositories at a time."""
    names = "\0".join(map(str, repositories)).encode()
    return run(["xargs", "-0", "-P", "2", "-n", "25", "sh", "-c", GIT_LOOP, "sh"], stdin=names)


def ratio(pairs, field):
    """The median of the ratios of pairs that were measured one after the other."""
    return statistics.median(getattr(ours, field) / getattr(theirs, field) for ours, theirs in pairs)
