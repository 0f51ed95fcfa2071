// SPDX-License-Identifier: MIT
/**
 * Plain inputs, read and changed by field path without mutation.
 *   parsePath('supply.releases[2].amount') -> ['supply', 'releases', 2, 'amount']
 *   getAt(inputs, path), setAt(inputs, path, value), removeAt(inputs, path)
 *   changedPaths(inputs, base) -> paths of leaves (or whole lists of other length) that differ
 *   resetAt(inputs, base, path), sameValue(a, b)
 * @module
 */

/** Names that reach a prototype; a path through one finds nothing and changes nothing. */
const forbidden = new Set(['__proto__', 'prototype', 'constructor']);

/** @param {string} path @returns {(string|number)[]} */
export function parsePath(path) {
  if (path === '') return [];
  return path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}

/** @param {(string|number)[]} keys @returns {string} */
export function formatPath(keys) {
  return keys.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i ? '.' : ''}${key}`)).join('');
}

/** @param {any} value @param {string|number} key @returns {any} own member only */
function member(value, key) {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** @param {any} inputs @param {string} path @returns {any} undefined when absent */
export function getAt(inputs, path) {
  return parsePath(path).reduce(member, inputs);
}

/** A row far beyond a list's end is no row; billions of rows in between would hold up everything. @param {any} value @param {string|number} key */
const leavesGap = (value, key) => typeof key === 'number' && (Array.isArray(value) ? key > value.length : value === undefined && key > 0);

/**
 * @param {any} value @param {(string|number)[]} keys @param {(old: any) => any} change
 * @returns {any} copy along the path, shared elsewhere
 */
function update(value, keys, change) {
  const [key, ...rest] = keys;
  if (key === undefined) return change(value);
  if (forbidden.has(String(key)) || leavesGap(value, key)) return value;
  const copy = Array.isArray(value) ? [...value] : typeof key === 'number' && value === undefined ? [] : { ...value };
  /** @type {any} */ (copy)[key] = update(member(value, key), rest, change);
  return copy;
}

/** No inputs lie deeper; a path of a thousand steps is nobody's. */
const deepest = 20;

/** @template T @param {T} inputs @param {string} path @param {unknown} value @returns {T} */
export function setAt(inputs, path, value) {
  const keys = parsePath(path);
  return keys.length > deepest ? inputs : update(inputs, keys, () => value);
}

/** @template T @param {T} inputs @param {string} path @returns {T} list rows close up */
export function removeAt(inputs, path) {
  const keys = parsePath(path);
  const last = keys.pop();
  if (last === undefined || getAt(inputs, path) === undefined) return inputs;
  return update(inputs, keys, (owner) => {
    if (Array.isArray(owner)) return owner.filter((_, i) => i !== last);
    const { [last]: _gone, ...rest } = owner;
    return rest;
  });
}

/** @template T @param {T} inputs @param {any} base @param {string} path @returns {T} */
export function resetAt(inputs, base, path) {
  const value = getAt(base, path);
  return value === undefined ? removeAt(inputs, path) : setAt(inputs, path, value);
}

/** In JSON no limit is the text 'Infinity'. @param {unknown} a @param {unknown} b */
const bothEndless = (a, b) => (a === Infinity && b === 'Infinity') || (a === 'Infinity' && b === Infinity);

/** @param {unknown} a @param {unknown} b @returns {boolean} deep equality of plain values; NaN equals nothing */
export function sameValue(a, b) {
  if (a === b || bothEndless(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(member(a, key), member(b, key)));
}

/** @param {any} value @returns {boolean} */
const isRecord = (value) => value !== null && typeof value === 'object';

/** Two lists or two records of one kind are compared inside; anything else as a whole. @param {any} a @param {any} b */
function comparable(a, b) {
  if (!isRecord(a) || !isRecord(b) || Array.isArray(a) !== Array.isArray(b)) return false;
  return Array.isArray(a) ? a.length === b.length : a.kind === b.kind;
}

/** @param {any} a @param {any} b @param {(string|number)[]} keys @param {string[]} out */
function collect(a, b, keys, out) {
  if (sameValue(a, b)) return;
  if (!comparable(a, b)) {
    out.push(formatPath(keys));
    return;
  }
  const names = Array.isArray(a) ? a.map((_, i) => i) : [...new Set([...Object.keys(a), ...Object.keys(b)])];
  for (const name of names) collect(member(a, name), member(b, name), [...keys, name], out);
}

/** @param {any} inputs @param {any} base @returns {string[]} */
export function changedPaths(inputs, base) {
  /** @type {string[]} */
  const out = [];
  collect(inputs, base, [], out);
  return out;
}
