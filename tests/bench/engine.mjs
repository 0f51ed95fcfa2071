// SPDX-License-Identifier: MIT
// What the border and the start of the engine cost.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { built, packageModule, peer } from './package.mjs';
import { secondsOf } from './rounds.mjs';

/** npm's `quantlib-wasm`, another engine in C++ bound with Embind. It has swaps and curves but no options: only the border compares. @param {() => Promise<any>} create @returns {Promise<import('./rounds.mjs').Case[]>} */
async function border(create) {
  const quantLib = await create();
  const date = new quantLib.Date(1, quantLib.Month.January, 2026);
  return [
    { name: 'a call of quantlib-wasm: the number of a day', unit: 'µs', measure: () => secondsOf(() => date.serialNumber()) * 1e6 },
    {
      name: 'start of quantlib-wasm, to the first answer', unit: 'ms',
      async measure() {
        const begin = performance.now();
        const another = await create();
        new another.Date(1, another.Month.January, 2026).delete();
        return performance.now() - begin;
      },
    },
  ];
}

/** @returns {Promise<import('./rounds.mjs').Subject>} */
export default async function engine() {
  const { load } = await packageModule();
  const { default: createEngine } = await import(built('tvd-engine.mjs').href);
  const bytes = readFileSync(built('tvd-engine.wasm'));
  const small = await createEngine({ wasmBinary: bytes });
  const other = peer('quantlib-wasm', '1.36.1', ['./index.js'])?.[0];
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
      ...(other ? await border(other) : []),
    ],
    missing: other ? [] : ['quantlib-wasm from npm'],
  };
}
