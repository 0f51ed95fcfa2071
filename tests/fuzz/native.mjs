// SPDX-License-Identifier: MIT
// The libFuzzer side: builds the target with Clang, runs it for every calculator, reads what it says.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../wasm/toolchain/run.mjs';
import { sanitized } from '../steps/sanitized.mjs';
import { root, stream } from '../steps/step.mjs';

const folder = join(root, 'build/fuzz');

/** The program that `sanitized` builds. */
let program = '';

/** Builds the target and names what it can run. @returns {string[]} */
export function prepareNative() {
  program = sanitized('tvd_fuzz');
  return run(program, ['-runs=1'], { quiet: true, env: { TVD_FUZZ_TARGET: 'list' } }).trim().split('\n');
}

/** What the program printed of a fault. @param {string} text @returns {any[]} */
const casesIn = (text) => [...text.matchAll(/^TVD_FUZZ_CASE (.*)$/gm)].map(([, json = '']) => JSON.parse(json));

/** What a sanitizer, a time or a memory limit ended: the same bytes once more, told to say what they mean. @param {string} target @param {string} text */
async function crashIn(target, text) {
  const [, artifact] = [...text.matchAll(/Test unit written to (\S+)/g)].at(-1) ?? [];  // merely slow ones come before
  if (!artifact) return [];
  const again = await stream(program, [artifact], { show: false, env: { TVD_FUZZ_TARGET: target, TVD_FUZZ_DESCRIBE: '1' } });
  const [, summary = 'crash'] = /^SUMMARY: (.*)$/m.exec(text) ?? [];
  return casesIn(again.text).slice(0, 1).map((one) => ({ ...one, fault: summary }));
}

/** @typedef {{seconds: number, seed: number, runs: number}} Wish `runs` 0: as many as the time allows */

/**
 * @typedef {{target: string, executions: number, cov: number, features: number, corpus: number, slowestSeconds: number, faults: any[]}} NativeReport
 *
 * Runs one target. Its corpus is kept from run to run, unless so many runs are asked for: these are the same each time
 * (what is compared, which libFuzzer learns from, is not: addresses are among it).
 * @param {string} target @param {Wish} wish @returns {Promise<NativeReport>}
 */
export async function runNative(target, { seconds, seed, runs }) {
  const corpus = join(folder, runs > 0 ? 'fresh' : 'corpus', target);
  const artifacts = join(folder, 'artifacts/');
  if (runs > 0) rmSync(corpus, { recursive: true, force: true });
  for (const one of [corpus, artifacts]) mkdirSync(one, { recursive: true });
  const { code, text } = await stream(program, [
    `-max_total_time=${seconds}`, ...(runs > 0 ? [`-runs=${runs}`, `-seed=${seed}`, '-use_cmp=0'] : []), '-max_len=1500', '-len_control=0', '-timeout=600', '-rss_limit_mb=2048', '-print_final_stats=1',
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
