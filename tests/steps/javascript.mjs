// SPDX-License-Identifier: MIT
// JavaScript steps: node's test runner on the package, and on the page in browsers.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted, failures, filesIn, root, single, stream } from './step.mjs';

/**
 * @param {string} folder @param {number} concurrency files that run at the same time
 */
async function nodeTest(folder, concurrency) {
  const files = filesIn([`tests/${folder}`], /\.test\.js$/);
  const report = join(root, `build/${folder}.tap`);
  mkdirSync(join(root, 'build'), { recursive: true });
  const reporters = ['spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${report}`];
  const { code, text } = await stream(process.execPath, [
    '--test', `--test-concurrency=${concurrency}`, `--test-reporter=${reporters[0]}`, ...reporters.slice(1), ...files,
  ]);
  const tap = readFileSync(report, 'utf8');
  const [, passed] = /^# pass (\d+)/m.exec(tap) ?? [];
  const [, failed] = /^# fail (\d+)/m.exec(tap) ?? [];
  if (code !== 0) failures.push((text.split('failing tests:')[1] ?? text.slice(-3000)).trim());
  return counted(code, passed, failed);
}

export const nodeTests = () => nodeTest('node', 2);
export const browserTests = () => nodeTest('browser', 1);

/** @returns {Promise<import('./step.mjs').Counts>} */
export async function lighthouse() {
  const { code } = await stream(process.execPath, ['tests/lighthouse.mjs']);
  return single(code === 0);
}
