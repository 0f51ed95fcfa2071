// SPDX-License-Identifier: MIT
// Running other programs, and saying what is done.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {{cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean, input?: string}} RunOptions */

/** A failed command, with its output when that was not shown. */
export class CommandError extends Error {}

/** Reports one step of a longer job, beside a program's own output. @param {string} text */
export const say = (text) => console.error(`· ${text}`);

/**
 * Runs a program without a shell; throws CommandError when it fails. Quiet programs show their output only then.
 * @param {string} program @param {string[]} args @param {RunOptions} [options]
 */
export function run(program, args, { cwd, env, quiet = false, input } = {}) {
  const stdio = input === undefined ? 'ignore' : 'pipe';
  const done = spawnSync(program, args, {
    cwd, input, encoding: 'utf8', maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
    stdio: [stdio, quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  if (done.status === 0) return done.stdout ?? '';
  const reason = done.error ? done.error.message : `exit code ${done.status ?? done.signal}`;
  throw new CommandError(`${program} ${args.join(' ')}: ${reason}\n${done.stdout ?? ''}${done.stderr ?? ''}`);
}

/**
 * The output of a program, or '' when it is missing or fails.
 * @param {string} program @param {string[]} args
 */
export function output(program, args) {
  const done = spawnSync(program, args, { encoding: 'utf8' });
  return done.status === 0 ? done.stdout : '';
}

/** Whether a program runs and ends well; shows nothing. @param {string} program @param {string[]} args */
export const succeeds = (program, args) => spawnSync(program, args, { stdio: 'ignore' }).status === 0;

/** Full path of a program on PATH, or ''. @param {string} program */
export function which(program) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return join(folder, program);
    } catch { /* not in this folder */ }
  }
  return '';
}

/** Whether a module is the program that node was started with. @param {string} url its import.meta.url */
export const isProgram = (url) => process.argv[1] !== undefined && url === pathToFileURL(realpathSync(process.argv[1])).href;

/**
 * Runs the body of a command-line script: an error becomes its message and exit code 1, without a stack.
 * @param {() => unknown} body
 */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
