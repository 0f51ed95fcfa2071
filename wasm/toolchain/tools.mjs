// SPDX-License-Identifier: MIT
// Large programs that only one check needs: kept beside the compiler, outside the project, in a fixed version.
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run, say } from './run.mjs';

/** What is fetched once for all copies of the project. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'token-value-dynamics');

/**
 * The folder of a package's own program, installed when missing.
 * @param {string} name @param {string} version exact
 */
export function packageFolder(name, version) {
  const home = join(cacheFolder, `${name}-${version}`);
  const folder = join(home, 'node_modules', name);
  if (existsSync(join(home, 'package-lock.json')) && existsSync(folder)) return folder;
  say(`fetching ${name} ${version}`);
  mkdirSync(home, { recursive: true });
  run('npm', ['install', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`], { quiet: true });
  return folder;
}
