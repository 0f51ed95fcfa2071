// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { formatField, formatNumber, formatPlain, parseNumber } from '../../web/lib/numbers.js';
import { yearsAfter, dateAfter } from '../../web/lib/numbers/dates.js';
import '../../web/words/index.js';

const locales = ['en', 'de', 'fr', 'hi', 'ar', 'ar-EG', 'fa', 'de-CH', 'en-IN', 'es', 'pl', 'sv', 'pt-BR'];
const finite = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  fc.integer({ min: -1e9, max: 1e9 }),
).map((value) => (Object.is(value, -0) ? 0 : value));

/** @param {string} text @param {object} [options] */
const value = (text, options) => {
  const parsed = parseNumber(text, options);
  return parsed.ok ? parsed.value : parsed.rule;
};

test('every number survives a field of every locale and unit', () => {
  const units = ['', 'USD', 'tokens', 'fraction', 'perYear', 'years', 'count', 'ratio', 'multiple', 'seconds'];
  fc.assert(fc.property(finite, fc.constantFrom(...locales), fc.constantFrom(...units), (number, locale, unit) => {
    assert.equal(value(formatField(number, { locale, unit }), { locale, unit }), number);
  }), { numRuns: 3000 });
});

test('every number survives formatPlain, in every locale but where it is doubtful', () => {
  fc.assert(fc.property(finite, (number) => {
    assert.equal(Number(formatPlain(number)), number);
    assert.equal(value(formatPlain(number).replace(/^(-?\d{1,3})\.(\d{3})$/, '$1.$20')), number);
  }));
});

test('what Intl prints in a locale is read back in that locale', () => {
  for (const locale of locales) {
    for (const number of [0, 1234.5, -9876543.21, 0.5, 123456789, -0.25]) {
      assert.equal(value(new Intl.NumberFormat(locale).format(number), { locale }), number, `${number} in ${locale}`);
    }
    assert.equal(value(new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(0.1234), { locale, unit: 'fraction' }), 0.1234, locale);
  }
});

test('spellings', () => {
  const cases = /** @type {const} */ ([
    ['1e9', 1e9], ['1E9', 1e9], ['1.5e-3', 0.0015], ['3×10^8', 3e8], ['10k', 1e4], ['2.5M', 2.5e6], ['1B', 1e9], ['1bn', 1e9], ['3T', 3e12],
    ['12%', 0.12], ['12 %', 0.12], ['4.6%', 0.046], ['7%', 0.07], ['30bps', 0.003], ['30 bps', 0.003], ['5‰', 0.005], ['١٢٪', 0.12],
    ['$1,234.50', 1234.5], ['US$ 5', 5], ['€5', 5], ['5 USD', 5], ['-$5', -5], ['$-5', -5], ['(5)', -5], ['+5', 5], ['−5', -5], ['–5', -5],
    ['1 234 567,89', 1234567.89], ['1\u202f234,5', 1234.5], ['1\u00a0234', 1234], ["1'234.5", 1234.5], ['1’234’567', 1234567],
    ['12,34,567', 1234567], ['12,34,567.5', 1234567.5], ['1.234.567', 1234567], ['1.234,5', 1234.5], ['1,234.5', 1234.5],
    ['١٢٬٣٤٥٫٥', 12345.5], ['१२,३४,५६७', 1234567], ['۱۲۳', 123], ['１２３', 123], ['.5', 0.5], [',5', 0.5], ['5.', 5], ['0,123', 0.123], ['1234,567', 1234.567],
    ["'123", 123], ['\u200e-5\u200e', -5], ['  7\t', 7], ['2.5x', 2.5], ['5 Mio.', 5e6], ['3 Mrd.', 3e9], ['2 lakh', 2e5], ['1.2Cr', 1.2e7], ['2 million', 2e6],
    ['Infinity', Infinity], ['∞', Infinity], ['none', Infinity], ['No limit', Infinity], ['unbegrenzt', Infinity],
  ]);
  for (const [text, expected] of cases) assert.equal(value(text), expected, text);
});

test('what is not a number is said not to be one', () => {
  for (const text of ['12..5', '1,2,3', '1 2 3', '1,23,4567', 'abc', '.', ',', '-', '--5', 'e5', '5e', '1/2', 'NaN', '0x10', '10 ETH', '1.2.3', '12,34', '%', '$', '1e5e5', '1,234.567,8', '-∞', '1'.repeat(500)]) {
    if (text === '12,34') assert.equal(value(text), 12.34);
    else assert.equal(value(text), 'number', text);
  }
  assert.equal(value(''), 'empty');
  assert.equal(value(' \u200b '), 'empty');
  assert.equal(value('1e400'), 'overflow');
  assert.equal(value('5%', { unit: 'USD' }), 'percent');
});

test('1,234 is read by the locale, and the reading is echoed', () => {
  assert.deepEqual(parseNumber('1,234', { locale: 'en' }), { ok: true, value: 1234, ambiguous: true, echo: '= 1,234' });
  assert.deepEqual(parseNumber('1,234', { locale: 'de' }), { ok: true, value: 1.234, ambiguous: true, echo: '= 1,234' });
  assert.deepEqual(parseNumber('1.234', { locale: 'de' }), { ok: true, value: 1234, ambiguous: true, echo: '= 1.234' });
  assert.deepEqual(parseNumber('1.234', { locale: 'en' }), { ok: true, value: 1.234, ambiguous: true, echo: '= 1.234' });
  assert.equal(/** @type {any} */ (parseNumber('1,2345')).ambiguous, undefined);
});

test('a shortened number is echoed in full', () => {
  assert.equal(/** @type {any} */ (parseNumber('2.5M', { unit: 'tokens' })).echo, '= 2,500,000');
  assert.equal(/** @type {any} */ (parseNumber('€5', { unit: 'USD' })).echo, '= $5');
});

test('billion is 10⁹ or 10¹² by the language, and echoed', () => {
  assert.equal(value('1 billion', { locale: 'en' }), 1e9);
  assert.equal(value('1 Billion', { locale: 'de' }), 1e12);
  assert.equal(value('1 Mrd.', { locale: 'de' }), 1e9);
});

test('a bare number above 1 in a field of fractions carries the percentage it may have meant', () => {
  assert.deepEqual(parseNumber('20', { unit: 'fraction' }), { ok: true, value: 20, asPercent: 0.2 });
  assert.deepEqual(parseNumber('0.2', { unit: 'fraction' }), { ok: true, value: 0.2 });
  assert.deepEqual(parseNumber('20%', { unit: 'fraction' }), { ok: true, value: 0.2, percent: true });
  assert.deepEqual(parseNumber('20', { unit: 'USD' }), { ok: true, value: 20 });
});

test('dates', () => {
  assert.equal(value('2027-03-14', { unit: 'year' }), '2027-03-14');
  assert.equal(value('2027-3', { unit: 'year' }), '2027-03-01');
  assert.equal(value('14.03.2027', { unit: 'year' }), '2027-03-14');
  assert.equal(value('2027', { unit: 'year' }), '2027-01-01');
  assert.equal(value('2027-02-30', { unit: 'year' }), 'date');
  assert.equal(value('today', { unit: 'year' }), 0);
  assert.equal(value('1.5', { unit: 'year' }), 1.5);
  assert.equal(value('18 mo', { unit: 'year' }), 1.5);
  assert.equal(value('6m', { unit: 'years' }), 0.5);
  assert.equal(value('365.25 d', { unit: 'years' }), 1);
  assert.equal(value('2 min', { unit: 'seconds' }), 120);
  assert.equal(value('2027-03-14'), 'number');
});

test('a date and its years after today are each other’s inverse', () => {
  fc.assert(fc.property(fc.integer({ min: -20000, max: 40000 }), (days) => {
    const date = new Date(Date.UTC(2026, 10, 21) + days * 86_400_000).toISOString().slice(0, 10);
    assert.equal(dateAfter(yearsAfter(date, '2026-11-21'), '2026-11-21'), date);
  }));
});

test('no text makes the parser throw or return a number that is not one', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0123456789.,eE+-%$ k\u00a0٫٬٣()\'') })), fc.constantFrom(...locales), fc.constantFrom('', 'USD', 'fraction', 'year'), (text, locale, unit) => {
    const parsed = parseNumber(text, { locale, unit });
    if (parsed.ok) assert.ok(!Number.isNaN(parsed.value));
  }), { numRuns: 3000 });
});

test('an unknown or malformed locale reads as English', () => {
  assert.equal(value('1,234.5', { locale: 'not a locale' }), 1234.5);
  assert.equal(formatNumber(1234.5, { locale: 'x-!', unit: 'USD' }), '$1,235');
});

test('numbers are shown with their unit', () => {
  assert.equal(formatNumber(0.93137, { unit: 'fraction' }), '93.1%');
  assert.equal(formatNumber(148.2, { unit: 'USD' }), '$148.20');
  assert.equal(formatNumber(0.00001234567, { unit: 'USD' }), '$0.00001235');
  assert.equal(formatNumber(88.7123e9, { unit: 'USD', compact: true }), '$88.71B');
  assert.equal(formatNumber(598_580_000, { unit: 'tokens' }), '598,580,000');
  assert.equal(formatNumber(598_580_000, { unit: 'tokens', compact: true, locale: 'de' }), '598,6\u00a0Mio.');
  assert.equal(formatNumber(4, { unit: 'years' }), '4 years');
  assert.equal(formatNumber(30 / 365.25, { unit: 'years', digits: 6 }), '30 days');
  assert.equal(formatNumber(1 / 365.25, { unit: 'years', locale: 'de' }), '1 Tag');
  assert.equal(formatNumber(1, { unit: 'years', locale: 'de' }), '1 Jahr');
  // No sentence here is French or Arabic: the number is, the word beside it is as the words around it.
  assert.equal(formatNumber(2.5, { unit: 'years', locale: 'fr' }), '2,5 years');
  assert.equal(formatNumber(5, { unit: 'years', locale: 'ar-EG' }), '٥ years');
  assert.equal(formatNumber(2.5, { unit: 'multiple' }), '2.5×');
  assert.equal(formatNumber(12.7, { unit: 'count' }), '13');
  assert.equal(formatNumber(2.5, { unit: 'year', today: '2026-01-01' }), 'Jul 2028');
  assert.equal(formatNumber('2027-03-14', { unit: 'year', locale: 'de' }), '14. März 2027');
  assert.equal(formatNumber(-0.05, { unit: 'fraction' }), '−5%');
});

test('NaN and Infinity are never shown as such', () => {
  fc.assert(fc.property(fc.oneof(finite, fc.constantFrom(NaN, Infinity, -Infinity, null, undefined, 'Infinity')), fc.constantFrom(...locales), fc.constantFrom('', 'USD', 'fraction', 'years', 'year', 'tokens', 'count'), fc.boolean(), (number, locale, unit, compact) => {
    assert.doesNotMatch(formatNumber(number, { locale, unit, compact }), /NaN|Infinity|undefined|null/);
  }));
  assert.equal(formatNumber(Infinity), '∞');
  assert.equal(formatNumber(NaN), '–');
  assert.equal(formatField(Infinity), '∞');
  for (const strange of [null, undefined, {}, [], { toString: 1 }, true]) assert.equal(formatField(/** @type {any} */ (strange)), '');
  assert.equal(formatField(30 / 365.25, { unit: 'years' }), '30 d');
  assert.equal(formatField(0.1, { unit: 'years' }), '0.1');
  assert.equal(formatField(30 / 365.25), '0.08213552361396304');
});

test('caution rounds a loss up and a margin down, but not for noise', () => {
  assert.equal(formatNumber(0.2401, { unit: 'fraction', digits: 2, caution: 'up' }), '25%');
  assert.equal(formatNumber(0.2499, { unit: 'fraction', digits: 2, caution: 'down' }), '24%');
  assert.equal(formatNumber(0.1 + 0.2, { digits: 2, caution: 'up' }), '0.3');
  assert.equal(formatNumber(-1.26, { digits: 2, caution: 'up' }), '−1.2');
  assert.equal(formatNumber(0.9999, { unit: 'fraction', digits: 3, caution: 'down' }), '99.9%');
  assert.equal(formatNumber(88.7123e9, { unit: 'USD', compact: true, digits: 3, caution: 'up' }), '$88.8B');
});

test('caution never shows a value on the wrong side', () => {
  fc.assert(fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 6 }), (number, digits) => {
    const up = Number(value(formatNumber(number, { digits, caution: 'up' })));
    const down = Number(value(formatNumber(number, { digits, caution: 'down' })));
    const slack = 1e-11 * number;
    assert.ok(up >= number - slack && down <= number + slack, `${down} ${number} ${up}`);
  }));
});

test('short times of whole days are written as days, and read back to the same bits', () => {
  for (const locale of ['en', 'de', 'fr', 'hi', 'ar']) {
    for (let days = 1; days <= 91; days += 1) {
      const text = formatField(days / 365.25, { unit: 'years', locale });
      assert.match(text, / d$/);
      assert.equal(value(text, { locale, unit: 'years' }), days / 365.25);
    }
  }
});
