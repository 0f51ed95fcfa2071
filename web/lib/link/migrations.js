// SPDX-License-Identifier: MIT
/**
 * How links of older schema versions become links of the present one: pure functions from n to n + 1 on the
 * link's pairs. A key that has once had a meaning is never given another. None is needed yet: version 1 is the first.
 * @module
 */

/** @typedef {[string, string]} Pair  key and value, still escaped */
/** @typedef {{calculator: string, from: number, migrate: (pairs: Pair[]) => Pair[]}} Migration */

/** @type {readonly Migration[]} */
export const migrations = Object.freeze([]);

/**
 * @param {string} calculator @param {number} from @param {number} to @param {Pair[]} pairs @param {readonly Migration[]} [list]
 * @returns {Pair[]}
 */
export function migrated(calculator, from, to, pairs, list = migrations) {
  let current = pairs;
  for (let version = from; version < to; version += 1) {
    const step = list.find((migration) => migration.calculator === calculator && migration.from === version);
    if (step) current = step.migrate(current);
  }
  return current;
}
