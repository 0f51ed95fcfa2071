// SPDX-License-Identifier: MIT
/**
 * @param {string} hash with or without '#', or a whole URL's hash as given by the browser
 * @param {{schemas: Record<string, import('../types.js').CalculatorSchema>, base: import('./keys.js').BaseOf}} context
 * @returns {import('./keys.js').LinkState|null}
 */
export function decodeLink(hash, context) { throw new Error(`${hash} ${context}`); }
