// SPDX-License-Identifier: MIT
/** @typedef {import('./keys.js').LinkState} LinkState */
/**
 * @param {Partial<LinkState> & {calculator: string, inputs: import('../types.js').Inputs}} state
 * @param {{schema: import('../types.js').CalculatorSchema, base: import('./keys.js').BaseOf}} context
 * @returns {string} without the leading '#'
 */
export function encodeLink(state, context) { throw new Error(`${state} ${context}`); }
