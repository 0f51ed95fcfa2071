// SPDX-License-Identifier: MIT
// Every command starts in a clone where no package is installed yet: what it imports before it can install any is its
// own or Node's.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** @type {Record<string, string>} */
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

const statically = /^(?:import|export)\b[^;]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'/gm;

/** Packages that a module needs as soon as it is read. @param {string} file @param {Set<string>} [seen] @returns {string[]} "module: package" */
function packagesNeededBy(file, seen = new Set()) {
  if (seen.has(file)) return [];
  seen.add(file);
  const named = [...readFileSync(file, 'utf8').matchAll(statically)].map(([, from, alone]) => from ?? alone ?? '');
  return named.filter((name) => !name.startsWith('node:')).flatMap((name) => (
    name.startsWith('.') ? packagesNeededBy(resolve(dirname(file), name), seen) : [`${relative(root, file)}: ${name}`]));
}

for (const [name, command] of Object.entries(scripts)) {
  const [, program] = /^node (\S+)/.exec(command) ?? [];
  if (!program) continue;
  test(`npm run ${name} starts before any package is installed`, () => {
    assert.deepEqual(packagesNeededBy(join(root, program)), []);
  });
}

test('a package that is imported at once is noticed', () => {
  assert.deepEqual(packagesNeededBy(join(root, 'tests/node/support/imports_package.js')), ['tests/node/support/imports_package.js: esbuild']);
});
