# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""meson reads the new version from project()."""
import json

from oracle import MARK, Scratch, need, repeat, run

need("meson")
M = MARK.decode()


def case(rng):
    newline = rng.choice(["\n", "\r\n"])
    colon = rng.choice([": ", " : ", ":"])
    gap = rng.choice([", ", ",\n  ", ", # version: '1.2.3'\n  "])
    parts = [f"version{colon}'{M}'"]
    for other in ("meson_version: '>=0.50.0'", "license: 'version 1.2.3'"):
        if rng.random() < 0.5:
            parts.insert(rng.randrange(len(parts) + 1), other)
    text = rng.choice(["", "# project('old', version: '1.2.3')\n"])
    text += f"project('harbour'{gap}{gap.join(parts)})\n"
    text += rng.choice(["", "needed = '1.2.3'\n", "message('version: \\'1.2.3\\'')\n"])
    version = rng.choice(["1.2.4", "2.0.0", "1.10.0"])
    with Scratch({"meson.build": text.replace("\n", newline).encode()}) as scratch:
        scratch.bump(version)
        said = json.loads(run(["meson", "introspect", "--projectinfo", "meson.build"], scratch.root))["version"]
        assert said == version, f"meson says {said}, not {version}"


repeat(10, case)
