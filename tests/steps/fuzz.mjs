// SPDX-License-Identifier: MIT
// A short search for inputs that break something; `npm run fuzz -- --seconds 600` is the long one.
import { fuzz } from '../fuzz/fuzz.mjs';

/** The same texts in every run of the tests; libFuzzer goes on from what it found before. */
const seed = 1;

/** @returns {Promise<import('./step.mjs').Counts>} */
export async function shortFuzz() {
  const rows = await fuzz({ seconds: 20, seed });
  const failed = rows.filter(({ faults }) => faults.length > 0).length;
  return { passed: rows.length - failed, failed };
}
