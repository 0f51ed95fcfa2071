// SPDX-License-Identifier: MIT
/**
 * Messages about fields that do not fit each other.
 * @module
 */
import { roundCompact } from '../numbers/rounding.js';
import { getAt, setAt } from '../state.js';
import { say, use } from './say.js';

/** @typedef {import('./say.js').Rule} Rule */
/** @typedef {import('./voice.js').Voice} Voice */
/** @typedef {import('../types.js').Inputs} Inputs */

/** @param {string} path @param {string} name @returns {string} the field of that name beside this one */
const beside = (path, name) => path.replace(/[^.]+$/, name);

/** @param {string} a @param {string} b @returns {(inputs: Inputs) => Inputs} */
const swapping = (a, b) => (inputs) => setAt(setAt(inputs, a, getAt(inputs, b)), b, getAt(inputs, a));

/** @param {string} list @returns {(inputs: Inputs) => Inputs} */
const sorting = (list) => (inputs) => setAt(inputs, list, [...getAt(inputs, list)].sort((a, b) => byYear(a.year) - byYear(b.year)));

/** ISO dates and years from today cannot be compared without today, but each sorts among its own kind. @param {number|string} year */
const byYear = (year) => (typeof year === 'string' ? Date.parse(year) / 31_557_600_000 - 50 : year);

/** @param {Voice} voice @param {string} name @param {unknown} fallback what the reader entered there, else the engine's number @returns {string} */
const heldAt = (voice, name, fallback) => voice.show(getAt(voice.inputs, beside(voice.path, name)) ?? fallback, 'years');

/** @type {Rule} */
function order(violation, voice) {
  const { w, path } = voice;
  const name = path.split('.').pop() ?? '';
  if (name === 'cliffYears') return cliff(violation, voice);
  if (name === 'endYear' && violation.value === Infinity) return { text: say(w.rules.neverEnds, voice) };
  if (name === 'endYear') return ending(violation, voice);
  const list = path.match(/^(.*)\[\d+\]\.year$/)?.[1];
  if (list === undefined) return cross(violation, voice);
  const values = { value: heldAt(voice, 'year', violation.value), limit: voice.show(violation.minimum ?? violation.limit, 'years') };
  return { text: say(w.rules.pointsOutOfOrder, voice, values), fixes: [{ label: w.sortByYear, apply: sorting(list) }] };
}

/** @type {Rule} */
function ending(violation, voice) {
  const { w, path } = voice;
  const values = { value: heldAt(voice, 'endYear', violation.value), limit: heldAt(voice, 'startYear', violation.minimum ?? violation.limit) };
  return { text: say(w.rules.endsBeforeStart, voice, values), fixes: [{ label: w.swap, apply: swapping(path, beside(path, 'startYear')) }] };
}

/** @type {Rule} */
function cliff(violation, voice) {
  const { w, path, show } = voice;
  const value = show(violation.value, 'years');
  return {
    text: say(w.rules.cliffAfterVesting, voice, { value, limit: show(violation.maximum ?? violation.limit, 'years') }),
    fixes: [{ label: w.makeVesting.replace('{value}', value), apply: (inputs) => setAt(inputs, beside(path, 'durationYears'), violation.value) }],
  };
}

/** @type {Rule} */
function depleted(violation, voice) {
  const end = Number(violation.maximum ?? violation.limit);
  const safe = roundCompact(end * 0.999, 3, 'down');
  return { text: say(voice.w.rules.depleted, voice, { limit: voice.show(roundCompact(end, 4, 'nearest'), 'years') }), fixes: [use(voice, safe)] };
}

/** @type {Rule} parts that should add up to a whole: `parts` holds their paths, `limit` the whole */
function sum(violation, voice) {
  const { w, show } = voice;
  const total = Number(violation.value);
  const whole = Number(violation.limit ?? 1);
  const parts = violation.parts ?? [];
  const scale = (/** @type {Inputs} */ inputs) => parts.reduce((now, path) => setAt(now, path, (Number(getAt(inputs, path)) * whole) / total), inputs);
  const unit = voice.node.unit ?? 'fraction';
  const values = { value: show(total, unit), excess: show(Number(Math.abs(total - whole).toPrecision(12)), unit) };
  return {
    text: say(total > whole ? w.rules.sum : w.rules.sumLow, voice, values),
    fixes: parts.length && total > 0 ? [{ label: w.scaleAll.replace('{value}', show(whole, unit)), apply: scale }] : [],
  };
}

/** @type {Rule} a lower bound above its upper one: `other` is the path of the upper */
function mustBeBelow(violation, voice) {
  const other = violation.other ?? '';
  return { text: say(voice.w.rules.mustBeBelow, voice, { other: voice.nameOf(other) }), fixes: [{ label: voice.w.swap, apply: swapping(voice.path, other) }] };
}

/** The engine's own sentence, with the field's name for its path. @type {Rule} */
export function cross(violation, voice) {
  const message = violation.message ?? '';
  const own = violation.path !== '' && message.startsWith(violation.path) ? `${voice.field}${message.slice(violation.path.length)}` : message;
  if (own === '') return { text: say(voice.w.rules.fallback, voice) };
  return { text: `${own.charAt(0).toUpperCase()}${own.slice(1)}${/[.!?]$/.test(own) ? '' : '.'}` };
}

/** @type {Rule} */
const priceRange = ({ minimum, maximum }, voice) => ({ text: say(voice.w.rules.priceRange, voice, { low: voice.show(minimum), high: voice.show(maximum) }) });

/** @type {Rule} */
const more = (violation, voice) => ({ text: say(voice.w.rules.more, voice, { count: voice.show(Number(violation.value), '') }) });

/** @type {Record<string, Rule>} */
export const relationRules = { order, depleted, sum, mustBeBelow, cross, priceRange, more };
