// SPDX-License-Identifier: MIT
/**
 * Reading a number as people type or paste it, in any locale (UX, section 7). What could have been meant
 * otherwise is read by the locale and echoed, never guessed in silence.
 * @module
 */
import { isPercent } from '../schema.js';
import { parseDate, dateText } from './dates.js';
import { plainText } from './digits.js';
import { formatNumber } from './format.js';
import { readGrouping } from './grouping.js';
import { symbols } from './locale.js';
import { readSuffix } from './suffixes.js';

/**
 * @typedef {object} ParsedOk
 * @property {true} ok
 * @property {number|string} value  a number; for unit "year" an ISO date stays the string 'YYYY-MM-DD'
 * @property {string} [echo]        "= 1,234": show under the field, present when the text could be read otherwise
 * @property {boolean} [ambiguous]  "1,234" was read by the locale
 * @property {boolean} [percent]    a %, ‰ or bps sign was typed
 * @property {number} [asPercent]   field is a fraction and the bare number is above 1: the value if percent was meant
 *
 * @typedef {object} ParsedError
 * @property {false} ok
 * @property {'empty'|'number'|'overflow'|'percent'|'date'} rule
 * @property {string} text
 *
 * @typedef {ParsedOk|ParsedError} ParsedNumber
 * @typedef {{locale: string, unit: string, text: string}} Reading
 */

/** Longer text is no number anyone typed; refuse before any pattern runs over it. */
const longestText = 120;
const infinite = /^[+]?(infinity|infinite|inf|∞|none|no limit|no maximum|unlimited|uncapped|unendlich|unbegrenzt|keine?s?|infini|aucune?|illimité|अनंत|असीमित|لا نهاية|بلا حد)$/i;
const currency = /\bus\$|[$€£¥₹₿]|\b(?:usd|eur)\b/giu;
const digitsAndMarks = "[\\d.,'’`´_ \\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000٫٬،\\s]*";
const shape = new RegExp(`^(${digitsAndMarks}?)(?:(?:e|\\s*[x×*·]\\s*10\\s*\\^\\s*)([+-]?\\d{1,6}))?(\\D*)$`, 'iu');

/**
 * @param {string} text
 * @param {{locale?: string, unit?: string}} [options]
 * @returns {ParsedNumber}
 */
export function parseNumber(text, { locale = 'en', unit = '' } = {}) {
  const plain = plainText(text.slice(0, 4 * longestText));
  /** @type {Reading} */
  const reading = { locale: symbols(locale).locale, unit, text };
  if (plain === '') return { ok: false, rule: 'empty', text };
  if (plain.length > longestText) return failed(reading, 'number');
  if (infinite.test(plain)) return { ok: true, value: Infinity };
  return (unit === 'year' ? readDate(plain, reading) : null) ?? readQuantity(plain, reading);
}

/** @param {Reading} reading @param {'number'|'overflow'|'percent'|'date'} rule @returns {ParsedError} */
const failed = (reading, rule) => ({ ok: false, rule, text: reading.text });

/** @param {string} plain @param {Reading} reading @returns {ParsedNumber|null} null: no date */
function readDate(plain, reading) {
  if (/^(today|now|heute|aujourd.hui|आज|اليوم)$/i.test(plain)) return { ok: true, value: 0 };
  const calendarYear = /^(19|20|21)\d\d$/.test(plain);
  const date = parseDate(calendarYear ? `${plain}-01-01` : plain);
  if (date === null) return failed(reading, 'date');
  if (date === undefined) return null;
  const echo = date === plain ? {} : { echo: `= ${dateText(date, reading.locale, { day: true })}` };
  return { ok: true, value: date, ...echo };
}

/** Sign, brackets of the accountants, currency: what stands around the digits. @param {string} plain */
function undress(plain) {
  const bracketed = plain.match(/^\((.*)\)$/u);
  const bare = (bracketed ? bracketed[1] ?? '' : plain).replace(/^'/, '').replace(currency, '').trim();
  const sign = bare.match(/^([+-])\s*(.*)$/su);
  const negative = (sign?.[1] === '-') !== Boolean(bracketed);
  return { negative, body: sign ? sign[2] ?? '' : bare, foreign: /[€£¥₹₿]|\beur\b/iu.test(plain) };
}

/** @param {string} plain @param {Reading} reading @returns {ParsedNumber} */
function readQuantity(plain, reading) {
  const { negative, body, foreign } = undress(plain);
  const parts = body.match(shape);
  const suffix = parts && readSuffix(parts[3] ?? '', reading.unit, reading.locale);
  const mantissa = parts && readGrouping((parts[1] ?? '').trim(), symbols(reading.locale));
  if (!parts || !suffix || !mantissa) return failed(reading, 'number');
  if (suffix.percent && !takesPercent(reading.unit)) return failed(reading, 'percent');
  const exponent = Number(parts[2] ?? 0) + (suffix.exponent ?? 0);
  const size = Number(`${mantissa.digits}e${exponent}`) / (suffix.divisor ?? 1);
  if (!Number.isFinite(size)) return failed(reading, 'overflow');
  const value = negative && size !== 0 ? -size : size;
  const doubtful = mantissa.ambiguous || suffix.scaled || foreign || parts[2] !== undefined;
  return {
    ok: true,
    value,
    ...(mantissa.ambiguous ? { ambiguous: true } : {}),
    ...(suffix.percent ? { percent: true } : {}),
    ...(doubtful ? { echo: `= ${echoText(value, reading)}` } : {}),
    ...(isPercent(reading.unit) && !suffix.percent && Math.abs(value) > 1 ? { asPercent: Number(`${formatShift(value)}`) } : {}),
  };
}

/** A percentage of dollars, tokens or years has no meaning without a whole. @param {string} unit @returns {boolean} */
const takesPercent = (unit) => isPercent(unit) || ['', 'ratio', 'multiple'].includes(unit);

/** value/100, rounded once: shifts the decimal exponent instead of dividing. @param {number} value @returns {string} */
function formatShift(value) {
  const [digits, exponent] = value.toExponential().split('e');
  return `${digits}e${Number(exponent) - 2}`;
}

/** @param {number} value @param {Reading} reading @returns {string} */
function echoText(value, reading) {
  return formatNumber(value, { unit: reading.unit, locale: reading.locale, digits: 12 });
}
