// SPDX-License-Identifier: MIT
// Instructions per item of the native kernel, counted by valgrind: the same on a busy machine.
import { spawnSync } from 'node:child_process';
import { which } from '../../wasm/toolchain/run.mjs';
import { nativeKernel } from './kernels.mjs';

/** @param {string} program @param {string} task @param {number} count */
function counted(program, task, count) {
  const { stderr } = spawnSync('valgrind', ['--tool=none', '--log-fd=2', '--quiet', '--tool=lackey', '--basic-counts=yes', program, task, String(count)], { encoding: 'utf8' });
  const [, instructions = 'NaN'] = /guest instrs:\s+([\d,]+)/.exec(stderr) ?? [];
  return Number(instructions.replaceAll(',', ''));
}

/** @returns {Promise<import('./rounds.mjs').Subject>} */
export default async function instructions() {
  const title = 'instructions per item, natively';
  if (!which('valgrind')) return { title, cases: [], missing: ['valgrind (apt-get install valgrind)'] };
  const program = nativeKernel();
  // Twice as many minus once: what starting costs falls out.
  const perItem = (/** @type {string} */ task, count = 2000) => (counted(program, task, 2 * count) - counted(program, task, count)) / count;
  const tasks = { batch: 'option in a batch, premium and 5 Greeks', library: 'the same by the C library', scalar: 'option alone, all Greeks', integral: 'discounted-supply integral' };
  return { title, cases: Object.entries(tasks).map(([task, name]) => ({ name, unit: '', measure: () => perItem(task) })) };
}
