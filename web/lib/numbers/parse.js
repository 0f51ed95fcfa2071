// SPDX-License-Identifier: MIT
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
 */

/**
 * @param {string} text
 * @param {{locale?: string, unit?: string, today?: string}} [options]
 * @returns {ParsedNumber}
 */
export function parseNumber(text, options = {}) {
  throw new Error(`not written yet ${text} ${options}`);
}
