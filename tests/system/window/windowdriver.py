# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Drives the real window as a person would: it looks through the accessibility tree, as a screen reader does, and acts with
real mouse clicks and real keys."""
import subprocess
import time

import pyatspi
from gi.repository import GLib


# What reading the tree raises when a part of it went away meanwhile, and what a program raises that looked at something
# which just then was being changed.
STALE = (RuntimeError, LookupError, GLib.GError, subprocess.CalledProcessError)


class NotShown(AssertionError):
    pass


def _walk(node, depth=0):
    if depth > 40:
        return
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is None:
            continue
        yield child
        yield from _walk(child, depth + 1)


def _showing(node):
    states = node.getState()
    return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)


class Window:
    def __init__(self, program, arguments):
        self.process = subprocess.Popen([program, *arguments])
        self.app = self.until(self._application, "the window opens", 30)
        self.until(self._active, "the keyboard goes to the window")

    def close(self):
        self.process.terminate()
        try:
            # The last thread of a process gives its memory back. That may be Mesa's, which keeps shaders and is of the lowest
            # priority: on a busy machine it took 10 s with sanitizers.
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError("the program does not end when asked")

    def _application(self):
        for app in pyatspi.Registry.getDesktop(0):
            if app is not None and (app.name or "").lower().startswith("tagboat") and app.childCount:
                return app
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended with {self.process.returncode}")
        return None

    def _active(self):
        return any(window.getState().contains(pyatspi.STATE_ACTIVE) for window in self.app)

    def until(self, what, description, seconds=30):
        """Waits for what() to give something true, and returns it."""
        end = time.monotonic() + seconds
        late, trouble = False, None
        while not late:
            late = time.monotonic() >= end  # the last look begins after the end, however long this process was stopped
            try:
                found, trouble = what(), None
            except STALE as error:
                found, trouble = None, error  # it changed while it was read
            if found:
                return found
            if not late:
                time.sleep(0.1)
        last = f" (the last look: {trouble})" if trouble else ""
        raise NotShown(f"within {seconds} s never: {description}{last}\n{self.tree()}")

    def all(self):
        return [node for node in _walk(self.app) if _showing(node)]

    def tree(self):
        try:
            return "\n".join(f"  {node.getRoleName()}: {node.name}" for node in self.all() if node.name)
        except Exception as error:  # only for the message of a failure
            return f"(the tree cannot be read: {error})"

    def find(self, role, name, last=False):
        """The showing, enabled thing with this role and name; a name may end in '*'."""
        found = None
        for node in self.all():
            if role not in ("*", node.getRoleName()):
                continue
            right = node.name.startswith(name[:-1]) if name.endswith("*") else node.name == name
            if right and node.getState().contains(pyatspi.STATE_ENABLED):
                found = node
                if not last:
                    break
        return found

    def shows(self, role, name):
        """Whether it is there now, told by a reading of the whole tree during which nothing in it went away."""
        return self.until(lambda: [self.find(role, name) is not None], f"the tree stands still for {role} “{name}”")[0]

    def wait(self, role, name, seconds=30, last=False):
        return self.until(lambda: self.find(role, name, last), f"{role} “{name}”", seconds)

    def click(self, role, name, seconds=30, last=False):
        """A real click in the middle of it, once it stands still."""
        def still():
            node = self.find(role, name, last)
            if node is None:
                return None
            before = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            time.sleep(0.15)
            after = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            place = (after.x + after.width // 2, after.y + after.height // 2)
            same = (before.x, before.y, before.width, before.height) == (after.x, after.y, after.width, after.height)
            return place if same and after.width > 0 else None
        x, y = self.until(still, f"{role} “{name}” to click on", seconds)
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], check=True)

    def key(self, *keys):
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], check=True)
            time.sleep(0.08)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)
        time.sleep(0.1)

    def _focused(self):
        """The innermost thing that has the focus; the scopes around it say that they have it too."""
        found = None
        for node in self.all():
            if node.getState().contains(pyatspi.STATE_FOCUSED) and node.name:
                found = node
        return found

    def focused(self):
        """The name of the thing that has the focus; waits until something has it."""
        def name():
            node = self._focused()
            return node and node.name
        return self.until(name, "something has the focus")

    def wait_focus(self, name, seconds=30):
        """Waits until the focus stands there."""
        def there():
            node = self._focused()
            return node is not None and node.name == name
        self.until(there, f"the focus stands on “{name}”", seconds)

    def _focus(self):
        """The thing that has the focus and its name, by a reading during which nothing went away."""
        def look():
            node = self._focused()
            return node, node.name if node else "(nothing)"
        return self.until(look, "the tree stands still for the focus")

    def tab_to(self, name, limit=60):
        """Presses Tab until the focus stands on the thing with this name."""
        passed = []
        place = self._focus()
        for _ in range(limit):
            here = place[1]
            if here == name or (name.endswith("*") and here.startswith(name[:-1])):
                return
            passed.append(here)
            self.key("Tab")
            before, end = place, time.monotonic() + 2
            place = self._focus()
            while place == before and time.monotonic() < end:  # the window may be busy; a Tab more would pass the name
                time.sleep(0.05)
                place = self._focus()
        raise NotShown(f"Tab never came to “{name}”, it came to: {passed}")
