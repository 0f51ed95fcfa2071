// SPDX-License-Identifier: MIT
// How long paths take: in WebAssembly in Node and in Chromium, natively, and in NumPy; shared out among workers; and what
// ten million of them leave in an engine's memory.
import { seenEngine } from '../node/support/memory.js';
import { numpy, startKernels, startNative, stepsOfPath } from './kernels.mjs';
import { calculators } from './package.mjs';
import { once } from './rounds.mjs';

/** Five years of days. */
const daily = { holdingYears: 5, stepsPerYear: 365 };
const paths = 8192;
const today = '2026-01-01';

/** @param {import('./kernels.mjs').Kernel} kernel @param {number} [goal] */
const perStep = (kernel, goal, task = 'paths') => ({
  name: `path-step, ${kernel.where}`, unit: 'ns', ...(goal && { goal }), measure: async () => ((await kernel.seconds(task, paths)) / stepsOfPath) * 1e9,
});

/** @param {import('./kernels.mjs').Kernel} arrays @param {string} task @param {string} name */
const peer = (arrays, task, name) => ({ ...perStep(arrays, 0, task), name: `path-step, ${name}` });

/** All of a calculation, in workers that have run before. @param {any} tvd @param {number} workers @param {number} seed */
async function seconds(tvd, workers, seed) {
  const begin = performance.now();
  await tvd.run('valuation', { ...daily, paths: 1e5, seed }, { workers, today });
  return (performance.now() - begin) / 1000;
}

/** What this machine makes of two programs at once: workers cannot do better. @param {import('./kernels.mjs').Kernel[]} kernels */
const together = (kernels) => ({
  name: 'path-step, native, each of two programs at once', unit: 'ns',
  measure: async () => (Math.max(...await Promise.all(kernels.map((kernel) => kernel.seconds('paths', paths)))) / stepsOfPath) * 1e9,
});

/** Memory of an engine that has run ten million paths with a fan of 60 dates, told what they say, and handed them over. */
async function megabytes() {
  const { call, bytes } = await seenEngine();
  const { run, blocks } = call('begin', ['valuation', { paths: 1e7, stepsPerYear: 12, holdingYears: 5 }, today]).value;
  call('advance', [run, 0, blocks]);
  call('outcome', [run, 400]);
  call('take', [run]);
  return bytes() / 1e6;
}

/** @returns {Promise<import('./rounds.mjs').Subject>} */
export default async function valuation() {
  const [tvd, kernels, arrays] = [await calculators(), await startKernels(), numpy()];
  const ours = kernels.all.map((kernel) => perStep(kernel, kernel === kernels.native ? undefined : 10));
  const [wasm, native] = ours;
  const python = arrays ? [
    peer(arrays, 'plainPaths', 'NumPy and SciPy, a matrix of paths by days'),
    peer(arrays, 'plainQuickPaths', 'NumPy, a matrix, its own normals'),
    peer(arrays, 'paths', 'NumPy and SciPy, antithetic pairs day by day as in the core'),
    peer(arrays, 'quickPaths', 'NumPy, antithetic pairs, its own normals'),
  ] : [];
  const second = startNative();
  const both = together([kernels.native, second]);
  let seed = 0;
  const shared = (/** @type {number} */ workers, /** @type {number} */ goal) => ({
    name: `100,000 paths of 5 years in days, ${workers} worker${workers > 1 ? 's' : ''}`, unit: 's', ...(goal && { goal }), measure: () => seconds(tvd, workers, seed += 1),
  });
  const [one, two] = [shared(1, 0), shared(2, 1)];
  await seconds(tvd, 2, seed);
  return {
    title: 'valuation',
    cases: [
      ...ours, both, ...python, one, two,
      { name: 'memory of an engine after 10 million paths', unit: 'MB', goal: 64, measure: once(megabytes) },
    ],
    ratios: [
      { name: 'WebAssembly over native', of: wasm?.name ?? '', to: native?.name ?? '', goal: 1.4 },
      ...python.map(({ name }) => ({ name: `${name.slice('path-step, '.length)}, over WebAssembly`, of: name, to: wasm?.name ?? '', goal: 4, goalIsLeast: true })),
      { name: 'two native programs at once over one: what other work leaves of two cores', of: both.name, to: native?.name ?? '' },
      { name: 'one worker over two', of: one.name, to: two.name, goal: 1.9, goalIsLeast: true },
    ],
    missing: arrays ? [] : ['NumPy (apt-get install python3-numpy python3-scipy)'],
    close: () => [kernels, second, arrays].forEach((peer) => peer?.close()),
  };
}
