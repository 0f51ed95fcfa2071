// SPDX-License-Identifier: MIT
// `npm run fuzz -- [--seconds 20] [--seed 1] [--runs 0] [targets]`: throws anything at every calculator, at the tools, and at what
// reads links, JSON and CSV. Prints a table, writes build/fuzz.json, and keeps what it finds under tests/fuzz/cases.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isProgram, main, say } from '../../wasm/toolchain/run.mjs';
import { root, sideBySide, stream } from '../steps/step.mjs';
import { keepNative, prepareNative, runNative } from './native.mjs';

const webTargets = ['link', 'json', 'csv'];

/** @typedef {{target: string, executions: number, cov: number, of: string, corpus: number, faults: any[], kept: string[]}} Row */

/** @param {any} found @returns {string} */
function keepWeb(found) {
  const text = `${JSON.stringify(found, null, 1)}\n`;
  const name = `${found.target}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`;
  writeFileSync(join(root, 'tests/fuzz/cases/web', name), text);
  return `tests/fuzz/cases/web/${name}`;
}

/** @typedef {import('./native.mjs').Wish} Wish */

/** @param {string} target @param {Wish} wish @returns {Promise<Row>} */
async function runWeb(target, { seconds, seed, runs }) {
  const { code, text } = await stream(process.execPath, [join(root, 'tests/fuzz/web/run.mjs'), target, String(seconds), String(seed), String(runs || Infinity)], { show: false });
  if (code !== 0) throw new Error(`${target}: ${text.slice(-2000)}`);
  const { executions, cov, blocks, corpus, faults } = JSON.parse(text.trim().split('\n').at(-1) ?? '');
  return { target, executions, cov, of: `of ${blocks} blocks`, corpus, faults, kept: faults.map(keepWeb) };
}

/** @param {string} target @param {Wish} wish @returns {Promise<Row>} */
async function runNativeRow(target, wish) {
  const { executions, cov, features, corpus, faults } = await runNative(target, wish);
  return { target, executions, cov, of: `edges, ${features} features`, corpus, faults, kept: faults.map(keepNative) };
}

/** @param {Row} row */
function print({ target, executions, cov, of, corpus, faults, kept }) {
  console.log(`${target.padEnd(16)} ${String(executions).padStart(9)} runs  cov ${cov} ${of}  corpus ${corpus}  ${faults.length === 0 ? 'no fault' : `${faults.length} FAULTS`}`);
  faults.forEach(({ fault }, i) => console.log(`    ${fault}\n    kept as ${kept[i]}`));
}

/**
 * Every target, two at a time.
 * @param {Wish} wish @param {string[]} [only] targets
 */
export async function fuzz(wish, only = []) {
  say('building the fuzz target');
  const native = only.length > 0 && only.every((name) => webTargets.includes(name)) ? [] : prepareNative();
  const all = [...native, ...webTargets].filter((name) => only.length === 0 || only.includes(name));
  if (all.length === 0) throw new Error(`There are ${[...native, ...webTargets].join(', ')}.`);
  mkdirSync(join(root, 'tests/fuzz/cases/web'), { recursive: true });
  /** @type {Row[]} */
  const rows = [];
  await sideBySide(all, async (target) => {
    const row = await (native.includes(target) ? runNativeRow(target, wish) : runWeb(target, wish));
    print(row);
    rows.push(row);
  });
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(join(root, 'build/fuzz.json'), `${JSON.stringify({ ...wish, rows }, null, 1)}\n`);
  return rows;
}

if (isProgram(import.meta.url)) {
  await main(async () => {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { seconds: { type: 'string', default: '20' }, seed: { type: 'string', default: String(Date.now() % 1e9) }, runs: { type: 'string', default: '0' } } });
    const rows = await fuzz({ seconds: Number(values.seconds), seed: Number(values.seed), runs: Number(values.runs) }, positionals);
    if (rows.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
  });
}
