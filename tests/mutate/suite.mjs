// SPDX-License-Identifier: MIT
// The C++ tests in the order in which they most quickly notice a fault in a given file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../steps/step.mjs';
import { start } from './build.mjs';

/**
 * Tests that know a part of the core best, by their files, and the only others that run its code (all of them where none are
 * named): these follow when a fault survives the first. @type {[RegExp, string, string?][]}
 */
const nearest = [
  [/tvd\/option/, '*option*', '*any_input*,*fuzz_cases*'], [/tvd\/valuation/, '*valuation*', '*any_input*,*fuzz_cases*'],
  [/tvd\/supply/, '*supply*,*audit*,*dilution*'], [/tvd\/dilution/, '*dilution*'],
  [/tvd\/calculator/, '*calculator*,*mechanism*,*any_input*'], [/tvd\/math/, '*math*,*option*,*valuation_random*,*valuation_distribution*'],
];
/** Parts whose faults the slow tests, which are statistical, may be the only ones to notice. */
const needsSlow = /tvd\/(valuation|math)/;
/** A test that takes longer comes last. */
const slowSeconds = 2;
/** Many times what a stage takes when nothing is planted. */
const patience = 10;

/** @typedef {{filters: string[], seconds: number}} Stage */
/** @typedef {{slow: string[], seconds: number, slowSeconds: number}} Times */

/** doctest reads a comma as the next pattern. @param {string[]} names */
const patterns = (names) => names.map((name) => name.replaceAll(',', '?')).join(',');

/** Runs everything once with nothing planted: it must pass, or the tests would seem to notice everything. @param {string} program @returns {Promise<Times>} */
async function measured(program) {
  const { code, text } = await start(program, ['--duration=true', '--no-colors=true'], { processorSeconds: 1200, kilobytes: 8e6 });
  if (code !== 0) throw new Error(`The tests fail with nothing planted:\n${text.slice(-2000)}`);
  const times = [...text.matchAll(/^([\d.]+) s: (.*)$/gm)].map(([, seconds, name]) => ({ seconds: Number(seconds), name: name ?? '' }));
  const slow = times.filter(({ seconds }) => seconds > slowSeconds);
  const sum = (/** @type {typeof times} */ some) => some.reduce((total, { seconds }) => total + seconds, 0);
  return { slow: slow.map(({ name }) => name), seconds: sum(times) - sum(slow), slowSeconds: sum(slow) };
}

/** The same, remembered while the program stays the same. @param {string} program @returns {Promise<Times>} */
export async function timed(program) {
  const path = join(root, 'build/mutate/times.json');
  const hash = createHash('sha256').update(readFileSync(program)).digest('hex');
  const known = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  if (known.hash === hash) return known;
  const times = await measured(program);
  writeFileSync(path, JSON.stringify({ hash, ...times }, null, 1));
  return times;
}

/** @param {string} file @param {Times} times @returns {Stage[]} */
function stagesFor(file, { slow, seconds, slowSeconds: slowTotal }) {
  const [, near = '*', far] = nearest.find(([folder]) => folder.test(file)) ?? [];
  const quick = slow.length > 0 ? [`--test-case-exclude=${patterns(slow)}`] : [];
  const others = far === undefined ? `--source-file-exclude=${near}` : `--source-file=${far}`;
  const stages = [{ filters: [`--source-file=${near}`, ...quick], seconds }, { filters: [others, ...quick], seconds }];
  if (slow.length > 0 && needsSlow.test(file)) stages.push({ filters: [`--test-case=${patterns(slow)}`], seconds: slowTotal });
  return stages;
}

/** @param {string} program @param {Stage} stage @returns {Promise<string>} what noticed it, or '' */
async function noticedIn(program, { filters, seconds }) {
  const { code, text } = await start(program, ['--abort-after=1', '--no-colors=true', ...filters], { processorSeconds: 5 + patience * seconds, kilobytes: 4e6 });
  if (code === 0) return '';
  const [before = ''] = text.split('ERROR: ');
  return before === text ? 'time, memory or a crash' : [...before.matchAll(/TEST CASE: {2}(.*)/g)].at(-1)?.[1]?.trim() ?? 'a test';
}

/** @param {string} program @param {string} file that has the fault @param {Times} times @returns {Promise<string>} the test that noticed, or '' */
export async function noticedBy(program, file, times) {
  for (const stage of stagesFor(file, times)) {
    const by = await noticedIn(program, stage);
    if (by) return by;
  }
  return '';
}
