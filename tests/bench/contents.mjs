// SPDX-License-Identifier: MIT
// What an engine and the element for posts are made of, in bytes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeOf } from '../../web/build.mjs';
import { bundleWhole, only } from '../../web/bundle/bundles.mjs';

/** @typedef {{ part: string, raw: number }} Part */

/** By number, as the core specification of WebAssembly has them (5.5.2). */
const sections = ['custom', 'types', 'imports', 'functions', 'tables', 'memories', 'globals', 'exports', 'start', 'elements', 'code', 'data', 'data count', 'tags'];

/** A whole number of seven bits a byte, the lowest first. @param {Buffer} bytes @param {number} at @returns {{ value: number, next: number }} */
function unsigned(bytes, at) {
  let value = 0;
  for (let shift = 1; ; shift *= 128, at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte % 128) * shift;
    if (byte < 128) return { value, next: at + 1 };
  }
}

/** The sections of a module with their headers, the largest first. @param {string} file @returns {(Part & { bytes: Buffer })[]} */
export function sectionsOf(file) {
  const bytes = readFileSync(file);
  const found = [];
  for (let at = 8; at < bytes.length;) {
    const { value, next } = unsigned(bytes, at + 1);
    found.push({ part: sections[bytes[at] ?? 0] ?? 'unknown', raw: next + value - at, bytes: bytes.subarray(at, next + value) });
    at = next + value;
  }
  return found.sort((a, b) => b.raw - a.raw);
}

/** Where the element's modules belong: the first that fits. @type {[string, RegExp][]} */
const parts = [
  ['engine', /^tvd:#wasm\//],
  ['schema, presets, formulas', /^tvd:#(calculator|remarks)|\.formulas\.js$/],
  ['words', /\/words\/|\/views\/\w+\.(en|de)\b/],
  ['Lit', /^node_modules\//],
  ['style sheets', /\/styles\//],
  ['charts', /^web\/charts\/|\/kinds\//],
  ['panels', /^web\/element\/(panels|features)\//],
  ['what calls the engine', /^dist\/|^wasm\/js\/|^web\/worker\//],
  ['links, numbers, tables', /^web\/lib\//],
  ['the element itself', /./],
];

/** The element with one calculator, by parts, before Terser and compression. @param {string} dist @param {string} id @param {string} folder for the files it makes @returns {Promise<Part[]>} */
export async function partsOf(dist, id, folder) {
  const { outputs } = await bundleWhole(only(placeOf(dist), id), { folder, name: 'tvd.js' });
  const sums = new Map(parts.map(([part]) => [part, 0]));
  for (const [path, { bytesInOutput }] of Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs))) {
    const part = parts.find(([, fits]) => fits.test(path))?.[0] ?? '';
    sums.set(part, (sums.get(part) ?? 0) + bytesInOutput);
  }
  return [...sums].map(([part, raw]) => ({ part, raw })).sort((a, b) => b.raw - a.raw);
}
