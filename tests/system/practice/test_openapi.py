# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that the practice forge answers is held against GitHub's own OpenAPI description.

test_openapi.py PROGRAM BINARY: PROGRAM is tagboat-cli; npm installs the description below BINARY where it is missing.
"""
import collections
import sys

import harbour
import scenario
from description import Description

# Answers that the description does not name for every operation, though GitHub gives them on any; their bodies are
# still held to the shape of its errors.
USUAL = {
    401: "a token that is not known, on every path",
    403: "a permission or role that is missing (\"Permissions required\" in its documentation), or a rate limit",
    404: "what is not there or may not be seen",
    422: "a body that its schema check refuses: it stands before every operation that takes one",
}


def excused(exchange, complaint):
    return complaint.startswith("status ") and exchange["status"] in USUAL


def sealed(public_key, plain):
    from nacl.public import PublicKey, SealedBox
    return SealedBox(PublicKey(public_key)).encrypt(plain)


def run(program):
    try:
        import jsonschema  # noqa: F401
        import nacl  # noqa: F401
    except ImportError as error:
        harbour.skip(f"{error.name} is not installed")
    description = Description(sys.argv[2])
    with harbour.Harbour(program) as h:
        scenario.walk(h, sealed)
        exchanges = [each for each in h.control("GET", "exchanges") if "/_harbour" not in each["target"]]
    failed, operations, excuses = 0, set(), collections.Counter()
    for exchange in exchanges:
        found = description.operation(exchange["method"], exchange["target"])
        operations.add((exchange["method"], found[0] if found else exchange["target"], exchange["status"]))
        for complaint in description.complaints(exchange):
            if excused(exchange, complaint):
                excuses[exchange["status"]] += 1
                problem = exchange["response"]
                assert isinstance(problem, dict) and problem.get("message") and problem.get("documentation_url"), exchange
                continue
            failed += 1
            print(exchange["method"], exchange["target"], exchange["status"], "\n   ", complaint)
    print(f"{len(exchanges)} answers of {len({each[:2] for each in operations})} operations, "
          f"{len(operations)} operations with their status; undescribed but usual: {dict(excuses)}; {failed} complaints")
    assert len(exchanges) > 150, "the walk was cut short"
    assert failed == 0


harbour.main(run)
