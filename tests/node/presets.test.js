// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { daysFromIsoDate, yearsBetween } from '../../wasm/js/dates.js';
import { evaluate, limit, tokensPerDay } from './support/schedule.js';

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const presets = read('../../web/presets/tokens.json');
const vectors = read('../vectors/presets.json');
const byId = (/** @type {string} */ id) => presets.find((/** @type {any} */ p) => p.id === id);

/** Fields a release of each kind must and may have besides kind, label, category and circulating (CALCULATORS, Supply). */
const FIELDS = {
  linear: [['startYear', 'endYear', 'amount'], []],
  step: [['startYear', 'periodYears', 'count', 'amountEach'], []],
  vest: [
    ['startYear', 'durationYears', 'amount', 'upfrontShare', 'cliffYears', 'periodYears'],
    ['catchUp', 'cliffInDuration'],
  ],
  geometric: [['startYear', 'periodYears', 'count', 'firstAmount', 'ratio'], []],
  inflation: [
    ['startYear', 'rate', 'compounding'],
    ['endYear', 'taper', 'floor', 'cap'],
  ],
  approach: [['startYear', 'cap', 'share', 'periodYears'], []],
  rateTable: [['points'], []],
  stakingIssuance: [['startYear', 'coefficient', 'stakedShare'], []],
};
const CATEGORIES = ['team', 'investors', 'treasury', 'community', 'rewards', 'liquidity', 'burn', 'other'];

test('there are at least 20 tokens, each once', () => {
  const ids = presets.map((/** @type {any} */ p) => p.id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(new Set(presets.map((/** @type {any} */ p) => p.symbol)).size >= 20);
  for (const id of ids) assert.match(id, /^[a-z0-9-]+$/, 'an id goes into links and must need no escaping');
});

for (const preset of presets) {
  test(`${preset.id} says what it is, where it comes from, as of when and how sure`, () => {
    for (const key of ['name', 'symbol', 'source', 'note', 'priceNote']) assert.ok(preset[key]?.length > 1, key);
    assert.match(preset.confidence, /^[HML]$/);
    assert.notEqual(daysFromIsoDate(preset.asOf), null);
    assert.match(preset.sourceUrl, /^https:\/\//);
    assert.ok(preset.note.length < 420, 'a note is read on a phone');
    assert.match(preset.priceNote, /not a quote/);
  });

  test(`${preset.id} uses only fields and values of the contract`, () => {
    const { price, supply } = preset.inputs;
    assert.ok(price > 0 && supply.initialSupply > 0);
    assert.ok(supply.declaredMaximum === 'Infinity' || supply.declaredMaximum >= supply.initialSupply);
    for (const release of supply.releases) checkRelease(release);
  });

  for (const check of preset.checks ?? []) {
    test(`${preset.id}: ${check.text}`, () => {
      const found =
        check.limit === undefined
          ? tokensPerDay(preset.inputs.supply, preset.asOf, check.atSupply)
          : limit(preset.inputs.supply, preset.asOf);
      near(found, check.limit ?? check.tokensPerDay, check.tolerance * (check.limit ?? check.tokensPerDay));
    });
  }
}

/** @param {any} release */
function checkRelease({ kind, label, category, circulating, ...rest }) {
  const [needed, allowed] = /** @type {any} */ (FIELDS)[kind];
  assert.ok(label.length > 2 && CATEGORIES.includes(category));
  assert.ok(circulating === undefined || circulating === false, 'true is the default and left out');
  for (const field of needed) assert.ok(field in rest, `${kind} needs ${field}`);
  for (const field of Object.keys(rest)) assert.ok(needed.includes(field) || allowed.includes(field), `${kind} has no ${field}`);
  for (const [field, value] of Object.entries(rest)) checkValue(field, value);
}

/** @param {string} field @param {any} value */
function checkValue(field, value) {
  if (field === 'points' || field === 'compounding') return;
  const date = typeof value === 'string' && /^(startYear|endYear|year)$/.test(field) && daysFromIsoDate(value) !== null;
  assert.ok(Number.isFinite(value) || value === 'Infinity' || date, `${field} is ${value}`);
}

/** @param {number} found @param {number} expected @param {number} tolerance */
function near(found, expected, tolerance) {
  assert.ok(Math.abs(found - expected) <= tolerance, `found ${found}, expected ${expected} within ${tolerance}`);
}

for (const row of vectors) {
  test(`reference ratios: ${row.id}`, () => {
    const {
      inputs: { supply },
      asOf,
    } = byId(row.preset);
    const { holdingYears, discountFactor } = row.inputs;
    /** @type {any} */
    const found =
      row.expected.asymptoticDilutedPriceRatio === undefined
        ? evaluate(supply, asOf, holdingYears, discountFactor)
        : { asymptoticDilutedPriceRatio: supply.declaredMaximum === 'Infinity' ? 0 : supply.initialSupply / limit(supply, asOf) };
    for (const [name, value] of Object.entries(row.expected)) near(found[name], /** @type {number} */ (value), row.tolerance);
  });
}

test('every reference token of the table is checked', () => {
  const tokens = new Set(vectors.map((/** @type {any} */ row) => row.preset));
  assert.deepEqual([...tokens].sort(), ['avalanche', 'bitcoin', 'curve', 'ethereum', 'monero', 'polkadot', 'solana']);
});

test('by asymptotic price Curve ranks above Ethereum and Monero, by time-weighted price below', () => {
  const of = (/** @type {string} */ id) => ({
    ...evaluate(byId(id).inputs.supply, byId(id).asOf, 10, 0.95),
    uncapped: byId(id).inputs.supply.declaredMaximum === 'Infinity',
  });
  const [curve, ethereum, monero] = ['curve', 'ethereum', 'monero'].map(of);
  assert.deepEqual(
    [curve, ethereum, monero].map((t) => t?.uncapped),
    [false, true, true],
  );
  assert.ok(
    curve &&
      ethereum &&
      monero &&
      curve.timeWeightedDilutedPriceRatio < Math.min(ethereum.timeWeightedDilutedPriceRatio, monero.timeWeightedDilutedPriceRatio),
  );
});

// What had been released by the as-of date, worked out again from the schedule's own facts.
const elapsed = (/** @type {string} */ from, /** @type {string} */ to, /** @type {string} */ at) =>
  Math.min(1, yearsBetween(from, at) / yearsBetween(from, to));

test('Arbitrum starts from the airdrop, 27 of 36 months of grants and the elapsed foundation budget', () => {
  const months = Math.floor(yearsBetween('2024-03-16', byId('arbitrum').asOf) * 12);
  const released =
    1_162e6 + 4_447e6 * (0.25 + (0.75 * months) / 36) + 750e6 * elapsed('2023-04-17', '2027-04-17', byId('arbitrum').asOf);
  assert.equal(months, 27);
  assert.equal(byId('arbitrum').inputs.supply.initialSupply, Math.round(released));
});

test('Filecoin starts from five finished tranches, the elapsed part of the sixth and mining on its half-life', () => {
  const { asOf, inputs } = byId('filecoin');
  const tranches =
    10_632_000 + 51_803_587 + 31_821_712 + 7_223_364 + 88_536_841 + 409_805_053 * elapsed('2020-10-15', '2026-10-14', asOf);
  const mined = 1.1e9 * (1 - 2 ** (-yearsBetween('2020-10-15', asOf) / 6));
  near(inputs.supply.initialSupply, tranches + mined, 2e-5 * mined); // monthly pieces lie just below the smooth decay
});

test('Celestia starts from its tranches by the day and 171 M of past inflation', () => {
  const { asOf, inputs } = byId('celestia');
  const research = 67e6 + 201e6 * elapsed('2024-10-31', '2027-10-31', asOf);
  const core = 58.08e6 + 117.92e6 * elapsed('2024-10-31', '2026-10-31', asOf);
  assert.equal(inputs.supply.initialSupply, Math.round(200e6 + research + core + 159e6 + 197e6 + 171e6));
});

test('Cardano starts from the reserve after 365 epochs at the rate in effect', () => {
  assert.equal(yearsBetween('2021-06-02', byId('cardano').asOf) * 365.25, 365 * 5);
  assert.equal(byId('cardano').inputs.supply.initialSupply, 45e9 - Math.round(12_933_453_003 * 0.99825 ** 365));
});

test("BNB's burn is the announced formula at the preset's own price", () => {
  const { price, supply } = byId('bnb').inputs;
  assert.equal(supply.releases[0].amountEach, -Math.round((2_592_000 * 1000) / (price + 1000)));
  assert.ok(limit(supply, byId('bnb').asOf) > 100e6, 'it stops before 100 M');
});

test('Ethereum is paid by the specification: 64 sqrt(stake in gwei) gwei each epoch of 384 seconds', () => {
  const perYear = (64 * Math.sqrt(1e9) * 1e-9 * 365.25 * 86400) / 384;
  near(byId('ethereum').inputs.supply.releases[0].coefficient, perYear, 1e-12 * perYear);
  near(perYear, 166.3232, 5e-5);
});
