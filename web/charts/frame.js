// SPDX-License-Identifier: MIT
/**
 * What every plot stands in: root element, rules, ticks, names of the axes, references and marks.
 * @module
 */
import { xTicks, yTicks } from './axis.js';
import { px } from './decimate.js';
import { keySwatch, lineHeight } from './layout.js';
import { fit, textSize, textWidth } from './measure.js';
import { makeScale } from './scale.js';
import { colour, textColour } from './theme.js';
import { h } from './tree.js';

/** @typedef {import('../lib/types.js').SvgNode} SvgNode */
/** @typedef {import('./types.js').Axis} Axis */
/** @typedef {import('./scale.js').Scale} Scale */
/** @typedef {import('./layout.js').Layout} Layout */
/** @typedef {{locale?: string, today?: string}} Place */

/**
 * @param {{title: string, description?: string, locale?: string}} spec @param {number} width @param {number} height
 * @param {...(SvgNode|null|undefined|false|(SvgNode|null|undefined|false)[])} children @returns {SvgNode}
 */
export function root(spec, width, height, ...children) {
  return h('svg', {
    class: 'tvd-chart',
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: 'img',
    'aria-label': spec.description ? `${spec.title}. ${spec.description}` : spec.title,
    lang: spec.locale,
    direction: 'ltr',
    fill: 'none',
    'font-family': 'var(--tvd-font,ui-sans-serif,system-ui,sans-serif)',
    'font-size': textSize,
  }, ...children);
}

/** @param {string} text @param {number} x @param {number} y @param {Record<string, string|number|undefined|false>} [attrs] @returns {SvgNode} */
export function label(text, x, y, attrs = {}) {
  return h('text', { x: px(x), y: px(y), fill: colour('muted'), ...attrs }, text);
}

/** Text over the plot keeps a rim of paper, so that lines do not cut it. */
export const halo = { stroke: colour('paper'), 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {Record<string, string|number|undefined>} attrs @returns {SvgNode} */
export function rule(x1, y1, x2, y2, attrs) {
  return h('path', { d: `M${px(x1)},${px(y1)}L${px(x2)},${px(y2)}`, ...attrs });
}

/** @param {Axis} axis @param {Scale} scale @param {Layout} layout @param {Place} place @returns {SvgNode} */
export function yAxis(axis, scale, layout, place) {
  const { left, right } = layout.plot;
  const ticks = yTicks(axis, scale, place);
  return h('g', { class: 'tvd-y', 'aria-hidden': 'true' },
    ticks.map(({ value }) => rule(left, scale.at(value), right, scale.at(value), { stroke: colour(value === 0 ? 'axis' : 'grid') })),
    ticks.map(({ value, text }) => label(text, left - 7, scale.at(value) + 4, { 'text-anchor': 'end' })),
    axis.label ? label(fit(axis.label, layout.width), 0, layout.labelY) : null);
}

/** @param {Axis} axis @param {Scale} scale @param {Layout} layout @param {Place} place @returns {SvgNode} */
export function xAxis(axis, scale, layout, place) {
  const { left, right, bottom } = layout.plot;
  const name = xName(axis);
  const ticks = xTicks(axis, scale, place);
  let taken = -Infinity;
  const texts = ticks.map(({ value, text }) => {
    const half = textWidth(text) / 2;
    const x = Math.max(half, Math.min(layout.width - half, scale.at(value)));
    if (x - half < taken + 6) return null;
    taken = x + half;
    return label(text, x, bottom + lineHeight + 3, { 'text-anchor': 'middle' });
  });
  return h('g', { class: 'tvd-x', 'aria-hidden': 'true' },
    rule(left, bottom, right, bottom, { stroke: colour('axis') }),
    ticks.map(({ value }) => rule(scale.at(value), bottom, scale.at(value), bottom + 4, { stroke: colour('axis') })),
    texts,
    name ? label(fit(name, layout.width), right, bottom + 2 * lineHeight + 6, { 'text-anchor': 'end' }) : null);
}

/** Time needs no name under its axis. @param {Axis} axis @returns {string} '' for none */
export const xName = (axis) => (axis.unit === 'year' ? '' : axis.label ?? '');

/** Thin dashed rules at values worth comparing with, e.g. today's price. @param {Axis} axis @param {Scale} scale @param {Layout} layout @returns {SvgNode} */
export function references(axis, scale, layout) {
  const { left, right, top } = layout.plot;
  const inside = (axis.reference ?? []).filter(({ value }) => scale.at(value) >= top - 1 && scale.at(value) <= layout.plot.bottom + 1);
  return h('g', { class: 'tvd-reference' }, inside.map(({ value, label: text }) => [
    rule(left, scale.at(value), right, scale.at(value), { stroke: colour('muted'), 'stroke-dasharray': '2 3' }),
    text ? label(fit(text, right - left), right, scale.at(value) - 5, { 'text-anchor': 'end', ...halo }) : null,
  ]).flat());
}

/** @typedef {{at: number, centre: number, text: string, row: number}} Mark */

/**
 * Marks inside the plot, each name in the lowest row where it does not touch another; -1: no room in two rows.
 * @param {{x: number, label: string}[]} marks @param {(x: number) => number} at @param {number} left @param {number} right @param {number} width
 * @returns {Mark[]}
 */
export function placeMarks(marks, at, left, right, width) {
  const taken = [-Infinity, -Infinity];
  const inside = marks.map((mark) => ({ at: at(mark.x), text: mark.label })).filter((mark) => mark.at >= left - 0.5 && mark.at <= right + 0.5);
  return inside.sort((a, b) => a.at - b.at).map((mark) => {
    const half = textWidth(mark.text) / 2;
    const centre = Math.max(half, Math.min(width - half, mark.at));
    const row = taken.findIndex((end) => centre - half > end + 8);
    if (row >= 0) taken[row] = centre + half;
    return { ...mark, centre, row };
  });
}

/** Rows of names the marks need. @param {{x: number, label: string}[]|undefined} marks @param {[number, number]} domain @param {'linear'|'log'|undefined} kind @param {number} width */
export const markRows = (marks = [], domain, kind, width) => (/** @type {number} */ left, /** @type {number} */ right) =>
  Math.max(0, ...placeMarks(marks, makeScale(kind, domain, [left, right]).at, left, right, width).map(({ row }) => row + 1));

/** Dated events: a hairline, named above the plot where there is room. @param {{x: number, label: string}[]|undefined} marks @param {Scale} scale @param {Layout} layout @returns {SvgNode} */
export function markLines(marks = [], scale, layout) {
  const { left, right, top, bottom } = layout.plot;
  return h('g', { class: 'tvd-marks' }, placeMarks(marks, scale.at, left, right, layout.width).flatMap(({ at, centre, text, row }) => [
    rule(at, top - Math.max(row, 0) * lineHeight, at, bottom, { stroke: colour('ink'), 'stroke-opacity': 0.6, 'stroke-dasharray': '1 3' }),
    row >= 0 ? label(text, centre, top - 5 - row * (lineHeight + 1), { 'text-anchor': 'middle', ...halo }) : null,
  ]));
}

/** Names in a row above the plot, each with a piece of its line. @param {Layout} layout @param {boolean} [filled] @returns {SvgNode} */
export function keyRow(layout, filled = false) {
  return h('g', { class: 'tvd-keys' }, layout.keys.map(({ name, x, y }) => [
    filled
      ? h('rect', { x: px(x), y: y - 9, width: 12, height: 10, fill: name.colour, 'fill-opacity': 0.75 })
      : rule(x, y - 4, x + keySwatch - 5, y - 4, { stroke: name.colour, 'stroke-width': name.strong ? 3 : 2, 'stroke-dasharray': name.dashed ? '4 3' : undefined }),
    label(fit(name.label, layout.width - x - keySwatch), x + keySwatch, y, { fill: textColour(name.colour), 'font-weight': name.strong ? 600 : undefined }),
  ]).flat());
}
