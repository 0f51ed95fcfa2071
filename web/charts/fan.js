// SPDX-License-Identifier: MIT
/**
 * A distribution over time: nested bands between percentiles around the median.
 * @module
 */
import { areaPath, placed } from './decimate.js';
import { lineChart } from './line.js';
import { extentOf, padded } from './range.js';
import { makeScale } from './scale.js';
import { colour } from './theme.js';
import { h } from './tree.js';

/**
 * @typedef {import('./types.js').ChartSpec & {bands: {low: ArrayLike<number>, high: ArrayLike<number>, label: string}[]}} FanSpec
 * bands from the widest inward; `series` holds the median and whatever else is a line
 */

/** @param {FanSpec} spec @param {number} width px @returns {import('./types.js').Chart} */
export function fan(spec, width) {
  const columns = [...spec.bands.flatMap(({ low, high }) => [low, high]), ...spec.series.map(({ values }) => values)];
  const references = (spec.y.reference ?? []).map(({ value }) => value);
  const domain = padded(spec.y, extentOf([...columns, references], spec.y.scale));
  const xDomain = spec.x.domain ?? extentOf([spec.x.values, ...spec.series.map(({ x = [] }) => x)], spec.x.scale);
  const chart = lineChart({ ...spec, x: { ...spec.x, domain: xDomain }, y: { ...spec.y, domain } }, width);
  const xScale = makeScale(spec.x.scale, xDomain, [chart.plot.left, chart.plot.right]);
  const yScale = makeScale(spec.y.scale, domain, [chart.plot.bottom, chart.plot.top]);
  const xs = placed(spec.x.values, xScale.at);
  const bands = h('g', { class: 'tvd-bands' }, spec.bands.map(({ low, high }) => h('path', {
    d: areaPath(xs, placed(high, yScale.at), placed(low, yScale.at)),
    fill: colour('s1'),
    'fill-opacity': 0.16,
  })));
  const { width: w, height, plot, stops, home, invert, nearest } = chart;
  return {
    width: w, height, plot, stops, home, invert, nearest,
    svg: { ...chart.svg, children: [bands, ...chart.svg.children] },
    get table() {
      return withBands(spec, chart.table);
    },
  };
}

/** @param {FanSpec} spec @param {import('../lib/types.js').Table} table @returns {import('../lib/types.js').Table} */
function withBands(spec, table) {
  const columns = spec.bands.flatMap(({ label }, i) => ['low', 'high'].map((end) => ({ key: `${end}${i}`, label: `${label} (${end})`, unit: spec.y.unit })));
  const rows = table.rows.map((row, i) => [...row, ...spec.bands.flatMap(({ low, high }) => [low[i] ?? null, high[i] ?? null])]);
  return { ...table, columns: [...table.columns, ...columns], rows };
}
