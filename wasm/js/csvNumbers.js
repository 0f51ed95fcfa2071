// SPDX-License-Identifier: MIT
/**
 * Numbers as people write them in tables: 1,234,567.5 · 1.234.567,5 · 1 234 567 · 1e9 · 10k · 2.5M · $1B · (500).
 * Whether the comma or the point is decimal is decided for a whole column, since one cell ("1,234") may not tell.
 * @module
 */

/** @typedef {{decimal: '.' | ',', ambiguous: string | null}} NumberStyle ambiguous: a cell that could be read both ways */

const SCALE = new Map([
  ['', 1],
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['mio', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['t', 1e12],
  ['tn', 1e12],
]);
/** No number of tokens is longer; and a cell of a thousand spaces would take the patterns their time. */
const LONGEST = 100;
const PLAIN = /^-?\d+$/;
const PLAIN_WITH_POINT = /^-?\d+\.\d+$/;
const GROUPED_WITH_POINT = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const PARTS = /^([-+]?)([\d.,]+)(e[-+]?\d{1,3})?([a-z]{0,3})$/;

/** What only a decimal comma can explain: 1,5 · 1,2345 · 0,125 · 1.234,5 · 1.234.567 */
const COMMA_IS_DECIMAL = /(?:^|[^\d.,])(?:\d*,(?:\d{1,2}|\d{4,})|0,\d+|\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:\.\d{3}){2,})(?![\d.,])/;
/** What only a decimal point can explain: the same, mirrored. */
const POINT_IS_DECIMAL =
  /(?:^|[^\d.,])(?:\d*\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:,\d{3})+\.\d*|\d{1,3}(?:,\d{3}){2,})(?![\d.,])/;

/** Looks at the cells of a column, then tells how it writes its numbers. The point is decimal unless the column shows otherwise. */
export class NumberStyleFinder {
  #comma = 0;
  #point = 0;
  /** @type {string | null} */
  #either = null;

  /** @param {string} cell */
  see(cell) {
    if (cell.length > LONGEST) return;
    if (!cell.includes(',') && !cell.includes('.')) return;
    if (POINT_IS_DECIMAL.test(cell)) this.#point++;
    else if (COMMA_IS_DECIMAL.test(cell)) this.#comma++;
    else if (cell.includes(',')) this.#either ??= cell.trim();
  }

  /** @returns {NumberStyle} */
  style() {
    return { decimal: this.#comma > this.#point ? ',' : '.', ambiguous: this.#comma + this.#point === 0 ? this.#either : null };
  }
}

/**
 * The number in a cell, or null when it is none or too large.
 * @param {string} cell @param {NumberStyle} style
 * @returns {number | null}
 */
export function readNumber(cell, style) {
  if (PLAIN.test(cell) || (style.decimal === '.' && PLAIN_WITH_POINT.test(cell))) return finite(Number(cell));
  if (cell.length > LONGEST) return null;
  if (style.decimal === '.' && GROUPED_WITH_POINT.test(cell)) return finite(Number(cell.replaceAll(',', '')));
  const match = PARTS.exec(normalise(cell));
  if (!match) return null;
  const [, sign, digits = '', exponent = '', suffix = ''] = match;
  const scale = SCALE.get(suffix);
  const plain = withoutGroups(digits, style.decimal);
  if (scale === undefined || plain === null) return null;
  return finite(Number(`${sign}${plain}${exponent}`) * scale);
}

/** The engine counts up to 1e30, and a table of a million rows adds up. */
export const mostTokens = 1e24;

/** @param {number} value */
const finite = (value) => (Math.abs(value) <= mostTokens ? value : null);

/** Lower case, without currency, with accounting's (500) as -500 and groups of three joined when spaced. @param {string} cell */
function normalise(cell) {
  let text = cell
    .trim()
    .toLowerCase()
    .replace(/[$€£¥₿Ξ]/g, '')
    .replace(/\u2212/g, '-')
    .trim();
  const negative = /^\((.*)\)$/.exec(text);
  if (negative) text = `-${negative[1]}`;
  return text
    .replace(/(\d)[\s'’_](?=\d{3}(?!\d))/g, '$1')
    .replace(/\s+(?=[a-z]{1,3}$)/, '')
    .replace(/^([-+])\s+/, '$1');
}

/**
 * Digits with a decimal point and no group separators, or null when the groups are not groups.
 * @param {string} digits @param {'.' | ','} decimal
 */
function withoutGroups(digits, decimal) {
  const group = decimal === '.' ? ',' : '.';
  const [whole = '', fraction = '', ...more] = digits.split(decimal);
  if (more.length > 0 || fraction.includes(group) || !/\d/.test(digits)) return null;
  const groups = whole.split(group);
  // The last group has three digits; Indian numbering has groups of two before it.
  const wellFormed =
    groups.length === 1 ||
    groups.every((g, i) => (i === 0 ? /^\d{1,3}$/ : i === groups.length - 1 ? /^\d{3}$/ : /^\d{2,3}$/).test(g));
  return wellFormed ? `${groups.join('') || '0'}.${fraction || '0'}` : null;
}
