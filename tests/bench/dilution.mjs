// SPDX-License-Identifier: MIT
// How long `dilution` takes in WebAssembly when called from JavaScript: per preset with a path of 400 points and without
// one, the league of all presets in one call, one discounted-supply integral, and the start of the engine in Node.
// Prints a table, and writes build/bench/dilution.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const dist = new URL('../../dist/', import.meta.url);
const read = (/** @type {string} */ name) => readFileSync(new URL(name, dist));
const { load } = await import(new URL('index.js', dist).href);

/**
 * Microseconds of one call: the best of several rounds, since whatever else the machine does only adds to it.
 * @param {() => void} call
 */
function microseconds(call) {
  const start = performance.now();
  for (let k = 0; k < 20; ++k) call();
  const each = (performance.now() - start) / 20;
  const calls = Math.max(3, Math.round(10 / each));
  let best = Infinity;
  for (let round = 0; round < 12; ++round) {
    const begin = performance.now();
    for (let k = 0; k < calls; ++k) call();
    best = Math.min(best, (performance.now() - begin) / calls);
  }
  return best * 1000;
}

/** Milliseconds from bytes to the first answer. */
async function startTime() {
  const bytes = read('tvd-engine.wasm');
  let best = Infinity;
  for (let round = 0; round < 5; ++round) {
    const begin = performance.now();
    const tvd = await load({ wasm: bytes });
    tvd.dilution({}, { points: 0 });
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}

const tvd = await load();
/** @type {{ id: string, asOf: string, inputs: any }[]} */
const presets = JSON.parse(read('presets.json').toString());
const rows = presets.map(({ id, asOf: today, inputs }) => ({
  preset: id,
  'path of 400, µs': microseconds(() => tvd.dilution(inputs, { today, points: 400 })),
  'numbers only, µs': microseconds(() => tvd.dilution(inputs, { today, points: 0 })),
}));

const plain = { supply: { releases: [{ kind: 'linear', startYear: 0, endYear: 4, amount: 1e9 }] } };
const outputs = ['timeWeightedDilutedPriceRatio', 'lifetimeDilutedPriceRatio', 'breakEvenGrowth'];
const league = presets.map(({ inputs }) => inputs);
const totals = {
  'league of all presets, ms': microseconds(() => tvd.compare('dilution', league, outputs)) / 1000,
  'everything about one linear release, µs': microseconds(() => tvd.dilution(plain, { points: 0 })),
  'engine start in Node, ms': await startTime(),
};

console.table(rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, typeof value === 'number' ? Math.round(value) : value]))));
console.table(Object.fromEntries(Object.entries(totals).map(([key, value]) => [key, { value: Number(value.toFixed(2)) }])));
const folder = new URL('../../build/bench/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('dilution.json', folder), `${JSON.stringify({ presets: rows, ...totals }, null, 2)}\n`);
