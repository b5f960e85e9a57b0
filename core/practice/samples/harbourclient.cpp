// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/story.h"

namespace tagboat::practice
{

Story harbourClient()
{
    Story story("harbour-client", "release-triggered", "Talks to a harbour office over HTTP.");
    const QByteArray client = "harbour_client/client.py";
    story
        .file("pyproject.toml", R"([tool.poetry]
name = "harbour-client"
version = "@version@"
description = "Talks to a harbour office over HTTP"
authors = ["Mara Lindqvist <mara@harbour.example>"]
readme = "README.md"
packages = [{ include = "harbour_client" }]

[tool.poetry.dependencies]
python = "^3.9"
httpx = "^0.27"

[build-system]
requires = ["poetry-core>=1.0.0"]
build-backend = "poetry.core.masonry.api"
)")
        .file("harbour_client/__init__.py", "from harbour_client._version import __version__  # noqa: F401\n")
        .file("harbour_client/_version.py", "__version__ = \"@version@\"\n__version_info__ = (@version_info@)\n")
        .file(".tagboat.toml", R"([release]
flow = "release-triggered"
tag = "v{version}"
release-branch = ""
commit-message = "chore: bump version to {version}"

[[version-file]]
path = "harbour_client/_version.py"
pattern = '__version_info__ = ({major}, {minor}, {patch})'
)")
        .entry("Added", "A client that asks for free berths.")
        .commit(198, "feat: ask for free berths", client, R"(import httpx


class Client:
    def __init__(self, base_url):
        self._http = httpx.Client(base_url=base_url)

    def free_berths(self):
        return self._http.get("/berths", params={"free": "1"}).raise_for_status().json()
)")
        .commit(190, "test: a recorded answer", "tests/test_client.py", R"(from harbour_client.client import Client


def test_base_url():
    assert Client("https://harbour.example")._http.base_url.host == "harbour.example"
)")
        .release(187, "0.9.0")
        .entry("Added", "Reservations.")
        .commit(140, "feat: reserve a berth", client, R"(
    def reserve(self, berth, boat):
        return self._http.post(f"/berths/{berth}/reservations", json={"boat": boat}).raise_for_status().json()
)")
        .entry("Changed", "`free_berths` returns objects instead of lists.")
        .commit(132,
                "feat!: free_berths returns objects\n\nBREAKING CHANGE: code that indexed the lists has to name the "
                "fields.",
                client, R"(

def as_objects(rows):
    return [{"name": row[0], "length": row[1]} for row in rows]
)")
        .release(130, "1.0.0")
        .entry("Fixed", "A proxy set in the environment is respected.")
        .commit(71, "fix: respect the proxy of the environment", client, "\n\nTRUST_ENVIRONMENT = True\n")
        .release(70, "1.0.1")
        .entry("Fixed", "A timeout of ten seconds instead of none.")
        .commit(25, "fix: time out after ten seconds", client, "\n\nTIMEOUT = 10.0\n")
        .commit(19, "docs: an example with a timeout", "README.md", "\nEvery call gives up after ten seconds.\n")
        .entry("Fixed", "The connection is closed when the client goes out of scope.")
        .commit(6, "fix: close the connection at the end", client, R"(

def close(client):
    client._http.close()
)");
    return story;
}

} // namespace tagboat::practice
