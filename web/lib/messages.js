// SPDX-License-Identifier: MIT
/**
 * Violations into sentences a reader can act on, with the buttons that mend them (UX, section 7).
 *
 *   messageFor(violation, context) -> Message
 *   messagesFor(violations, context) -> Message[]
 *
 * Typed text:  empty number overflow percent date extrapolated       (messages/typed.js)
 * One field:   domain finite integer choice kind type missing unknown length   (messages/fields.js)
 * Several:     order depleted sum mustBeBelow cross priceRange more              (messages/relations.js)
 * Outside:     link linkKind linkExtra unknownKey unknownPreset unknownCalculator newerLink brokenLink tooLongLink
 *              engineChanged noAnswer tooHeavy cancelled wasmBlocked wasmFailed noMemory interrupted downloadBlocked csvRow
 * A rule not known here speaks with the engine's own English sentence.
 * @module
 */
import { fieldRules } from './messages/fields.js';
import { outsideRules } from './messages/outside.js';
import { cross, relationRules } from './messages/relations.js';
import { typedRules } from './messages/typed.js';
import { voiceOf } from './messages/voice.js';

/**
 * @typedef {object} MessageContext
 * @property {string} [lang]     language of the words
 * @property {string} [locale]   of the numbers; default lang
 * @property {import('./types.js').CalculatorSchema} [schema]
 * @property {import('./types.js').Inputs} [inputs]
 * @property {{fieldTitles: Record<string, string>, noAnswers: Record<string, string>}} [names]  what the calculator calls its fields
 */

/** @type {Record<string, import('./messages/say.js').Rule>} */
const rules = { ...typedRules, ...fieldRules, ...relationRules, ...outsideRules };

/**
 * @param {import('./types.js').Violation} violation
 * @param {MessageContext} [context]
 * @returns {import('./types.js').Message}
 */
export function messageFor(violation, context = {}) {
  const voice = voiceOf(violation, context);
  const rule = (Object.hasOwn(rules, violation.rule) && rules[violation.rule]) || cross;
  const { text, fixes = [], severity = 'error' } = rule(violation, voice);
  return { path: violation.path, rule: violation.rule, text, fixes, severity };
}

/**
 * @param {import('./types.js').Violation[]} violations
 * @param {MessageContext} [context]
 * @returns {import('./types.js').Message[]}
 */
export function messagesFor(violations, context = {}) {
  return violations.map((violation) => messageFor(violation, context));
}
