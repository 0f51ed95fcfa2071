// SPDX-License-Identifier: MIT
// How things are timed: every case once a round, all cases in turn, several rounds. Whatever else the machine does then
// falls on all of them, and ratios are taken within a round.
import { performance } from 'node:perf_hooks';

/**
 * One thing to measure. `measure` is one round of it and answers a number in `unit`.
 * @typedef {{ name: string, unit: string, measure: () => number | Promise<number>, goal?: number, goalIsLeast?: boolean }} Case
 * One case over another, round by round.
 * @typedef {{ name: string, of: string, to: string, goal?: number, goalIsLeast?: boolean }} Ratio
 * What a file of this folder exports by default is a function that makes one of these. `missing` says which peers are not
 * installed and how they would be; `close` ends what was started.
 * @typedef {{ title: string, cases: Case[], ratios?: Ratio[], missing?: string[], close?: () => void }} Subject
 * @typedef {{ name: string, unit: string, median: number, min: number, max: number, goal?: number, goalIsLeast?: boolean, samples: number[] }} Row
 */

/**
 * Seconds of one call: as many calls as fill `seconds`, several times, the quickest, since whatever else the machine does
 * only adds to it.
 * @param {() => unknown} call @param {{ seconds?: number, repeats?: number }} [options]
 */
export function secondsOf(call, { seconds = 0.01, repeats = 5 } = {}) {
  let one = elapsed(call, 1);
  const warm = Math.min(1000, Math.ceil(2 * seconds / Math.max(1e-9, one)));  // until the machine code is the final one
  one = Math.min(one, elapsed(call, warm) / warm);
  const calls = Math.max(1, Math.ceil(seconds / Math.max(1e-9, one)));
  let best = Infinity;
  for (let k = 0; k < repeats; ++k) best = Math.min(best, elapsed(call, calls) / calls);
  return best;
}

/** The same in every round. @param {() => Promise<number>} measure */
export const once = (measure) => {
  /** @type {Promise<number>|undefined} */ let found;
  return () => (found ??= measure());
};

/** @param {() => unknown} call @param {number} calls */
function elapsed(call, calls) {
  const begin = performance.now();
  for (let k = 0; k < calls; ++k) call();
  return (performance.now() - begin) / 1000;
}

/** @param {number[]} samples */
function spread(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
  return { median, min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN };
}

/** @param {Case | Ratio} from @param {string} unit @param {number[]} samples @returns {Row} */
const rowOf = ({ name, goal, goalIsLeast }, unit, samples) => ({ name, unit, ...spread(samples), goal, goalIsLeast, samples });

/**
 * Runs all cases of a subject in turn, `rounds` times.
 * @param {Subject} subject @param {number} rounds @returns {Promise<Row[]>}
 */
export async function interleaved({ cases, ratios = [] }, rounds) {
  /** @type {Map<string, number[]>} */
  const samples = new Map(cases.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; ++round) {
    for (const { name, measure } of cases) samples.get(name)?.push(await measure());
  }
  const rows = cases.map((one) => rowOf(one, one.unit, samples.get(one.name) ?? []));
  return rows.concat(ratios.flatMap((ratio) => {
    const [above, below] = [samples.get(ratio.of), samples.get(ratio.to)];
    return above && below ? [rowOf(ratio, '×', above.map((value, k) => value / (below[k] ?? NaN)))] : [];
  }));
}

/**
 * How time grows with size: the exponent k of time ~ size^k, fitted to the logarithms of all sizes.
 * @param {number[]} sizes @param {(size: number) => number} seconds
 */
export function growthExponent(sizes, seconds) {
  const points = sizes.map((size) => [Math.log(size), Math.log(seconds(size))]);
  const mean = (/** @type {0 | 1} */ k) => points.reduce((sum, point) => sum + (point[k] ?? 0), 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = points.reduce((sum, [a = 0, b = 0]) => sum + (a - x) * (b - y), 0);
  return covariance / points.reduce((sum, [a = 0]) => sum + (a - x) ** 2, 0);
}
