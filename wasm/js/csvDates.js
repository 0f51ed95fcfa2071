// SPDX-License-Identifier: MIT
/**
 * Dates as people and exports write them, read to the day: 2026-03-14 · 2026-03-14T12:00Z · 20260314 · 2026-03 ·
 * 14.03.2026 · 14 March 2026 · Mar 14, 2026 · Unix seconds or milliseconds · 14/03/2026 when the column tells which
 * number is the day. The time of day is left out, as the audit and the releases count days.
 * @module
 */

import { daysFromCalendar, isoDateFromDays } from './dates.js';

/** @typedef {'dmy' | 'mdy'} DateOrder */
/** @typedef {{days: number} | {reason: string, unclear?: boolean}} DateReading days from 1970-01-01; unclear: it can be two days */

const TIME = String.raw`(?:,?[T\s]\s*\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[ap]m)?\s*(?:Z|UTC|GMT|[-+]\d\d:?\d\d)?(?:\s*\([A-Z]+\))?)?$`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}`, 'i');
const DAY_MONTH_NAME = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)?[-\s]([a-z]{3,9})\.?,?[-\s](\d{4})${TIME}`, 'i');
const MONTH_NAME_DAY = new RegExp(String.raw`^([a-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})${TIME}`, 'i');
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const YEAR_MONTH = /^(\d{4})-(\d{1,2})$/;
const UNIX_SECONDS = /^\d{9,10}(?:\.\d+)?$/;
const UNIX_MILLISECONDS = /^\d{12,13}$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** No date is longer; and the patterns' optional spaces would take their time over a cell of thousands. */
const LONGEST = 60;

/** Looks at a column of 03/04/2026, then tells which number is the day: null when no cell tells or cells disagree. */
export class DateOrderFinder {
  #dayFirst = false;
  #monthFirst = false;

  /** @param {string} cell */
  see(cell) {
    if (cell[4] === '-') return; // the year first: the usual case, and quick to leave out
    const match = cell.length <= LONGEST && YEAR_LAST.exec(cell.trim());
    if (!match || match[2] === '.') return;
    this.#dayFirst ||= Number(match[1]) > 12;
    this.#monthFirst ||= Number(match[3]) > 12;
  }

  /** @returns {DateOrder | null} */
  order() {
    return this.#dayFirst === this.#monthFirst ? null : this.#dayFirst ? 'dmy' : 'mdy';
  }
}

/**
 * @param {string} cell @param {DateOrder | null} order
 * @returns {DateReading}
 */
export function readDate(cell, order) {
  const text = cell.trim();
  if (text.length > LONGEST) return notADate(text);
  if (text === '') return { reason: 'the cell is empty. Enter a date such as 2026-03-14.' };
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (yearFirst) return calendar(text, Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  if (UNIX_SECONDS.test(text)) return { days: Math.floor(Number(text) / 86_400) };
  if (UNIX_MILLISECONDS.test(text)) return { days: Math.floor(Number(text) / 86_400_000) };
  const month = YEAR_MONTH.exec(text);
  if (month) return calendar(text, Number(month[1]), Number(month[2]), 1);
  return readYearLast(text, order) ?? readNamedMonth(text) ?? notADate(text);
}

/** @param {string} text @param {DateOrder | null} order @returns {DateReading | null} */
function readYearLast(text, order) {
  const match = YEAR_LAST.exec(text);
  if (!match) return null;
  const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  // Dots are only used with the day first. A number above 12 is the day whatever the column says.
  const dayFirst = match[2] === '.' || first > 12 || (second <= 12 && order === 'dmy');
  const monthFirst = second > 12 || order === 'mdy';
  if (dayFirst) return calendar(text, year, second, first);
  if (monthFirst || first === second) return calendar(text, year, first, second);
  return twoReadings(text, year, first, second);
}

/** @param {string} text @param {number} year @param {number} first @param {number} second @returns {DateReading} */
function twoReadings(text, year, first, second) {
  const [a, b] = [daysFromCalendar(year, second, first), daysFromCalendar(year, first, second)];
  if (a === null || b === null) return notADate(text);
  return {
    reason: `${quote(text)} can be ${isoDateFromDays(a)} or ${isoDateFromDays(b)}. Write the year first, or choose which number is the day.`,
    unclear: true,
  };
}

/** @param {string} text @returns {DateReading | null} */
function readNamedMonth(text) {
  const dayFirst = DAY_MONTH_NAME.exec(text);
  const monthFirst = MONTH_NAME_DAY.exec(text);
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : [];
  if (!name) return null;
  const month = monthNumber(name.toLowerCase());
  return month === 0 ? null : calendar(text, Number(year), month, Number(day));
}

/** 1 to 12, or 0. "sept" is common. @param {string} name */
function monthNumber(name) {
  if (name === 'sept') return 9;
  return (name.length === 3 ? MONTHS : LONG_MONTHS).indexOf(name) + 1;
}

/** @param {string} text @param {number} year @param {number} month @param {number} day @returns {DateReading} */
function calendar(text, year, month, day) {
  const days = daysFromCalendar(year, month, day);
  return days === null ? { reason: `${quote(text)} is not a day of the calendar.` } : { days };
}

/** @param {string} text @returns {DateReading} */
const notADate = (text) => ({ reason: `${quote(text)} is not a date. Write it as 2026-03-14.` });

/** @param {string} text */
const quote = (text) => `"${text.length > 40 ? `${text.slice(0, 39)}…` : text}"`;
