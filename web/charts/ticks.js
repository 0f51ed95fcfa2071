// SPDX-License-Identifier: MIT

/** Steps that read well, and from which excess over a power of ten each is taken: the geometric means between them. */
const steps = [[10, Math.sqrt(50)], [5, Math.sqrt(10)], [2, Math.sqrt(2)]];

/**
 * Round numbers from low to high, about as many as asked, a 1, 2 or 5 times a power of ten apart (Heckbert, "Nice
 * numbers for graph labels", Graphics Gems, 1990). Steps below 1 divide instead of multiplying, so that 0.3 is 0.3.
 * @param {number} low @param {number} high @param {number} count @returns {number[]}
 */
export function ticks(low, high, count) {
  const wanted = (high - low) / Math.max(1, count);
  if (!(wanted > 0) || !Number.isFinite(wanted)) return [];
  const power = Math.floor(Math.log10(wanted));
  const excess = wanted / 10 ** power;
  const factor = steps.find(([, from]) => excess >= /** @type {number} */ (from))?.[0] ?? 1;
  const shift = 10 ** Math.abs(power);
  const value = (/** @type {number} */ i) => (power < 0 ? (i * factor) / shift : i * factor * shift);
  let first = Math.round(low / value(1));
  if (value(first) < low) first += 1;
  let last = Math.round(high / value(1));
  if (value(last) > high) last -= 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => value(first + i));
}
