# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Rules about QML: text from outside is shown as text, and the look comes from Theme."""
import re

from text import closing, code_only, line_at, without_comments

_OBJECT = re.compile(r"(?<![\w.])(?:[A-Z]\w*\.)?([A-Z]\w*)\s*\{")
_TEXT_TYPES = {"Text", "TextEdit", "Label", "TextArea"}
# Qt Quick Controls that show a label or markup of their own making.
_STOCK = {"Button", "CheckBox", "CheckDelegate", "ComboBox", "DelayButton", "Dialog", "DialogButtonBox", "GroupBox",
          "ItemDelegate", "Label", "Menu", "MenuBar", "MenuBarItem", "MenuItem", "MessageDialog", "RadioButton",
          "RadioDelegate", "RoundButton", "SpinBox", "SwipeDelegate", "Switch", "SwitchDelegate", "TabButton", "TextArea",
          "TextField", "ToolButton", "ToolTip"}
_PRAGMAS = re.compile(r"Singleton|ComponentBehavior\s*:\s*Bound|ListPropertyAssignBehavior\s*:\s*\w+")
_LITERALS = [
    (re.compile(r"""["']#[0-9a-fA-F]{3,8}["']"""), "a literal colour"),
    (re.compile(r"\bQt\.(?:rgba|hsla|hsva|color|lighter|darker|tint)\s*\("), "a computed colour"),
    (re.compile(r"""\b\w*[cC]olor\s*:\s*["'](?!transparent["'])[a-zA-Z]+["']"""), "a named colour"),
    (re.compile(r"\b(?:pixelSize|pointSize)\s*:\s*[\d.]+"), "a literal font size"),
    (re.compile(r"\bduration\s*:\s*[1-9]\d*"), "a literal duration"),
    (re.compile(r"\b(?:spacing|\w*[pP]adding|\w*[mM]argins?|(?:row|column)Spacing|radius)\s*:\s*(?!1\b)[1-9]\d*(?=\s*(?:$|[;}]))", re.M),
     "a literal distance"),
    (re.compile(r"""\bfont\.family\s*:\s*["']"""), "a literal font"),
]
_DYNAMIC = [
    (re.compile(r"\bcreateQmlObject\b"), "builds QML from a string"),
    (re.compile(r"\beval\s*\(|\bnew\s+Function\b"), "runs a string as code"),
    (re.compile(r"\bXMLHttpRequest\b|\bWebSocket\b"), "opens a connection"),
    (re.compile(r"\bopenUrlExternally\b"), "opens a link by itself"),
    (re.compile(r"\bLocalStorage\b"), "opens a database"),
]


def _qml(files):
    return [source for source in files if source.path.startswith("qml/") and source.path.endswith(".qml")]


def _own_bindings(code, opening):
    """The text of an object's body with the bodies of its children blanked."""
    body = list(code[opening + 1:closing(code, opening)])
    depth = 0
    for index, char in enumerate(body):
        depth -= char == "}"
        if depth > 0 and char != "\n":
            body[index] = " "
        depth += char == "{"
    return "".join(body)


def qmltext(files):
    for source in _qml(files):
        code = code_only(source.text)
        for match in _OBJECT.finditer(code):
            if match[1] in _TEXT_TYPES and not re.search(
                    r"\btextFormat\s*:\s*\w+\.PlainText\b", _own_bindings(code, match.end() - 1)):
                yield source.path, line_at(code, match.start()), f"{match[1]} without textFormat: {match[1]}.PlainText"
        for match in re.finditer(r"\b(?:RichText|StyledText|MarkdownText|AutoText)\b", code):
            yield source.path, line_at(code, match.start()), f"{match[0]} reads markup out of text"


def qmlcontrols(files):
    own = {source.path.rsplit("/", 1)[1][:-4] for source in _qml(files) if source.path.startswith("qml/controls/")}
    for source in _qml(files):
        code = code_only(source.text)
        for match in re.finditer(r"\bToolTip\.\w+\s*:", code):
            yield source.path, line_at(code, match.start()), "the attached ToolTip reads markup: use our own"
        if source.path.startswith("qml/controls/"):
            continue
        for match in _OBJECT.finditer(code):
            if match[1] in _STOCK - own:
                yield source.path, line_at(code, match.start()), f"stock {match[1]}: its label reads markup; use one of qml/controls"


def qmltheme(files):
    for source in _qml(files):
        if source.path.startswith("qml/controls/Theme"):
            continue
        text = without_comments(source.text)
        for pattern, what in _LITERALS:
            for match in pattern.finditer(text):
                yield source.path, line_at(text, match.start()), f"{what} ({match[0].strip()}): take a token of Theme"


def qmldynamic(files):
    for source in _qml(files):
        code = code_only(source.text)
        for pattern, what in _DYNAMIC:
            for match in pattern.finditer(code):
                yield source.path, line_at(code, match.start()), f"{match[0].strip()} {what}"


def qmlpragmas(files):
    """qmllint of Qt 6.4 checks nothing at all in a file with a pragma that it does not know, and exits 0."""
    for source in _qml(files):
        code = without_comments(source.text)
        for match in re.finditer(r"^[ \t]*pragma\b[ \t]*([^\n;]*)", code, re.M):
            if not _PRAGMAS.fullmatch(match[1].strip()):
                yield source.path, line_at(code, match.start()), f"pragma {match[1].strip()}: Qt 6.4 does not know it"
