// SPDX-License-Identifier: MIT
// The core's inner loops, measured without JavaScript: kernel.cpp as it is in the engine, and compiled natively; and the same
// work done by others. Natively and elsewhere a program is started once and answers one line for each line it is sent.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildWasm } from '../../wasm/build.mjs';
import { output, run, say, succeeds, which } from '../../wasm/toolchain/run.mjs';
import { openChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));
const folder = `${root}build/bench`;

/** Seconds for one item of a task, when `count` of them are done. @typedef {(task: string, count: number) => Promise<number>} Seconds */
/** @typedef {{ where: string, seconds: Seconds, close: () => void }} Kernel */

/**
 * A program that reads `task count` a line and answers seconds per item.
 * @param {string} where @param {string} program @param {string[]} args @returns {Kernel}
 */
function talk(where, program, args) {
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    where,
    async seconds(task, count) {
      child.stdin.write(`${task} ${count}\n`);
      const { value, done } = await lines.next();
      if (done || !(Number(value) > 0)) throw new Error(`${program} gave no time for ${task}: ${value}`);
      return Number(value);
    },
    close: () => child.stdin.end(),
  };
}

/** Compiles a C++ file of this folder natively, unless that fails. @param {string} name @param {string[]} flags */
export function compiled(name, flags) {
  mkdirSync(folder, { recursive: true });
  const program = `${folder}/${name}`;
  const compiler = process.env.CXX ?? 'c++';
  const { status } = spawnSync(compiler, ['-O3', '-DNDEBUG', here(`${name}.cpp`), '-o', program, ...flags], { stdio: 'ignore' });
  return status === 0 ? program : '';
}

const kernelFlags = ['-std=c++20', '-ffp-contract=off', '-fno-math-errno', '-fno-trapping-math', `-I${root}core`, `${root}build/native/core/libtvd.a`];

/** The native program around the core's loops. */
export function nativeKernel() {
  say('compiling the kernel natively');
  run('cmake', ['--preset', 'native'], { cwd: root, quiet: true });
  run('cmake', ['--build', '--preset', 'native', '--target', 'tvd'], { cwd: root, quiet: true });
  const program = compiled('kernel', kernelFlags);
  if (!program) throw new Error('tests/bench/kernel.cpp did not compile');
  return program;
}

/** The order of the tasks in kernel.cpp. */
const tasks = ['batch', 'scalar', 'library', 'implied', 'paths', 'machine', 'integral'];

/** Steps of one of the paths: five years of days. */
export const stepsOfPath = 1825;

/** @returns {Promise<Kernel>} */
async function wasmKernel() {
  buildWasm(['tvd-kernel']);
  const file = `${root}build/wasm/wasm/tvd-kernel`;
  const { default: create } = await import(pathToFileURL(`${file}.mjs`).href);
  const kernel = await create({ wasmBinary: readFileSync(`${file}.wasm`) });
  return { where: 'in WebAssembly', seconds: async (task, count) => kernel._tvdSeconds(tasks.indexOf(task), count), close() {} };
}

/** The same in a page; after wasmKernel(). @returns {Promise<Kernel>} */
async function chromiumKernel() {
  // Of its own origin and process, so that the clock is fine enough.
  const headers = { 'Content-Security-Policy': '', 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
  const { browser, url, close } = await openChromium('build/wasm/wasm', headers);
  const page = await browser.newPage();
  await page.goto(`${url}tvd-kernel.mjs`);
  const kernel = `(window.kernel ??= import('./tvd-kernel.mjs').then(({ default: create }) => create()))`;
  return { where: 'in Chromium', seconds: async (task, count) => Number(await page.evaluate(`${kernel}.then((kernel) => kernel._tvdSeconds(${tasks.indexOf(task)}, ${count}))`)), close };
}

export function startNative() {
  const program = nativeKernel();
  return { ...talk('native', program, []), program };
}

/** The kernels, ours only. */
export async function startKernels() {
  const [wasm, native, inPage] = [await wasmKernel(), startNative(), await chromiumKernel()];
  const all = [wasm, native, inPage];
  return { wasm, native, all, missing: [], close: () => all.forEach((kernel) => kernel.close()) };
}

/** NumPy and SciPy, if there: of the first Python that has them. @returns {Kernel | undefined} */
export function numpy() {
  const python = [which('python3'), '/usr/bin/python3'].find((one) => succeeds(one, ['-c', 'import numpy, scipy.special']));
  return python ? talk('NumPy and SciPy', python, [here('numpy_peer.py')]) : undefined;
}

/** The core's loops by another clock, if there; after startNative(). @returns {Kernel | undefined} */
export function googleBenchmark() {
  if (!existsSync('/usr/include/benchmark/benchmark.h')) return undefined;
  const program = compiled('google', [...kernelFlags, '-lbenchmark', '-lpthread']);
  return program ? talk('native, by Google Benchmark', program, []) : undefined;
}

/** QuantLib, if there. @returns {Kernel | undefined} */
export function quantLib() {
  if (!existsSync('/usr/include/ql/quantlib.hpp') && !output('quantlib-config', ['--version'])) return undefined;
  say('compiling against QuantLib');
  const program = compiled('quantlib', ['-std=c++17', '-lQuantLib']);  // its Boost does not know C++20
  return program ? talk('QuantLib', program, []) : undefined;
}
