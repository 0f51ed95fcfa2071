// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { faultsOf } from '../mutate/plant.mjs';

/** @type {{file: string, before: string, after: string}[]} */
const explained = JSON.parse(readFileSync(new URL('../mutate/equivalent.json', import.meta.url), 'utf8'));
const faults = new Map([...new Set(explained.map(({ file }) => file))].map((file) => [file, faultsOf(file, readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))]));

test('whatever is explained as a fault that changes nothing can still be planted', () => {
  const stale = explained.filter(({ file, before, after }) => !faults.get(file)?.some((fault) => fault.before === before && (after === 'any' || fault.after === after)));
  assert.deepEqual(stale, []);
});
