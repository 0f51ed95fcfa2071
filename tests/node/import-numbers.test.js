// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { notAnAmount } from '../../wasm/js/csvAmounts.js';
import { readDuration, readShare } from '../../wasm/js/csvDurations.js';
import { mostTokens, NumberStyleFinder, readNumber } from '../../wasm/js/csvNumbers.js';

const POINT = { decimal: /** @type {const} */ ('.'), ambiguous: null };
const COMMA = { decimal: /** @type {const} */ (','), ambiguous: null };

/** @param {string[]} cells */
function styleOf(cells) {
  const finder = new NumberStyleFinder();
  for (const cell of cells) finder.see(cell);
  return finder.style();
}

test('numbers are read as people write them', () => {
  const cases = /** @type {[string, number][]} */ ([
    ['12', 12],
    ['-12.5', -12.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1,234', 1234],
    ['1,234,567.25', 1234567.25],
    ['1 234 567', 1234567],
    ['1\u00a0234\u202f567', 1234567],
    ["1'234'567", 1234567],
    ['1_000_000', 1e6],
    ['12,34,567', 1234567],
    ['1e9', 1e9],
    ['1.5E+3', 1500],
    ['10k', 1e4],
    ['2.5M', 2.5e6],
    ['2.5 m', 2.5e6],
    ['1B', 1e9],
    ['3bn', 3e9],
    ['3T', 3e12],
    ['$1,000', 1000],
    ['€ 5', 5],
    ['(500)', -500],
    ['\u2212500', -500],
    ['  7  ', 7],
    ['0', 0],
    ['1.2k', 1200],
  ]);
  for (const [text, value] of cases) assert.equal(readNumber(text, POINT), value, text);
});

test('with a decimal comma points are between thousands', () => {
  const cases = /** @type {[string, number][]} */ ([
    ['1.234.567,5', 1234567.5],
    ['1.234', 1234],
    ['1,5', 1.5],
    ['12', 12],
    ['1,5M', 1.5e6],
    ['1 234,5', 1234.5],
  ]);
  for (const [text, value] of cases) assert.equal(readNumber(text, COMMA), value, text);
});

test('what is not a number is null, never a guess', () => {
  for (const text of [
    '',
    ' ',
    '-',
    'abc',
    '12..5',
    '1,2,3',
    '1,23',
    '12,3456',
    '1.2.3',
    '5 ARB',
    '12%',
    '1e',
    'k',
    '1e999',
    'NaN',
    'Infinity',
    '0x10',
    '1 2',
    '12 5',
    '--5',
    '=1+1',
    '1,,000',
    ',',
    '.',
  ])
    assert.equal(readNumber(text, POINT), null, JSON.stringify(text));
});

test('every number that JavaScript prints is read back, also with thousands', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -mostTokens, max: mostTokens }),
      (value) => readNumber(String(value), POINT) === value || value === 0,
    ),
  );
  fc.assert(
    fc.property(fc.integer({ min: -1e15, max: 1e15 }), (value) => {
      assert.equal(readNumber(value.toLocaleString('en-US'), POINT), value);
      assert.equal(readNumber(value.toLocaleString('de-DE'), COMMA), value);
      assert.equal(readNumber(value.toLocaleString('fr-FR'), COMMA), value);
    }),
  );
});

test('more tokens than can be counted are no number, and the reader is told why', () => {
  for (const cell of ['1e25', '-1e25', '9'.repeat(40)]) {
    assert.equal(readNumber(cell, POINT), null);
    assert.match(notAnAmount(cell), /is too large\. Enter tokens, not their smallest units\./);
  }
});

test('one cell that can only be read one way decides for its column', () => {
  assert.equal(styleOf(['1,234', '1,5']).decimal, ',');
  assert.equal(styleOf(['1.234', '1.234.567']).decimal, ',');
  assert.equal(styleOf(['1.234', '0,125']).decimal, ',');
  assert.equal(styleOf(['1.234', '1.234,50']).decimal, ',');
  assert.equal(styleOf(['1,234', '1.5']).decimal, '.');
  assert.equal(styleOf(['1,234', '1,234,567']).decimal, '.');
  assert.equal(styleOf(['1,234.00']).decimal, '.');
  assert.equal(styleOf(['2.5M', '1,000k']).decimal, '.');
});

test('a column that does not decide is read with a decimal point, and the cell is named', () => {
  assert.deepEqual(styleOf(['1,234', '5']), { decimal: '.', ambiguous: '1,234' });
  assert.deepEqual(styleOf(['12', '5']), { decimal: '.', ambiguous: null });
  assert.deepEqual(styleOf(['1.234']), { decimal: '.', ambiguous: null });
});

test('lengths of time are read with their unit, or the unit of the column', () => {
  const years = (/** @type {string} */ text, /** @type {any} */ unit = null) => {
    const read = readDuration(text, unit);
    return 'years' in read ? read.years : read.reason;
  };
  assert.equal(years('12', 'months'), 1);
  assert.equal(years('6 months'), 0.5);
  assert.equal(years('18m'), 1.5);
  assert.equal(years('2y'), 2);
  assert.equal(years('1.5 years'), 1.5);
  assert.equal(years('1461 days'), 4);
  assert.equal(years('2 weeks'), 14 / 365.25);
  assert.equal(years('31557600', 'seconds'), 1);
  assert.equal(years('monthly'), 1 / 12);
  assert.equal(years('Quarterly'), 0.25);
  assert.equal(years('Q3', 'months'), '"Q3" is not a number of months.');
  assert.equal(years('30'), '"30" has no unit. Write 30 days, 1 month or 1 year.');
  assert.equal(years('-3', 'months'), '"-3" is not a number of months.');
});

test('shares are fractions or percentages, and never more than all', () => {
  assert.deepEqual(readShare('0.25', null), { share: 0.25 });
  assert.deepEqual(readShare('25%', null), { share: 0.25 });
  assert.deepEqual(readShare('12,5 %', null), { share: 0.125 });
  assert.deepEqual(readShare('25', 'percent'), { share: 0.25 });
  assert.deepEqual(readShare('25', null), { reason: '"25" is more than all. Write 25% or 0.25.' });
  assert.deepEqual(readShare('a lot', null), { reason: '"a lot" is not a share. Write 25% or 0.25.' });
});
