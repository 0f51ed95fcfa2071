// SPDX-License-Identifier: MIT
// How long `dilution` takes in WebAssembly when called from JavaScript: every preset with a path of 400 points and without
// one, and the league of all presets in one call; in the kernel, one discounted-supply integral.
import { startKernels } from './kernels.mjs';
import { calculators, presets } from './package.mjs';
import { secondsOf } from './rounds.mjs';

const goalOfPath = 150;
const outputs = ['timeWeightedDilutedPriceRatio', 'lifetimeDilutedPriceRatio', 'breakEvenGrowth'];

/** @returns {Promise<import('./rounds.mjs').Subject>} */
export default async function dilution() {
  const tvd = await calculators();
  const all = presets();
  const kernels = await startKernels();
  /** @param {typeof all[number]} preset @param {number} points */
  const microseconds = ({ asOf: today, inputs }, points) => secondsOf(() => tvd.dilution(inputs, { today, points })) * 1e6;
  const league = all.map(({ inputs }) => inputs);
  return {
    title: 'dilution, from JavaScript',
    cases: [
      ...all.map((preset) => ({ name: `${preset.id}, path of 400 points`, unit: 'µs', goal: goalOfPath, measure: () => microseconds(preset, 400) })),
      ...all.map((preset) => ({ name: `${preset.id}, numbers only`, unit: 'µs', measure: () => microseconds(preset, 0) })),
      { name: 'league of all presets', unit: 'ms', goal: 10, measure: () => secondsOf(() => tvd.compare('dilution', league, outputs)) * 1e3 },
      ...kernels.all.map((kernel) => ({
        name: `one discounted-supply integral, kernel ${kernel.where}`, unit: 'µs', ...(kernel !== kernels.native && { goal: 0.8 }),
        measure: async () => (await kernel.seconds('integral', 1000)) * 1e6,
      })),
    ],
    missing: kernels.missing,
    close: kernels.close,
  };
}
