// SPDX-License-Identifier: MIT

/**
 * Times pieces of work in turn, so that a busy machine slows all of them: for ratios in one run, never for a time alone.
 * @template {(() => unknown)[]} W @param {W} works @param {number} rounds @returns {{[K in keyof W]: number}} the shortest time of each, ms
 */
export function quickest(works, rounds) {
  const best = works.map(() => Infinity);
  for (let round = 0; round < rounds; round += 1) {
    works.forEach((work, i) => {
      const begun = performance.now();
      work();
      best[i] = Math.min(best[i] ?? Infinity, performance.now() - begun);
    });
  }
  return /** @type {any} */ (best);
}
