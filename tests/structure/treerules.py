# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Rules about every source file."""

LIMIT = 500


def spdx(files):
    for source in files:
        head = "\n".join(source.text.splitlines()[:4])
        if "SPDX-FileCopyrightText: " not in head or "SPDX-License-Identifier: Apache-2.0" not in head:
            yield source.path, 1, "the two SPDX lines are missing at the top"


def length(files):
    for source in files:
        lines = len(source.text.splitlines())
        if lines > LIMIT:
            yield source.path, LIMIT + 1, f"{lines} lines: split a file before it has {LIMIT} (and think of it at 400)"
