// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from '../../dist/index.js';
import { messageFor, messagesFor } from '../../web/lib/messages.js';
import { parseNumber } from '../../web/lib/numbers.js';
import { defaultOf } from '../../web/lib/schema.js';
import { getAt } from '../../web/lib/state.js';
import de from '../../web/views/dilution.de.js';
import en from '../../web/views/dilution.en.js';
import { schema } from './web/schema.js';

const inputs = { ...defaultOf(schema.inputs), supply: { initialSupply: 1e9, declaredMaximum: Infinity, releases: [{ kind: 'linear', label: 'Team', category: 'team', circulating: true, startYear: 4, endYear: 1, amount: 5 }] } };
/** @type {any} what the calculator calls its fields */
const names = { en: en.words, de: de.words };
const context = { lang: 'en', schema, inputs };
/** @param {any} more */
const inContext = (more) => ({ ...context, names: names[more.lang ?? 'en'] ?? names.en, ...more });
const sentence = (/** @type {any} */ violation, more = {}) => messageFor(violation, inContext(more)).text;
const labels = (/** @type {any} */ violation, more = {}) => messageFor(violation, inContext(more)).fixes.map(({ label }) => label);

/** What pressing the button with that label makes of the inputs. */
const pressed = (/** @type {any} */ violation, /** @type {string} */ label, from = inputs) => {
  const fix = messageFor(violation, { ...context, inputs: from }).fixes.find((one) => one.label === label);
  assert.ok(fix?.apply, label);
  return fix.apply(from);
};

test('empty', () => {
  assert.equal(sentence({ path: 'supply.initialSupply', rule: 'empty' }), 'Enter Circulating today. Example: 1B or 1,000,000,000.');
  assert.equal(sentence({ path: 'supply.initialSupply', rule: 'empty' }, { lang: 'de' }), 'Heute im Umlauf eingeben. Beispiel: 1B oder 1.000.000.000.');
});

test('not a number', () => {
  const parsed = parseNumber('12..5');
  assert.equal(parsed.ok, false);
  assert.equal(sentence({ path: 'discountFactor', ...parsed }), '“12..5” is not a number. Use 12.5, 1e9, 10M or 5%.');
  assert.equal(sentence({ path: 'discountFactor', ...parsed }, { lang: 'de' }), '„12..5“ ist keine Zahl. Möglich sind 12,5, 1e9, 10M oder 5\u00a0%.');
});

test('out of hard range: the limits, what was entered, and the nearest value on a button', () => {
  const violation = { path: 'discountFactor', rule: 'domain', value: 12, minimum: 0, maximum: 1 };
  assert.equal(sentence(violation), 'Discount factor must be above 0% and at most 100%. You entered 1,200%.');
  assert.deepEqual(labels(violation), ['Use 100%']);
  assert.equal(pressed(violation, 'Use 100%').discountFactor, 1);
  assert.equal(sentence({ path: 'count', rule: 'between', value: 5000 }), 'Number must be between 1 and 1,000. You entered 5,000.');
  assert.equal(sentence({ path: 'holdingYears', rule: 'domain', value: 0 }), 'Holding time must be above 0 years, or no limit (∞). You entered 0 years.');
  assert.deepEqual(labels({ path: 'holdingYears', rule: 'domain', value: 0 }), ['Use 5 years']);
});

test('outside the tested range is allowed, and said', () => {
  const message = messageFor({ path: 'discountFactor', rule: 'extrapolated', value: 0.1 }, context);
  assert.equal(message.text, 'This is beyond the range we tested (≥ 50%, ≤ 100%). The result is marked “extrapolated”.');
  assert.equal(message.severity, 'warning');
});

test('percent or fraction', () => {
  const violation = { path: 'discountFactor', rule: 'percent', ...parseNumber('20', { unit: 'fraction' }), text: '20' };
  assert.equal(sentence(violation), 'You entered 20; this field is a fraction. Did you mean 20% (0.2)?');
  assert.deepEqual(labels(violation), ['Yes', 'Keep 2,000%']);
  assert.equal(pressed(violation, 'Yes').discountFactor, 0.2);
});

test('a percentage where there is no whole', () => {
  assert.equal(sentence({ path: 'price', ...parseNumber('5%', { unit: 'USD' }) }), 'Price is not a share of anything, so “5%” has no meaning here. Enter a number, such as 1.');
});

test('cross-field: parts that should add up, scaled by a button', () => {
  const parts = ['a', 'b'];
  const violation = { path: 'allocations', rule: 'sum', value: 1.04, limit: 1, parts };
  assert.equal(sentence(violation), 'allocations add to 104%. Reduce one by 4%.');
  const scaled = pressed(violation, 'Scale all to 100%', /** @type {any} */ ({ a: 0.52, b: 0.52 }));
  assert.deepEqual(scaled, { a: 0.5, b: 0.5 });
});

test('order: a cliff after the end of vesting', () => {
  const from = /** @type {any} */ ({ supply: { releases: [{ kind: 'vest', label: 'Team', durationYears: 1, cliffYears: 1.5 }] } });
  const violation = { path: 'supply.releases[0].cliffYears', rule: 'order', value: 1.5, minimum: 0, maximum: 1 };
  assert.equal(messageFor(violation, { ...context, inputs: from }).text, 'Cliff (1.5 years) ends after vesting (1 year). Make vesting at least 1.5 years.');
  assert.equal(getAt(pressed(violation, 'Make vesting 1.5 years', from), 'supply.releases[0].durationYears'), 1.5);
});

test('order: an end before its start, swapped by a button', () => {
  const violation = { path: 'supply.releases[0].endYear', rule: 'order', value: 1, minimum: 4, maximum: Infinity };
  assert.equal(sentence(violation), 'The release ends (1 year) before it starts (4 years). Make the end later than 4 years.');
  assert.deepEqual(getAt(pressed(violation, 'Swap'), 'supply.releases[0]').endYear, 4);
  assert.match(sentence({ ...violation, value: Infinity }), /Enter when the release ends/);
});

test('order: points of a curve, sorted by a button', () => {
  const from = /** @type {any} */ ({ marketCap: { kind: 'curve', points: [{ year: 3, multiple: 1 }, { year: 1, multiple: 2 }] } });
  const violation = { path: 'marketCap.points[1].year', rule: 'order', value: 1, minimum: 3 };
  assert.equal(messageFor(violation, { ...context, inputs: from }).text, 'Points must follow each other in time: 1 year comes after 3 years.');
  assert.deepEqual(pressed(violation, 'Sort by year', from).marketCap.points.map((/** @type {any} */ point) => point.year), [1, 3]);
});

test('domain of two fields: swapped by a button', () => {
  const violation = { path: 'price', rule: 'mustBeBelow', other: 'discountFactor', value: 9 };
  assert.equal(sentence(violation), 'Price must be below Discount factor.');
  assert.equal(pressed(violation, 'Swap', { ...inputs, price: 9, discountFactor: 0.5 }).price, 0.5);
});

test('no answer is an answer, not an error', () => {
  const message = messageFor({ path: 'breakEvenGrowth', rule: 'noAnswer', value: null }, inContext({}));
  assert.equal(message.text, 'No break-even: the loss is never recovered in this horizon.');
  assert.equal(message.severity, 'note');
});

test('overflow of a result, and of what was typed', () => {
  assert.equal(sentence({ path: 'marketCap', rule: 'overflow' }), 'Result exceeds 1.8 × 10³⁰⁸. Reduce horizon or growth.');
  assert.match(sentence({ path: 'price', ...parseNumber('1e400') }), /“1e400” is too large/);
});

test('bad link', () => {
  assert.equal(sentence({ path: 'discountFactor', rule: 'link', text: 'abc', value: 0.95 }), 'This link’s value for Discount factor (“abc”) could not be read; 95% is used.');
  assert.equal(sentence({ path: 'b.discountFactor', rule: 'link', text: 'abc', value: 0.95 }), 'This link’s value for Discount factor (B) (“abc”) could not be read; 95% is used.');
});

test('newer link', () => {
  const violation = { path: '', rule: 'newerLink', value: 2, limit: 1 };
  assert.equal(sentence(violation), 'This link needs version 2; you have 1.');
  assert.deepEqual(labels(violation), ['Open current version']);
});

test('a link made with another engine', () => {
  const violation = { path: '', rule: 'engineChanged', text: '1.4.2', value: [1, 2] };
  assert.equal(sentence(violation), 'This link was made with 1.4.2; the answer was 1, is now 2.');
  assert.deepEqual(labels(violation), ['Open pinned version']);
});

test('too heavy: run all the same, or use fewer', () => {
  const violation = { path: 'paths', rule: 'tooHeavy', value: 50e6, limit: 40, suggestion: 1e6 };
  assert.equal(sentence(violation), '50,000,000 paths would take about 40 sec.');
  assert.deepEqual(labels(violation), ['Run', 'Use 1,000,000 (about 0.8 sec)']);
  assert.equal(pressed(violation, 'Use 1,000,000 (about 0.8 sec)', /** @type {any} */ ({ paths: 5e7 })).paths, 1e6);
});

test('cancelled', () => {
  assert.equal(sentence({ path: '', rule: 'cancelled', value: 0.38, limit: 0.004 }), 'Stopped at 38%. Showing the estimate so far (± 0.4%).');
});

test('the engine: blocked, or failed', () => {
  assert.equal(sentence({ path: '', rule: 'wasmBlocked' }), 'This site’s security policy blocks WebAssembly.');
  assert.deepEqual(labels({ path: '', rule: 'wasmBlocked' }), ['Open the calculator in a new tab']);
  assert.equal(sentence({ path: '', rule: 'wasmFailed', text: 'E7' }), 'The engine could not start (E7). Your inputs are safe.');
  assert.deepEqual(labels({ path: '', rule: 'wasmFailed' }), ['Reload', 'Copy inputs']);
  assert.equal(sentence({ path: '', rule: 'noMemory' }), 'There is not enough memory for this. Your inputs are safe: close other tabs, or use smaller inputs.');
  assert.deepEqual(labels({ path: '', rule: 'noMemory' }), labels({ path: '', rule: 'interrupted' }));
});

test('a download that is blocked', () => {
  assert.equal(sentence({ path: '', rule: 'downloadBlocked' }), 'Downloads are blocked here. Select and copy:');
});

test('a row of an import', () => {
  const violation = { path: '', rule: 'csvRow', row: 14, column: 'cliff', text: 'Q3', wanted: 'a number of months', value: 13 };
  assert.equal(sentence(violation), 'Row 14, column “cliff”: “Q3” is not a number of months. 13 rows were read.');
  assert.equal(sentence({ ...violation, value: 1 }, { lang: 'de' }), 'Zeile 14, Spalte „cliff“: „Q3“ ist nicht a number of months. 1 Zeile wurde gelesen.');
});

test('a field in a row is named by the row’s label, or its number', () => {
  assert.match(sentence({ path: 'supply.releases[0].amount', rule: 'finite', value: Infinity }), /^Team: Number cannot be without limit here/);
  assert.match(sentence({ path: 'supply.releases[7].amount', rule: 'type' }, { inputs: {} }), /^Number, row 8 cannot be read/);
});

test('whole numbers, choices, lengths, unknown fields', () => {
  assert.deepEqual(labels({ path: 'count', rule: 'integer', value: 12.7 }), ['Use 13']);
  assert.equal(sentence({ path: 'side', rule: 'choice', value: 'both' }), 'Side must be one of call, put. You entered “both”.');
  assert.equal(sentence({ path: 'supply.releases', rule: 'length', value: 2000, maximum: 1000 }), 'Releases may have at most 1,000 entries; it has 2,000.');
  assert.equal(sentence({ path: 'note', rule: 'length', value: 60, maximum: 40 }), 'Note may have at most 40 characters; it has 60.');
  assert.equal(sentence({ path: 'colour', rule: 'unknown' }), '“colour” is not an input of this calculator.');
});

test('a rule unknown here speaks with the engine’s sentence, and says the field’s name', () => {
  assert.equal(sentence({ path: 'holdingYears', rule: 'fresh', message: 'holdingYears must be prime; got 4' }), 'Holding time must be prime; got 4.');
  assert.match(sentence({ path: 'price', rule: 'constructor' }), /^Price is not valid\.$/);
});

test('a bound no reader comes near is not mentioned, unless it was passed', () => {
  const wide = { ...schema, inputs: { type: 'object', properties: { price: { type: 'number', unit: 'USD', exclusiveMinimum: 0, maximum: 1e30, default: 1, title: 'Price' } } } };
  assert.equal(sentence({ path: 'price', rule: 'domain', value: -1 }, { schema: wide }), 'Price must be above $0. You entered −$1.');
  assert.equal(sentence({ path: 'price', rule: 'domain', value: 1e31 }, { schema: wide }), 'Price must be above $0 and at most $1E30. You entered $1E31.');
});

test('what the engine finds wrong is said here in German, rule by rule', async () => {
  const tvd = await load();
  const releases = [
    [{ kind: 'linear', label: 'Team', startYear: 3, endYear: 1, amount: 5 }], [{ kind: 'teleport' }], [{ kind: 'step', count: 2.5 }], [{ kind: 'linear', endYear: Infinity, amount: 2 }],
    [{ kind: 'vest', cliffYears: 2, durationYears: 1, cliffInDuration: true, amount: 1 }], [{ kind: 'cliff', year: '2027-02-30' }], [{ kind: 'cliff', category: 'x' }],
    [{ kind: 'curve', points: [{ year: 3, supply: 1 }, { year: 1, supply: 2 }] }], [{ kind: 'linear', startYear: 0, endYear: 2, amount: -2e9 }],
  ];
  const wrong = [{ price: -1 }, { discountFactor: 1.2 }, { holdingYears: 0 }, { price: NaN }, { price: Infinity }, { price: 'abc' }, { colour: 1 }, ...releases.map((rows) => ({ supply: { releases: rows } }))];
  const seen = new Set();
  for (const one of wrong) {
    const violations = tvd.check('dilution', /** @type {any} */ (one));
    assert.ok(violations.length > 0, JSON.stringify(one));
    for (const violation of violations) {
      seen.add(violation.rule);
      const { text } = messageFor(/** @type {any} */ (violation), { lang: 'de', schema: /** @type {any} */ (tvd.schema('dilution')), inputs: one });
      assert.match(text, /muss|müssen|eingeben|nicht|ist kein|gibt nichts frei|verbrennt|endet/i, text);
      assert.doesNotMatch(text, / must | got |NaN|undefined/, text);
    }
  }
  for (const rule of ['domain', 'finite', 'type', 'unknown', 'order', 'kind', 'integer', 'date', 'choice', 'depleted']) assert.ok(seen.has(rule), rule);
});

test('every message is made without leftover braces, in every language', () => {
  const rules = ['empty', 'number', 'overflow', 'percent', 'date', 'extrapolated', 'domain', 'finite', 'integer', 'choice', 'kind', 'type', 'missing', 'unknown', 'length', 'order', 'depleted', 'sum', 'mustBeBelow', 'cross', 'priceRange', 'more', 'link', 'linkKind', 'linkExtra', 'unknownKey', 'unknownPreset', 'unknownCalculator', 'newerLink', 'brokenLink', 'tooLongLink', 'engineChanged', 'noAnswer', 'tooHeavy', 'cancelled', 'wasmBlocked', 'wasmFailed', 'noMemory', 'interrupted', 'downloadBlocked', 'csvRow', 'nothing'];
  for (const lang of ['en', 'de', 'ar']) {
    for (const path of ['', 'price', 'discountFactor', 'supply.releases[0].endYear', 'b.price', 'nowhere.at.all']) {
      for (const message of messagesFor(rules.map((rule) => ({ path, rule, value: 3, limit: 2, text: 'x' })), { lang, schema, inputs })) {
        for (const text of [message.text, ...message.fixes.map(({ label }) => label)]) {
          assert.doesNotMatch(text, /[{}]|NaN|undefined|\[object/, `${message.rule} ${path} ${lang}`);
          assert.ok(text.length > 0, message.rule);
        }
      }
    }
  }
});
