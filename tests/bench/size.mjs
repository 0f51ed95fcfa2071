// SPDX-License-Identifier: MIT
// What a reader downloads: the bytes of every file of dist/, raw and by brotli; what engine and element are made of; and the
// sums that have a budget: a goal, the limit that has been reached on the way to it, and why the goal is missed. Writes
// build/size.json. Ends with an error when a limit is passed.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildWasm, ensureBuilt } from '../../wasm/build.mjs';

if (!process.argv[2]) await ensureBuilt();
const { partsOf, sectionsOf } = await import('./contents.mjs');  // its packages are there now
const dist = resolve(process.argv[2] ?? fileURLToPath(new URL('../../dist/', import.meta.url)));
const build = fileURLToPath(new URL('../../build/', import.meta.url));
const budgets = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8'));

/** Many files are copies of another one. @type {Map<string, number>} */
const compressed = new Map();

/** @param {Buffer} bytes */
function brotli(bytes) {
  const text = bytes.toString('latin1');
  const known = compressed.get(text) ?? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  compressed.set(text, known);
  return known;
}

/** @param {string} file */
function sizeOf(file) {
  const bytes = readFileSync(join(dist, file));
  return { raw: bytes.length, brotli: brotli(bytes) };
}

/** @typedef {{ raw: number, brotli: number }} Size */

/** @param {Size[]} sizes @returns {Size} */
const sum = (sizes) => sizes.reduce((all, one) => ({ raw: all.raw + one.raw, brotli: all.brotli + one.brotli }), { raw: 0, brotli: 0 });

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

/** @param {Size} size @param {string} name */
const print = ({ raw, brotli: small }, name) => console.log(`${kilobytes(raw)} ${kilobytes(small)}  ${name}`);

/** Where a file is told: by itself, or in the sum of a folder below dist/ or dist/site/. @param {string} file */
function lineOf(file) {
  const names = file.split(sep);
  const depth = names[0] === 'site' ? 2 : 1;
  return names.length > depth ? `${names.slice(0, depth).join('/')}/` : file;
}

/** @returns {({ file: string } & Size)[]} */
function artefacts() {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(dist, file)).isFile());
  const all = files.sort().map((file) => ({ file, ...sizeOf(file) }));
  for (const line of new Set(files.map(lineOf))) {
    const group = all.filter(({ file }) => lineOf(file) === line);
    print(sum(group), line.endsWith('/') ? `${line}, ${group.length} files` : line);
  }
  return all;
}

/** Scripts that a page names to be fetched at once, besides those it starts with. @param {string} page @returns {string[]} */
function preloadedBy(page) {
  const links = readFileSync(join(dist, page), 'utf8').matchAll(/<link rel="modulepreload" href="([^"]+)"/g);
  return [...links].map(([, file = '']) => join(dirname(page), file));
}

/** What a calculator adds to an engine: that of all calculators is so much larger than one without it. @param {string} id */
function engineBytesOf(id) {
  buildWasm([`tvd-without-${id}`]);
  return sizeOf('tvd-engine.wasm').brotli - brotli(readFileSync(join(build, `wasm/wasm/tvd-without-${id}.wasm`)));
}

/** @param {string} name @param {{ files: string[], preloadedBy?: string, engineOf?: string, goal: number, limit: number, why?: string }} budget */
function check(name, { files: named, preloadedBy: page, engineOf, goal, limit, why }) {
  const files = [...new Set([...named, ...(page && existsSync(join(dist, page)) ? preloadedBy(page) : [])])];
  const missing = files.filter((file) => !existsSync(join(dist, file)));
  if (missing.length > 0) {
    console.error(`${name}: no ${missing.join(', ')}; run npm run build first`);
    return { name, limit, goal, kept: false };
  }
  const bytes = sum(files.map(sizeOf)).brotli + (engineOf ? engineBytesOf(engineOf) : 0);
  const kept = bytes <= limit;
  const reason = bytes > goal ? why ?? 'no reason is given' : undefined;
  console.log(`${kilobytes(bytes)} of ${kilobytes(limit).trim()}, goal ${kilobytes(goal).trim()}  ${name}${kept ? '' : '  ABOVE THE LIMIT'}`);
  if (reason) console.log(`${' '.repeat(12)}above the goal: ${reason}`);
  return { name, bytes, limit, goal, kept, reason };
}

console.log('raw and brotli');
const all = artefacts();
console.log('\ndilution’s engine, by sections, each compressed by itself');
const engine = sectionsOf(join(dist, 'tvd-dilution.wasm')).map(({ part, raw, bytes }) => ({ part, raw, brotli: brotli(bytes) }));
for (const one of engine) print(one, one.part);
console.log('\ndilution’s element, by parts, before the last step and compression');
const element = await partsOf(dist, 'dilution', join(build, 'size'));
for (const { part, raw } of element) console.log(`${kilobytes(raw)}  ${part}`);
console.log('\nbudgets, brotli');
const checked = Object.entries(budgets).map(([name, budget]) => check(name, budget));
mkdirSync(build, { recursive: true });
writeFileSync(join(build, 'size.json'), `${JSON.stringify({ artefacts: all, engine, element, budgets: checked }, null, 2)}\n`);
if (checked.some(({ kept }) => !kept)) process.exitCode = 1;
