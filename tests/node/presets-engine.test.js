// SPDX-License-Identifier: MIT
//
// The presets and imported tables in the engine itself, as the page computes them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { load } from '../../dist/index.js';
import { importTable } from '../../wasm/js/import.js';
import { evaluate } from './support/schedule.js';
import { priceHistory, unlockTable } from './support/tables.js';

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const presets = read('../../web/presets/tokens.json');
const tvd = await load();
/** @type {(inputs: any, today: string) => any} */
const compute = (inputs, today) => tvd.compute('dilution', inputs, { today });

/** @param {number} found @param {number} expected @param {number} tolerance */
function near(found, expected, tolerance) {
  assert.ok(Math.abs(found - expected) <= tolerance, `found ${found}, expected ${expected} within ${tolerance}`);
}

for (const row of read('../vectors/presets.json')) {
  test(`the engine gives the reference ratios: ${row.id}`, () => {
    const { inputs, asOf } = presets.find((/** @type {any} */ p) => p.id === row.preset);
    const found = compute({ ...inputs, ...row.inputs }, asOf);
    for (const [name, value] of Object.entries(row.expected)) near(found[name], value, row.tolerance);
  });
}

for (const { id, asOf, inputs } of presets) {
  test(`${id} has no violation and no error in the audit`, () => {
    assert.deepEqual(tvd.check('dilution', inputs, { today: asOf }), []);
    assert.deepEqual(
      compute(inputs, asOf).audit.filter((/** @type {any} */ finding) => finding.severity === 'error'),
      [],
    );
  });

  test(`${id} agrees with a second evaluation of its schedule`, () => {
    const found = compute({ ...inputs, discountFactor: 0.9, holdingYears: 7 }, asOf);
    const expected = evaluate(inputs.supply, asOf, 7, 0.9);
    near(found.lifetimeDilutedPriceRatio, expected.lifetimeDilutedPriceRatio, 1e-9);
    near(found.timeWeightedDilutedPriceRatio, expected.timeWeightedDilutedPriceRatio, 1e-9);
    near(found.supplyAtHorizon, expected.supply, 1e-9 * expected.supply);
  });
}

/** @param {string} text @param {string} today @param {number} initialSupply */
function compareImport(text, today, initialSupply) {
  const imported = importTable(text, { today });
  const supply = { initialSupply: imported.initialSupply ?? initialSupply, releases: imported.releases };
  const found = compute({ price: 1, supply, discountFactor: 0.95, holdingYears: 5 }, today);
  const expected = evaluate(supply, today, 5, 0.95);
  near(found.timeWeightedDilutedPriceRatio, expected.timeWeightedDilutedPriceRatio, 1e-9);
  near(found.supplyAtHorizon, expected.supply, 1e-9 * expected.supply);
}

test('an imported table of 100,000 rows computes to what a second evaluation gives', () => {
  compareImport(unlockTable({ rows: 100_000 }), '2026-01-01', 1e9);
});

test('an imported price history computes to what a second evaluation gives', () => {
  compareImport(priceHistory({ rows: 3_000 }), '2022-01-01', 1);
});

test('an imported schedule computes to what a second evaluation gives', () => {
  compareImport(
    'kind,label,start,end,amount,period,count\ncliff,a,2026-06-01,,1e6,,\nlinear,b,2025-01-01,2028-01-01,5e6,,\nstep,c,2025-06-01,,1e5,1 month,36',
    '2026-01-01',
    1e7,
  );
});

test('a supply that only tends to twice today’s never halves a share', () => {
  const { inputs, asOf } = presets.find((/** @type {any} */ p) => p.id === 'bittensor');
  assert.equal(compute(inputs, asOf).ownershipHalfLife, Infinity);
});

test('what a preset shows without counting it is in its columns and its total', () => {
  const optimism = presets.find((/** @type {any} */ p) => p.id === 'optimism');
  const shown = compute({ ...optimism.inputs, holdingYears: 5 }, optimism.asOf);
  near(shown.path.supplyByRelease[2].supply.at(-1), 340e6, 1e-3);
  near(shown.totalSupply, shown.asymptoticSupply + 340e6, 1e-3);
  const uniswap = presets.find((/** @type {any} */ p) => p.id === 'uniswap');
  const minted = compute({ ...uniswap.inputs, holdingYears: 1 }, uniswap.asOf);
  near(minted.path.supplyByRelease[0].supply.at(-1), Math.log1p(0.02) * 900e6, 1e-3);
  assert.equal(minted.totalSupply, Infinity);
});
