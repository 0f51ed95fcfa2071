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
 * @property {KeyItem[]} keys
 */

/** Line height of axis text and names, px. */
export const lineHeight = 15;
const gapToNames = 10;
const keySwatch = 18;
const keyGap = 14;

/** @param {number} width @returns {number} pleasant height: about 3 : 2 when narrow, flatter when wide */
export function defaultHeight(width) {
  return Math.round(width < 560 ? Math.max(210, width * 0.66) : Math.min(430, Math.max(330, width * 0.46)));
}

/** @param {Name[]} names @param {number} width @returns {number} px the names need beside the plot; 0: too much */
function sideWidth(names, width) {
  const most = Math.min(170, width * (width < 480 ? 0.27 : 0.24));
  const widest = Math.max(0, ...names.flatMap((name) => wrap(name.label, most, 2).map((line) => textWidth(line))));
  const cut = names.some((name) => wrap(name.label, most, 2).some((line) => line.endsWith('…')));
  return cut ? 0 : Math.ceil(Math.min(widest, most)) + gapToNames + 2;
}

/** Names in rows above the plot. @param {Name[]} names @param {number} width @param {number} top @returns {{keys: KeyItem[], bottom: number}} */
function keyRows(names, width, top) {
  let x = 0;
  let y = top + lineHeight - 3;
  const keys = names.map((name) => {
    const size = keySwatch + textWidth(name.label);
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
 * @param {number} [wish.height]
 * @param {Name[]} wish.names
 * @param {string} [wish.yLabel]
 * @param {string[]} wish.yTexts   texts of the y ticks (a first guess is enough)
 * @param {boolean} [wish.marks]   room for marks above the plot
 * @returns {Layout}
 */
export function layout({ width, height = defaultHeight(width), names, yLabel, yTexts, marks = false }) {
  const side = names.length > 1 || width >= 480 ? sideWidth(names, width) : 0;
  const kind = names.length === 0 ? 'none' : side > 0 ? 'side' : 'top';
  const head = yLabel ? lineHeight + 7 : 6;
  const rows = kind === 'top' ? keyRows(names, width, 0) : { keys: [], bottom: 0 };
  const left = Math.ceil(Math.max(14, ...yTexts.map((text) => textWidth(text)))) + 7;
  const right = width - (kind === 'side' ? side : 8);
  const top = rows.bottom + head + (marks ? lineHeight + 2 : 0);
  return {
    width,
    height: height + rows.bottom,
    plot: { left, top, right: Math.max(right, left + 60), bottom: height + rows.bottom - lineHeight - 9 },
    names: kind,
    sideRoom: side,
    keys: rows.keys,
  };
}

export { textSize, keySwatch, gapToNames };
