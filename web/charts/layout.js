// SPDX-License-Identifier: MIT
/**
 * Room for the plot, its axes and its names, for any width from 280 px.
 * @module
 */
import { textSize, textWidth, wrap } from './measure.js';

/** @typedef {{left: number, top: number, right: number, bottom: number}} Edges */
/** @typedef {{key: string, label: string, colour: string, dashed?: boolean, strong?: boolean}} Name */
/** @typedef {{name: Name, x: number, y: number}} KeyItem */

/**
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {Edges} plot
 * @property {'side'|'top'|'none'} names    series named at their ends, or in a row of keys above when too narrow
 * @property {number} sideRoom              px right of the plot
 * @property {number} labelY                baseline of the y axis's name
 * @property {KeyItem[]} keys
 */

/** Line height of axis text and names, px. */
export const lineHeight = 15;
const gapToNames = 10;
/** How much wider bold is, in wide faces too. */
const boldly = 1.15;
const keySwatch = 18;
const keyGap = 14;

/** @param {number} width @returns {number} pleasant height: about 3 : 2 when narrow, flatter when wide */
export function defaultHeight(width) {
  return Math.round(width < 560 ? Math.max(210, width * 0.66) : Math.min(430, Math.max(330, width * 0.46)));
}

/** @param {string} text @param {Name} [name] whose text it is */
const nameWidth = (text, name) => textWidth(text) * (name?.strong ? boldly : 1);

/** @param {Name[]} names @param {number} width @param {number} height @returns {number} px the names need beside the plot; 0: too much */
function sideWidth(names, width, height) {
  const most = Math.min(170, width * (width < 480 ? 0.27 : 0.24));
  const lines = names.map((name) => wrap(name.label, most, 2));
  const widest = Math.max(0, ...lines.flatMap((all, i) => all.map((line) => nameWidth(line, names[i]))));
  const cut = lines.some((all) => all.some((line) => line.endsWith('…')));
  const tall = lines.flat().length * (lineHeight + 1) > height - 60;
  return cut || tall ? 0 : Math.ceil(Math.min(widest, most)) + gapToNames + 2;
}

/** Names in rows above the plot. @param {Name[]} names @param {number} width @param {number} top @returns {{keys: KeyItem[], bottom: number}} */
function keyRows(names, width, top) {
  let x = 0;
  let y = top + lineHeight - 3;
  const keys = names.map((name) => {
    const size = keySwatch + nameWidth(name.label, name);
    if (x > 0 && x + size > width) {
      x = 0;
      y += lineHeight + 2;
    }
    const item = { name, x, y };
    x += size + keyGap;
    return item;
  });
  return { keys, bottom: y + 10 };
}

/**
 * @param {object} wish
 * @param {number} wish.width
 * @param {number} [wish.height]  of the whole, kept exactly, as the page has reserved it; default: pleasant, and more for rows of names
 * @param {Name[]} wish.names
 * @param {string} [wish.yLabel]
 * @param {string[]} wish.yTexts   texts of the y ticks (a first guess is enough)
 * @param {string} [wish.xLabel]   shown under the axis
 * @param {(left: number, right: number) => number} [wish.markRows]  rows of marks above the plot, given its edges
 * @param {boolean} [wish.cutNames]  names may be left out (areas): stay at the side however many
 * @returns {Layout}
 */
export function layout({ width, height, names, yLabel, xLabel, yTexts, markRows, cutNames = false }) {
  const side = names.length > 1 || width >= 480 ? sideWidth(names, width, cutNames ? Infinity : height ?? defaultHeight(width)) : 0;
  const kind = names.length === 0 ? 'none' : side > 0 ? 'side' : 'top';
  const head = yLabel ? lineHeight + 9 : 6;
  const foot = (xLabel ? lineHeight + 3 : 0) + lineHeight + 9;
  const rows = kind === 'top' ? keyRows(names, width, 0) : { keys: [], bottom: 0 };
  const left = Math.ceil(Math.max(14, ...yTexts.map((text) => textWidth(text)))) + 7;
  const right = Math.max(width - (kind === 'side' ? side : 8), left + 60);
  const marks = markRows?.(left, right) ?? 0;
  const added = rows.bottom + marks * (lineHeight + 1) + (xLabel ? lineHeight + 3 : 0);
  const total = height ?? defaultHeight(width) + added;
  const top = rows.bottom + head + marks * (lineHeight + 1);
  return {
    width,
    height: total,
    plot: { left, top, right, bottom: Math.max(total - foot, top + 20) },
    labelY: rows.bottom + lineHeight - 3,
    names: kind,
    sideRoom: side,
    keys: rows.keys,
  };
}

export { textSize, keySwatch, gapToNames };
