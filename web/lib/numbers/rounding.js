// SPDX-License-Identifier: MIT
/**
 * Rounding for the screen, toward caution where asked: a loss up, a safety margin down.
 * @module
 */

/** Differences below this are noise of binary arithmetic: 0.30000000000000004 is not "more than 0.3". */
const noise = 1e-12;

/** @param {number} value @returns {number} decimal exponent of the leading digit; 0 for 0 */
export function exponentOf(value) {
  return value === 0 ? 0 : Number(value.toExponential().split('e')[1]);
}

/** Decimals that leave `digits` significant ones, none of the integer's dropped. @param {number} value @param {number} digits */
export function decimalsFor(value, digits) {
  return value === 0 ? 0 : Math.max(0, digits - 1 - exponentOf(value));
}

/**
 * @param {number} value @param {number} rounded to nearest @param {number} step
 * @param {'up'|'down'|'nearest'} caution @returns {number} rounded, moved one step when it lies on the wrong side
 */
function cautious(value, rounded, step, caution) {
  const gap = value - rounded;
  if (caution === 'nearest' || Math.abs(gap) <= noise * Math.abs(value)) return rounded;
  if (caution === 'up') return gap > 0 ? rounded + step : rounded;
  return gap < 0 ? rounded - step : rounded;
}

/** @param {number} value @param {number} decimals @param {'up'|'down'|'nearest'} caution @returns {number} */
export function roundDecimals(value, decimals, caution) {
  const rounded = Number(value.toFixed(Math.min(decimals, 100)));
  return Number(cautious(value, rounded, 10 ** -decimals, caution).toFixed(Math.min(decimals, 100)));
}

/** @param {number} value @param {number} digits significant @param {'up'|'down'|'nearest'} caution @returns {number} */
export function roundCompact(value, digits, caution) {
  const rounded = Number(value.toPrecision(digits));
  const moved = cautious(value, rounded, 10 ** (exponentOf(value) - digits + 1), caution);
  return Number(moved.toPrecision(digits));
}
