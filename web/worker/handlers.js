// SPDX-License-Identifier: MIT
/**
 * What the engine does for the page, by name: the same table in the worker and, where a host's policy
 * forbids workers, on the main thread.
 * @module
 */
import { load } from '#engine';
import { importTable } from '#import';
import { engineBytes } from '#wasm';

/** @typedef {Record<string, (...args: any[]) => any>} Handlers */

/** @type {Promise<any>|undefined} */
let engine;

/** Started once, by the first request. @returns {Promise<any>} */
function started() {
  engine ??= engineBytes().then((wasm) => load(wasm ? { wasm } : {}));
  return engine;
}

/** @type {Handlers} */
export const handlers = {
  version: async () => (await started()).version,
  check: async (id, inputs, options) => (await started()).check(id, inputs, options),
  compute: async (id, inputs, options) => (await started()).compute(id, inputs, options),
  sweep: async (id, inputs, options) => (await started()).sweep(id, inputs, options),
  tornado: async (id, inputs, options) => (await started()).tornado(id, inputs, options),
  solve: async (id, inputs, options) => (await started()).solve(id, inputs, options),
  compare: async (id, rows, outputs, options) => (await started()).compare(id, rows, outputs, options),
  import: async (source, options) => importTable(typeof source === 'string' ? source : await source.text(), options),
};
