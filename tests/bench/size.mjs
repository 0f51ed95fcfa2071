// SPDX-License-Identifier: MIT
// What a reader downloads: the brotli size of every file of dist/, and of the sums that have a budget: a goal, and the
// limit that has been reached on the way to it. Ends with an error when a limit is passed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildWasm, ensureBuilt } from '../../wasm/build.mjs';

if (!process.argv[2]) await ensureBuilt();
const dist = process.argv[2] ?? fileURLToPath(new URL('../../dist/', import.meta.url));
const budgets = JSON.parse(readFileSync(new URL('budgets.json', import.meta.url), 'utf8'));

/** @param {string} file */
function brotliBytes(file) {
  return brotliCompressSync(readFileSync(join(dist, file)), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** @param {string} folder @returns {string[]} */
function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() || ['site'].includes(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(folder, entry.name)) : [relative(dist, join(folder, entry.name))]));
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

/** Scripts that a page names to be fetched at once, besides those it starts with. @param {string} page @returns {string[]} */
function preloadedBy(page) {
  const links = readFileSync(join(dist, page), 'utf8').matchAll(/<link rel="modulepreload" href="([^"]+)"/g);
  return [...links].map(([, file = '']) => join(dirname(page), file));
}

/** What a calculator adds to an engine: that of all calculators is so much larger than one without it. @param {string} id */
function engineBytesOf(id) {
  buildWasm([`tvd-without-${id}`]);
  const without = fileURLToPath(new URL(`../../build/wasm/wasm/tvd-without-${id}.wasm`, import.meta.url));
  return brotliBytes('tvd-engine.wasm') - brotliBytes(relative(dist, without));
}

/** @param {string} name @param {{ files: string[], preloadedBy?: string, engineOf?: string, goal: number, limit: number }} budget */
function check(name, { files: named, preloadedBy: page, engineOf, goal, limit }) {
  const files = [...new Set([...named, ...(page && existsSync(join(dist, page)) ? preloadedBy(page) : [])])];
  const missing = files.filter((file) => !existsSync(join(dist, file)));
  if (missing.length > 0) {
    console.error(`${name}: no ${missing.join(', ')}; run npm run build first`);
    return false;
  }
  const bytes = files.reduce((sum, file) => sum + brotliBytes(file), engineOf ? engineBytesOf(engineOf) : 0);
  const kept = bytes <= limit;
  console.log(`${kilobytes(bytes)} of ${kilobytes(limit).trim()}, goal ${kilobytes(goal).trim()}  ${name}${kept ? (bytes <= goal ? '' : '  above the goal') : '  ABOVE THE LIMIT'}`);
  return kept;
}

const shown = /\.(js|mjs|wasm|css|html|json|svg|webmanifest)$/;
for (const file of filesOf(dist).filter((name) => shown.test(name)).sort()) console.log(`${kilobytes(brotliBytes(file))}  ${file}`);
console.log('\nbudgets, brotli');
const kept = Object.entries(budgets).map(([name, budget]) => check(name, budget));
if (kept.includes(false)) process.exitCode = 1;
