// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { DateOrderFinder, readDate } from '../../wasm/js/csvDates.js';
import { dateAfter, daysFromCalendar, daysFromIsoDate, isoDateFromDays, yearsBetween } from '../../wasm/js/dates.js';

const anyDay = fc.integer({ min: -719_162, max: 2_932_896 }); // 0001-01-01 to 9999-12-31
const likelyDay = fc.integer({ min: 0, max: 47_481 }); // 1970 to 2099

test('a day survives the way to its ISO date and back', () => {
  fc.assert(fc.property(anyDay, (days) => daysFromIsoDate(isoDateFromDays(days)) === days));
});

test('any time of a day belongs to that day', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (days, part) => isoDateFromDays(days + part) === isoDateFromDays(days),
    ),
  );
});

test('1970-01-01 is day 0 and the day before is -1', () => {
  assert.equal(daysFromIsoDate('1970-01-01'), 0);
  assert.equal(daysFromIsoDate('1969-12-31'), -1);
  assert.equal(daysFromIsoDate('2026-03-14'), 20526);
});

test('years without a century stay in the first century', () => {
  assert.equal(isoDateFromDays(daysFromCalendar(26, 3, 14) ?? NaN), '0026-03-14');
});

test('a day that does not exist is null', () => {
  for (const text of [
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '0000-01-01',
    '1900-02-29',
  ])
    assert.equal(daysFromIsoDate(text), null, text);
  assert.notEqual(daysFromIsoDate('2024-02-29'), null);
  assert.notEqual(daysFromIsoDate('2000-02-29'), null);
});

test('only YYYY-MM-DD is an ISO date here', () => {
  for (const text of ['', '2026-3-14', '2026-03-14T00:00Z', ' 2026-03-14', '20260314', '+002026-03-14'])
    assert.equal(daysFromIsoDate(text), null, text);
});

test('a year is 365.25 days and the years back are the negative of the years there', () => {
  assert.equal(yearsBetween('2022-05-08', '2026-05-08'), 4);
  fc.assert(
    fc.property(
      anyDay,
      anyDay,
      (a, b) => yearsBetween(isoDateFromDays(a), isoDateFromDays(b)) === -yearsBetween(isoDateFromDays(b), isoDateFromDays(a)),
    ),
  );
});

test('the date after the years between two dates is the second date', () => {
  fc.assert(
    fc.property(
      anyDay,
      anyDay,
      (a, b) => dateAfter(isoDateFromDays(a), yearsBetween(isoDateFromDays(a), isoDateFromDays(b))) === isoDateFromDays(b),
    ),
  );
});

test('a text that is not a date is named in the error', () => {
  assert.throws(() => yearsBetween('2026-01-01', 'soon'), /"soon" is not a date\. Write it as 2026-03-14\./);
});

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The spellings of one day that need no guess. @param {number} days */
function spellings(days) {
  const iso = isoDateFromDays(days);
  const [year = '', month = '', day = ''] = iso.split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  const seconds = days * 86_400 + 3_600;
  return [
    iso,
    `${iso}T12:30:00Z`,
    `${iso} 23:59:59 UTC`,
    `${iso} 00:00:00.000+00:00`,
    ` ${iso} `,
    `${year}/${Number(month)}/${Number(day)}`,
    `${year}${month}${day}`,
    `${day}.${month}.${year}`,
    `${Number(day)} ${name} ${year}`,
    `${name} ${Number(day)}, ${year}`,
    `${name.slice(0, 3)} ${day}, ${year}`,
    `${Number(day)}-${name.slice(0, 3)}-${year}`,
    ...(seconds >= 1e8 ? [String(seconds), `${seconds}.5`, String(seconds * 1000)] : []), // earlier seconds have too few digits to be told from amounts
  ];
}

test('every plain spelling of a day is read as that day, whatever the order of the column', () => {
  fc.assert(
    fc.property(likelyDay, fc.constantFrom(null, /** @type {const} */ ('dmy'), /** @type {const} */ ('mdy')), (days, order) => {
      for (const text of spellings(days)) assert.deepEqual(readDate(text, order), { days }, text);
    }),
  );
});

test('day and month in numbers are read in the order of the column', () => {
  assert.deepEqual(readDate('03/04/2026', 'dmy'), { days: daysFromIsoDate('2026-04-03') });
  assert.deepEqual(readDate('03/04/2026', 'mdy'), { days: daysFromIsoDate('2026-03-04') });
  assert.deepEqual(readDate('3-4-2026 10:00', 'mdy'), { days: daysFromIsoDate('2026-03-04') });
});

test('a number above 12 is the day whatever the order', () => {
  for (const order of [null, /** @type {const} */ ('dmy'), /** @type {const} */ ('mdy')]) {
    assert.deepEqual(readDate('14/03/2026', order), { days: daysFromIsoDate('2026-03-14') });
    assert.deepEqual(readDate('03/14/2026', order), { days: daysFromIsoDate('2026-03-14') });
    assert.deepEqual(readDate('04/04/2026', order), { days: daysFromIsoDate('2026-04-04') });
  }
});

test('what can be two days is reported with both', () => {
  assert.deepEqual(readDate('03/04/2026', null), {
    reason: '"03/04/2026" can be 2026-04-03 or 2026-03-04. Write the year first, or choose which number is the day.',
    unclear: true,
  });
});

test('a month alone is its first day', () => {
  assert.deepEqual(readDate('2026-03', null), { days: daysFromIsoDate('2026-03-01') });
});

test('what is no date says so', () => {
  for (const text of ['next spring', 'Q3 2026', '2026', '14 Foo 2026', '03/04/26', 'tbd', '1e9', '12'])
    assert.match(reasonOf(text), /is not a date\. Write it as 2026-03-14\.$/, text);
  for (const text of ['2026-02-30', '31.04.2026', '31 February 2026', '14/13/2026', '20261301'])
    assert.match(reasonOf(text), /is not a day of the calendar\.$|is not a date/, text);
  assert.match(reasonOf(''), /empty/);
});

/** @param {string} text */
const reasonOf = (text) => {
  const reading = readDate(text, 'dmy');
  return 'reason' in reading ? reading.reason : `read as day ${reading.days}`;
};

/** @param {string[]} cells */
function orderOf(cells) {
  const finder = new DateOrderFinder();
  for (const cell of cells) finder.see(cell);
  return finder.order();
}

test('one cell with a day above 12 tells the order of its column', () => {
  assert.equal(orderOf(['03/04/2026', '14/04/2026']), 'dmy');
  assert.equal(orderOf(['03/04/2026', '04/14/2026']), 'mdy');
});

test('a column that does not tell, or contradicts itself, has no order', () => {
  assert.equal(orderOf(['03/04/2026', '05/06/2026']), null);
  assert.equal(orderOf(['14/04/2026', '04/14/2026']), null);
  assert.equal(orderOf(['2026-03-14', '14.03.2026', 'x']), null);
});
