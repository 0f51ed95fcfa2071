// SPDX-License-Identifier: MIT
/**
 * Stacked areas: parts of a whole over time. Negative parts (burns) hang below zero.
 * @module
 */
import { tickTexts } from './axis.js';
import { areaBetween, linePath, placed } from './decimate.js';
import { keyRow, markLines, markRows, references, root, xAxis, xName, yAxis } from './frame.js';
import { defaultHeight, layout, lineHeight } from './layout.js';
import { endNames } from './names.js';
import { extentOf, padded } from './range.js';
import { reader, stopsOf, tableOf } from './reading.js';
import { makeScale } from './scale.js';
import { colour, seriesColour } from './theme.js';
import { h } from './tree.js';

/** @typedef {import('./types.js').ChartSpec} ChartSpec */
/** @typedef {import('./types.js').Series & {colour: string, lower: Float64Array, upper: Float64Array}} Layer */

/**
 * Each value sits on the sum of those before it that have its sign, point by point.
 * @param {ChartSpec} spec @returns {Layer[]}
 */
export function stacked(spec) {
  const count = spec.x.values.length;
  const above = new Float64Array(count);
  const below = new Float64Array(count);
  return spec.series.map((series, k) => {
    const lower = new Float64Array(count);
    const upper = new Float64Array(count);
    for (let i = 0; i < count; i += 1) {
      const value = Number(series.values[i]) || 0;
      const pile = value < 0 ? below : above;
      lower[i] = /** @type {number} */ (pile[i]);
      pile[i] = upper[i] = /** @type {number} */ (lower[i]) + value;
    }
    return { ...series, colour: series.colour ?? seriesColour(k), lower, upper };
  });
}

/**
 * Series from the bottom up; all on the chart's own x.
 * @param {ChartSpec} spec @param {number} width px @returns {import('./types.js').Chart}
 */
export function stackedArea(spec, width) {
  const layers = stacked(spec);
  const place = { locale: spec.locale, today: spec.today };
  const axis = { ...spec.y, scale: /** @type {const} */ ('linear') };
  const yDomain = padded(axis, extentOf([...layers.map((layer) => layer.upper), referenceValues(spec)]), true);
  const guess = makeScale('linear', yDomain, [spec.height ?? defaultHeight(width), 0]);
  const xDomain = spec.x.domain ?? extentOf([spec.x.values]);
  const named = [...layers].reverse();
  const box = layout({ width, height: spec.height, names: named, cutNames: true, yLabel: spec.y.label, yTexts: tickTexts(guess.ticks(6), axis, place).map((tick) => tick.text), xLabel: xName(spec.x), markRows: markRows(spec.marks, xDomain, spec.x.scale, width) });
  const xScale = makeScale(spec.x.scale, xDomain, [box.plot.left, box.plot.right]);
  const yScale = makeScale('linear', yDomain, [box.plot.bottom, box.plot.top]);
  const xs = placed(spec.x.values, xScale.at);
  const svg = root(spec, width, box.height,
    yAxis(axis, yScale, box, place),
    h('g', { class: 'tvd-areas' }, layers.map((layer) => areaOf(layer, xs, yScale))),
    xAxis(spec.x, xScale, box, place),
    markLines(spec.marks, xScale, box),
    references(axis, yScale, box),
    box.names === 'top' ? keyRow(box, true) : endNames(roomFor(layers, box, yScale), box));
  return {
    svg,
    width,
    height: box.height,
    plot: box.plot,
    stops: stopsOf(spec.x.values),
    invert: xScale.invert,
    nearest: reader({ spec: { ...spec, y: axis }, xScale, yScale, series: layers.map((layer) => ({ ...layer, x: spec.x.values, heights: layer.upper })) }),
    get table() {
      return tableOf(spec); // made when asked for: a drag redraws the picture, not the table
    },
  };
}

/** @param {ChartSpec} spec @returns {number[]} */
const referenceValues = (spec) => (spec.y.reference ?? []).map(({ value }) => value);

/** @param {Layer} layer @param {Float64Array} xs @param {import('./scale.js').Scale} yScale */
function areaOf(layer, xs, yScale) {
  const upper = linePath(xs, placed(layer.upper, yScale.at));
  const lower = linePath(xs, placed(layer.lower, yScale.at));
  return h('g', { class: 'tvd-area', 'data-key': layer.key },
    h('path', { d: areaBetween(upper, lower), fill: layer.colour, 'fill-opacity': layer.emphasis === 'muted' ? 0.2 : 0.72 }),
    h('path', { d: upper, stroke: colour('paper'), 'stroke-width': 1.5 }));
}

/**
 * Names of the layers that end thick enough, the thickest first while there is room.
 * @param {Layer[]} layers @param {import('./layout.js').Layout} box @param {import('./scale.js').Scale} yScale
 */
function roomFor(layers, box, yScale) {
  const most = Math.max(1, Math.floor((box.plot.bottom - box.plot.top) / (1.6 * lineHeight)));
  return layers
    .map((layer) => {
      const top = yScale.at(Number(layer.upper.at(-1)));
      const bottom = yScale.at(Number(layer.lower.at(-1)));
      return { key: layer.key, label: layer.label, colour: layer.colour, y: (top + bottom) / 2, size: Math.abs(bottom - top) };
    })
    .filter(({ y, size }) => size > 0.5 && Number.isFinite(y))
    .sort((a, b) => b.size - a.size)
    .slice(0, most);
}
