// SPDX-License-Identifier: MIT
// `npm run mutate -- [--count 80] [--seed 1] [--jobs 1] [files]`: plants faults in the core, one at a time, in a scratch copy,
// and runs the C++ tests on each. Prints a table, writes build/mutate.json; survivors that change no result are explained
// in explained.json. What was caught once is not run again until its file or its tests change.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { main, run, say } from '../../wasm/toolchain/run.mjs';
import { random } from '../fuzz/web/mutate.mjs';
import { filesIn, root } from '../steps/step.mjs';
import { chosen, faultsOf } from './plant.mjs';

/** @typedef {import('./plant.mjs').Fault} Fault */
/** @typedef {'caught' | 'survived' | 'does not compile' | 'explained'} Verdict */
/** @typedef {{file: string, line: number, kind: string, before: string, after: string, verdict: Verdict, by?: string, seconds: number, why?: string}} Row */

const native = join(root, 'build/native');
const scratch = join(root, 'build/mutate');
const cachePath = join(scratch, 'caught.json');
const sourceFolder = join(root, 'core');

/** Tests that know a part of the core best come first; the others follow when it survives those. @type {[RegExp, string][]} */
const tests = [
  [/tvd\/option/, '*option*'], [/tvd\/valuation/, '*valuation*'], [/tvd\/supply/, '*supply*,*audit*,*dilution*'], [/tvd\/dilution/, '*dilution*'],
  [/tvd\/calculator/, '*mechanism*'], [/tvd\/math/, '*option*,*valuation_random*,*valuation_distribution*'],
];
/** Many times what the whole suite takes; a fault that makes it run longer is caught. */
const limitSeconds = 300;

/** @param {string} program @param {string[]} args @returns {Promise<{code: number, text: string}>} */
function start(program, args) {
  return new Promise((done) => {
    const child = spawn('nice', [program, ...args], { cwd: scratch, stdio: ['ignore', 'pipe', 'pipe'], timeout: limitSeconds * 1000, killSignal: 'SIGKILL' });
    let text = '';
    for (const pipe of [child.stdout, child.stderr]) pipe.setEncoding('utf8').on('data', (part) => { text = (text + part).slice(-20_000); });
    child.on('close', (code) => done({ code: code ?? 1, text })).on('error', (error) => done({ code: 1, text: String(error) }));
  });
}

/** How the build compiles a file and links the tests, read from what CMake wrote. */
function recipe() {
  run('cmake', ['--preset', 'native'], { cwd: root, quiet: true });
  run('nice', ['cmake', '--build', '--preset', 'native'], { cwd: root, quiet: true });
  /** @type {{file: string, command: string, output?: string, directory: string}[]} */
  const commands = JSON.parse(readFileSync(join(native, 'compile_commands.json'), 'utf8'));
  const objects = new Map(commands.map(({ file, command, directory }) => [file, join(directory, / -o (\S+)/.exec(command)?.[1] ?? '')]));
  return { commands: new Map(commands.map(({ file, command }) => [file, command])), objects };
}

/** @param {Fault} fault @param {ReturnType<typeof recipe>} build @param {string} place @returns {Promise<string>} the test program, or '' when it does not compile */
async function compiled(fault, { commands, objects }, place) {
  const source = join(root, fault.file);
  const [planted, object, program] = [join(place, 'planted.cpp'), join(place, 'planted.o'), join(place, 'tests')];
  writeFileSync(planted, fault.text);
  const command = (commands.get(source) ?? '').split(' ').filter(Boolean);
  const args = command.slice(1).map((word) => (word === source ? planted : word === command[command.indexOf('-o') + 1] ? object : word)).filter((word) => word !== '-Werror');
  if ((await start(command[0] ?? 'c++', args)).code !== 0) return '';
  const others = [...objects].filter(([file]) => file !== source && !file.includes('/tests/package/')).map(([, one]) => one);
  return (await start('c++', ['-o', program, object, ...others])).code === 0 ? program : '';
}

/** @param {string} program @param {string[]} filter @returns {Promise<string>} what caught it, or '' */
async function caughtBy(program, filter) {
  const { code, text } = await start(program, ['--abort-after=1', '--no-colors=true', ...filter]);
  if (code === 0) return '';
  const [before = ''] = text.split('ERROR: ');
  return before === text ? 'time or crash' : [...before.matchAll(/TEST CASE: {2}(.*)/g)].at(-1)?.[1]?.trim() ?? 'a test';
}

/** @param {Fault} fault @param {ReturnType<typeof recipe>} build @param {string} place @returns {Promise<{verdict: Verdict, by?: string}>} */
async function tried(fault, build, place) {
  const program = await compiled(fault, build, place);
  if (!program) return { verdict: 'does not compile' };
  const first = tests.find(([folder]) => folder.test(fault.file))?.[1] ?? '*';
  const by = await caughtBy(program, [`--source-file=${first}`]) || await caughtBy(program, [`--source-file-exclude=${first}`]);
  return by ? { verdict: 'caught', by } : { verdict: 'survived' };
}

/** The tests must pass while nothing is planted, or they would seem to catch everything. @param {Fault} fault @param {ReturnType<typeof recipe>} build */
async function control(fault, build) {
  const { verdict, by } = await tried({ ...fault, text: readFileSync(join(root, fault.file), 'utf8') }, build, scratch);
  if (verdict !== 'survived') throw new Error(`Without any fault: ${verdict} ${by ?? ''}`);
}

/** What a verdict depends on: the planted file and every test. @param {string} text @param {string} suite */
const keyOf = (text, suite) => createHash('sha256').update(suite).update(text).digest('hex').slice(0, 16);

/** @returns {string} */
function suiteHash() {
  const hash = createHash('sha256');
  for (const file of filesIn(['tests/core', 'tests/vectors'], /\.(cpp|hpp|json)$/)) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** @type {{file: string, before: string, after: string, why: string}[]} */
const explained = JSON.parse(readFileSync(new URL('explained.json', import.meta.url), 'utf8'));

/** @param {Fault} fault */
const reason = ({ file, before, after }) => explained.find((one) => one.file === file && one.before === before && one.after === after)?.why;

/** @param {Row} row */
function print({ file, line, kind, before, after, verdict, by, why, seconds }) {
  console.log(`${verdict.padEnd(10)} ${kind.padEnd(9)} ${file}:${line} (${seconds.toFixed(0)} s) ${by ? `by "${by}"` : ''}`);
  if (verdict === 'survived') console.log(`    - ${before}\n    + ${after}`);
  if (why) console.log(`    ${why}`);
}

/** @param {Fault[]} faults @param {number} jobs @param {number} wanted stop after so many that compile @returns {Promise<Row[]>} */
async function all(faults, jobs, wanted) {
  const build = recipe();
  if (faults[0]) await control(faults[0], build);
  const suite = suiteHash();
  /** @type {Record<string, {verdict: Verdict, by?: string}>} */
  const known = existsSync(cachePath) ? JSON.parse(readFileSync(cachePath, 'utf8')) : {};
  /** @type {Row[]} */
  const rows = [];
  const waiting = [...faults];
  const work = async (/** @type {number} */ number) => {
    const place = join(scratch, String(number));
    mkdirSync(place, { recursive: true });
    while (rows.length < wanted) {
      const fault = waiting.shift();
      if (!fault) return;
      const begun = Date.now();
      const key = keyOf(fault.file + fault.text, suite);
      const why = reason(fault);
      const found = why ? { verdict: /** @type {const} */ ('explained') } : known[key] ?? await tried(fault, build, place);
      if (found.verdict === 'caught' || found.verdict === 'does not compile') known[key] = found;
      writeFileSync(cachePath, JSON.stringify(known, null, 1));
      if (found.verdict === 'does not compile') continue;
      const { file, line, kind, before, after } = fault;
      const row = { file, line, kind, before, after, ...found, ...(why ? { why } : {}), seconds: (Date.now() - begun) / 1000 };
      rows.push(row);
      print(row);
    }
  };
  await Promise.all(Array.from({ length: jobs }, (_, i) => work(i)));
  return rows;
}

await main(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { count: { type: 'string', default: '80' }, seed: { type: 'string', default: '1' }, jobs: { type: 'string', default: '1' } } });
  mkdirSync(scratch, { recursive: true });
  const files = filesIn(['core/tvd'], /\.cpp$/).filter((file) => positionals.length === 0 || positionals.some((part) => file.includes(part)));
  const faults = files.flatMap((file) => faultsOf(file, readFileSync(join(root, file), 'utf8')));
  say(`${faults.length} faults can be planted in ${files.length} files below ${sourceFolder}`);
  const wanted = Number(values.count);
  const rows = await all(chosen(faults, wanted * 2, random(Number(values.seed))), Number(values.jobs), wanted);
  const count = (/** @type {Verdict} */ verdict) => rows.filter((row) => row.verdict === verdict).length;
  const share = count('caught') / Math.max(1, count('caught') + count('survived'));
  console.log(`\n${rows.length} faults: ${count('caught')} caught, ${count('explained')} explained, ${count('survived')} survived: ${(100 * share).toFixed(1)} % caught of those that change a result`);
  writeFileSync(join(root, 'build/mutate.json'), `${JSON.stringify({ seed: Number(values.seed), possible: faults.length, caught: count('caught'), explained: count('explained'), survived: count('survived'), share, rows }, null, 1)}\n`);
  if (share < 0.95) process.exitCode = 1;
});
