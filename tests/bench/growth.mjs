// SPDX-License-Identifier: MIT
// How time grows with size: the exponent of a power law over the sizes given. 1 is in proportion.
import { startKernels } from './kernels.mjs';
import { calculators } from './package.mjs';
import { growthExponent, secondsOf } from './rounds.mjs';

/** Cliffs and straight vestings that end at different dates. @param {number} count */
const releases = (count) => Array.from({ length: count }, (_, i) => (i % 2 === 0
  ? { kind: 'cliff', year: 0.01 + (4.9 * i) / count, amount: 1e9 / count }
  : { kind: 'linear', startYear: 0, endYear: 0.05 + (4.9 * i) / count, amount: 1e9 / count }));

/** @returns {Promise<import('./rounds.mjs').Subject>} */
export default async function growth() {
  const tvd = await calculators();
  const kernels = await startKernels();
  const brief = { seconds: 0.005, repeats: 3 };
  const scheduled = new Map([1, 10, 100, 1000, 10_000, 100_000].map((count) => [count, { supply: { initialSupply: 1e9, releases: releases(count) } }]));
  const today = '2026-01-01';
  const monthly = (/** @type {number} */ paths) => ({ paths, stepsPerYear: 12, holdingYears: 5 });
  const byPaths = (/** @type {number} */ paths) => secondsOf(() => tvd.valuation(monthly(paths), { today, points: 0 }), brief);
  const bySchedule = (/** @type {number} */ count) => secondsOf(() => tvd.dilution(scheduled.get(count), { points: 0 }), brief);
  const byPoints = (/** @type {number} */ points) => secondsOf(() => tvd.dilution(scheduled.get(10), { points }), brief);
  return {
    title: 'growth of time with size, as the exponent of a power law',
    cases: [
      { name: 'dilution by releases, 1 to 100,000', unit: '', goal: 1.2, measure: () => growthExponent([...scheduled.keys()], bySchedule) },
      { name: 'dilution by releases, 1,000 to 100,000', unit: '', goal: 1.2, measure: () => growthExponent([1000, 10_000, 100_000], bySchedule) },
      { name: 'dilution by points of the path, 1,000 to 100,000', unit: '', goal: 1.1, measure: () => growthExponent([1000, 10_000, 100_000], byPoints) },
      { name: 'valuation by paths, 1,000 to 100,000', unit: '', goal: 1.1, measure: () => growthExponent([1000, 10_000, 100_000], byPaths) },
      ...[kernels.wasm, kernels.native].map((kernel) => ({
        name: `batch by options, 100 to 100,000, ${kernel.where}`, unit: '', goal: 1.1,
        async measure() {
          const sizes = [100, 1000, 10_000, 100_000];
          const seconds = new Map();
          for (const size of sizes) seconds.set(size, size * (await kernel.seconds('batch', size)));
          return growthExponent(sizes, (size) => seconds.get(size));
        },
      })),
    ],
    close: kernels.close,
  };
}
