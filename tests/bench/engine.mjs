// SPDX-License-Identifier: MIT
// What the border and the start of the engine cost.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { built, packageModule } from './package.mjs';
import { secondsOf } from './rounds.mjs';

/** @returns {Promise<import('./rounds.mjs').Subject>} */
export default async function engine() {
  const { load } = await packageModule();
  const { default: createEngine } = await import(built('tvd-engine.mjs').href);
  const bytes = readFileSync(built('tvd-engine.wasm'));
  const small = await createEngine({ wasmBinary: bytes });
  return {
    title: 'engine, in Node',
    cases: [
      { name: 'a call that computes nothing', unit: 'µs', measure: () => secondsOf(() => small.call('calculators', [])) * 1e6 },
      {
        name: 'start, from bytes to the first answer', unit: 'ms', goal: 15,
        async measure() {
          const begin = performance.now();
          const tvd = await load({ wasm: bytes });
          tvd.dilution({}, { points: 0 });
          return performance.now() - begin;
        },
      },
    ],
  };
}
