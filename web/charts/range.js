// SPDX-License-Identifier: MIT
/**
 * From values to the range an axis shows.
 * @module
 */

/**
 * Lowest and highest finite value of some columns; above 0 only, when the axis is logarithmic.
 * @param {ArrayLike<number>[]} columns @param {'linear'|'log'} [scale] @returns {[number, number]} [0, 1] when there is none
 */
export function extentOf(columns, scale = 'linear') {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns) {
    for (let i = 0; i < column.length; i += 1) {
      const value = Number(column[i]);
      if (!Number.isFinite(value) || (scale === 'log' && value <= 0)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : scale === 'log' ? [1, 10] : [0, 1];
}

/** Air above and below the data; zero as the axis asks. @param {import('./types.js').Axis} axis @param {[number, number]} extent @param {boolean} [zeroByDefault] @returns {[number, number]} */
export function padded(axis, [low, high], zeroByDefault = false) {
  if (axis.domain) return axis.domain;
  if (axis.scale === 'log') return low === high ? [low / 2, high * 2] : [low * (low / high) ** 0.04, high * (high / low) ** 0.04];
  const zero = axis.zero ?? zeroByDefault;
  const bottom = zero ? Math.min(0, low) : low;
  const top = zero ? Math.max(0, high) : high;
  const air = (top - bottom) * 0.05;
  return [zero && bottom === 0 ? 0 : bottom - air, zero && top === 0 ? 0 : top + air];
}
