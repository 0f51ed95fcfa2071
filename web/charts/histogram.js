// SPDX-License-Identifier: MIT
/**
 * How often each range of outcomes came up.
 * @module
 */
import { valueText } from './axis.js';
import { px } from './decimate.js';
import { markLines, markRows, root, xAxis, xName } from './frame.js';
import { defaultHeight, lineHeight } from './layout.js';
import { extentOf } from './range.js';
import { linear, makeScale } from './scale.js';
import { colour } from './theme.js';
import { h } from './tree.js';

/**
 * @typedef {object} HistogramSpec
 * @property {string} title
 * @property {string} [description]
 * @property {import('./types.js').Axis} x
 * @property {ArrayLike<number>} edges    one more than counts
 * @property {ArrayLike<number>} counts
 * @property {{x: number, label: string}[]} [marks]  mean, today's price, …
 * @property {number} [split]             bins below are drawn as losses
 * @property {number} [height]
 * @property {string} [locale]
 */

/** @param {HistogramSpec} spec @param {number} width px @returns {import('./types.js').Chart} */
export function histogram(spec, width) {
  const domain = spec.x.domain ?? extentOf([spec.edges], spec.x.scale);
  const head = 6 + (lineHeight + 1) * markRows(spec.marks, domain, spec.x.scale, width)(8, width - 8);
  const foot = 24 + (xName(spec.x) ? lineHeight + 3 : 0);
  const height = spec.height ?? Math.round(defaultHeight(width) * 0.7) + head + foot - 30;
  const plot = { left: 8, top: head, right: width - 8, bottom: height - foot };
  const box = { width, height, plot, names: /** @type {const} */ ('none'), sideRoom: 0, labelY: 0, keys: [] };
  const xScale = makeScale(spec.x.scale, domain, [plot.left, plot.right]);
  const yScale = linear([0, Math.max(1e-300, extentOf([spec.counts])[1])], [plot.bottom, plot.top]);
  const bins = Array.from(spec.counts, (count, i) => ({ count, low: Number(spec.edges[i]), high: Number(spec.edges[i + 1]) }));
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  const place = { locale: spec.locale };
  const svg = root(spec, width, height,
    h('g', { class: 'tvd-bins' }, bins.map((bin) => binOf(bin, xScale, yScale, spec.split))),
    xAxis(spec.x, xScale, box, place),
    markLines(spec.marks, xScale, box));
  const texts = bins.map(({ low, high }) => `${valueText(low, spec.x, place)} – ${valueText(high, spec.x, place)}`);
  return {
    svg,
    width,
    height,
    plot,
    stops: Float64Array.from(bins, ({ low, high }) => (low + high) / 2),
    invert: xScale.invert,
    nearest: (x) => {
      const found = bins.findIndex(({ high }) => x < high);
      const i = found < 0 ? bins.length - 1 : found;
      const share = valueText((bins[i]?.count ?? 0) / (total || 1), { unit: 'fraction' }, place);
      const text = texts[i] ?? '';
      return { x, xText: text, px: xScale.at(x), points: [{ key: 'count', label: spec.title, value: bins[i]?.count ?? 0, text: share, py: yScale.at(bins[i]?.count ?? 0), colour: colour('s1') }], spoken: `${text}: ${share}` };
    },
    table: {
      title: spec.title,
      columns: [{ key: 'from', label: 'from', unit: spec.x.unit }, { key: 'to', label: 'to', unit: spec.x.unit }, { key: 'count', label: 'count', unit: 'count' }],
      rows: bins.map(({ low, high, count }) => [low, high, count]),
    },
  };
}

/** @param {{low: number, high: number, count: number}} bin @param {import('./scale.js').Scale} xScale @param {import('./scale.js').Scale} yScale @param {number|undefined} split */
function binOf({ low, high, count }, xScale, yScale, split) {
  const left = xScale.at(low);
  const right = xScale.at(high);
  if (!(count > 0 && count < Infinity) || !Number.isFinite(left) || !Number.isFinite(right)) return null;
  const top = yScale.at(count);
  return h('rect', {
    x: px(left + 0.5),
    y: px(top),
    width: px(Math.max(right - left - 1, 0.5)),
    height: px(Math.max(yScale.range[0] - top, 0.5)),
    fill: colour(split !== undefined && high <= split ? 'bad' : 's1'),
    'fill-opacity': 0.8,
  });
}
