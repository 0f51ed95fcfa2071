// SPDX-License-Identifier: MIT
/**
 * Plain inputs, read and changed by field path without mutation.
 *   parsePath('supply.releases[2].amount') -> ['supply', 'releases', 2, 'amount']
 *   getAt(inputs, path), setAt(inputs, path, value), removeAt(inputs, path)
 *   changedPaths(inputs, base) -> paths of leaves (or whole lists of other length) that differ
 *   resetAt(inputs, base, path), sameValue(a, b)
 * @module
 */
/** @param {string} path @returns {(string|number)[]} */
export function parsePath(path) { throw new Error(path); }
/** @param {(string|number)[]} keys @returns {string} */
export function formatPath(keys) { throw new Error(String(keys)); }
/** @param {any} inputs @param {string} path @returns {any} undefined when absent */
export function getAt(inputs, path) { throw new Error(inputs + path); }
/** @template T @param {T} inputs @param {string} path @param {unknown} value @returns {T} */
export function setAt(inputs, path, value) { throw new Error(`${inputs}${path}${value}`); }
/** @template T @param {T} inputs @param {string} path @returns {T} list rows close up */
export function removeAt(inputs, path) { throw new Error(`${inputs}${path}`); }
/** @template T @param {T} inputs @param {any} base @param {string} path @returns {T} */
export function resetAt(inputs, base, path) { throw new Error(`${inputs}${base}${path}`); }
/** @param {any} inputs @param {any} base @returns {string[]} */
export function changedPaths(inputs, base) { throw new Error(`${inputs}${base}`); }
/** @param {unknown} a @param {unknown} b @returns {boolean} deep equality of plain values; NaN equals nothing */
export function sameValue(a, b) { throw new Error(`${a}${b}`); }
