// SPDX-License-Identifier: MIT
// What the steps of `npm test` share.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{passed: number, failed: number}} Counts */

/**
 * What failed, in the words of the programs that noticed: shown again above the summary, where someone who sees only the end of a
 * long run finds it. @type {string[]}
 */
export const failures = [];

/** What failed and then did not, likewise. @type {string[]} */
export const unsteady = [];

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Longest time for one program, so that a hang becomes a failure. */
const limitSeconds = 20 * 60;

/**
 * Runs a program, shows its output as it comes and returns it with the exit code.
 * @param {string} program @param {string[]} args
 * @param {{env?: Record<string, string | undefined>, show?: boolean, worded?: (text: string) => string}} [options]  worded: how it is shown
 * @returns {Promise<{code: number, text: string}>}
 */
export function stream(program, args, { env, show = true, worded = (text) => text } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'], timeout: limitSeconds * 1000,
    });
    let text = '';
    for (const pipe of [child.stdout, child.stderr]) {
      pipe.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
        if (show) process.stdout.write(worded(chunk));
      });
    }
    child.on('error', fail).on('close', (code) => done({ code: code ?? 1, text }));
  });
}

/**
 * Works off a list from its front, several at a time, which empties it; so may the work, when it has enough.
 * @template Job @param {Job[]} waiting @param {(job: Job, worker: number) => Promise<unknown>} work @param {number} [workers]
 */
export async function sideBySide(waiting, work, workers = 2) {
  const worker = async (/** @type {number} */ number) => {
    while (waiting.length > 0) await work(/** @type {Job} */ (waiting.shift()), number);
  };
  await Promise.all(Array.from({ length: workers }, (_, number) => worker(number)));
}

/** The counts of a check that either passes or not. @param {boolean} passed @returns {Counts} */
export const single = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1 });

/**
 * Counts read off a test program's output; a failing exit code without a counted failure is one failure.
 * @param {number} code @param {string | undefined} passed @param {string | undefined} failed @returns {Counts}
 */
export function counted(code, passed, failed) {
  const failures = Number(failed ?? 0);
  return { passed: Number(passed ?? 0), failed: code !== 0 && failures === 0 ? 1 : failures };
}

/**
 * Files under the folders whose names match, sorted, as paths from the root.
 * @param {string[]} folders @param {RegExp} pattern
 */
export function filesIn(folders, pattern) {
  const found = folders.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
    } catch {
      return [];  // a folder that does not exist holds no files
    }
  });
  const paths = found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return paths.filter((path) => pattern.test(path)).map((path) => relative(root, path)).sort();
}
