// SPDX-License-Identifier: MIT
// What readers download has limits.
import { single, stream } from './step.mjs';

/** @returns {Promise<import('./step.mjs').Counts>} */
export async function sizes() {
  const { code } = await stream(process.execPath, ['tests/bench/size.mjs']);
  return single(code === 0);
}
