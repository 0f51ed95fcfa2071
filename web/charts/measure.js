// SPDX-License-Identifier: MIT
/**
 * Text widths without a browser, so that a chart is the same drawn at build and in the page. Widths are those
 * of a common grotesque, a little generous: a label may get more room than it needs, never less.
 * @module
 */

/** Font size of everything but emphasised labels, px; never below 11. */
export const textSize = 12;

/** Width of a character in em. @param {string} c @returns {number} */
function em(c) {
  if (/[il.,:;|'!\u00a0 ·]/.test(c)) return 0.3;
  if (/[fjrtI()\-/\u202f]/.test(c)) return 0.38;
  if (/[mwMW%@—]/.test(c)) return 0.9;
  if (/[A-Z&×+−=<>~$]/.test(c)) return 0.68;
  if (/[\u1100-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]/.test(c)) return 1;
  return 0.57;
}

/** @param {string} text @param {number} [size] px @returns {number} px */
export function textWidth(text, size = textSize) {
  let sum = 0;
  for (const c of text) sum += em(c);
  return sum * size;
}

/** @param {string} text @param {number} room px @param {number} [size] @returns {string} cut with … when too wide */
export function fit(text, room, size = textSize) {
  if (textWidth(text, size) <= room) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/**
 * @param {string} text @param {number} room px @param {number} lines at most @param {number} [size]
 * @returns {string[]} broken at spaces; the last line cut when it must be
 */
export function wrap(text, room, lines, size = textSize) {
  /** @type {string[]} */
  const out = [];
  for (const word of text.split(/\s+/)) {
    const last = out.at(-1);
    if (last !== undefined && (textWidth(`${last} ${word}`, size) <= room || out.length === lines)) out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  return out.map((line) => fit(line, room, size));
}
