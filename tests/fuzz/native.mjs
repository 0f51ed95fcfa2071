// SPDX-License-Identifier: MIT
// The libFuzzer side: builds the target with Clang, runs it for every calculator, reads what it says.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, hasApt, installDebs } from '../../wasm/toolchain/packages.mjs';
import { output, run, which } from '../../wasm/toolchain/run.mjs';
import { root, stream } from '../steps/step.mjs';

const folder = join(root, 'build/fuzz');
const program = join(folder, 'tests/tvd_fuzz');

/** Clang with libFuzzer: the one that Emscripten runs on, with its run-time library, which is a package of its own. */
function ensureClang() {
  ensurePackages([{ deb: 'clang-19', program: 'clang++-19' }].filter(() => hasApt() || !which('clang++')));
  const clang = which('clang++-19') || which('clang++');
  const library = output(clang, ['-print-file-name=libclang_rt.fuzzer-x86_64.a', '--rtlib=compiler-rt']).trim();
  const found = library.startsWith('/') || readdirSync(join(output(clang, ['-print-resource-dir']).trim(), 'lib'), { recursive: true }).some((file) => String(file).includes('fuzzer'));
  if (!found && hasApt()) installDebs(['libclang-rt-19-dev']);
  return clang;
}

/** Builds the target and names what it can run. @returns {string[]} */
export function prepareNative() {
  const clang = ensureClang();
  run('cmake', ['--preset', 'fuzz', `-DCMAKE_CXX_COMPILER=${clang}`], { cwd: root, quiet: true });
  run('cmake', ['--build', '--preset', 'fuzz'], { cwd: root, quiet: true });
  return run(program, ['-runs=1'], { quiet: true, env: { TVD_FUZZ_TARGET: 'list' } }).trim().split('\n');
}

/** What the program printed of a fault. @param {string} text @returns {any[]} */
const casesIn = (text) => [...text.matchAll(/^TVD_FUZZ_CASE (.*)$/gm)].map(([, json = '']) => JSON.parse(json));

/** What a sanitizer, a time or a memory limit ended: the same bytes once more, told to say what they mean. @param {string} target @param {string} text */
async function crashIn(target, text) {
  const [, artifact] = /Test unit written to (\S+)/.exec(text) ?? [];
  if (!artifact) return [];
  const again = await stream(program, [artifact], { show: false, env: { TVD_FUZZ_TARGET: target, TVD_FUZZ_DESCRIBE: '1' } });
  const [, summary = 'crash'] = /^SUMMARY: (.*)$/m.exec(text) ?? [];
  return casesIn(again.text).slice(0, 1).map((one) => ({ ...one, fault: summary }));
}

/**
 * @typedef {{target: string, executions: number, cov: number, features: number, corpus: number, slowestSeconds: number, faults: any[]}} NativeReport
 *
 * Runs one target; its corpus is kept from run to run.
 * @param {string} target @param {number} seconds @returns {Promise<NativeReport>}
 */
export async function runNative(target, seconds) {
  const corpus = join(folder, 'corpus', target);
  const artifacts = join(folder, 'artifacts/');
  for (const one of [corpus, artifacts]) mkdirSync(one, { recursive: true });
  const { code, text } = await stream(program, [
    `-max_total_time=${seconds}`, '-max_len=1500', '-len_control=0', '-timeout=60', '-rss_limit_mb=2048', '-print_final_stats=1',
    '-reload=0', `-artifact_prefix=${artifacts}`, corpus,
  ], { show: false, env: { TVD_FUZZ_TARGET: target } });
  const last = [...text.matchAll(/^#(\d+)\s.*cov: (\d+) ft: (\d+) corp: (\d+)/gm)].at(-1) ?? [];
  const [, slowest = '0'] = /slowest_unit_time_sec:\s*(\d+)/.exec(text) ?? [];
  const faults = [...casesIn(text), ...(code === 0 ? [] : await crashIn(target, text))];
  if (code !== 0 && faults.length === 0) throw new Error(`${target}: ${text.slice(-2000)}`);
  const [, executions, cov, features, kept] = last.map(Number);
  return { target, executions: executions ?? 0, cov: cov ?? 0, features: features ?? 0, corpus: kept ?? 0, slowestSeconds: Number(slowest), faults };
}

/** Keeps a fault as a case that the C++ tests replay. @param {any} found @returns {string} path */
export function keepNative(found) {
  const text = `${JSON.stringify(found, null, 1)}\n`;
  const name = `${found.calculator}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`;
  writeFileSync(join(root, 'tests/fuzz/cases', name), text);
  return `tests/fuzz/cases/${name}`;
}
