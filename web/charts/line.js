// SPDX-License-Identifier: MIT
/**
 * Lines over a common x axis.
 * @module
 */
import { tickTexts } from './axis.js';
import { linePath, placed } from './decimate.js';
import { keyRow, markLines, markRows, references, root, xAxis, xName, yAxis } from './frame.js';
import { defaultHeight, layout } from './layout.js';
import { endNames } from './names.js';
import { reader, stopsOf, tableOf, valueAt } from './reading.js';
import { extentOf, padded } from './range.js';
import { makeScale } from './scale.js';
import { seriesColour } from './theme.js';
import { h } from './tree.js';

/** @typedef {import('./types.js').ChartSpec} ChartSpec */
/** @typedef {import('./types.js').Series} Series */

/** @type {Record<string, {width: number, dash?: string, strong?: boolean, opacity?: number}>} */
const styles = {
  main: { width: 2.75, strong: true },
  normal: { width: 1.75 },
  muted: { width: 1.5, opacity: 0.7 },
  dashed: { width: 1.75, dash: '5 4' },
};

/** @param {Series} series */
const styleOf = (series) => styles[series.emphasis ?? 'normal'] ?? { width: 1.75 };

/**
 * @param {ChartSpec} spec @param {number} width px, 280 or more
 * @returns {import('./types.js').Chart}
 */
export function lineChart(spec, width) {
  const series = spec.series.map((one, i) => ({ ...one, x: one.x ?? spec.x.values, colour: one.colour ?? seriesColour(i) }));
  const place = { locale: spec.locale, today: spec.today };
  const xDomain = spec.x.domain ?? extentOf(series.map((one) => one.x), spec.x.scale);
  const yDomain = padded(spec.y, extentOf([...series.map((one) => one.values), referenceValues(spec)], spec.y.scale));
  const guess = makeScale(spec.y.scale, yDomain, [spec.height ?? defaultHeight(width), 0]);
  const box = layout({
    width,
    height: spec.height,
    names: series.map(({ key, label, colour, ...one }) => ({ key, label, colour, dashed: one.emphasis === 'dashed', strong: styleOf({ key, label, ...one }).strong })),
    yLabel: spec.y.label,
    yTexts: tickTexts(guess.ticks(6), spec.y, place).map((tick) => tick.text),
    xLabel: xName(spec.x), markRows: markRows(spec.marks, xDomain, spec.x.scale, width),
  });
  const xScale = makeScale(spec.x.scale, xDomain, [box.plot.left, box.plot.right]);
  const yScale = makeScale(spec.y.scale, yDomain, [box.plot.bottom, box.plot.top]);
  const svg = root(spec, width, box.height,
    yAxis(spec.y, yScale, box, place),
    xAxis(spec.x, xScale, box, place),
    markLines(spec.marks, xScale, box),
    references(spec.y, yScale, box),
    h('g', { class: 'tvd-lines', 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }, [...series].reverse().map((one) => linesOf(one, xScale, yScale))),
    box.names === 'top' ? keyRow(box) : endNames(series.map((one) => endOf(one, xDomain[1], xScale, yScale)).filter((name) => Number.isFinite(name.y)), box));
  return {
    svg,
    width,
    height: box.height,
    plot: box.plot,
    ...alongLines(series),
    invert: xScale.invert,
    nearest: reader({ spec, xScale, yScale, series }),
    get table() {
      return tableOf(spec); // made when asked for: a drag redraws the picture, not the table
    },
  };
}

/** The cursor goes to the end of the longest line; until it is moved it stands where all have values. @param {{x: ArrayLike<number>}[]} series */
function alongLines(series) {
  const ends = series.map(({ x }) => Number(x[x.length - 1]));
  return { stops: stopsOf(series[ends.indexOf(Math.max(...ends))]?.x ?? []), home: Math.min(...ends) };
}

/** @param {ChartSpec} spec @returns {number[]} */
const referenceValues = (spec) => (spec.y.reference ?? []).map(({ value }) => value);

/** @param {Series & {x: ArrayLike<number>, colour: string}} series @param {import('./scale.js').Scale} xScale @param {import('./scale.js').Scale} yScale */
function linesOf(series, xScale, yScale) {
  const style = styleOf(series);
  const d = linePath(placed(series.x, xScale.at), placed(series.values, yScale.at));
  return d === '' ? null : h('path', {
    class: 'tvd-line',
    'data-key': series.key,
    d,
    stroke: series.colour,
    'stroke-width': style.width,
    'stroke-dasharray': style.dash,
    'stroke-opacity': style.opacity,
  });
}

/** @param {Series & {x: ArrayLike<number>, colour: string}} series @param {number} x @param {import('./scale.js').Scale} xScale @param {import('./scale.js').Scale} yScale */
function endOf(series, x, xScale, yScale) {
  const end = Math.min(x, Number(series.x[series.x.length - 1]));
  return { key: series.key, label: series.label, colour: series.colour, strong: styleOf(series).strong, x: xScale.at(end), y: yScale.at(valueAt(series.x, series.values, end)) };
}
