// SPDX-License-Identifier: MIT
/**
 * One output over a grid of two inputs. Cells are drawn as one path per shade, so a grid of thousands of
 * cells stays a few dozen elements; shades are opacities of two colours, so they suit light and dark paper.
 * @module
 */
import { tickTexts, valueText } from './axis.js';
import { px } from './decimate.js';
import { halo, label, root, xAxis, xName, yAxis } from './frame.js';
import { layout, lineHeight } from './layout.js';
import { fit, textWidth } from './measure.js';
import { extentOf } from './range.js';
import { makeScale } from './scale.js';
import { colour } from './theme.js';
import { h } from './tree.js';

/**
 * @typedef {object} HeatSpec
 * @property {string} title
 * @property {string} [description]
 * @property {import('./types.js').Axis & {values: ArrayLike<number>}} x
 * @property {import('./types.js').Axis & {values: ArrayLike<number>}} y
 * @property {ArrayLike<number>} values   row by row: y first
 * @property {import('./types.js').Axis} value
 * @property {number} [middle]            where the two colours meet; without it there is one colour
 * @property {{x: number, y: number, label?: string}} [here]  the present inputs
 * @property {number} [height]
 * @property {string} [locale]
 */

/** Shades on each side; finer steps cannot be told apart. */
const shades = 16;

/** Edges of cells whose centres are given, in the axis's own measure. @param {ArrayLike<number>} centres @param {(v: number) => number} at @returns {number[]} px */
function edges(centres, at) {
  const places = Array.from(centres, at);
  const half = (/** @type {number} */ i, /** @type {number} */ j) => (Number(places[i]) + Number(places[j])) / 2;
  const last = places.length - 1;
  if (last < 1) return [Number(places[0]) - 10, Number(places[0]) + 10];
  const inner = places.slice(1).map((_, i) => half(i, i + 1));
  return [2 * Number(places[0]) - Number(inner[0]), ...inner, 2 * Number(places[last]) - Number(inner[last - 1])];
}

/** @param {HeatSpec} spec @returns {(value: number) => number} signed shade, −16…16 */
function shader(spec) {
  const [low, high] = extentOf([spec.values]);
  const middle = spec.middle ?? low;
  const reach = Math.max(high - middle, middle - low) || 1;
  return (value) => {
    const share = (value - middle) / reach;
    return Math.sign(share) * Math.max(1, Math.ceil(Math.abs(share) * shades)) || 0;
  };
}

/** @param {HeatSpec} spec @param {number[]} columns @param {number[]} rows @returns {Map<number, string>} path data by shade */
function cells(spec, columns, rows) {
  const shade = shader(spec);
  /** @type {Map<number, string>} */
  const paths = new Map();
  const across = columns.length - 1;
  for (let i = 0; i < spec.values.length; i += 1) {
    const value = Number(spec.values[i]);
    if (!Number.isFinite(value)) continue;
    const [left, right] = [columns[i % across], columns[(i % across) + 1]].map((v) => px(Number(v)));
    const [a, b] = [rows[Math.floor(i / across)], rows[Math.floor(i / across) + 1]].map((v) => px(Number(v)));
    const key = shade(value);
    paths.set(key, `${paths.get(key) ?? ''}M${left},${a}H${right}V${b}H${left}Z`);
  }
  return paths;
}

/** @param {HeatSpec} spec @param {number} width px @returns {import('./types.js').Chart} */
export function heatMap(spec, width) {
  const place = { locale: spec.locale };
  const guess = makeScale(spec.y.scale, extentOf([spec.y.values], spec.y.scale), [300, 0]);
  const box = layout({ width, height: spec.height, names: [], markRows: () => 2, yLabel: spec.y.label, xLabel: xName(spec.x), yTexts: tickTexts(guess.ticks(6), spec.y, place).map((tick) => tick.text) });
  const { left, right, top, bottom } = box.plot;
  const xHalf = (right - left) / Math.max(2, 2 * spec.x.values.length);
  const yHalf = (bottom - top) / Math.max(2, 2 * spec.y.values.length);
  const xScale = makeScale(spec.x.scale, extentOf([spec.x.values], spec.x.scale), [left + xHalf, right - xHalf]);
  const yScale = makeScale(spec.y.scale, extentOf([spec.y.values], spec.y.scale), [bottom - yHalf, top + yHalf]);
  const paths = cells(spec, edges(spec.x.values, xScale.at), edges(spec.y.values, yScale.at));
  const svg = root(spec, width, box.height,
    h('g', { class: 'tvd-cells', 'shape-rendering': 'crispEdges' }, [...paths].map(([shade, d]) => h('path', { d, fill: shadeColour(shade, spec), 'fill-opacity': shadeOpacity(shade) }))),
    withoutRules(yAxis({ ...spec.y, label: undefined }, yScale, box, place)),
    xAxis(spec.x, xScale, box, place),
    spec.y.label ? label(spec.y.label, 0, top - 7) : null,
    shadeKey(spec, width),
    spec.here ? hereMark(spec.here, xScale, yScale) : null);
  const stopAt = (/** @type {number} */ x, /** @type {number} */ y) => nearestOf(spec.y.values, y) * spec.x.values.length + nearestOf(spec.x.values, x);
  return {
    svg, width, height: box.height, plot: box.plot, columns: spec.x.values.length,
    stops: Float64Array.from(Array.from(spec.values, (_, i) => i)),
    invert: (x, y) => stopAt(xScale.invert(x), yScale.invert(y)),
    nearest: (i) => cellReading(spec, Math.round(i), xScale, yScale),
    get table() {
      return tableOf(spec);
    },
    ...(spec.here ? { home: stopAt(spec.here.x, spec.here.y) } : {}),
  };
}

/** @param {ArrayLike<number>} values rising @param {number} wanted @returns {number} index of the nearest */
function nearestOf(values, wanted) {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) if (Math.abs(Number(values[i]) - wanted) < Math.abs(Number(values[best]) - wanted)) best = i;
  return best;
}

/** @param {import('../lib/types.js').SvgNode} axis */
const withoutRules = (axis) => ({ ...axis, children: axis.children.filter((child) => typeof child !== 'string' && child.tag === 'text') });

/** Which shade is which value: a strip from the lowest to the highest. @param {HeatSpec} spec @param {number} width */
function shadeKey(spec, width) {
  const [low, high] = extentOf([spec.values]);
  const shade = shader(spec);
  const texts = [low, high].map((value) => valueText(value, spec.value, { locale: spec.locale }));
  const [from = '', to = ''] = texts;
  const name = fit(spec.value.label ?? spec.title, width - textWidth(from) - textWidth(to) - 110);
  const start = textWidth(name) + textWidth(from) + 20;
  const steps = Array.from({ length: 24 }, (_, i) => shade(low + ((high - low) * (i + 0.5)) / 24));
  return h('g', { class: 'tvd-keys' },
    label(name, 0, 12, { fill: colour('ink') }),
    label(from, start - 6, 12, { 'text-anchor': 'end' }),
    steps.map((step, i) => h('rect', { x: px(start + i * 3), y: 3, width: 3, height: 10, fill: shadeColour(step, spec), 'fill-opacity': shadeOpacity(step) })),
    label(to, start + 78, 12));
}

/** @param {number} shade @param {HeatSpec} spec */
const shadeColour = (shade, spec) => (spec.middle === undefined ? colour('s1') : colour(shade < 0 ? 'bad' : 'good'));
/** @param {number} shade */
const shadeOpacity = (shade) => px(0.06 + (0.9 * Math.abs(shade)) / shades);

/** @param {{x: number, y: number, label?: string}} here @param {import('./scale.js').Scale} xScale @param {import('./scale.js').Scale} yScale */
function hereMark(here, xScale, yScale) {
  const x = px(xScale.at(here.x));
  const y = px(yScale.at(here.y));
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
  return h('g', { class: 'tvd-here' },
    h('circle', { cx: x, cy: y, r: 5, stroke: colour('paper'), 'stroke-width': 4 }),
    h('circle', { cx: x, cy: y, r: 5, stroke: colour('ink'), 'stroke-width': 2 }),
    here.label ? label(here.label, x, y - lineHeight + 3, { 'text-anchor': 'middle', fill: colour('ink'), ...halo }) : null);
}

/** @param {HeatSpec} spec @param {number} index @param {import('./scale.js').Scale} xScale @param {import('./scale.js').Scale} yScale @returns {import('./types.js').Reading} */
function cellReading(spec, index, xScale, yScale) {
  const i = Math.max(0, Math.min(spec.values.length - 1, index));
  const across = spec.x.values.length;
  const x = Number(spec.x.values[i % across]);
  const y = Number(spec.y.values[Math.floor(i / across)]);
  const place = { locale: spec.locale };
  const xText = `${spec.x.label ?? 'x'} ${valueText(x, spec.x, place)}, ${spec.y.label ?? 'y'} ${valueText(y, spec.y, place)}`;
  const value = Number(spec.values[i]);
  const text = valueText(value, spec.value, place);
  return { x: i, xText, px: xScale.at(x), points: [{ key: 'value', label: spec.value.label ?? spec.title, value, text, py: yScale.at(y), colour: colour('ink') }], spoken: `${xText}: ${spec.value.label ?? spec.title} ${text}` };
}

/** @param {HeatSpec} spec @returns {import('../lib/types.js').Table} */
function tableOf(spec) {
  const across = spec.x.values.length;
  const columns = [{ key: 'y', label: spec.y.label ?? 'y', unit: spec.y.unit }, ...Array.from(spec.x.values, (x, i) => ({ key: `x${i}`, label: valueText(x, spec.x, {}), unit: spec.value.unit }))];
  const rows = Array.from(spec.y.values, (y, j) => [y, ...Array.from(spec.x.values, (_, i) => Number(spec.values[j * across + i]))]);
  return { title: spec.title, columns, rows };
}
