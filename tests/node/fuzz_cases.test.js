// SPDX-License-Identifier: MIT
// What fuzzing has found in links, JSON and CSV stays mended.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { judged, targets } from '../fuzz/web/targets.mjs';
import { changed, random, smaller } from '../fuzz/web/mutate.mjs';

const folder = new URL('../fuzz/cases/web/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

for (const file of files) {
  const { target, text, fault } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  test(`${file}: no more "${fault}"`, async () => {
    const one = targets[target];
    assert.ok(one);
    assert.equal(await judged(one, text), '');
  });
}

test('the search makes the same texts from the same seed, and finds a planted fault in its smallest form', async () => {
  const made = (/** @type {number} */ seed) => changed('date,amount\n1,2', random(seed), [',', 'x'], ['a']);
  assert.equal(made(7), made(7));
  assert.notEqual(made(7), made(8));
  assert.equal(await smaller('aaaa!bbbb', async (text) => text.includes('!')), '!');
});

test('a target that throws, hangs or poisons prototypes is caught', async () => {
  const target = (/** @type {() => string} */ judge) => ({ seeds: [], tokens: [], covers: /x/, judge });
  assert.match(await judged(target(() => { throw new Error('no'); }), ''), /^throws Error: no/);
  assert.match(await judged(target(() => { for (const end = Date.now() + 60; Date.now() < end;); return ''; }), '', 20), /^takes \d+ ms/);
});
