// SPDX-License-Identifier: MIT
// JavaScript steps: node's test runner on the package, and on the page in browsers.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted, failures, filesIn, root, single, stream, unsteady } from './step.mjs';

/**
 * @typedef {object} Ran
 * @property {import('./step.mjs').Counts} counts
 * @property {string} words    what node's runner says of what failed; empty when nothing did
 * @property {string[]} files  with tests that failed
 */

/**
 * @param {string} name @param {string[]} files @param {number} concurrency files that run at the same time
 * @param {(text: string) => string} [worded]
 * @returns {Promise<Ran>}
 */
async function runFiles(name, files, concurrency, worded) {
  const report = join(root, `build/${name}.tap`);
  mkdirSync(join(root, 'build'), { recursive: true });
  const reporters = ['spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${report}`];
  const { code, text } = await stream(process.execPath, [
    '--test', `--test-concurrency=${concurrency}`, `--test-reporter=${reporters[0]}`, ...reporters.slice(1), ...files,
  ], { worded });
  const tap = readFileSync(report, 'utf8');
  const [, passed] = /^# pass (\d+)/m.exec(tap) ?? [];
  const [, failed] = /^# fail (\d+)/m.exec(tap) ?? [];
  return {
    counts: counted(code, passed, failed),
    words: code === 0 ? '' : (text.split('failing tests:')[1] ?? text.slice(-3000)).trim(),
    files: files.filter((file) => tap.includes(`location: '${join(root, file)}:`)),
  };
}

/** @param {string} folder */
const testsIn = (folder) => filesIn([`tests/${folder}`], /\.test\.js$/);

export async function nodeTests() {
  const { counts, words } = await runFiles('node', testsIn('node'), 2);
  if (words) failures.push(words);
  return counts;
}

/** A first attempt is no verdict yet, and must not read like one. @param {string} text */
const firstAttempt = (text) => text.replaceAll('✖', '↻').replace(/^ℹ fail (?=[1-9])/m, '↻ to run once more: ');

/**
 * Three browsers on a busy machine now and then stumble where the page does not: files with a failure run once more, alone.
 * What fails again has failed; what does not is told above the summary, too, for whoever wants to find out.
 * @returns {Promise<import('./step.mjs').Counts>}
 */
export async function browserTests() {
  const { counts, words, files } = await runFiles('browser', testsIn('browser'), 1, firstAttempt);
  if (words && files.length === 0) failures.push(words);
  if (!words || files.length === 0) return counts;
  console.log(`\n== once more, since something failed: ${files.join(', ')}`);
  const again = await runFiles('browser-again', files, 1);
  (again.words ? failures : unsteady).push(again.words || firstAttempt(words));
  const { failed } = again.counts;
  return { passed: counts.passed + Math.max(0, counts.failed - failed), failed };
}

/** @returns {Promise<import('./step.mjs').Counts>} */
export async function lighthouse() {
  const { code } = await stream(process.execPath, ['tests/lighthouse.mjs']);
  return single(code === 0);
}
