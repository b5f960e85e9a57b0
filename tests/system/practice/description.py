# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""GitHub's OpenAPI description (npm: @octokit/openapi): finds the operation of a request and checks what was answered."""
import json
import os
import pathlib
import re
import shutil
import subprocess

from harbour import skip

PACKAGE = "@octokit/openapi@23.0.2"
FILE = "node_modules/@octokit/openapi/generated/api.github.com.json"
STAMP = "installed"


def load(binary):
    """From the folder that the client's oracle shares, or from npm. Skips where it cannot be had."""
    shared, own = (pathlib.Path(binary, "oracles", name) for name in ("forge", "openapi"))
    whole = (shared / STAMP).is_file() and (shared / FILE).is_file()
    folder = shared if whole else own
    if not whole and not ((own / STAMP).is_file() and (own / STAMP).read_text(encoding="utf-8") == PACKAGE):
        install(own)
    return json.loads((folder / FILE).read_text(encoding="utf-8"))


def install(folder):
    """The stamp comes last: an installation that was interrupted is not taken for whole."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        done = subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", PACKAGE],
                              cwd=folder, capture_output=True, timeout=250, check=False, stdin=subprocess.DEVNULL)
    except FileNotFoundError:
        skip("npm is not installed, so GitHub's description cannot be had")
    except subprocess.TimeoutExpired as error:
        skip(f"npm cannot install GitHub's description: its registry cannot be reached within {error.timeout} s")
    if done.returncode != 0:
        skip("npm cannot install GitHub's description: " + done.stderr.decode(errors="replace")[-300:])
    for large in (folder / FILE).parent.glob("*.json"):
        if large.name != "api.github.com.json":
            large.unlink()  # 380 MB of other forms of the same
    (folder / STAMP).write_text(PACKAGE, encoding="utf-8")


def plain(schema):
    """OpenAPI 3.0's "nullable" in JSON Schema's words; changes the schema in place."""
    if isinstance(schema, list):
        for item in schema:
            plain(item)
    elif isinstance(schema, dict):
        for value in schema.values():
            plain(value)
        if schema.pop("nullable", False) is True:
            if "enum" in schema:
                schema["enum"] = schema["enum"] + [None]
            if isinstance(schema.get("type"), str):
                schema["type"] = [schema["type"], "null"]
            elif any(word in schema for word in ("allOf", "anyOf", "oneOf", "$ref")):
                inner = {word: schema.pop(word) for word in ("allOf", "anyOf", "oneOf", "$ref") if word in schema}
                schema["anyOf"] = [inner, {"type": "null"}]


class Description:
    def __init__(self, binary):
        import jsonschema  # Debian's, of /usr/bin/python3
        self.document = load(binary)
        plain(self.document["components"])
        plain(self.document["paths"])
        self.document.pop("x-webhooks", None)
        resolver = jsonschema.RefResolver("", self.document)
        checker = jsonschema.FormatChecker(formats=())
        checker.checks("date-time")(lambda value: not isinstance(value, str) or re.fullmatch(
            r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", value) is not None)
        # The description's own default for the addresses of deployment statuses is the empty string.
        checker.checks("uri")(lambda value: not isinstance(value, str) or re.match(r"([a-z+.-]+:[^\s\[\]<>\"\\^`]+)?$", value) is not None)
        self.validator = lambda schema: jsonschema.Draft7Validator(schema, resolver=resolver, format_checker=checker)
        self.patterns = []
        for path, operations in self.document["paths"].items():
            expression = re.escape(path)
            for parameter in re.findall(r"\{([^}]*)\}", path):
                several = any(each.get("x-multi-segment") and each["name"] == parameter
                              for operation in operations.values() for each in map(self.follow, operation["parameters"]))
                expression = expression.replace(re.escape("{" + parameter + "}"), ".+" if several else "[^/]+")
            rank = (".+" in expression.replace("[^/]+", ""), path.count("{"), -len(path))
            self.patterns.append((rank, re.compile(expression + "$"), path))
        self.patterns.sort(key=lambda each: each[0])  # words before parameters, and those that take slashes last

    def follow(self, value):
        while "$ref" in value:
            target = self.document
            for part in value["$ref"].split("/")[1:]:
                target = target[part]
            value = target
        return value

    def operation(self, method, target):
        """The path as described and its operation; None where there is none."""
        path = target.split("?")[0]
        for _, pattern, described in self.patterns:
            if pattern.match(path) and method.lower() in self.document["paths"][described]:
                return described, self.document["paths"][described][method.lower()]
        return None

    def complaints(self, exchange):
        """What the description says against a request and its answer, as the control endpoint's "exchanges" tell it."""
        found = self.operation(exchange["method"], exchange["target"])
        if found is None:
            return ["no such path"]
        described, operation = found
        said = []
        answers = operation["responses"]
        if exchange["status"] < 300 and exchange["request"] is not None and "requestBody" in operation:
            content = self.follow(operation["requestBody"])["content"]
            if "application/json" in content:
                said += self.against(content["application/json"]["schema"], exchange["request"], "request")
        status = str(exchange["status"])
        if status not in answers:
            return said + [f"status {status} is not described for {exchange['method']} {described}"]
        content = self.follow(answers[status]).get("content")
        if not content:
            # A refusal without a described body: GitHub sends its basic error all the same.
            refusal = exchange["status"] >= 400 and isinstance(exchange["response"], dict) and "message" in exchange["response"]
            return said if exchange["empty"] or refusal else said + [f"{status} has no body by the description"]
        if "application/json" in content and "json; charset" in exchange["type"] and "raw" not in exchange["type"]:
            said += self.against(content["application/json"].get("schema", {}), exchange["response"], "response")
        return said

    def against(self, schema, value, where):
        # The two kinds of error that a 409 may be (oneOf) overlap: any basic error is both, so being both is no fault.
        errors = [error for error in self.validator(schema).iter_errors(value)
                  if not (error.validator == "oneOf" and not error.context and "documentation_url" in error.instance)]
        errors.sort(key=lambda error: list(map(str, error.path)))
        return [f"{where} {'/'.join(map(str, error.path))}: {error.message[:300]}" +
                "".join(f"\n      {'/'.join(map(str, inner.path))}: {inner.message[:160]}" for inner in (error.context or [])[:6])
                for error in errors[:5]]
