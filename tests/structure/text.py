# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""Small lexical tools; all keep offsets and line numbers."""
import re

_TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/'                       # comments
    r'|R"(?P<d>[^()\s\\]{0,16})\(.*?\)(?P=d)"'  # C++ raw strings
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?:(?<![0-9a-zA-Z_])|(?<=\b[uUL])|(?<=\bu8))'(?:\\.|[^'\\\n])*'"  # not the digit separator of 1'000
    r'|`(?:\\.|[^`\\])*`', re.S)


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    return _TOKEN.sub(lambda m: _blank(m[0]) if m[0][:2] in ("//", "/*") else m[0], text)


def code_only(text):
    """Without comments, and with the content of strings and characters blanked (their quotes stay)."""
    def repl(match):
        token = match[0]
        if token[:2] in ("//", "/*"):
            return _blank(token)
        return token[0] + _blank(token[1:-1]) + token[-1]
    return _TOKEN.sub(repl, text)


def line_at(text, offset):
    return text.count("\n", 0, offset) + 1


def closing(text, start):
    """The offset of the bracket that closes the one at start, or the end of the text. Takes code_only() text."""
    depth = 0
    for offset in range(start, len(text)):
        if text[offset] in "([{":
            depth += 1
        elif text[offset] in ")]}":
            depth -= 1
            if depth == 0:
                return offset
    return len(text)
