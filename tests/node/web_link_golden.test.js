// SPDX-License-Identifier: MIT
/**
 * Links once written must be readable for ever. Lines of the corpus are added, never changed: a link whose
 * meaning moves needs a migration.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { complete } from '../../web/element/model/base.js';
import { decodeLink, encodeLink } from '../../web/lib/link.js';
import { getAt } from '../../web/lib/state.js';

const json = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const schemas = json('../../dist/schemas.json');
const presets = json('../../dist/presets.json');

/** @type {import('../../web/lib/link/keys.js').BaseOf} */
const base = (calculator, preset) => {
  const found = presets.find((/** @type {{id: string}} */ one) => one.id === preset);
  return preset === null || found ? complete(schemas[calculator].inputs, found?.inputs ?? {}) : null;
};

/** Infinity is a text in JSON. @param {unknown} value */
const plain = (value) => (value === Infinity ? 'Infinity' : value);
/** @param {any} inputs @param {string} path */
const held = (inputs, path) => (path.endsWith('.length') ? getAt(inputs, path.slice(0, -7)).length : plain(getAt(inputs, path)));
const sorted = (/** @type {string} */ link) => link.split(/[?&]/).sort().join(' ');

for (const line of json('../links/golden.json')) {
  test(`golden link: ${line.why}`, () => {
    const state = decodeLink(line.hash, { schemas, base });
    assert.ok(state);
    assert.equal(state.calculator, 'dilution');
    assert.equal(state.preset, line.preset ?? null);
    assert.equal(state.presetB, line.presetB ?? null);
    for (const [path, value] of Object.entries(line.expect)) assert.deepEqual(held(state.inputs, path), value, path);
    assert.equal(state.inputsB !== null, Boolean(line.expectB));
    for (const [path, value] of Object.entries(line.expectB ?? {})) assert.deepEqual(held(state.inputsB, path), value, `b.${path}`);
    assert.deepEqual(state.view, line.view ?? {});
    assert.deepEqual(state.problems.map(({ rule }) => rule), line.problems ?? []);
    const again = encodeLink(state, { schema: schemas.dilution, base });
    assert.equal(sorted(again), sorted(line.canonical ?? line.hash.slice(1)));
  });
}

test('every preset fits into a short link without being named', () => {
  for (const { id } of presets) {
    const link = encodeLink({ calculator: 'dilution', inputs: /** @type {any} */ (base('dilution', id)) }, { schema: schemas.dilution, base });
    const state = decodeLink(link, { schemas, base });
    assert.deepEqual(state?.problems, []);
    assert.ok(link.length < 700, `${id}: ${link.length}`);
  }
});
