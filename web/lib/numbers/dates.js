// SPDX-License-Identifier: MIT
/**
 * Dates in fields whose unit is "year": an instant, counted in years of 365.25 days after today.
 * @module
 */
import { remembered } from '../remembered.js';

const dayMs = 86_400_000;
/** Days in a year everywhere in the project. */
export const daysPerYear = 365.25;

/** @param {number} year @param {number} month 1–12 @param {number} day @returns {string|null} ISO date when there is such a day */
function isoDate(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** @param {unknown} text @returns {boolean} a real day as YYYY-MM-DD */
export function isIsoDate(text) {
  return typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDate(text) === text;
}

/**
 * A date as typed: 2027-03-14, 2027/3/14, 2027-03 (its first day), 14.03.2027, 14 Mar 2027 has no place here
 * because 3/4/2027 and month names differ between readers.
 * @param {string} text plain text @returns {string|null|undefined} ISO date; null: written as a date but no such day; undefined: no date
 */
export function parseDate(text) {
  const ymd = text.match(/^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?(?:T[\d:.]+Z?)?$/);
  if (ymd) return isoDate(Number(ymd[1]), Number(ymd[2]), Number(ymd[3] ?? 1));
  const dmy = text.match(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/);
  if (dmy) return isoDate(Number(dmy[3]), Number(dmy[2]), Number(dmy[1]));
  return undefined;
}

/** @param {string} date ISO @param {string} today ISO @returns {number} years from today to the date */
export function yearsAfter(date, today) {
  return (Date.parse(date) - Date.parse(today)) / dayMs / daysPerYear;
}

/** @param {number} years @param {string} today ISO @returns {string} ISO date of the nearest day; '' beyond the calendar */
export function dateAfter(years, today) {
  const time = Date.parse(today) + Math.round(years * daysPerYear) * dayMs;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

const dateFormat = remembered((/** @type {string} */ locale, /** @type {'short'|'long'} */ month, /** @type {boolean} */ day) => (
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', year: 'numeric', month, ...(day ? { day: 'numeric' } : {}) })));

/**
 * @param {string} date ISO @param {string} locale @param {{day?: boolean, short?: boolean}} [options]
 * @returns {string} 'March 2027', with `short` 'Mar 2027', with `day` '14 March 2027'
 */
export function dateText(date, locale, { day = false, short = false } = {}) {
  const time = Date.parse(date);
  if (Number.isNaN(time)) return date;
  const month = short ? 'short' : 'long';
  return dateFormat(locale, month, day).format(time);
}
