// SPDX-License-Identifier: MIT
/**
 * What may follow a number: powers of ten by letter or word, percentages, and spans of time.
 * @module
 */
import { daysPerYear } from './dates.js';

/** @typedef {{exponent?: number, divisor?: number, percent?: true, scaled: true}|{exponent?: number, divisor?: number, percent?: true, scaled?: undefined}} Suffix */

/** @param {string} names @param {number} exponent @returns {[string, number][]} */
const power = (names, exponent) => names.split(' ').map((name) => [name, exponent]);

/** Decimal exponents of magnitude words: English, German, French, Hindi (and Indian English), Arabic. */
const powers = new Map([
  ...power('k tsd thousand tausend mille हज़ार हजार ألف الف آلاف', 3),
  ...power('l lac lakh lakhs lk लाख', 5),
  ...power('m mm mn mio mln million millions millionen मिलियन مليون ملايين', 6),
  ...power('cr crore crores क करोड़ करोड', 7),
  ...power('b bn g md mrd mia milliard milliards milliarde milliarden billion billions अर अरब مليار', 9),
  ...power('t tn tr bio trillion trillions billionen ट्रिलियन تريليون ترليون', 12),
]);

/** Languages in which "billion" means 10¹², not 10⁹. */
const longScale = new Set(['de', 'fr', 'nl', 'da', 'sv', 'nb', 'no', 'fi', 'cs', 'hu', 'it', 'pl', 'sl', 'hr']);

/** Years in a span of time; m is a month here, never a million. */
const yearParts = /** @type {const} */ ([
  [/^(d|days?|tage?|jours?|दिन|يوم|أيام)$/, daysPerYear],
  [/^(w|wks?|weeks?|wochen?|semaines?)$/, daysPerYear / 7],
  [/^(m|mos?|mths?|months?|monate?|mon|mois|महीने|माह|أشهر|شهر)$/, 12],
  [/^(q|quarters?|quartale?)$/, 4],
  [/^(y|a|yrs?|years?|jahre?|ans?|années?|वर्ष|साल|سنة|سنوات)$/, 1],
]);

/** Parts of a second; a divisor below one multiplies. */
const secondParts = /** @type {const} */ ([
  [/^(ms)$/, 1000],
  [/^(s|secs?|seconds?|sekunden?|secondes?)$/, 1],
  [/^(min|mins|minutes?|minuten?)$/, 1 / 60],
  [/^(h|hrs?|hours?|stunden?|heures?)$/, 1 / 3600],
  [/^(d|days?|tage?|jours?)$/, 1 / 86400],
]);

/** @param {string} word @param {string} unit @returns {Suffix|null} */
function spanOfTime(word, unit) {
  const parts = unit === 'years' || unit === 'year' ? yearParts : unit === 'seconds' ? secondParts : [];
  const found = parts.find(([pattern]) => pattern.test(word));
  return found ? { divisor: found[1], scaled: true } : null;
}

/** @param {string} word @param {string} locale @returns {Suffix|null} */
function magnitude(word, locale) {
  if (/^billions?$/.test(word) && longScale.has(locale.split('-')[0] ?? '')) return { exponent: 12, scaled: true };
  const exponent = powers.get(word);
  return exponent === undefined ? null : { exponent, scaled: true };
}

/** @param {string} word @returns {Suffix|null} */
function percentage(word) {
  if (/^[%٪﹪％]$/.test(word)) return { exponent: -2, percent: true };
  if (/^[‰؉]$/.test(word)) return { exponent: -3, percent: true };
  return /^(bps?|basis points?|‱)$/.test(word) ? { exponent: -4, percent: true } : null;
}

/**
 * @param {string} text what follows the digits @param {string} unit @param {string} locale
 * @returns {Suffix|null} null: not known
 */
export function readSuffix(text, unit, locale) {
  const word = text.trim().toLowerCase().replace(/[.॰]$/, '');
  if (word === '') return {};
  if (/^[x×]$/.test(word)) return {};
  return percentage(word) ?? spanOfTime(word, unit) ?? magnitude(word, locale);
}
