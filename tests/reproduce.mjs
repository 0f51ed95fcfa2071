// SPDX-License-Identifier: MIT
// Whether the same sources give the same bytes: two builds from clean folders of different names and depths, compared file
// by file. `npm run reproduce` compiles the engines too; `npm test` takes them as they are and repeats the rest.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isProgram, main, output, say } from '../wasm/toolchain/run.mjs';
import { stream } from './steps/step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['one', 'another/folder that lies deeper'].map((name) => join(root, 'build/reproduce', name));

/** What is under version control or about to be. @param {string} folder */
function copySources(folder) {
  const files = output('git', ['-C', root, 'ls-files', '-co', '--exclude-standard']).split('\n').filter(Boolean);
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file), { force: true });
  }
  cpSync(join(root, 'node_modules'), join(folder, 'node_modules'), { recursive: true, verbatimSymlinks: true });
}

/** What the compiler made. @param {string} folder */
function copyEngines(folder) {
  const from = join(root, 'build/wasm/wasm');
  const to = join(folder, 'build/wasm/wasm');
  mkdirSync(to, { recursive: true });
  for (const file of readdirSync(from).filter((name) => /\.(wasm|mjs|cjs)$/.test(name))) cpSync(join(from, file), join(to, file));
}

/** @param {string} folder @param {boolean} whole @returns {Promise<Map<string, string>>} hashes of dist, by path */
async function built(folder, whole) {
  copySources(folder);
  if (!whole) copyEngines(folder);
  const { code, text } = await stream(process.execPath, [join(folder, 'wasm/build.mjs'), ...(whole ? [] : ['--assemble'])], { show: false });
  if (code !== 0) throw new Error(text);
  const dist = join(folder, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(dist, path)).isFile()).sort();
  return new Map(files.map((path) => [path, createHash('sha384').update(readFileSync(join(dist, path))).digest('hex')]));
}

/** @param {Map<string, string>} one @param {Map<string, string>} other */
const differences = (one, other) => [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));

/**
 * @param {{whole?: boolean}} [wish] whole: with the engines
 * @returns {Promise<{files: number, differing: string[]}>}
 */
export async function reproduce({ whole = false } = {}) {
  rmSync(join(root, 'build/reproduce'), { recursive: true, force: true });
  /** @type {Map<string, string>[]} */
  const results = [];
  for (const folder of folders) {
    say(`building in ${folder.slice(root.length)}`);
    results.push(await built(folder, whole));
  }
  const [one = new Map(), other = new Map()] = results;
  const differing = differences(one, other);
  if (differing.length === 0) rmSync(join(root, 'build/reproduce'), { recursive: true, force: true });
  return { files: one.size, differing };
}

if (isProgram(import.meta.url)) {
  await main(async () => {
    const { files, differing } = await reproduce({ whole: true });
    for (const path of differing) console.log(`differs: ${path}`);
    console.log(`${files - differing.length} of ${files} files are the same, byte by byte`);
    if (differing.length > 0) process.exitCode = 1;
  });
}
