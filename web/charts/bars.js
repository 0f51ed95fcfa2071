// SPDX-License-Identifier: MIT
/**
 * Horizontal bars from a base line: attribution (one value a row) and tornado (an output at a lower and a
 * higher input). Values stand at the bars' ends, so there is no axis to read across to.
 * @module
 */
import { formatNumber } from '../lib/numbers/format.js';
import { px } from './decimate.js';
import { label, root, rule } from './frame.js';
import { lineHeight } from './layout.js';
import { fit, textWidth } from './measure.js';
import { linear } from './scale.js';
import { colour } from './theme.js';
import { h } from './tree.js';

/** @typedef {import('./types.js').BarSpec} BarSpec */
/** @typedef {import('./types.js').BarRow} BarRow */
/** @typedef {{value: number, text: string, fill: string, opacity: number}} Bar */
/** @typedef {{row: BarRow, bars: Bar[]}} Line */

/** Rows get their names above the bars when the chart is narrower than this, px. */
const sideBySide = 460;
const gap = 6;

/** @param {BarSpec} spec @returns {(value: number) => string} */
const formatter = (spec) => spec.format ?? ((value) => formatNumber(value, { unit: spec.unit, locale: spec.locale, compact: true }));

/** @param {BarSpec} spec @returns {Line[]} */
function linesOf(spec) {
  const text = formatter(spec);
  return spec.rows.map((row) => {
    const fill = row.colour ?? colour('s1');
    const single = row.value === undefined ? [] : [{ value: row.value, text: row.text ?? text(row.value), fill, opacity: 0.85 }];
    const low = row.low === undefined ? [] : [{ value: row.low, text: text(row.low), fill, opacity: 0.45 }];
    const high = row.high === undefined ? [] : [{ value: row.high, text: text(row.high), fill, opacity: 0.9 }];
    return { row, bars: [...single, ...low, ...high].filter(({ value }) => Number.isFinite(value)) };
  });
}

/** Positions such that every bar's text fits at its end. @param {Line[]} lines @param {number} base @param {number} left @param {number} right */
function scaleFor(lines, base, left, right) {
  const bars = lines.flatMap((line) => line.bars);
  const low = Math.min(base, ...bars.map(({ value }) => value));
  const high = Math.max(base, ...bars.map(({ value }) => value));
  const room = (/** @type {Bar[]} */ side) => Math.max(0, ...side.map(({ text }) => textWidth(text) + gap));
  const before = room(bars.filter(({ value }) => value < base));
  const after = room(bars.filter(({ value }) => value >= base));
  return linear(low === high ? [base, base + 1] : [low, high], [left + before, Math.max(left + before + 20, right - after)]);
}

/** @param {BarSpec} spec @param {number} width px @returns {import('./types.js').Chart} */
export function bars(spec, width) {
  const lines = linesOf(spec);
  const base = spec.base ?? 0;
  const wide = width >= sideBySide;
  const names = wide ? Math.min(width * 0.34, Math.max(40, ...spec.rows.map((row) => textWidth(row.label)))) + 12 : 0;
  const rowHeight = wide ? 28 : 44;
  const head = spec.lowLabel || spec.highLabel || spec.base !== undefined ? lineHeight + 12 : 4;
  const height = Math.max(head + rowHeight, head + rowHeight * lines.length) + 6;
  const scale = scaleFor(lines, base, names, width);
  const zero = scale.at(base);
  const svg = root(spec, width, height,
    head > 4 ? heading(spec, zero, width) : null,
    lines.map((line, i) => rowOf(line, head + i * rowHeight, { wide, names, rowHeight, width, zero, scale })));
  return {
    svg,
    width,
    height,
    plot: { left: names, top: head, right: width, bottom: height },
    stops: Float64Array.from(lines, (_, i) => i),
    invert: (position) => position,
    nearest: (i) => readingOf(lines, Math.max(0, Math.min(lines.length - 1, Math.round(i))), head, rowHeight, scale),
    table: tableOf(spec),
  };
}

/** @param {Line} line @param {number} top @param {{wide: boolean, names: number, rowHeight: number, width: number, zero: number, scale: import('./scale.js').Scale}} box */
function rowOf({ row, bars: parts }, top, { wide, names, rowHeight, width, zero, scale }) {
  const barTop = wide ? top + 5 : top + lineHeight + 4;
  const barHeight = wide ? rowHeight - 10 : rowHeight - lineHeight - 12;
  const middle = barTop + barHeight / 2 + 4;
  const name = wide
    ? label(fit(row.label, names - 12), names - 12, middle, { 'text-anchor': 'end', fill: colour('ink') })
    : label(fit(row.label, width), 0, top + lineHeight - 2, { fill: colour('ink') });
  const stem = wide ? rule(zero, top, zero, top + rowHeight, { stroke: colour('axis') }) : rule(zero, barTop - 2, zero, barTop + barHeight + 2, { stroke: colour('axis') });
  return h('g', { class: 'tvd-bar', 'data-key': row.key }, name, stem, sharedEnd(parts, zero, scale).flatMap((bar) => {
    const end = scale.at(bar.value);
    const left = Math.min(zero, end);
    const before = end < zero;
    return [
      h('rect', { x: px(left), y: px(barTop), width: px(Math.max(Math.abs(end - zero), 1)), height: px(barHeight), fill: bar.fill, 'fill-opacity': bar.opacity }),
      bar.text ? label(bar.text, end + (before ? -gap : gap), middle, { 'text-anchor': before ? 'end' : 'start' }) : null,
    ];
  }));
}

/** Two bars on one side: the longer is drawn first and alone keeps its text. @param {Bar[]} parts @param {number} zero @param {import('./scale.js').Scale} scale @returns {Bar[]} */
function sharedEnd(parts, zero, scale) {
  const [a, b] = parts;
  if (!a || !b) return parts;
  const from = scale.at(a.value) - zero;
  const to = scale.at(b.value) - zero;
  if (from * to < 0) return parts;
  return Math.abs(from) > Math.abs(to) ? [a, { ...b, text: '' }] : [b, { ...a, text: '' }];
}

/** What light and dark bars mean, and the value at the base. @param {BarSpec} spec @param {number} zero @param {number} width */
function heading(spec, zero, width) {
  const low = spec.lowLabel ?? '';
  const high = spec.highLabel ?? '';
  const base = spec.base === undefined ? '' : formatter(spec)(spec.base);
  const keyWidth = textWidth(low) + textWidth(high) + 70;
  const half = textWidth(base) / 2;
  const x = Math.min(width - half, Math.max(zero, keyWidth + half));
  const swatch = (/** @type {number} */ at, /** @type {number} */ opacity) => h('rect', { x: at, y: 4, width: 12, height: 10, fill: colour('s1'), 'fill-opacity': opacity });
  const second = textWidth(low) + 32;
  return h('g', { class: 'tvd-keys' },
    low ? [swatch(0, 0.45), label(low, 17, 13)] : null,
    high ? [swatch(low ? second : 0, 0.9), label(high, (low ? second : 0) + 17, 13)] : null,
    base ? label(base, x, 13, { 'text-anchor': 'middle', fill: colour('ink') }) : null);
}

/** @param {Line[]} lines @param {number} i @param {number} head @param {number} rowHeight @param {import('./scale.js').Scale} scale @returns {import('./types.js').Reading} */
function readingOf(lines, i, head, rowHeight, scale) {
  const line = lines[i];
  const py = head + (i + 0.5) * rowHeight;
  const points = (line?.bars ?? []).map((bar) => ({ key: line?.row.key ?? '', label: line?.row.label ?? '', value: bar.value, text: bar.text, py, colour: bar.fill }));
  const xText = line?.row.label ?? '';
  return { x: i, xText, px: scale.at(points[0]?.value ?? 0), points, spoken: `${xText}: ${points.map((point) => point.text).join('; ')}` };
}

/** @param {BarSpec} spec @returns {import('../lib/types.js').Table} */
function tableOf(spec) {
  const twoSided = spec.rows.some((row) => row.low !== undefined || row.high !== undefined);
  const columns = twoSided
    ? [{ key: 'low', label: spec.lowLabel ?? 'low', unit: spec.unit }, { key: 'high', label: spec.highLabel ?? 'high', unit: spec.unit }]
    : [{ key: 'value', label: spec.title, unit: spec.unit }];
  const cells = (/** @type {BarRow} */ row) => (twoSided ? [row.low ?? null, row.high ?? null] : [row.value ?? null]);
  return { title: spec.title, columns: [{ key: 'label', label: spec.rowTitle ?? '' }, ...columns], rows: spec.rows.map((row) => [row.label, ...cells(row)]) };
}
