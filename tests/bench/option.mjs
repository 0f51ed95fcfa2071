// SPDX-License-Identifier: MIT
// How long options take: many at once in the batch kernel, in WebAssembly and natively, beside what others need for the
// same; one at a time and as grids from JavaScript.
import { googleBenchmark, numpy, quantLib, startKernels } from './kernels.mjs';
import { calculators, peer } from './package.mjs';
import { secondsOf } from './rounds.mjs';

const many = 100_000;
const few = 2000;

/** @param {import('./kernels.mjs').Kernel} kernel @param {string} task @param {string} what @param {number} count @param {number} [goal] */
const perItem = (kernel, task, what, count, goal) => ({
  name: `${what}, ${kernel.where}`, unit: 'ns', ...(goal && { goal }), measure: async () => (await kernel.seconds(task, count)) * 1e9,
});

/** npm's `greeks`, and `black-scholes` on which it builds. */
function scripts() {
  const modules = peer('greeks', '1.0.0', ['black-scholes', './greeks.js']);
  if (!modules) return undefined;
  const [{ blackScholes }, { getDelta, getGamma, getVega, getTheta, getRho }] = modules;
  return () => {
    let sum = 0;
    for (let i = 0; i < few; ++i) {
      const spot = 60 + 80 * ((i * 0.618) % 1);
      const terms = [spot, 100, 1, 0.8, 0.05, 'call'];
      for (const one of [blackScholes, getDelta, getGamma, getVega, getTheta, getRho]) sum += one(...terms);
    }
    return sum;
  };
}

/** @param {any} tvd */
function fromJavaScript(tvd) {
  const european = { spot: 105, strike: 100, expiryYears: 0.5, volatility: 0.8, rate: 0.04, carryYield: 0.02 };
  const american = { ...european, side: 'put', exercise: 'american' };
  const axis = (/** @type {string} */ path, /** @type {number} */ from, /** @type {number} */ to) => ({ path, from, to, count: 200 });
  const plane = { x: axis('spot', 50, 150), y: axis('volatility', 0.1, 1.5), output: 'premium' };
  const call = (/** @type {any} */ inputs) => () => tvd.option(inputs, { points: 0 });
  return [
    { name: 'European option, all results', unit: 'µs', goal: 10, measure: () => secondsOf(call(european)) * 1e6 },
    { name: 'American option, all results', unit: 'µs', goal: 150, measure: () => secondsOf(call(american)) * 1e6 },
    { name: 'grid of 200 × 200 premiums', unit: 'ms', goal: 8, measure: () => secondsOf(() => tvd.sweep('option', european, plane), { seconds: 0.05 }) * 1e3 },
  ];
}

/** @returns {Promise<import('./rounds.mjs').Subject>} */
export default async function option() {
  const tvd = await calculators();
  const kernels = await startKernels();
  const [arrays, objects, script, google] = [numpy(), quantLib(), scripts(), googleBenchmark()];
  const what = 'premium and 5 Greeks';
  const batches = kernels.all.map((kernel) => perItem(kernel, 'batch', `${what}, batch of 100,000`, many));
  const [inWasm] = batches;
  const byGoogle = google && perItem(google, 'batch', `${what}, batch of 100,000`, many);
  const library = perItem(kernels.native, 'library', `${what} by the C library, batch of 100,000`, many);
  const python = arrays && perItem(arrays, 'batch', 'premium, delta, gamma and vega, batch of 100,000', many);
  const objectOriented = objects && perItem(objects, 'reprice', `${what}, repriced`, few);
  const fromNpm = script && { name: `${what}, npm black-scholes and greeks`, unit: 'ns', measure: () => (secondsOf(script) / few) * 1e9 };
  const ratio = (/** @type {string} */ name, /** @type {any} */ of, /** @type {any} */ to, /** @type {object} */ goal) => (of && to ? [{ name, of: of.name, to: to.name, ...goal }] : []);
  return {
    title: 'option',
    cases: [
      ...batches, ...(byGoogle ? [byGoogle] : []), library,
      ...(python ? [python] : []), ...(objectOriented ? [objectOriented] : []),
      ...(fromNpm ? [fromNpm] : []),
      ...kernels.all.map((kernel) => perItem(kernel, 'scalar', 'premium and all Greeks, one by one', many)),
      ...kernels.all.map((kernel) => perItem(kernel, 'implied', 'implied volatility', 10_000, 1000)),
      ...fromJavaScript(tvd),
    ],
    ratios: [
      ...ratio('batch in WebAssembly over native', inWasm, batches[1], {}),
      ...ratio('batch in WebAssembly over NumPy and SciPy', inWasm, python, { goal: 1.5 }),
      ...ratio('C library over batch in WebAssembly', library, inWasm, { goal: 1, goalIsLeast: true }),
      ...ratio('npm black-scholes and greeks over batch in WebAssembly', fromNpm, inWasm, {}),
      ...ratio('QuantLib over batch in WebAssembly', objectOriented, inWasm, { goal: 40, goalIsLeast: true }),
    ],
    missing: [
      ...(python ? [] : ['NumPy and SciPy (apt-get install python3-numpy python3-scipy)']),
      ...(objects ? [] : ['QuantLib (apt-get install libquantlib0-dev)']),
      ...(script ? [] : ['black-scholes and greeks from npm']),
      ...(google ? [] : ['Google Benchmark (apt-get install libbenchmark-dev)']),
    ],
    close: () => [kernels, arrays, objects, google].forEach((peer) => peer?.close()),
  };
}
