// SPDX-License-Identifier: MIT
/**
 * Messages about one field's value: the engine's rules of domain, type and length.
 * @module
 */
import { allowsInfinity, bounds, defaultOf, hasType, isNumber } from '../schema.js';
import { cross } from './relations.js';
import { say, textOf, use } from './say.js';
import { exampleOf, limitsOf } from './voice.js';

/** @typedef {import('./say.js').Rule} Rule */
/** @typedef {import('./voice.js').Voice} Voice */
/** @typedef {import('../types.js').Fix} Fix */

/** The nearest allowed value, where there is one; else the default. @param {Voice} voice @param {number} value @returns {Fix[]} */
function nearest(voice, value) {
  if (!Object.keys(voice.node).length) return [];
  const { low, high, openLow, openHigh } = bounds(voice.node);
  if (value > high && !openHigh) return [use(voice, high)];
  if (value < low && !openLow) return [use(voice, low)];
  const standard = defaultOf(voice.node);
  return typeof standard === 'number' ? [use(voice, standard)] : [];
}

/** @type {Rule} */
function domain(violation, voice) {
  const { w, node } = voice;
  const value = Number(violation.value);
  const limits = limitsOf(voice, violation.limit ?? [violation.minimum, violation.maximum], value);
  const template = allowsInfinity(node) ? w.rules.domainOrInfinity : w.rules.domain;
  return { text: say(template, voice, { limits, value: voice.show(violation.value) }), fixes: nearest(voice, value) };
}

/** @type {Rule} */
function finite(violation, voice) {
  if (Number.isNaN(violation.value)) return { text: say(voice.w.enterExample, voice, { example: exampleOf(voice) }) };
  const limits = limitsOf(voice);
  const template = limits ? voice.w.rules.finite : voice.w.rules.finiteAny;
  return { text: say(template, voice, { limits }), fixes: nearest(voice, NaN) };
}

/** @type {Rule} */
function integer(violation, voice) {
  const value = Number(violation.value);
  const { low, high } = bounds(voice.node);
  const whole = Math.min(Math.floor(high), Math.max(Math.ceil(low), Math.round(value)));
  return {
    text: say(voice.w.rules.integer, voice, { value: voice.show(value) }),
    fixes: Number.isFinite(whole) ? [use(voice, whole)] : [],
  };
}

/** @type {Rule} */
function choice(violation, voice) {
  const choices = Array.isArray(violation.limit) ? violation.limit : voice.node.enum ?? [];
  return { text: say(voice.w.rules.choice, voice, { choices: choices.join(', '), value: textOf(violation)}) };
}

/** @type {Rule} a record or a list has no example in a word: there the engine's sentence says more */
const type = (violation, voice) => (isNumber(voice.node) || violation.message === undefined
  ? { text: say(voice.w.rules.type, voice, { example: exampleOf(voice) }) }
  : cross(violation, voice));

/** @type {Rule} */
const missing = (_violation, voice) => ({ text: say(voice.w.rules.missing, voice, { example: exampleOf(voice) }) });

/** @type {Rule} */
const unknown = (violation, voice) => ({ text: say(voice.w.rules.unknown, voice, { field: violation.path.replaceAll('"', '') }) });

/** @type {Rule} */
function length(violation, voice) {
  const limit = violation.maximum ?? violation.limit ?? voice.node.maxItems ?? voice.node.maxLength;
  const template = hasType(voice.node, 'string') ? voice.w.rules.textLength : voice.w.rules.length;
  return { text: say(template, voice, { limit: voice.show(Number(limit), ''), value: voice.show(Number(violation.value), '') }) };
}

/** @type {Record<string, Rule>} */
export const fieldRules = {
  domain, above: domain, atLeast: domain, below: domain, atMost: domain, between: domain,
  finite, integer, choice, kind: choice, type, missing, unknown, length, limit: length,
};
