// SPDX-License-Identifier: MIT
// An engine whose memory can be seen.
import { readFile } from 'node:fs/promises';
import createEngine from '../../../dist/tvd-engine.mjs';

/** @returns {Promise<{call: (name: string, args: any[]) => any, bytes: () => number, handles: () => number}>} */
export async function seenEngine() {
  /** @type {any} */
  let memory;
  const file = await readFile(new URL('../../../dist/tvd-engine.wasm', import.meta.url));
  const engine = await createEngine({
    instantiateWasm(/** @type {any} */ imports, /** @type {any} */ done) {
      WebAssembly.instantiate(file, imports).then(({ instance, module }) => {
        memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
        done(instance, module);
      });
      return {};
    },
  });
  return { call: engine.call, bytes: () => memory.buffer.byteLength, handles: engine.count_emval_handles };
}
