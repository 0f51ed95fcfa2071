// SPDX-License-Identifier: MIT
// What the machine could do at best for each native kernel, and how near it comes: instructions per item, counted by
// callgrind and the same on a busy machine, at the rate at which the machine performs instructions that wait for nothing.
import { spawnSync } from 'node:child_process';
import { which } from '../../wasm/toolchain/run.mjs';
import { startNative, stepsOfPath } from './kernels.mjs';
import { once } from './rounds.mjs';

/** @typedef {{ task: string, name: string, count?: number, parts?: number }} Loop  `count` items at a time, of so many parts each */
/** @type {Loop[]} */
const loops = [
  { task: 'batch', name: 'option in a batch, premium and 5 Greeks' },
  { task: 'library', name: 'the same by the C library' },
  { task: 'scalar', name: 'option alone, all Greeks' },
  { task: 'implied', name: 'implied volatility' },
  { task: 'integral', name: 'discounted-supply integral' },
  { task: 'paths', name: 'path-step', count: 2048, parts: stepsOfPath },
];
/** @type {Loop} */
const best = { task: 'machine', name: 'arithmetic that waits for nothing', count: 100_000 };

/** Instructions for one item of a task, in kernel.cpp's perform() and all that it calls. @param {string} program @param {Loop} loop */
function instructions(program, { task, count = 2000, parts = 1 }) {
  const { stderr } = spawnSync('valgrind', ['--tool=callgrind', '--callgrind-out-file=/dev/null', '--toggle-collect=*perform(*', program, task, String(count)], { encoding: 'utf8' });
  return Number(/Collected : (\d+)/.exec(stderr)?.[1]) / (count * parts);
}

/** @returns {Promise<import('./rounds.mjs').Subject>} */
export default async function roofline() {
  const title = 'roofline: the native kernels and what the machine does at best';
  if (!which('valgrind')) return { title, cases: [], missing: ['valgrind (apt-get install valgrind)'] };
  const native = startNative();
  const counter = (/** @type {Loop} */ loop) => once(async () => instructions(native.program, loop));
  const nanoseconds = async (/** @type {Loop} */ { task, count = 2000, parts = 1 }) => ((await native.seconds(task, count)) / parts) * 1e9;
  const counted = counter(best);
  const rate = async () => (await counted()) / (await nanoseconds(best));
  const rows = loops.map((loop) => {
    const perItem = counter(loop);
    const [count, atBest, measured] = ['instructions', 'at best', 'measured'].map((what) => `${loop.name}: ${what}`);
    return {
      cases: [
        { name: `${count}`, unit: '', measure: perItem },
        { name: `${atBest}`, unit: 'ns', measure: async () => (await perItem()) / (await rate()) },
        { name: `${measured}`, unit: 'ns', measure: () => nanoseconds(loop) },
      ],
      ratio: { name: `${loop.name}: at best over measured`, of: `${atBest}`, to: `${measured}` },
    };
  });
  return {
    title,
    cases: [{ name: `instructions per ns at best: ${best.name}`, unit: '', measure: rate }, ...rows.flatMap(({ cases }) => cases)],
    ratios: rows.map(({ ratio }) => ratio),
    close: native.close,
  };
}
