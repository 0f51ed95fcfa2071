// SPDX-License-Identifier: MIT
/**
 * How a locale writes numbers, asked of Intl once per locale and remembered.
 * @module
 */
import { remembered } from '../remembered.js';

/**
 * @typedef {object} NumberSymbols
 * @property {string} locale   a tag Intl accepts
 * @property {string} decimal
 * @property {string} group
 * @property {string} zero     the digit 0; the nine that follow it in Unicode are 1 to 9
 * @property {number} secondGroup  digits in the groups after the first: 3, or 2 (Indian lakh and crore)
 * @property {string} percent  what follows a percentage, with its space: '%', '\u00a0%'
 */

/** @param {string} locale @returns {string} the locale when Intl knows the tag's form, else English */
function usable(locale) {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** @param {string} locale @returns {NumberSymbols} */
function ask(locale) {
  const tag = usable(locale);
  const parts = new Intl.NumberFormat(tag, { useGrouping: true }).formatToParts(123456789.5);
  const find = (/** @type {string} */ type) => parts.find((part) => part.type === type)?.value ?? '';
  const groups = parts.filter((part) => part.type === 'integer');
  return {
    locale: tag,
    decimal: find('decimal') || '.',
    group: find('group') || ',',
    zero: new Intl.NumberFormat(tag).format(0),
    secondGroup: groups.at(-2)?.value.length ?? 3,
    percent: percentSuffix(tag),
  };
}

/** @param {string} tag @returns {string} */
function percentSuffix(tag) {
  const text = new Intl.NumberFormat(tag, { style: 'percent' }).format(0);
  const mark = text.match(/\s?[%٪]/u)?.[0] ?? '%';
  return text.search(/[%٪]/u) === 0 ? '%' : mark;
}

/** Languages that have words here: only theirs are put beside a number. words.js adds its own. */
export const spoken = new Set(['en']);

export const numberFormat = remembered(
  (/** @type {string} */ locale, /** @type {Intl.NumberFormatOptions} */ options) => new Intl.NumberFormat(locale, options),
  (locale, options) => `${locale}|${Object.entries(options).join('|')}`,
);

const asked = remembered(ask);

/** @param {string} [locale] @returns {NumberSymbols} */
export const symbols = (locale = 'en') => asked(locale);
