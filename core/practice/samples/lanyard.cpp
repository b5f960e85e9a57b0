// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/story.h"

namespace tagboat::practice
{

Story lanyard()
{
    Story story("lanyard", "tag-only", "Knots, as functions.");
    const QByteArray index = "index.js";
    story
        .file("package.json", R"({
  "name": "lanyard",
  "version": "@version@",
  "description": "Knots, as functions",
  "type": "module",
  "main": "index.js",
  "scripts": {
    "test": "node --test"
  },
  "license": "MIT",
  "repository": {
    "type": "git",
    "url": "https://harbour.example/harbour/lanyard.git"
  }
}
)")
        .entry("Added", "The bowline.")
        .commit(75, "feat: the bowline", index,
                "export function bowline(rope) {\n  return { knot: 'bowline', rope };\n}\n")
        .release(74, "1.0.0")
        .entry("Added", "The sheet bend.")
        .commit(
            52, "feat: the sheet bend", index,
            "\nexport function sheetBend(thin, thick) {\n  return { knot: 'sheet bend', ropes: [thin, thick] };\n}\n")
        .commit(51, "test: two ropes", "test/knots.test.js",
                "import assert from 'node:assert';\nimport { sheetBend } from "
                "'../index.js';\n\nassert.equal(sheetBend('a', 'b').ropes.length, 2);\n")
        .release(50, "1.1.0")
        // Nobody wrote these into the changelog: Unreleased is empty although a release is wanted.
        .commit(22, "fix: a bowline needs a rope", index, "\nexport const needsRope = (rope) => rope !== undefined;\n")
        .commit(9, "feat: the clove hitch", index,
                "\nexport function cloveHitch(post) {\n  return { knot: 'clove hitch', post };\n}\n");
    return story;
}

} // namespace tagboat::practice
