// SPDX-License-Identifier: MIT
/**
 * Parts that few readers open lie in a second file beside the script (in one-file pages, inside). It is fetched
 * once the first answer stands and all is quiet, or when one of them is wanted before that; until then, and if it cannot
 * be had, a line of text stands in its place.
 * @module
 */
import { html } from 'lit';
import { fetchParts, now } from '#later';

/** @typedef {import('./panels/types.js').Context} Context */
/** @typedef {import('./panels/types.js').Drawn} Drawn */
/** @typedef {import('#later').Parts} Parts */

/** @type {Parts|null} */
let parts = now;
/** @type {Promise<Parts|null>|undefined} */
let asked;
let failed = false;

/** Those to be drawn again when the parts are here. @type {Set<() => void>} */
const waiting = new Set();

/** @returns {Promise<Parts|null>} null: they cannot be had */
export function fetched() {
  asked ??= fetchParts().then((found) => { parts = found; return found; }, () => { failed = true; return null; }).finally(arrived);
  return asked;
}

function arrived() {
  for (const redraw of waiting) redraw();
  waiting.clear();
}

/** The parts, when they are here; otherwise they are sent for. @param {() => void} redraw called once they are @returns {Parts|null} */
export function partsFor(redraw) {
  if (parts || failed) return parts;
  waiting.add(redraw);
  void fetched();
  return null;
}

/** Whatever has been sent for is here. */
export const noneAwaited = async () => { if (waiting.size) await asked; };

/**
 * A panel of the second file.
 * @param {Context} context @param {(parts: Parts) => Drawn} draw @returns {Drawn}
 */
export function later({ stage }, draw) {
  const found = partsFor(stage.redraw);
  if (found) found.addWords(stage);
  return found ? draw(found) : html`<p class="hint" role="status">${failed ? stage.w.partMissing : stage.w.updating}</p>`;
}
