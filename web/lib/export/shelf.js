// SPDX-License-Identifier: MIT
/**
 * Scenarios that the reader keeps on this device, under a key of their own: a link never overwrites them.
 * Only what the reader asks to keep is written; where storage is denied there is no shelf.
 * @module
 */

/** @typedef {{name: string, link: string}} Kept  link: without '#' */

const key = 'tvd-kept';
const most = 50;

/** @param {unknown} value @returns {value is Kept[]} */
const isList = (value) => Array.isArray(value) && value.every((one) => typeof one?.name === 'string' && typeof one.link === 'string');

/** @returns {Kept[]|null} newest first; null: this page may keep nothing */
export function kept() {
  try {
    const found = JSON.parse(globalThis.localStorage.getItem(key) ?? '[]');
    return isList(found) ? found : [];
  } catch (error) {
    return error instanceof SyntaxError ? [] : null;
  }
}

/** @param {Kept[]} list @returns {boolean} false: refused */
function write(list) {
  try {
    globalThis.localStorage.setItem(key, JSON.stringify(list.slice(0, most)));
    return true;
  } catch {
    return false;
  }
}

/** @param {Kept} scenario @returns {boolean} false: refused */
export const keep = (scenario) => write([scenario, ...(kept() ?? []).filter(({ link }) => link !== scenario.link)]);

/** @param {string} link */
export const drop = (link) => write((kept() ?? []).filter((one) => one.link !== link));
