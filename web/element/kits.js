// SPDX-License-Identifier: MIT
/**
 * The calculators that elements of this page can be: there already, or fetched when one is first wanted. Another script of
 * the same version may bring more.
 * @module
 */

/** @typedef {import('../views/types.js').View} View */
/** @typedef {import('../worker/transport.js').Self} Self */

/**
 * Everything that makes a calculator, written by the build (web/bundle/calculators.mjs).
 * @typedef {object} Kit
 * @property {View} view
 * @property {Record<string, import('../views/types.js').CalculatorWords>} words  by language
 * @property {import('../lib/types.js').CalculatorSchema} schema
 * @property {import('./model/base.js').Preset[]} presets
 * @property {Record<string, import('./features/types.js').Feature>} features  what its view names beyond what all have
 * @property {Record<string, import('./kinds/types.js').Kind>} kinds  of charts
 * @property {string} engine      name
 * @property {string} engineHash
 * @property {string} worker      address of the engine's worker, from the script; empty: the script itself
 * @property {typeof import('./long.js').Long|null} long  where it may take long
 * @property {Self} [place]       where the script that brought it can be started again
 */

/** @typedef {Record<string, Kit|(() => Promise<Kit>)>} Kits */

/** @type {Map<string, {find: Kit|(() => Promise<Kit>), place: Self, asked?: boolean}>} */
const known = new Map();
/** @type {Set<() => void>} elements that wait for theirs */
const waiting = new Set();

/** @param {Kits} kits @param {Self} place of the script that brings them */
export function offer(kits, place) {
  for (const [id, find] of Object.entries(kits)) if (!known.has(id)) known.set(id, { find, place });
  arrived();
}

function arrived() {
  for (const tell of waiting) tell();
  waiting.clear();
}

/** What an element is that does not say. @returns {string} */
export const firstCalculator = () => known.keys().next().value ?? '';

/** @param {string} id */
export const knowsCalculator = (id) => known.has(id);

/** @param {string} id @param {() => void} tell called when there may be one @returns {Kit|null} null: not yet */
export function kitOf(id, tell) {
  const entry = known.get(id);
  if (entry && typeof entry.find !== 'function') return { ...entry.find, place: entry.place };
  waiting.add(tell);
  if (entry && !entry.asked) void fetchKit(entry);
  return null;
}

/** @param {{find: any, asked?: boolean}} entry */
async function fetchKit(entry) {
  entry.asked = true;
  try {
    entry.find = await entry.find();
    arrived();
  } catch (error) {
    entry.asked = false; // a later element, or a reload, may have more luck
    console.error(error);
  }
}
