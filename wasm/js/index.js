// SPDX-License-Identifier: MIT
/**
 * The calculators as functions over plain objects.
 *
 *   import { load } from 'token-value-dynamics';
 *   const tvd = await load();
 *   tvd.dilution({ price: 2, holdingYears: 4 }).timeWeightedDilutedPrice
 *   (await tvd.run('valuation', { paths: 1e6 }, { workers: 2 })).timeWeighted.mean
 */
import createEngine from './tvd-engine.mjs';
import { InputError, loaderOf } from './load.js';
import { runner } from './run.js';

export { InputError };

const loadEngine = loaderOf(createEngine);

/**
 * Starts the engine.
 * @param {{ wasm?: URL | string | ArrayBuffer | Uint8Array | WebAssembly.Module }} [options]
 */
export async function load(options = {}) {
  const tvd = await loadEngine(options);
  return Object.freeze({ ...tvd, run: runner({ ...tvd, wasm: options.wasm, InputError }) });
}
