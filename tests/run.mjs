// SPDX-License-Identifier: MIT
// `npm test`: sets up what is missing, runs every check whatever the others say, and sums up at the end.
// Names of steps as arguments run only those: `npm test -- native node`.
import { ensurePackages, testNeeds } from '../wasm/toolchain/packages.mjs';
import { main, say } from '../wasm/toolchain/run.mjs';
import { ensureNodePackages } from '../wasm/build.mjs';
import { build, native, packageConsumer, sanitize, wasm } from './steps/cpp.mjs';
import { format, tidy, types } from './steps/lint.mjs';
import { browserTests, lighthouse, nodeTests } from './steps/javascript.mjs';
import { shortFuzz } from './steps/fuzz.mjs';
import { failures, unsteady } from './steps/step.mjs';
import { sizes } from './steps/size.mjs';
import { soak } from './steps/soak.mjs';
import { licences, reproduce } from './steps/supply.mjs';

/** @typedef {import('./steps/step.mjs').Counts} Counts */
/** @type {Record<string, () => Promise<Counts>>} */
const steps = {
  format, native, tidy, package: packageConsumer, sanitize, build, size: sizes, licences, reproduce, types, wasm, node: nodeTests, browser: browserTests, soak, lighthouse,
  fuzz: shortFuzz,
};

/**
 * Runs one step; an error that it throws is one failure.
 * @param {string} name @returns {Promise<Counts & {name: string, seconds: number}>}
 */
async function runStep(name) {
  const start = Date.now();
  console.log(`\n== ${name}`);
  /** @type {Counts} */
  let counts = { passed: 0, failed: 1 };
  try {
    counts = await steps[name]();
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { name, ...counts, seconds: (Date.now() - start) / 1000 };
}

await main(async () => {
  say('checking what the tests need');
  ensurePackages(testNeeds);
  ensureNodePackages();
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !(name in steps));
  if (unknown.length > 0) throw new Error(`Unknown step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`);
  /** @type {Array<Counts & {name: string, seconds: number}>} */
  const results = [];
  for (const name of asked.length > 0 ? asked : Object.keys(steps)) results.push(await runStep(name));
  for (const words of unsteady) console.log(`\n== passed at the second attempt; at the first\n${words}`);
  for (const failure of failures) console.log(`\n== failed\n${failure}`);
  console.log('\n== summary');
  for (const { name, passed, failed, seconds } of results) {
    console.log(`${failed ? 'FAILED' : 'ok    '} ${name.padEnd(10)} ${passed} passed, ${failed} failed  (${seconds.toFixed(0)} s)`);
  }
  const sum = (/** @type {'passed' | 'failed'} */ key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  if (sum('failed') > 0) process.exitCode = 1;
});
