// SPDX-License-Identifier: MIT
// A random reader for two thousand steps, the same each time; `npm run soak` goes on for as long as one likes.
import { soak as run } from '../soak/soak.mjs';

/** @returns {Promise<import('./step.mjs').Counts>} */
export async function soak() {
  const rows = await run({ seed: 1, steps: 2_000 });
  const failed = rows.filter(({ faults }) => faults.length > 0).length;
  return { passed: rows.length - failed, failed };
}
