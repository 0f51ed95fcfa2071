// SPDX-License-Identifier: MIT
// A short search for inputs that break something; `npm run fuzz -- --seconds 600` is the long one.
import { fuzz } from '../fuzz/fuzz.mjs';

/** The same inputs in every run of the tests, as many of them as twenty seconds allow: a slow machine sees the first of them. */
const wish = { seconds: 20, seed: 1, runs: 10_000 };

/** @returns {Promise<import('./step.mjs').Counts>} */
export async function shortFuzz() {
  const rows = await fuzz(wish);
  const failed = rows.filter(({ faults }) => faults.length > 0).length;
  return { passed: rows.length - failed, failed };
}
