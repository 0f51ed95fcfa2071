// SPDX-License-Identifier: MIT
/**
 * What an engine does for the page, by name: the same table in the worker and, where a host's policy
 * forbids workers, on the main thread.
 * @module
 */
import { fetchImport } from '#tables';

/** @typedef {Record<string, (...args: any[]) => any>} Handlers */

const tools = ['check', 'compute', 'sweep', 'combine', 'tornado', 'solve', 'compare'];
/** Steps of a calculation that takes long. */
const steps = ['begin', 'advance', 'take', 'add', 'enough', 'outcome'];

/**
 * @param {(options: {wasm?: ArrayBuffer}) => Promise<any>} load @param {() => Promise<ArrayBuffer|null>} engineBytes null: they lie beside the script
 * @returns {Handlers}
 */
export function handlersOf(load, engineBytes) {
  // Begun before anyone asks; who does is told what went wrong.
  const engine = engineBytes().then((wasm) => load(wasm ? { wasm } : {}));
  engine.catch(() => {});
  const each = (/** @type {string[]} */ names, /** @type {(tvd: any) => any} */ holder) =>
    Object.fromEntries(names.map((name) => [name, async (/** @type {any[]} */ ...args) => holder(await engine)[name](...args)]));
  return {
    version: async () => (await engine).version,
    ...each(tools, (tvd) => tvd),
    ...each(steps, (tvd) => tvd.blocks),
    // Fetched when the first table is read, where the build has put it into a file of its own.
    import: async (source, options) => (await fetchImport()).importTable(typeof source === 'string' ? source : await source.text(), options),
  };
}
