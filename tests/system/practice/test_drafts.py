# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Drafts by merged pull requests: titles, labels and authors, by the command line and in one request. And the releases of
a repository that has no changelog file.

test_drafts.py TAGBOAT_CLI"""
import json
import os
import pathlib
import subprocess

import harbour

NAME = "keel"
R = "/repos/harbour/" + NAME


def releases(h, folder, ask):
    """With the changelog file, the notes of a version are compared with its release; without it, that is all there is."""
    tag = h.git(NAME, "describe", "--tags", "--abbrev=0")
    version = tag.lstrip("v")
    body = "## What's new\r\n\r\n- A keel\r\n"
    listed = h.ask("GET", R + "/releases").json
    for each in [each for each in listed if each["tag_name"] == tag]:
        assert h.ask("PATCH", R + f"/releases/{each['id']}", {"body": body}).status == 200
    if not any(each["tag_name"] == tag for each in listed):
        assert h.ask("POST", R + "/releases", {"tag_name": tag, "body": body}).status == 201
    notes = ["changelog", "notes", str(folder), "--version", version]
    own = ask(*notes)["notes"]
    compared = ask(*notes, "--online", "--diff", expected=1)
    assert compared["notes"] == own and compared["standing"] == body and "-- A keel" in compared["diff"], compared
    assert compared["where"].startswith(f"the release {tag} on "), compared
    assert ask(*notes, "--diff", expected=2)["error"]["kind"] == "usage"

    h.git(NAME, "rm", "-q", "CHANGELOG.md")
    h.git(NAME, "-c", "user.name=Mara Lund", "-c", "user.email=mara@harbour.example", "commit", "-q", "-m",
          "docs: leave the changelog to the releases")
    assert ask(*notes, expected=2)["error"]["kind"] == "not-found"
    assert ask(*notes, "--online")["notes"] == body
    assert ask("changelog", "notes", str(folder), "--version", "99.0", "--online", expected=2)["error"]["kind"] == "not-found"
    shown = ask("changelog", "show", str(folder), "--online")
    assert shown["format"] == "releases" and shown["path"] is None, shown
    ours = next(each for each in shown["releases"] if each["version"] == version)
    assert [(section["name"], [entry["text"] for entry in section["entries"]]) for section in ours["sections"]] == [
        ("What's new", ["A keel"])], ours
    # What a release would publish then is drafted.
    planned = ask("plan", str(folder), "--level", "minor")
    assert "Tide tables for the whole coast (#" in planned["notes"], planned["notes"]


def run(program):
    with harbour.Harbour(program) as h:
        place = h.repository(NAME)
        folder = pathlib.Path(place["path"])

        def draft(*options, expected=0):
            command = [program, "--json", "--practice", h.folder + "/harbour", *options]
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False,
                                  env={**os.environ, "HOME": h.folder, "GIT_CONFIG_GLOBAL": os.devnull,
                                       "GIT_CONFIG_NOSYSTEM": "1"})
            assert done.returncode == expected, done
            return json.loads(done.stdout)

        # A branch with three plain commits, merged by a merge commit.
        h.git(NAME, "checkout", "-q", "-b", "tides")
        for number in range(3):
            (folder / f"tide{number}").write_text("high\n", encoding="utf-8")
            h.git(NAME, "add", "-A")
            h.git(NAME, "-c", "user.name=Mara Lund", "-c", "user.email=mara@harbour.example", "commit", "-q",
                  "-m", f"Work on tides, part {number}")
        h.git(NAME, "push", "-q", "origin", "tides")
        made = h.ask("POST", R + "/pulls", {"title": "Tide tables for the whole coast", "head": "tides",
                                            "base": "main"}).json
        labels = h.ask("POST", R + f"/issues/{made['number']}/labels", {"labels": ["enhancement", "coast"]})
        assert labels.status == 200, labels
        h.git(NAME, "checkout", "-q", "main")
        merged = h.ask("PUT", R + f"/pulls/{made['number']}/merge", {"merge_method": "merge"})
        assert merged.status == 200, merged
        h.git(NAME, "pull", "-q", "--ff-only")

        offline = draft("changelog", "draft", str(folder))["entries"]
        # The merge itself says what it was.
        assert [(entry["section"], entry["text"], entry["login"]) for entry in offline
                if "Tide tables" in entry["text"] or "Work on" in entry["text"]] == [
            ("Changed", f"Tide tables for the whole coast (#{made['number']})", None)], offline
        h.control("DELETE", "ledger")
        asked = len(h.control("GET", "exchanges"))
        online = draft("changelog", "draft", str(folder), "--online", "--contributors")
        told = [entry for entry in online["entries"] if entry["pullRequest"] == made["number"]]
        assert [(entry["section"], entry["text"], entry["login"], entry["rule"]) for entry in told] == [
            ("Added", f"Tide tables for the whole coast (#{made['number']})", "mara", "label “enhancement”")], online
        assert not any("Work on tides" in entry["text"] for entry in online["entries"])
        assert ("Mara Lund", "mara") in [(each["name"], each["login"]) for each in online["contributors"]], online
        requests = [each["target"] for each in h.control("GET", "exchanges")[asked:] if "/_harbour" not in each["target"]]
        print("requests:", requests)
        assert requests.count("/graphql") == 1 and len(requests) <= 2, requests

        releases(h, folder, draft)
        refused = draft("--offline", "changelog", "draft", str(folder), "--online", expected=2)
        assert refused["error"]["kind"] == "usage", refused
        h.stop()
        gone = draft("changelog", "draft", str(folder), "--online", expected=2)
        assert "error" in gone, gone
        assert [entry["text"] for entry in draft("changelog", "draft", str(folder))["entries"]
                if "Tide tables" in entry["text"]] == [f"Tide tables for the whole coast (#{made['number']})"]


harbour.main(run)
