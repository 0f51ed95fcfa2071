// SPDX-License-Identifier: MIT
/**
 * Messages about what was typed into a field, before it is a value.
 * @module
 */
import { formatField } from '../numbers/format.js';
import { isPercent } from '../schema.js';
import { say, textOf, use } from './say.js';
import { exampleOf } from './voice.js';

/** @typedef {import('./say.js').Rule} Rule */
/** @typedef {import('./voice.js').Voice} Voice */

/** Spellings a number may have, in the reader's locale. @param {Voice} voice @returns {string} */
function spellings({ locale, node, w }) {
  const plain = formatField(12.5, { locale });
  const examples = node.unit === undefined || isPercent(node.unit) ? [plain, '1e9', '10M'] : [plain, '1e9'];
  return `${examples.join(', ')} ${w.or} ${node.unit === undefined || isPercent(node.unit) ? formatField(0.05, { unit: 'fraction', locale }) : '10M'}`;
}

/** @type {Rule} */
function empty(_violation, voice) {
  return { text: say(voice.w.enterExample, voice, { example: exampleOf(voice) }) };
}

/** @type {Rule} */
function number(violation, voice) {
  return { text: say(voice.w.rules.notANumber, voice, { text: textOf(violation), examples: spellings(voice) }) };
}

/** @type {Rule} a typed number too large, or a result */
function overflow(violation, voice) {
  if (violation.text === undefined) return { text: say(voice.w.rules.resultOverflow, voice) };
  return { text: say(voice.w.rules.numberTooLarge, voice, { text: textOf(violation) }) };
}

/** @type {Rule} a bare number above 1 in a field of fractions; or a percentage where there is no whole */
function percent(violation, voice) {
  const { w, locale, show } = voice;
  const { asPercent } = violation;
  if (asPercent === undefined) return { text: say(w.rules.percentNoMeaning, voice, { text: textOf(violation), example: exampleOf(voice) }) };
  const kept = typeof violation.value === 'number' ? violation.value : asPercent * 100;
  const values = { value: formatField(kept, { locale }), percent: show(asPercent, 'fraction'), fraction: formatField(asPercent, { locale }) };
  return {
    text: say(w.rules.percentOrFraction, voice, values),
    severity: 'warning',
    fixes: [use(voice, asPercent, w.yes), { label: w.keep.replace('{value}', show(kept, 'fraction')), action: 'keep' }],
  };
}

/** @type {Rule} */
function date(violation, voice) {
  return { text: say(voice.w.rules.notADate, voice, { text: textOf(violation), example: formatField(1.5, { locale: voice.locale }) }) };
}

/** @type {Rule} */
function extrapolated(_violation, voice) {
  const [low, high] = voice.node.tested ?? [-Infinity, Infinity];
  const parts = [low > -1e308 ? `≥ ${voice.show(low)}` : '', high < 1e308 ? `≤ ${voice.show(high)}` : ''];
  return { text: say(voice.w.rules.extrapolated, voice, { range: parts.filter(Boolean).join(', ') }), severity: 'warning' };
}

/** @type {Record<string, Rule>} */
export const typedRules = { empty, number, overflow, percent, percentOrFraction: percent, date, extrapolated };
