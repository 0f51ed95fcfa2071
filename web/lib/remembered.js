// SPDX-License-Identifier: MIT

/**
 * Makes a thing once for each key: a format costs a hundred times more to make than to use.
 * @template {any[]} A @template T
 * @param {(...args: A) => T} make @param {(...args: A) => string} [keyOf] what tells its arguments apart
 * @returns {(...args: A) => T}
 */
export function remembered(make, keyOf = (...args) => args.join(' ')) {
  /** @type {Map<string, T>} */
  const known = new Map();
  return (...args) => {
    const key = keyOf(...args);
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(...args);
    known.set(key, made);
    return made;
  };
}
