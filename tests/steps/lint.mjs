// SPDX-License-Identifier: MIT
// Format, static analysis and type checks.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output } from '../../wasm/toolchain/run.mjs';
import { filesIn, root, sideBySide, single, stream } from './step.mjs';

const stampFolder = join(root, 'build/tidy');

/** Every C++ file is formatted as .clang-format says; `npm run format` makes it so. */
export async function format() {
  const files = filesIn(['core', 'wasm', 'tests'], /\.(cpp|hpp)$/);
  const { code, text } = await stream('clang-format', ['--dry-run', '--Werror', ...files], { show: false });
  const unformatted = new Set([...text.matchAll(/^(\S+):\d+:\d+: error/gm)].map(([, file]) => file));
  for (const file of unformatted) console.log(`${file} is not formatted`);
  return single(code === 0);
}

/** @param {string} project path of a tsconfig.json */
async function typeCheck(project) {
  const { code } = await stream(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, project)]);
  return code === 0;
}

/** JavaScript is type-checked from its JSDoc: the package and tests as node resolves them, the page as a bundler does. */
export async function types() {
  const results = [await typeCheck('tsconfig.json'), await typeCheck('web/tsconfig.json')];
  return { passed: results.filter(Boolean).length, failed: results.filter((passed) => !passed).length };
}

/** @typedef {{file: string, command: string, directory: string}} Entry one line of compile_commands.json */

/**
 * The files a source includes, from the compiler's own list of the last build; the project's only.
 * @param {Entry} entry
 */
function dependencies({ command, directory, file }) {
  const object = / -o (\S+)/.exec(command)?.[1] ?? '';
  const list = join(directory, `${object}.d`);
  if (!existsSync(list)) return [file];
  const all = readFileSync(list, 'utf8').replace(/^[^:]*:/, '').split(/[\s\\]+/);
  return [file, ...all.filter((path) => path.startsWith(root))];
}

/** @param {Entry} entry @param {string} common */
function fingerprint(entry, common) {
  const hash = createHash('sha256').update(common).update(entry.command);
  for (const path of dependencies(entry)) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

/** @param {Entry} entry @param {string} stamp */
async function tidyOne({ file }, stamp) {
  const { code, text } = await stream('clang-tidy', ['-p', join(root, 'build/native'), '--quiet', file], { show: false });
  if (code === 0) writeFileSync(stamp, '');
  else console.log(text.replaceAll(root, ''));
  return code === 0;
}

/** clang-tidy over every source that changed, itself or by a header, since it last passed. */
export async function tidy() {
  mkdirSync(stampFolder, { recursive: true });
  const settings = ['.clang-tidy', 'tests/.clang-tidy'].map((file) => readFileSync(join(root, file), 'utf8'));
  const common = output('clang-tidy', ['--version']) + settings.join('');
  /** @type {Entry[]} */
  const entries = JSON.parse(readFileSync(join(root, 'build/native/compile_commands.json'), 'utf8'));
  const jobs = entries.map((entry) => ({ entry, stamp: join(stampFolder, fingerprint(entry, common)) }));
  const waiting = jobs.filter(({ stamp }) => !existsSync(stamp));
  let failed = 0;
  await sideBySide(waiting, async ({ entry, stamp }) => {
    if (!await tidyOne(entry, stamp)) failed += 1;
  });
  const passed = jobs.length - failed;
  console.log(`clang-tidy: ${passed} of ${jobs.length} files are clean`);
  return { passed, failed };
}
