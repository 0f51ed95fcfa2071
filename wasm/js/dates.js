// SPDX-License-Identifier: MIT
/**
 * Calendar days and years. A day is counted from 1970-01-01 (proleptic Gregorian, UTC); a year is 365.25 days.
 * @module
 */

export const DAYS_PER_YEAR = 365.25;
const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Days from 1970-01-01 to a day of the calendar, or null when there is no such day.
 * @param {number} year 1 to 9999 @param {number} month 1 to 12 @param {number} day
 * @returns {number | null}
 */
export function daysFromCalendar(year, month, day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC would read the years 0 to 99 as 1900 to 1999
  // A day that does not exist (30 February) rolls over into the next month.
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / MILLISECONDS_PER_DAY : null;
}

/**
 * Days from 1970-01-01 to `YYYY-MM-DD`, or null for any other text and for days that do not exist.
 * @param {string} text
 * @returns {number | null}
 */
export function daysFromIsoDate(text) {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match ? daysFromCalendar(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/**
 * `YYYY-MM-DD` of the day that holds the instant.
 * @param {number} days from 1970-01-01; a fraction is a time of day
 * @returns {string}
 */
export function isoDateFromDays(days) {
  return new Date(Math.floor(days) * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * Years from one ISO date to another; negative when the second is earlier.
 * @param {string} today @param {string} date
 * @returns {number}
 */
export function yearsBetween(today, date) {
  return (needDays(date) - needDays(today)) / DAYS_PER_YEAR;
}

/**
 * The ISO date a number of years after another, to the nearest day.
 * @param {string} today @param {number} years
 * @returns {string}
 */
export function dateAfter(today, years) {
  return isoDateFromDays(Math.round(needDays(today) + years * DAYS_PER_YEAR));
}

/** @param {string} text */
function needDays(text) {
  const days = daysFromIsoDate(text);
  if (days === null) throw new RangeError(`"${text}" is not a date. Write it as 2026-03-14.`);
  return days;
}
