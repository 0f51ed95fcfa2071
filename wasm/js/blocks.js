// SPDX-License-Identifier: MIT
/**
 * The steps of a calculation that takes long, of one engine. What the blocks gather adds up to the same bits in any order,
 * in whatever engine they ran.
 * @module
 */

/**
 * @typedef {object} Plan
 * @property {number} run     names the run in the other steps, until two others have begun
 * @property {number} blocks  units of work
 * @property {number} done    above 0 when the engine still has blocks of these inputs
 * @property {Float64Array} checkpoints  numbers of blocks after which `enough` is worth asking; the last is all of them
 */

/**
 * @param {(name: string, args: any[]) => any} ask the engine's function, which throws when something is wrong
 * @param {(options: any) => string} dateOf @param {(options: any) => number} pointsOf
 */
export const blocksOf = (ask, dateOf, pointsOf) => Object.freeze({
  /** @param {string} id @param {any} inputs @param {any} [options] @returns {Plan} */
  begin: (id, inputs, options) => ask('begin', [id, inputs, dateOf(options)]),
  /** @param {number} run @param {number} first @param {number} count @returns {number} milliseconds that it took */
  advance(run, first, count) {
    const begun = performance.now();
    ask('advance', [run, first, count]);
    return performance.now() - begun;
  },
  /** @param {number} run @returns {Float64Array} */
  take: (run) => ask('take', [run]),
  /** @param {number} run @param {Float64Array} taken */
  add: (run, taken) => ask('add', [run, taken]),
  /** @param {number} run @returns {boolean} */
  enough: (run) => ask('enough', [run]),
  /** @param {number} run @param {any} [options] */
  outcome: (run, options) => ask('outcome', [run, pointsOf(options)]),
});
