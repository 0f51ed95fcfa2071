// SPDX-License-Identifier: MIT
/**
 * What a chart says at one x: for the cursor, the pointer and the screen reader.
 * @module
 */
import { valueText } from './axis.js';

/** @typedef {ArrayLike<number>} Numbers */
/** @typedef {import('./types.js').Reading} Reading */

/** How many do not exceed x. @param {Numbers} xs never falling @param {number} x @returns {number} */
function countUpTo(xs, x) {
  let low = 0;
  let high = xs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {number} */ (xs[middle]) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Linear between points; at a step (two points at one x) the value after it; not beyond the ends.
 * @param {Numbers} xs never falling @param {Numbers} values @param {number} x @returns {number} NaN where there is none
 */
export function valueAt(xs, values, x) {
  const after = countUpTo(xs, x);
  const before = after - 1;
  if (before < 0) return NaN;
  const x0 = /** @type {number} */ (xs[before]);
  const y0 = /** @type {number} */ (values[before]);
  if (x === x0) return y0;
  if (after >= xs.length) return NaN;
  const share = (x - x0) / (/** @type {number} */ (xs[after]) - x0);
  return y0 + share * (/** @type {number} */ (values[after]) - y0);
}

/** Distinct x values, at most `most` of them, steps and ends kept. @param {Numbers} xs @param {number} [most] @returns {Float64Array} */
export function stopsOf(xs, most = 400) {
  const every = Math.max(1, Math.ceil(xs.length / most));
  /** @type {number[]} */
  const out = [];
  for (let i = 0; i < xs.length; i += 1) {
    const x = /** @type {number} */ (xs[i]);
    const kept = i % every === 0 || i === xs.length - 1 || x === xs[i + 1];
    if (kept && Number.isFinite(x) && x !== out.at(-1)) out.push(x);
  }
  return Float64Array.from(out);
}

/**
 * @param {object} source
 * @param {import('./types.js').ChartSpec} source.spec
 * @param {import('./scale.js').Scale} source.xScale
 * @param {import('./scale.js').Scale} source.yScale
 * @param {{key: string, label: string, colour: string, x: Numbers, values: Numbers, heights?: Numbers}[]} source.series heights: where to put the dot, when not at the value
 * @returns {(x: number) => Reading}
 */
export function reader({ spec, xScale, yScale, series }) {
  const place = { locale: spec.locale, today: spec.today };
  return (wanted) => {
    const x = Math.max(xScale.domain[0], Math.min(xScale.domain[1], wanted));
    const points = series.map(({ key, label, colour, x: xs, values, heights }) => {
      const value = valueAt(xs, values, x);
      return { key, label, colour, value, text: valueText(value, spec.y, place), py: yScale.at(heights ? valueAt(xs, heights, x) : value) };
    }).filter((point) => !Number.isNaN(point.value));
    const xText = valueText(x, spec.x, place);
    const spoken = `${xText}: ${points.map((point) => `${point.label} ${point.text}`).join('; ')}`;
    return { x, xText, px: xScale.at(x), points, spoken };
  };
}

/** All columns at the chart's own x values, then at those of a series that reaches further. @param {import('./types.js').ChartSpec} spec @returns {import('../lib/types.js').Table} */
export function tableOf(spec) {
  const columns = [
    { key: 'x', label: spec.x.label ?? 'x', unit: spec.x.unit },
    ...spec.series.map(({ key, label }) => ({ key, label, unit: spec.y.unit })),
  ];
  const own = Array.from(spec.x.values);
  const further = spec.series.flatMap(({ x = [] }) => Array.from(x)).filter((x) => x > (own.at(-1) ?? -Infinity));
  const rows = [...own, ...further].map((x, i) => [x, ...spec.series.map((one) => tableCell(one, x, i))]);
  return { title: spec.title, columns, rows };
}

/** @param {import('./types.js').Series} series @param {number} x @param {number} i @returns {number|null} */
function tableCell(series, x, i) {
  const value = series.x ? valueAt(series.x, series.values, x) : Number(series.values[i]);
  return Number.isNaN(value) ? null : value;
}
