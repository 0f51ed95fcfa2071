// SPDX-License-Identifier: MIT
/**
 * Violations into sentences a reader can act on, with the buttons that mend them (UX, section 7).
 *
 *   messageFor(violation, context) -> Message
 *   messagesFor(violations, context) -> Message[]
 *
 * Rules of the engine: type missing unknown above atLeast below atMost between integer finite choice kind date
 * length order cross. Rules of the page (same function): empty number overflow percent extrapolated noAnswer
 * link newerLink unknownKey tooHeavy cancelled wasmBlocked wasmFailed downloadBlocked csvRow.
 * @module
 */

/**
 * @typedef {object} MessageContext
 * @property {string} [lang]     language of the words
 * @property {string} [locale]   of the numbers; default lang
 * @property {import('./types.js').CalculatorSchema} [schema]
 * @property {import('./types.js').Inputs} [inputs]
 */

/**
 * @param {import('./types.js').Violation} violation
 * @param {MessageContext} [context]
 * @returns {import('./types.js').Message}
 */
export function messageFor(violation, context = {}) { throw new Error(`${violation} ${context}`); }

/**
 * @param {import('./types.js').Violation[]} violations
 * @param {MessageContext} [context]
 * @returns {import('./types.js').Message[]}
 */
export function messagesFor(violations, context = {}) { return violations.map((v) => messageFor(v, context)); }
