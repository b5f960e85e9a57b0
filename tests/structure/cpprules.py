# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Rules about C++ sources."""
import re

from text import closing, code_only, line_at, without_comments

# --- include directions (the picture in CONTRIBUTING.md) ---------------------------------------------------------------

_BASE = {"base"}
_PORTS = {"base", "ports", "version"}  # the ports' values hold versions and tags
ALLOWED = {
    "base": _BASE,
    "version": _BASE,
    "ports": _PORTS,
    "versionfile": _PORTS,
    "changelog": _PORTS,
    "scan": _PORTS | {"versionfile", "changelog"},
    "setup": _PORTS | {"versionfile"},
    "release": _PORTS | {"versionfile", "changelog", "scan", "setup"},
    "practice": {"base", "version"},
}
ADAPTERS = {"git", "forge", "index", "tokens", "store", "process", "spelling"}
ALLOWED.update({adapter: _PORTS for adapter in ADAPTERS})
DOMAIN = set(ALLOWED) - ADAPTERS - {"practice"}

# Libraries of which one folder (or few) is the only user.
OUTSIDE = [
    (re.compile(r"git2(\.h|/)"), {"core/git", "core/practice", "app/helper"}),
    (re.compile(r"enchant(\.h|/|-2)"), {"core/spelling"}),
    (re.compile(r"(QtSql|QSql\w*)(/|$)"), {"core/store"}),
    (re.compile(r"(QtNetwork/|QNetwork\w+|QTcp\w+|QSsl\w+|QHttpServer\w*)"),
     {"core/forge", "core/index", "core/practice", "app/desktop"}),
    (re.compile(r"(qt6)?keychain"), {"core/tokens", "app/helper"}),
    (re.compile(r"(QtQuick|QtQml|QtGui|QQuick\w*|QQml\w*|QJS\w*|QGui\w*|QWindow)"), {"qml", "app"}),
]
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)


def _part(path):
    """("core", "version"), ("qml", "overview"), ("app", "cli"), or None for a file that no direction binds."""
    pieces = path.split("/")
    return (pieces[0], pieces[1]) if len(pieces) > 2 and pieces[0] in ("core", "qml", "app") else None


def _includable(layer, part):
    """The (layer, part) pairs that a part may include."""
    core = {("core", name) for name in ALLOWED}
    qml_core = {("core", name) for name in DOMAIN}
    if layer == "core":
        return {("core", name) for name in ALLOWED.get(part, _BASE)}
    if layer == "qml":
        return qml_core | {("qml", "controls")} | ({("qml", "*")} if part == "shell" else set())
    app = {("app", "compose")} if part in ("cli", "desktop") else set()
    return core | app | ({("qml", "*")} if part == "desktop" else set())


def includes(files):
    headers = {source.path for source in files}
    for source in files:
        own = _part(source.path)
        if not own or not source.path.endswith((".h", ".cpp")):
            continue
        may = _includable(*own)
        text = without_comments(source.text)
        for match in _INCLUDE.finditer(text):
            line, name = line_at(text, match.start()), match[2]
            if match[1] == "<":
                for pattern, users in OUTSIDE:
                    if pattern.match(name) and "/".join(own) not in users and own[0] not in users:
                        yield source.path, line, f"<{name}> belongs to {' and '.join(sorted(users))}"
                continue
            folder = source.path.rsplit("/", 1)[0]
            target = next((_part(path) for path in (f"{folder}/{name}", f"core/{name}", f"qml/{name}", f"app/{name}")
                           if path in headers), None)
            if target is None and "/" in name:  # a generated or missing header still names its part
                part = name.split("/")[0]
                layer = "core" if part in ALLOWED else "app" if part in ("cli", "compose", "desktop", "helper") else "qml"
                target = (layer, part)
            if target and target != own and target not in may and (target[0], "*") not in may:
                yield source.path, line, f"{'/'.join(own)} may not include {'/'.join(target)} ({name})"


# --- the five coroutine forms that GCC 12 miscompiles -------------------------------------------------------------------

_LAMBDA = re.compile(r"(?:^|[^\w\s\])])\s*\[(?!\[)|\breturn\s*\[")
_DECLARATION = re.compile(r"^\s*(?:const\s+)?(?:auto|[\w:]+(?:\s*<[^;]*>)?)(?:\s+const)?\s*[&*]*\s*\b\w+\s*(?:=(?!=)|$)")


def _operand(code, start):
    """The operand of a co_await whose keyword ends at start: a unary expression, up to an operator of lower rank."""
    depth, offset = 0, start
    while offset < len(code):
        char = code[offset]
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
            if depth < 0:
                break
        elif depth == 0 and (char in ";,?=|^+" or code[offset:offset + 2] == "&&"):
            break
        offset += 1
    return code[start:offset]


def _condition(code, keyword_end):
    """The condition of an if or switch: the offset and text after the last init statement."""
    start = code.index("(", keyword_end)
    end = closing(code, start)
    inner, depth, last = code[start + 1:end], 0, 0
    for offset, char in enumerate(inner):
        depth += (char in "([{") - (char in ")]}")
        if char == ";" and depth == 0:
            last = offset + 1
    return start + 1 + last, inner[last:]


def coroutines(files):
    for source in files:
        if not source.path.endswith((".h", ".cpp")) or "co_await" not in source.text:
            continue
        code = code_only(source.text)
        for match in re.finditer(r"\bco_await\b", code):
            operand = _operand(code, match.end())
            line = line_at(code, match.start())
            if _LAMBDA.search(operand):
                yield source.path, line, "a lambda inside a co_await operand is destroyed twice by GCC 12: name it first"
            elif "{" in operand:
                yield source.path, line, "braces inside a co_await operand are destroyed twice by GCC 12: name the value first"
            if re.search(r"\?(?!\?)", operand):
                yield source.path, line, "?: inside a co_await operand is destroyed twice by GCC 12: name the value first"
        for match in re.finditer(r"\b(if|switch)\b(?:\s+constexpr)?\s*(?=\()", code):
            start, condition = _condition(code, match.end())
            if "co_await" not in condition:
                continue
            if match[1] == "if" and _DECLARATION.match(condition.split("co_await")[0]):
                continue
            line = line_at(code, start + condition.index("co_await"))
            yield source.path, line, f"{match[1]} (co_await …): a jump out of it crashes under GCC 12: name the result first"


# --- a release tag has no way to be deleted or moved --------------------------------------------------------------------

# Only the git adapter may take a reference away, and only in a function that is named after candidates and takes one.
_MAY_DELETE = re.compile(r"\bdelete\w*Candidate\w*\([^)]*\bCandidateTag\b", re.S)
_FUNCTION = re.compile(r"^(?=[A-Za-z])[^\n;]*\([^{};]*\)[^{};()]*\n\{", re.M)
_DELETES = [
    (re.compile(r"\bgit_(?:reference_(?:delete|remove)|tag_delete|refdb_\w*del\w*)\b"), "deletes a reference"),
    (re.compile(r'(?<![+%\s])\s*"\+?:refs/|"--delete"|"-d"|"--prune"|"--mirror"'), "pushes or asks for a deletion"),
]
_FORCES = [
    (re.compile(r'"\+refs/(?!heads/\*:refs/remotes/)|"\+%1|"--force(?:-with-lease)?"|"-f"'), "moves a reference by force"),
    (re.compile(r"\bgit_tag_create\w*\([^;]*,\s*(?:1|true)\s*\)\s*[;)]"), "overwrites a tag"),
]


def _is_candidates(source, text, offset):
    heads = [match for match in _FUNCTION.finditer(text) if match.end() <= offset]
    return source.path.startswith("core/git/") and bool(heads) and bool(_MAY_DELETE.search(heads[-1][0]))


def tagdeletion(files):
    for source in files:
        if not source.path.startswith(("core/", "app/", "qml/")) or not source.path.endswith((".h", ".cpp")):
            continue
        if source.path.startswith("core/practice/"):  # the forge's side, which does what anybody asks of GitHub
            continue
        text = without_comments(source.text)
        for pattern, what in _FORCES + _DELETES:
            for match in pattern.finditer(text):
                if (pattern, what) in _DELETES and _is_candidates(source, text, match.start()):
                    continue
                call = match[0].split("(")[0].strip()
                yield source.path, line_at(text, match.start()), f"{call} {what}; only candidate tags may go"


# --- one name, one type --------------------------------------------------------------------------------------------------

# What stands before the brace that opens a namespace, or the definition of a type (a specialisation's arguments are of its name).
_NAMESPACE = re.compile(r"\bnamespace(?:\s+([\w:\s]+?))?\s*$")
_TYPE = re.compile(r"\b(?:class|struct|union|enum)\s+(?:\[\[.*?\]\]\s*)?"
                   r"(\w+(?:\s*::\s*\w+)*(?:\s*<[^{}]*?>)?)\s*(?:\bfinal\s*)?(?::[^{}]*)?$")
_DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.M)


def _types(text):
    """(qualified name, offset) of each class, struct, union and enum that is defined in a namespace with a name."""
    code = _DIRECTIVE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), code_only(text))
    scopes, start = [], 0  # a scope is a namespace's name, or None: whatever stands in there is no one else's
    for match in re.finditer(r"[{};]", code):
        before = code[start:match.start()]
        start = match.end()
        if match[0] == "}" and scopes:
            scopes.pop()
        if match[0] != "{":
            continue
        namespace, type_ = _NAMESPACE.search(before), _TYPE.search(before)
        if type_ and None not in scopes:
            yield "::".join(scopes + [re.sub(r"\s+", "", type_[1])]), match.start() - len(before) + type_.start()
        scopes.append(re.sub(r"\s+", "", namespace[1]) if namespace and namespace[1] else None)


def onetype(files):
    places = {}
    for source in files:
        if source.path.startswith(("core/", "app/", "qml/")) and source.path.endswith((".h", ".cpp")):
            for name, offset in _types(source.text):
                places.setdefault(name, []).append((source.path, line_at(source.text, offset)))
    for name, found in places.items():
        for path, line in found:
            others = [f"{other}:{at}" for other, at in found if other != path]
            if others:
                yield path, line, f"{name} is defined in {' and '.join(others)} too: they link without a word and crash"
