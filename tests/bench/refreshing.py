# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Measures how the overview asks the forge: the practice harbour's, with two milliseconds of latency, in the window."""
import json
import shutil
import statistics
import subprocess
import urllib.request
from pathlib import Path

from display import Display
from windows import Windows, percentile

LATENCY = 2
SAMPLES = ("keel", "buoy", "sextant", "tidewatch")


class Refreshing:
    def __init__(self, bench):
        self.bench = bench
        self.count = 40 if bench.options.short else 200
        self.folder = bench.work / "refreshing"

    def measure(self):
        display = Display()
        names = [f"refresh of {self.count} repositories from the forge, s",
                 f"refresh of {self.count} repositories, nothing changed, s",
                 "longest event of the window while the forge is asked, ms",
                 "frame of the window while the forge is asked, p99, ms"]
        if display.missing:
            for name in names:
                self.bench.add(name, None, display.missing)
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        harbour = self.open()
        try:
            place = json.loads(harbour.stdout.readline())
            self.fill(place)
            runs = [self.run(display, i) for i in range(3)]
        finally:
            display.close()
            harbour.terminate()
            harbour.wait()
        for run in runs:
            assert run["told"] == self.count, run
        frames = [frame for run in runs for frame in run["frames"]]
        figures = [statistics.median(run["first"] for run in runs) / 1000,
                   statistics.median(time for run in runs for time in run["unchanged"]) / 1000,
                   max(max(run["firstLongest"], run["unchangedLongest"]) for run in runs), percentile(frames, 0.99)]
        for name, figure in zip(names, figures):
            self.bench.add(name, figure)

    def open(self):
        command = [self.bench.options.tagboat, "--json", "--data", str(self.folder / "data"), "practice", "--dir",
                   str(self.folder / "harbour")]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)

    def fill(self, place):
        """More repositories like the samples: a remote and a clone of each, as copies."""
        harbour = Path(place["folder"])
        tokens = json.loads(Path(place["tokenFile"]).read_text(encoding="utf-8"))
        for i in range(self.count):
            sample, name = SAMPLES[i % len(SAMPLES)], f"many{i:03}"
            remote = harbour / f"remotes/harbour/{name}.git"
            shutil.copytree(harbour / f"remotes/harbour/{sample}.git", remote, symlinks=True)
            clone = harbour / f"many/{name}"
            shutil.copytree(harbour / f"work/{sample}", clone, symlinks=True)
            subprocess.run(["git", "-C", str(clone), "remote", "set-url", "origin", str(remote)], check=True)
            self.control(place, tokens, "repositories",
                         {"repository": f"harbour/{name}", "folder": str(remote.relative_to(harbour))})
        self.control(place, tokens, "latency", {"milliseconds": LATENCY})

    @staticmethod
    def control(place, tokens, path, body):
        request = urllib.request.Request(place["addresses"]["control"] + "/" + path, json.dumps(body).encode(),
                                         {"Authorization": "Bearer " + tokens["control"], "User-Agent": "bench"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            assert answer.status < 300, answer.status

    def run(self, display, index):
        harbour = self.folder / "harbour"
        data = self.folder / f"data{index}"
        data.mkdir(mode=0o700)
        settings = self.folder / "settings.toml"
        settings.write_text("")
        return Windows.run(display, [self.bench.options.window, "refresh", str(settings), str(data), str(harbour),
                                     str(harbour / "many")])
