// SPDX-License-Identifier: MIT
/**
 * Paths of long columns: in each pixel column the first, lowest, highest and last point, which draws the same
 * picture as all of them. Two points at one x are a step: the largest in a column is kept whole, so cliffs stay upright.
 * @module
 */
import { simplify } from './simplify.js';

/** @typedef {ArrayLike<number>} Numbers */
/** @typedef {(value: number) => number} Place */

/** @param {number} value px @returns {number} to a hundredth, short in the file and finer than any screen */
export const px = (value) => Math.round(value * 100) / 100;

/**
 * Indices to draw, in order; -1 marks a gap.
 * @param {Numbers} xs pixel positions, never falling @param {Numbers} ys pixel positions; not finite: a gap @returns {number[]}
 */
export function decimate(xs, ys) {
  /** @type {number[]} */
  const out = [];
  let i = 0;
  while (i < xs.length) {
    if (!drawable(xs, ys, i)) {
      if (out.length && out.at(-1) !== -1) out.push(-1);
      i += 1;
    } else i = columnEnd(xs, ys, i, out);
  }
  if (out.at(-1) === -1) out.pop();
  return out;
}

/** @param {Numbers} xs @param {Numbers} ys @param {number} i */
const drawable = (xs, ys, i) => Number.isFinite(xs[i]) && Number.isFinite(ys[i]);

/** Adds one pixel column's points. @param {Numbers} xs @param {Numbers} ys @param {number} first @param {number[]} out @returns {number} index after the column */
function columnEnd(xs, ys, first, out) {
  const column = Math.floor(at(xs, first));
  let low = first;
  let high = first;
  let jump = first;
  let leap = 0;
  let i = first + 1;
  for (; i < xs.length && drawable(xs, ys, i) && Math.floor(at(xs, i)) === column; i += 1) {
    if (at(ys, i) < at(ys, low)) low = i;
    if (at(ys, i) > at(ys, high)) high = i;
    const rise = at(xs, i) === at(xs, i - 1) ? Math.abs(at(ys, i) - at(ys, i - 1)) : 0;
    if (rise > leap) [jump, leap] = [i, rise];
  }
  if (i === first + 1) out.push(first);
  else keep(out, leap > 0 ? [first, low, high, jump - 1, jump, i - 1] : [first, low, high, i - 1]);
  return i;
}

/** @param {Numbers} values @param {number} i @returns {number} */
const at = (values, i) => /** @type {number} */ (values[i]);

/** Each once, in order. @param {number[]} out @param {number[]} indices */
function keep(out, indices) {
  indices.sort((a, b) => a - b);
  indices.forEach((index, k) => {
    if (k === 0 || index !== indices[k - 1]) out.push(index);
  });
}

/** @param {Numbers} values @param {Place} place @returns {Float64Array} */
export function placed(values, place) {
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i += 1) out[i] = place(/** @type {number} */ (values[i]));
  return out;
}

/** @param {Numbers} xs px @param {Numbers} ys px @returns {string} path data of the line */
export function linePath(xs, ys) {
  let path = '';
  let pen = 'M';
  for (const i of simplify(xs, ys, decimate(xs, ys))) {
    if (i === -1) pen = 'M';
    else {
      path += `${pen}${px(/** @type {number} */ (xs[i]))},${px(/** @type {number} */ (ys[i]))}`;
      pen = 'L';
    }
  }
  return path;
}

/** Gaps are closed over: a band has none. @param {string} upper path of one edge @param {string} lower path of the other @returns {string} path data of the area between */
export function areaBetween(upper, lower) {
  const there = upper.replaceAll('M', 'L').slice(1);
  const back = lower.replaceAll('M', 'L').slice(1).split('L').reverse();
  return there && back[0] ? `M${there}L${back.join('L')}Z` : '';
}

/** @param {Numbers} xs px @param {Numbers} upper px @param {Numbers} lower px @returns {string} path data of the area between */
export const areaPath = (xs, upper, lower) => areaBetween(linePath(xs, upper), linePath(xs, lower));
