// SPDX-License-Identifier: MIT
/**
 * Numbers for reading (`formatNumber`), for input fields (`formatField`) and for machines (`formatPlain`).
 * NaN and Infinity never show as such: no answer is a dash, no limit is ∞.
 * @module
 */
import { isPercent } from '../schema.js';
import { dateAfter, dateText, daysPerYear, isIsoDate } from './dates.js';
import { localDigits } from './digits.js';
import { numberFormat, spoken, symbols } from './locale.js';
import { decimalsFor, roundCompact, roundDecimals } from './rounding.js';

/**
 * @typedef {object} FormatOptions
 * @property {string} [unit]       schema unit: fraction, perYear, perSqrtYear and ratio read as percentages
 * @property {string} [locale]
 * @property {number} [digits]     significant digits, integer digits never dropped unless compact (default by unit)
 * @property {boolean} [compact]   short, such as "12.3M"
 * @property {'up'|'down'|'nearest'} [caution]  direction of rounding
 * @property {boolean} [fixed]     keep trailing zeros: columns of a table line up (98.0%)
 * @property {boolean} [cents]     dollars always with two decimals, also whole ones
 * @property {string} [today]      ISO date; unit "year" is then read as a date
 */

/** Shown where there is no answer. */
export const noAnswer = '–';
/** Smaller numbers are written in powers of ten; token prices of a millionth of a dollar are not yet. */
const smallestWritten = 1e-8;
/** Beyond thousands of trillions no language has a short word. */
const largestCompact = 1e16;
/** From here on a number is written in powers of ten. */
const largestWritten = 1e21;

/** Shorter times are said in days. */
const shortYears = 0.25;

/** @param {number|string|null|undefined} value @param {FormatOptions} [options] @returns {string} */
export function formatNumber(value, options = {}) {
  const { unit = '' } = options;
  const locale = symbols(options.locale).locale;
  if (typeof value === 'string' && isIsoDate(value)) return dateText(value, locale, { day: true });
  const number = value === 'Infinity' ? Infinity : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return typeof value === 'string' ? value : noAnswer;
  if (!Number.isFinite(number)) return number > 0 ? '∞' : '−∞';
  if (unit === 'year' && options.today) return dateText(dateAfter(number, options.today), locale, { short: true });
  if (unit === 'years' && number !== 0 && Math.abs(number) < shortYears) return dressed(number * daysPerYear, { ...options, digits: 3, unit: 'days', locale }).replaceAll('-', '−');
  return dressed(number, { ...options, locale }).replaceAll('-', '−');
}

/** @param {string} unit @returns {boolean} results named "ratio" are shares of a whole, shown as percentages too */
const showsPercent = (unit) => isPercent(unit) || unit === 'ratio';

/** @param {number} value @param {FormatOptions & {locale: string}} options @returns {string} */
function dressed(value, { unit = '', locale, digits = defaultDigits(unit), compact = false, caution = 'nearest', cents = false, fixed = false }) {
  const percent = showsPercent(unit);
  const shown = percent ? value * 100 : value;
  const style = styleOf(unit);
  const size = Math.abs(shown);
  if (compact && size >= 10_000 && size < largestCompact) return compactText(value, shown, unit, locale, digits, caution);
  if (size >= (compact ? largestCompact : largestWritten) || (size > 0 && size < smallestWritten)) return powerText(value, locale, digits, style);
  const decimals = decimalsShown(shown, unit, digits);
  const rounded = roundDecimals(shown, decimals, caution);
  const kept = cents ? 2 : fixed ? Math.min(decimals, 20) : null;
  const places = kept === null ? fractionPlaces(unit, rounded, decimals) : { minimumFractionDigits: kept, maximumFractionDigits: kept };
  return after(unit, spelled(locale, { ...style, ...places }, percent ? rounded / 100 : rounded));
}

/** @param {string} unit @returns {number} */
function defaultDigits(unit) {
  return showsPercent(unit) || unit === 'years' || unit === 'year' || unit === 'days' ? 3 : 4;
}

/** Counts have no decimals; a dollar and more has cents or none, never tenths. @param {number} shown @param {string} unit @param {number} digits */
function decimalsShown(shown, unit, digits) {
  if (unit === 'count') return 0;
  const decimals = decimalsFor(shown, digits);
  return unit === 'USD' && Math.abs(shown) >= 1 && digits <= 4 && decimals > 0 ? 2 : decimals;
}

/** @param {string} unit @returns {Intl.NumberFormatOptions} */
function styleOf(unit) {
  if (unit === 'USD') return { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' };
  if (showsPercent(unit)) return { style: 'percent' };
  if (unit === 'years' || unit === 'year') return { style: 'unit', unit: 'year', unitDisplay: 'long' };
  if (unit === 'days') return { style: 'unit', unit: 'day', unitDisplay: 'long' };
  if (unit === 'seconds') return { style: 'unit', unit: 'second', unitDisplay: 'short' };
  return {};
}

/** Dollars keep their cents: $148.20, not $148.2. @param {string} unit @param {number} rounded @param {number} decimals */
function fractionPlaces(unit, rounded, decimals) {
  const cents = unit === 'USD' && decimals > 0 && !Number.isInteger(rounded);
  const fewest = cents ? 2 : 0;
  return { minimumFractionDigits: fewest, maximumFractionDigits: Math.max(decimals, fewest) };
}

/** @param {string} unit @param {string} text @returns {string} */
const after = (unit, text) => (unit === 'multiple' ? `${text}×` : text);

/** A number as in its locale; a word beside it is in a language that the sentences around it can have. @param {string} locale @param {Intl.NumberFormatOptions} options @param {number} value */
function spelled(locale, options, value) {
  const text = numberFormat(locale, options).format(value);
  if (options.style !== 'unit' || spoken.has(locale.split('-')[0] ?? '')) return text;
  const { style: _style, unit: _unit, unitDisplay: _display, ...plain } = options;
  const parts = numberFormat('en', options).formatToParts(value);
  return numberFormat(locale, plain).format(value) + parts.filter(({ type }) => type === 'literal' || type === 'unit').map((part) => part.value).join('');
}

/** @param {number} value @param {number} shown @param {string} unit @param {string} locale @param {number} digits @param {'up'|'down'|'nearest'} caution */
function compactText(value, shown, unit, locale, digits, caution) {
  const rounded = roundCompact(showsPercent(unit) ? shown : value, digits, caution);
  const style = { ...styleOf(unit), notation: /** @type {const} */ ('compact'), minimumFractionDigits: 0, maximumSignificantDigits: digits };
  return after(unit, spelled(locale, style, showsPercent(unit) ? rounded / 100 : rounded));
}

/** @param {number} value @param {string} locale @param {number} digits @param {Intl.NumberFormatOptions} style */
function powerText(value, locale, digits, style) {
  return spelled(locale, { ...style, notation: 'scientific', maximumSignificantDigits: Math.min(digits, 17) }, value);
}

/**
 * Text for an input field: exact, so that `parseNumber` in the same locale reads the same number back.
 * @param {number|string} value @param {{unit?: string, locale?: string}} [options] @returns {string}
 */
export function formatField(value, { unit = '', locale = 'en' } = {}) {
  if (value === Infinity || value === 'Infinity') return '∞';
  if (typeof value === 'string') return value;
  if (!Number.isFinite(value)) return '';  // whatever else stands there, it is no number
  const marks = symbols(locale);
  const days = unit === 'years' ? wholeDays(value) : 0;
  if (days) return `${localise(formatPlain(days), marks)} d`;
  const percent = isPercent(unit);
  const text = localise(percent ? shifted(value, 2) : formatPlain(value), marks);
  return percent ? `${text}${marks.percent}` : text;
}

/** A short time of whole days, such as 30/365.25 years. @param {number} years @returns {number} 0: none */
function wholeDays(years) {
  const days = Math.round(years * daysPerYear);
  return Math.abs(years) < shortYears && days / daysPerYear === years ? days : 0;
}

/** Value times a power of ten, in decimal text, without rounding. @param {number} value @param {number} places */
function shifted(value, places) {
  if (value === 0) return '0';
  const [digits = '0', exponent = '0'] = value.toExponential().split('e');
  return written(digits, Number(exponent) + places);
}

/** @param {string} digits 'd.ddd' @param {number} exponent @returns {string} decimal text, or with e when long */
function written(digits, exponent) {
  if (Number(digits) === 0) return '0';
  if (exponent < -7 || exponent > 20) return `${digits}e${exponent}`;
  const sign = digits.startsWith('-') ? '-' : '';
  const all = digits.replace(/[-.]/g, '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${all}`;
  const whole = all.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = all.slice(exponent + 1);
  return rest ? `${sign}${whole}.${rest}` : `${sign}${whole}`;
}

/** @param {string} plain @param {import('./locale.js').NumberSymbols} marks @returns {string} */
function localise(plain, marks) {
  const [number = '', exponent] = plain.split('e');
  const [whole = '', fraction] = number.split('.');
  const grouped = whole.replace('-', '').length > 4 ? groupDigits(whole, marks) : whole;
  const text = `${grouped}${fraction === undefined ? '' : marks.decimal + fraction}`;
  return localDigits(exponent === undefined ? text : `${text}e${exponent}`, marks.zero);
}

/** @param {string} whole @param {import('./locale.js').NumberSymbols} marks @returns {string} */
function groupDigits(whole, marks) {
  const head = whole.slice(0, -3);
  const pattern = marks.secondGroup === 2 ? /\B(?=(\d{2})+$)/g : /\B(?=(\d{3})+$)/g;
  return `${head.replace(pattern, marks.group)}${marks.group}${whole.slice(-3)}`;
}

/**
 * Shortest decimal that reads back to the same number; 'Infinity' for no limit, '' for no number.
 * @param {number} value @returns {string}
 */
export function formatPlain(value) {
  if (Number.isNaN(value)) return '';
  return String(value === 0 ? 0 : value).replace('e+', 'e');
}
