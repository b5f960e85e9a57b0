# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""The real `tagboat-cli practice` in a folder of its own, and a plain client of Python's standard library."""
import http.client
import json
import os
import pathlib
import signal
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

SKIPPED = 77  # what ctest takes for "skipped"


def skip(reason):
    print("skipped:", reason)
    sys.exit(SKIPPED)


def need(tool):
    if shutil.which(tool) is None:
        skip(f"{tool} is not installed")


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    @property
    def json(self):
        return json.loads(self.body) if self.body else None

    def __repr__(self):
        return f"{self.status} {self.body[:800]!r}"


class Harbour:
    """Starts the harbour; asks it as mara unless told otherwise. Use with `with`."""

    def __init__(self, program, speed=None):
        self.program, self.speed = program, speed
        self.folder = tempfile.mkdtemp(prefix="tagboat-harbour.")
        self.process = None
        self.start()

    def start(self):
        command = [self.program, "--json", "--data", self.folder + "/data", "--config", self.folder + "/config.toml",
                   "practice", "--dir", self.folder + "/harbour"]
        command += ["--speed", str(self.speed)] if self.speed else []
        environment = {**os.environ, "HOME": self.folder, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, env=environment)
        self.place = json.loads(self.process.stdout.readline())
        self.api = self.place["addresses"]["api"]
        self.files = json.loads(pathlib.Path(self.place["tokenFile"]).read_text(encoding="utf-8"))

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(20) in (0, 130), self.process.returncode

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def token(self, login="mara"):
        return self.files["tokens"][login]

    def ask(self, method, path, body=None, login="mara", raw=None, **headers):
        address = urllib.parse.urlsplit(path if path.startswith("http") else self.api + path)
        connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
        data = raw if raw is not None else json.dumps(body).encode() if body is not None else None
        sent = {"User-Agent": "harbour-test", "Authorization": f"Bearer {self.token(login)}",
                "Accept": "application/vnd.github+json", "Content-Type": "application/json",
                **{name.replace("_", "-"): value for name, value in headers.items()}}
        target = address.path + ("?" + address.query if address.query else "")
        connection.request(method, target, data, {name: value for name, value in sent.items() if value is not None})
        try:
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def control(self, method, path, body=None):
        answer = self.ask(method, "/_harbour/" + path, body, Authorization=f"Bearer {self.files['control']}")
        assert answer.status < 300, answer
        return answer.json

    def advance(self, seconds):
        self.control("POST", "clock", {"advanceSeconds": seconds})

    def repository(self, name):
        return next(each for each in self.place["repositories"] if each["name"] == name)

    def git(self, name, *arguments, check=True):
        done = subprocess.run(["git", *arguments], cwd=self.repository(name)["path"], capture_output=True, timeout=60,
                              check=False, env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull,
                                                "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"})
        if check and done.returncode != 0:
            raise AssertionError(f"git {arguments}: {done.stderr.decode()}")
        return (done.stdout + done.stderr).decode().strip() if not check else done.stdout.decode().strip()

    def until(self, path, done, seconds=10):
        end = time.monotonic() + seconds
        while True:
            answer = self.ask("GET", path)
            if done(answer) or time.monotonic() > end:
                return answer
            time.sleep(0.1)


def main(run):
    """Runs a test with the program that the command line names."""
    try:
        run(sys.argv[1])
    except AssertionError as error:
        print("failed:", error)
        raise
