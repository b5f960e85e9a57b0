# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""An X server of its own, and how long a program takes until its first window stands on it."""
import ctypes
import os
import select
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass

SUBSTRUCTURE_NOTIFY = 1 << 19
MAP_NOTIFY = 19


class _MapEvent(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("event", ctypes.c_ulong), ("window", ctypes.c_ulong),
                ("override_redirect", ctypes.c_int), ("padding", ctypes.c_long * 24)]


@dataclass
class Opened:
    wall: float    # seconds until the first window
    cpu: float     # seconds that the program worked for it
    memory: float  # KiB in memory at rest


class Display:
    """Needs Xvfb and libX11; `missing` says what is not there. Without a window manager, so that none has a part in
    what is measured."""

    def __init__(self):
        self.missing = ""
        self.server = None
        try:
            self.x = ctypes.CDLL("libX11.so.6")
        except OSError:
            self.missing = "libX11 is not installed"
        if shutil.which("Xvfb") is None:
            self.missing = "Xvfb is not installed"
        if self.missing:
            return
        self.home = tempfile.TemporaryDirectory(prefix="tagboat-bench-home-")
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
                                       pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.name = ":" + number.readline().strip()
        self.x.XOpenDisplay.restype = ctypes.c_void_p
        self.x.XDefaultRootWindow.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x.XOpenDisplay(self.name.encode()))
        if not self.display:
            self.missing = "the X server did not start"
            return
        root = self.x.XDefaultRootWindow(self.display)
        self.x.XSelectInput(self.display, ctypes.c_ulong(root), ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        self.x.XFlush(self.display)

    def close(self):
        if self.server is not None:
            if self.display:
                self.x.XCloseDisplay(self.display)
            self.server.terminate()
            self.server.wait()
            self.home.cleanup()

    def environment(self, software=True):
        """Nothing of the user's own settings; rendered by software, or as Qt does by itself."""
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith(("XDG_", "QT_", "GIT_", "DBUS_")) and name != "WAYLAND_DISPLAY"}
        if software:
            kept["QT_QUICK_BACKEND"] = "software"
        return {**kept, "DISPLAY": self.name, "HOME": self.home.name, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8",
                # A file of its own: git-cola writes there, and git would put a file in the place of /dev/null.
                "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.path.join(self.home.name, "gitconfig"),
                "XDG_RUNTIME_DIR": self.home.name, "TAGBOAT_BENCH_STARTED": str(time.monotonic() * 1000)}

    def _drain(self):
        event = _MapEvent()
        while self.x.XPending(self.display):
            self.x.XNextEvent(self.display, ctypes.byref(event))

    def _first_window(self, deadline):
        event = _MapEvent()
        while time.monotonic() < deadline:
            while self.x.XPending(self.display):
                self.x.XNextEvent(self.display, ctypes.byref(event))
                if event.type == MAP_NOTIFY and not event.override_redirect:
                    return time.monotonic()
            select.select([self.x.XConnectionNumber(self.display)], [], [], 0.05)
        raise RuntimeError("no window was shown")

    def open(self, command, rest=0.0):
        """Starts a program, waits for its first window and then until it rests, if its memory is asked for."""
        self._drain()
        environment = self.environment(software=False)
        start = time.monotonic()
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        try:
            wall = self._first_window(start + 60) - start
            cpu = _worked(process.pid)
            memory = 0.0
            if rest:
                time.sleep(rest)
                before = -1.0
                while _worked(process.pid) - before > 0.02:  # still reading the repositories
                    before = _worked(process.pid)
                    time.sleep(1)
                memory = _memory(process.pid)
            return Opened(wall, cpu, memory)
        finally:
            process.terminate()
            process.wait()


def _worked(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return next(float(line.split()[1]) for line in status if line.startswith("VmRSS"))
