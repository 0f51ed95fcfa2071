// SPDX-License-Identifier: MIT
// The built package, as benchmarks use it.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageFolder } from '../../wasm/toolchain/tools.mjs';

const dist = new URL('../../dist/', import.meta.url);

/** @param {string} name */
export function built(name) {
  const file = new URL(name, dist);
  if (!existsSync(file)) throw new Error(`There is no dist/${name}; run npm run build first.`);
  return file;
}

/** @returns {Promise<any>} */
export const packageModule = () => import(built('index.js').href);

/** @returns {Promise<any>} the calculators */
export const calculators = async () => (await packageModule()).load();

/** @returns {{ id: string, asOf: string, inputs: any }[]} */
export const presets = () => JSON.parse(readFileSync(built('presets.json'), 'utf8'));

/** Modules of somebody else's package, as it names them; undefined where it cannot be had. @param {string} name @param {string} version @param {string[]} modules @returns {any[]|undefined} */
export function peer(name, version, modules) {
  try {
    return modules.map((one) => createRequire(join(packageFolder(name, version), 'package.json'))(one));
  } catch {
    return undefined;
  }
}
