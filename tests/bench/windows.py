# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Measures Tagboat's window beside the least one of Qt Quick: frames and events rendered by software, start and memory as Qt
renders by itself.

What costs the window's thread is counted in the time that this thread worked, so that other programs do not count; only
the start and the first rows are taken by the clock.
"""
import json
import shutil
import statistics
import subprocess

from display import Display


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class Windows:
    def __init__(self, bench):
        self.bench = bench
        self.options = bench.options
        self.folder = bench.work / "window"
        self.folder.mkdir(parents=True, exist_ok=True)

    def measure(self):
        display = Display()
        if display.missing:
            for name in ("start to first window ÷ least Qt Quick window", "memory ÷ least Qt Quick window",
                         "frame p95 while scrolling ÷ bare table"):
                self.bench.add(name, None, display.missing)
            return
        try:
            fleet, _ = self.bench.fleet(self.options.fleet)
            self.start(display, fleet)
            self.scroll(display, fleet)
            self.scan(display, self.bench.fleet(self.options.rows)[0])
        finally:
            display.close()

    def world(self, name, fleet, remembered):
        """Settings that name the fleet, and a data folder with or without what an earlier scan left."""
        settings = self.folder / f"{name}.toml"
        settings.write_text(f'[workspace]\nfolders = ["{fleet}"]\n')
        data = self.folder / f"{name}-data"
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir(mode=0o700)
        if remembered:
            subprocess.run([self.options.tagboat, "--data", str(data), "--json", "scan", str(fleet)], check=True,
                           stdout=subprocess.DEVNULL)
        return str(settings), str(data)

    def start(self, display, fleet):
        settings, data = self.world("start", fleet, True)
        ours = [self.options.desktop, "--config", settings, "--data", data]
        bare = [self.options.bare_window, "list", "1000"]
        cola = shutil.which("git-cola")
        repository = str(next(fleet.glob("*/*")))
        pairs, colas = [], []
        for _ in range(self.options.rounds + 1):  # the first finds the files in memory for all others
            least = display.open(bare)
            mine = display.open(ours)
            pairs.append((mine, least))
            if cola:
                colas.append((mine, display.open([cola, "--repo", repository])))
        add = self.bench.add
        add("start to first window ÷ least Qt Quick window", _ratio(pairs[1:], "wall"))
        add("start to first window ÷ least Qt Quick window, cpu", _ratio(pairs[1:], "cpu"))
        add("start to first window ÷ git-cola", _ratio(colas[1:], "wall") if cola else None,
            "" if cola else "git-cola is not installed")
        rows = [self.inside(display, "open", settings, data) for _ in range(self.options.rounds + 1)]
        add("first rows after the first frame, ms", min(run["firstRows"] - run["firstFrame"] for run in rows))
        memory = [(display.open(ours, rest=3), display.open(bare, rest=1)) for _ in range(2)]
        add("memory ÷ least Qt Quick window", _ratio(memory, "memory"))
        add("memory of the window, MiB", statistics.median(mine.memory for mine, _ in memory) / 1024)

    def inside(self, display, mode, settings, data):
        return self.run(display, [self.options.window, mode, settings, data])

    @staticmethod
    def run(display, command):
        done = subprocess.run(command, env=display.environment(), stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=600)
        lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
        if done.returncode != 0 or not lines:
            raise RuntimeError(f"{command[0]} {command[1]} ended with {done.returncode}: {done.stderr}")
        return json.loads(lines[-1])

    def scroll(self, display, fleet):
        settings, data = self.world("scroll", fleet, True)
        ratios, ours = [], []
        for _ in range(3):
            bare = self.run(display, [self.options.bare_window, "table", str(self.options.fleet)])["frames"]
            mine = self.inside(display, "scroll", settings, data)["frames"]
            ratios.append(percentile(mine, 0.95) / percentile(bare, 0.95))
            ours += mine
        self.bench.add("frame p95 while scrolling ÷ bare table", statistics.median(ratios))
        self.bench.add("frame p95 while scrolling, ms of cpu", percentile(ours, 0.95))

    def scan(self, display, fleet):
        """The window is shown, and many repositories are read for the first time, three times over, since the longest of
        thousands of frames is the machine's doing now and then; then once more with all rows known."""
        colds = [self.inside(display, "scan", *self.world("cold", fleet, False)) for _ in range(3)]
        ratios = [max(cold["frames"]) / percentile(cold["frames"], 0.99) for cold in colds]
        self.bench.add("longest frame during a cold scan ÷ its p99", statistics.median(ratios))
        cold = sorted(colds, key=lambda run: run["longest"])[1]
        warm = self.inside(display, "scan", *self.world("warm", fleet, True))
        for name, run in (("a cold scan", cold), ("a scan with all rows shown", warm)):
            self.bench.add(f"window blocked at once during {name}, ms", run["longest"])
            print(f"    by {run['longestName']}, of {run['rows']} rows", flush=True)
            self.bench.add(f"window blocked at once during {name}, ms by the clock", run["longestWall"])


def _ratio(pairs, field):
    return statistics.median(getattr(ours, field) / getattr(theirs, field) for ours, theirs in pairs)
