// SPDX-License-Identifier: MIT
// `npm run mutate -- [--count 80] [--seed 1] [--kinds kink,sign] [--jobs 1] [--again] [files]`: plants faults in the core, one at
// a time, in a scratch copy, and runs the C++ tests on each. Prints a table, writes build/mutate.json. Faults that change no
// result are explained in equivalent.json; those that change no machine code are not counted. --again: only the last survivors.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { main, say } from '../../wasm/toolchain/run.mjs';
import { random } from '../fuzz/web/mutate.mjs';
import { filesIn, root, sideBySide } from '../steps/step.mjs';
import { built, isSameCode, planted } from './build.mjs';
import { chosen, faultsOf } from './plant.mjs';
import { noticedBy, timed } from './suite.mjs';

/** @typedef {import('./plant.mjs').Fault} Fault */
/** @typedef {'caught' | 'survived' | 'does not compile' | 'same code' | 'explained'} Verdict */
/** @typedef {{file: string, line: number, kind: string, before: string, after: string, verdict: Verdict, by?: string, seconds: number, why?: string}} Row */
/** @typedef {{count: number, seed: number, kinds: string[], jobs: number, again: boolean, files: string[]}} Wishes */

const report = join(root, 'build/mutate.json');
const scratch = join(root, 'build/mutate');
const wantedShare = 0.95;

/** @typedef {Pick<Fault, 'file' | 'before' | 'after'>} Change */
/** @param {Change} one @param {Change} other */
const same = (one, other) => one.file === other.file && one.before === other.before && one.after === other.after;

/** What survives may be one of these; "any" stands for whatever change of a line. @type {(Change & {why: string})[]} */
const equivalent = JSON.parse(readFileSync(new URL('equivalent.json', import.meta.url), 'utf8'));

/** @param {Change} fault */
const reason = (fault) => equivalent.find((one) => same(one, fault) || same(one, { ...fault, after: 'any' }))?.why;

/** @param {Row} row */
function print({ file, line, kind, before, after, verdict, by, why, seconds }) {
  console.log(`${verdict.padEnd(9)} ${kind.padEnd(8)} ${file}:${line} (${seconds.toFixed(0)} s) ${by ? `by "${by}"` : ''}`);
  if (verdict === 'survived') console.log(`    - ${before}\n    + ${after}`);
  if (why) console.log(`    ${why}`);
}

/** @param {Fault} fault @param {import('./build.mjs').Build} build @param {import('./suite.mjs').Times} times @param {string} place @returns {Promise<{verdict: Verdict, by?: string, why?: string}>} */
async function judged(fault, build, times, place) {
  const program = await planted(fault, build, place);
  if (!program) return { verdict: 'does not compile' };
  const by = await noticedBy(program, fault.file, times);
  if (by) return { verdict: 'caught', by };
  if (await isSameCode(fault, build, place)) return { verdict: 'same code' };
  const why = reason(fault);
  return why ? { verdict: 'explained', why } : { verdict: 'survived' };
}

/** @param {Fault[]} faults @param {number} jobs @param {number} wanted stop after so many that are faults at all @returns {Promise<Row[]>} */
async function all(faults, jobs, wanted) {
  const build = built();
  const times = await timed(build.program);
  /** @type {Row[]} */
  const rows = [];
  await sideBySide(faults, async (fault, number) => {
    const place = join(scratch, String(number));
    mkdirSync(place, { recursive: true });
    const begun = Date.now();
    const { file, line, kind, before, after } = fault;
    const row = { file, line, kind, before, after, ...await judged(fault, build, times, place), seconds: (Date.now() - begun) / 1000 };
    if (row.verdict === 'does not compile' || row.verdict === 'same code' || rows.length >= wanted) return;
    rows.push(row);
    print(row);
    if (rows.length >= wanted) faults.length = 0;
  }, jobs);
  return rows;
}

/** @param {Wishes} wishes @returns {Fault[]} in the order in which they are tried */
function faultsFor({ seed, kinds, again, files }) {
  const sources = filesIn(['core/tvd'], /\.cpp$/).filter((file) => files.length === 0 || files.some((part) => file.includes(part)));
  const faults = sources.flatMap((file) => faultsOf(file, readFileSync(join(root, file), 'utf8')));
  say(`${faults.length} faults can be planted in ${sources.length} files of the core`);
  const ordered = chosen(faults.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)), faults.length, random(seed));
  if (!again || !existsSync(report)) return ordered;
  /** @type {Row[]} */
  const survivors = JSON.parse(readFileSync(report, 'utf8')).rows.filter((/** @type {Row} */ row) => row.verdict === 'survived');
  return ordered.filter((fault) => survivors.some((row) => same(row, fault)));
}

/** @returns {Wishes} */
function wishes() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { count: { type: 'string', default: '80' }, seed: { type: 'string', default: '1' }, kinds: { type: 'string', default: '' }, jobs: { type: 'string', default: '1' }, again: { type: 'boolean', default: false } },
  });
  return { count: Number(values.count), seed: Number(values.seed), kinds: values.kinds.split(',').filter(Boolean), jobs: Number(values.jobs), again: values.again, files: positionals };
}

/** @param {Row[]} rows @param {number} seed */
function summary(rows, seed) {
  const count = (/** @type {Verdict} */ verdict) => rows.filter((row) => row.verdict === verdict).length;
  const [caught, explained, survived] = [count('caught'), count('explained'), count('survived')];
  return { seed, caught, explained, survived, share: (caught + explained) / Math.max(1, rows.length), rows };
}

await main(async () => {
  mkdirSync(scratch, { recursive: true });
  const asked = wishes();
  const rows = await all(faultsFor(asked), asked.jobs, asked.count);
  const result = summary(rows, asked.seed);
  writeFileSync(report, `${JSON.stringify(result, null, 1)}\n`);
  console.log(`\n${rows.length} faults: ${result.caught} caught, ${result.explained} change no result (explained), ${result.survived} survived: ${(100 * result.share).toFixed(1)} % caught or explained`);
  if (result.share < wantedShare) process.exitCode = 1;
});
