// SPDX-License-Identifier: MIT
/**
 * How a locale writes numbers, asked of Intl once per locale and remembered.
 * @module
 */

/**
 * @typedef {object} NumberSymbols
 * @property {string} locale   a tag Intl accepts
 * @property {string} decimal
 * @property {string} group
 * @property {string} zero     the digit 0; the nine that follow it in Unicode are 1 to 9
 * @property {number} secondGroup  digits in the groups after the first: 3, or 2 (Indian lakh and crore)
 * @property {string} percent  what follows a percentage, with its space: '%', '\u00a0%'
 */

/** @type {Map<string, NumberSymbols>} */
const known = new Map();

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

/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();

/** Making a format costs more than a hundred uses of it. @param {string} locale @param {Intl.NumberFormatOptions} options @returns {Intl.NumberFormat} */
export function numberFormat(locale, options) {
  const key = `${locale}|${Object.entries(options).join('|')}`;
  const found = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, found);
  return found;
}

/** @param {string} [locale] @returns {NumberSymbols} */
export function symbols(locale = 'en') {
  const found = known.get(locale) ?? ask(locale);
  known.set(locale, found);
  return found;
}
