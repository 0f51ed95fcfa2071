// SPDX-License-Identifier: MIT
/**
 * @typedef {object} FormatOptions
 * @property {string} [unit]       schema unit: fraction, perYear, perSqrtYear and ratio read as percentages
 * @property {string} [locale]
 * @property {number} [digits]     significant digits, integer digits never dropped unless compact (default by unit)
 * @property {boolean} [compact]   12.3M
 * @property {'up'|'down'|'nearest'} [caution]  direction of rounding
 * @property {string} [today]      ISO date; unit "year" is then read as a date
 */

/** @param {number|string|null|undefined} value @param {FormatOptions} [options] @returns {string} */
export function formatNumber(value, options = {}) { throw new Error(`${value} ${options}`); }

/** @param {number|string} value @param {{unit?: string, locale?: string}} [options] @returns {string} */
export function formatField(value, options = {}) { throw new Error(`${value} ${options}`); }

/** @param {number} value @returns {string} */
export function formatPlain(value) { throw new Error(`${value}`); }
