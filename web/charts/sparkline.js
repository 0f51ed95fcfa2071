// SPDX-License-Identifier: MIT
/**
 * The headline answer over a slider's range, drawn small behind it: values at equal distances, lowest to highest.
 * @module
 */
import { linePath } from './decimate.js';
import { extentOf } from './range.js';
import { h } from './tree.js';

const width = 100;
const height = 20;

/** Less than a thousandth is no shape to look at. */
const leastRise = 1e-3;

/** @param {Float64Array} values not finite: a gap @returns {import('../lib/types.js').SvgNode|null} stretches to its box; null: this input does not move the answer */
export function sparkline(values) {
  const [low, high] = extentOf([values]);
  if (!(high - low > leastRise * Math.abs(high))) return null;
  const xs = Float64Array.from(values, (_value, i) => (i / (values.length - 1)) * width);
  const ys = Float64Array.from(values, (value) => (height * 0.9 * (high - value)) / (high - low));
  const d = linePath(xs, ys).split('M').map(areaUnder).join('');
  return d === '' ? null : h('svg', { class: 'tvd-sparkline', viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true', fill: 'currentColor', preserveAspectRatio: 'none' },
    h('path', { d }));
}

/** @param {string} edge without gaps, a point alone is none @returns {string} path data */
function areaUnder(edge) {
  const points = edge.split('L');
  const [first, last] = [points[0], points.at(-1)].map((point) => point?.split(',')[0]);
  return points.length > 1 ? `M${edge}L${last},${height}L${first},${height}Z` : '';
}
