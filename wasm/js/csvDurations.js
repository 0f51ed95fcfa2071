// SPDX-License-Identifier: MIT
/**
 * Lengths of time and shares as vesting tables write them: 12 (in a column of months) · 6 months · 90d · 1.5 years · monthly · 25%.
 * @module
 */

import { quoted } from './csvProblems.js';
import { DAYS_PER_YEAR } from './dates.js';

/** @typedef {import('./csvColumns.js').Unit} Unit */
/** @typedef {{years: number} | {reason: string}} Duration */

/** How many of each unit make a year. @type {Record<string, number>} */
const PER_YEAR = {
  seconds: DAYS_PER_YEAR * 86_400,
  days: DAYS_PER_YEAR,
  weeks: DAYS_PER_YEAR / 7,
  months: 12,
  quarters: 4,
  years: 1,
};
/** @type {[RegExp, string][]} */
const WORDS = [
  [/^daily$/, 'days'],
  [/^weekly$/, 'weeks'],
  [/^monthly$/, 'months'],
  [/^quarterly$/, 'quarters'],
  [/^(?:yearly|annually|annual)$/, 'years'],
];
const NUMBER_AND_UNIT =
  /^(\d+(?:\.\d+)?)\s*(s|secs?|seconds?|d|days?|w|wks?|weeks?|m|mos?|mths?|months?|q|quarters?|y|yrs?|years?)$/;
const NUMBER = /^\d+(?:\.\d+)?$/;

/**
 * @param {string} cell @param {Unit} unit of a bare number; null when the column does not say
 * @returns {Duration}
 */
export function readDuration(cell, unit) {
  const text = cell.trim().toLowerCase().replace(',', '.');
  const word = WORDS.find(([pattern]) => pattern.test(text));
  if (word) return inYears(1, word[1]);
  const match = NUMBER_AND_UNIT.exec(text);
  if (match) return inYears(Number(match[1]), unitOf(match[2] ?? ''));
  if (NUMBER.test(text) && unit !== null && unit !== 'percent') return inYears(Number(text), unit);
  if (NUMBER.test(text)) return { reason: `${quoted(cell)} has no unit. Write 30 days, 1 month or 1 year.` };
  return { reason: `${quoted(cell)} is not a number of ${unit ?? 'days, months or years'}.` };
}

/** @param {number} count @param {string} unit */
const inYears = (count, unit) => ({ years: count / (PER_YEAR[unit] ?? 1) });

/** @param {string} letters as in "mo" or "days" */
const unitOf = (letters) => Object.keys(PER_YEAR).find((unit) => unit[0] === letters[0]) ?? 'years';

/**
 * A share from 0 to 1: 0.25 or 25%; 25 where the header says percent.
 * @param {string} cell @param {Unit} unit
 * @returns {{share: number} | {reason: string}}
 */
export function readShare(cell, unit) {
  const match = /^(\d+(?:[.,]\d+)?)\s*(%?)$/.exec(cell.trim());
  if (!match) return { reason: `${quoted(cell)} is not a share. Write 25% or 0.25.` };
  const number = Number((match[1] ?? '').replace(',', '.'));
  const share = match[2] === '%' || unit === 'percent' ? number / 100 : number;
  return share <= 1 ? { share } : { reason: `${quoted(cell)} is more than all. Write 25% or 0.25.` };
}
