# SPDX-FileCopyrightText: 2026 The Tagboat authors
# SPDX-License-Identifier: Apache-2.0
"""npm's conventional-commits-parser reads real commit messages, and says the same of them as Tagboat.

commits.py PROGRAM: the program is tagboat-oracle-commits. The environment names what is not part of the sources:
TAGBOAT_ORACLE_CLONES, a folder of clones with their history, and TAGBOAT_ORACLE_NODE, a folder where
`npm install conventional-commits-parser` was done. Without them the test is skipped.
"""
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from oracle import SKIPPED, need

# The settings of the preset "conventionalcommits", by which semantic-release and commit-and-tag-version read.
ASK = r"""
import { CommitParser } from 'conventional-commits-parser';
import { readFileSync } from 'fs';
const parser = new CommitParser({
  headerPattern: /^(\w*)(?:\((.*)\))?!?: (.*)$/,
  breakingHeaderPattern: /^(\w*)(?:\((.*)\))?!: (.*)$/,
  headerCorrespondence: ['type', 'scope', 'subject'],
  noteKeywords: ['BREAKING CHANGE', 'BREAKING-CHANGE'],
  revertPattern: /^(?:Revert|revert:)\s"?([\s\S]+?)"?\s*This reverts commit (\w*)\./i,
  revertCorrespondence: ['header', 'hash'], issuePrefixes: ['#'] });
const lines = readFileSync(0, 'utf8').split('\0').map(message => {
  if (message.trim() === '') return 'null';
  const said = parser.parse(message);
  return JSON.stringify(said.type == null ? null : { type: said.type, scope: said.scope, subject: said.subject,
                                                     notes: said.notes.map(note => note.text) });
});
process.stdout.write(lines.join('\n') + '\n');
"""
WANTED = 5000


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def messages(clones):
    """Of each clone the newest messages whose first line looks as if it were meant, and some of any form."""
    texts = []
    for clone in sorted(path for path in clones.iterdir() if path.is_dir()):
        done = subprocess.run(["git", "-C", str(clone), "log", "-z", "--format=%B", "-n", "6000"], capture_output=True,
                              check=False)
        own = [text for text in done.stdout.decode(errors="replace").split("\0") if text.strip()]
        meant = [text for text in own if re.match(r"\w+(\(.*\))?!?:", text)]
        others = [text for text in own if not re.match(r"\w+(\(.*\))?!?:", text)]
        texts += meant[:4000] + others[:100]
    return texts


def ask(command, texts, folder=None):
    done = subprocess.run(command, input="\0".join(texts).encode(), capture_output=True, cwd=folder, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(texts), f"{command[0]} answered {len(answers)} of {len(texts)} messages"
    return answers


def same_words(one, other):
    return " ".join(one.split()) == " ".join(other.split())


def difference(message, ours, theirs):
    """What is said otherwise, and why ours is right: (subject, explanation); the explanation is None for a fault."""
    head = message.lstrip("\n").split("\n")[0]
    if ours is None and theirs is None:
        return None
    if ours is None or theirs is None:
        return "form", explained_form(head, ours)
    for key, mine, other in (("type", ours["type"], (theirs["type"] or "").lower()),
                             ("scope", ours["scope"], theirs["scope"] or ""),
                             ("description", ours["description"], (theirs["subject"] or "").strip())):
        if mine != other:
            return key, None
    # There is a note for "!" as well, which is the description (rule 13).
    notes = [note for note in theirs["notes"] if note.strip()]
    if ours["breaking"] != bool(notes) or (notes and not same_words(ours["note"], "\n\n".join(notes))):
        return "note", explained_note(message, ours, notes)
    return None


def explained_form(head, ours):
    if ours and re.match(r"\w+(-\w+)+[(!:]", head):
        return "a type of two words joined by a hyphen is a noun too (rule 1); the parser's default takes no hyphen"
    if not ours and re.match(r"\w+\(\)!?: ", head):
        return "an empty scope is none (rule 4: it must be a noun)"
    if not ours and re.match(r"\w+\([^:]*[()][^:]*\)!?: ", head):
        return "a scope is a noun in one pair of parentheses (rule 4)"
    if not ours and re.match(r"[\d_]", head):
        return "a number, or a word that begins with a sign, is no noun (rule 1)"
    return None


def explained_note(message, ours, notes):
    said = re.search(r"^BREAKING[ -]CHANGE:", message, re.MULTILINE)
    if not said and re.search(r"breaking[ -]change", message, re.IGNORECASE):
        return "in small letters, or in the middle of a line, the words are text (rules 8 and 15)"
    if said and re.search(r"breaking[ -]change", message[:said.start()], re.IGNORECASE):
        return "the words before the footer are text (rules 8 and 15); the parser makes a note of them too"
    first = notes[0] if notes else ""
    if said and re.match(r"\s*([*-] +\w+(\(.*\))?!?: |-{3,})", first[len(ours["note"]):]):
        return "a squash merge's next entry (* feat: …) ends the note of the one before; the parser knows no entries"
    if said and same_words(ours["note"][:len(first.rstrip())], first) and re.search(r"#\d", message):
        return "a reference (#12) ends no value (rule 10: only the next token does); the parser cuts it there"
    return None


def main():
    need("node")
    clones, node = os.environ.get("TAGBOAT_ORACLE_CLONES"), os.environ.get("TAGBOAT_ORACLE_NODE")
    if not clones or not Path(clones).is_dir():
        skip("TAGBOAT_ORACLE_CLONES names no folder of clones, whose messages would be compared")
    if not node or not (Path(node) / "node_modules/conventional-commits-parser").is_dir():
        skip("TAGBOAT_ORACLE_NODE names no folder with npm's conventional-commits-parser")
    texts = messages(Path(clones))
    ours = ask([sys.argv[1]], texts)
    theirs = ask(["node", "--input-type=module", "-e", ASK], texts, node)
    both = sum(1 for a, b in zip(ours, theirs) if a and b)
    explained, faults = Counter(), []
    for text, mine, other in zip(texts, ours, theirs):
        found = difference(text, mine, other)
        if found and found[1]:
            explained[found[1]] += 1
        elif found:
            faults.append((found[0], text, mine, other))
    print(f"{len(texts)} messages, {both} of them conventional to both; {sum(explained.values())} explained differences")
    for reason, count in explained.most_common():
        print(f"  {count:5}  {reason}")
    for what, text, mine, other in faults[:20]:
        print(f"--- {what}\n{text.strip()}\n  ours:   {mine}\n  theirs: {other}")
    assert both >= WANTED, f"only {both} messages were compared"
    assert not faults, f"{len(faults)} differences without an explanation"


if __name__ == "__main__":
    try:
        main()
    except AssertionError as error:
        print(error)
        sys.exit(1)
