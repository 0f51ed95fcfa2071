// SPDX-License-Identifier: MIT
// What we ship: on whose terms, and whether anybody can make the same.
import { licences as listLicences } from '../licences.mjs';
import { reproduce as buildTwice } from '../reproduce.mjs';
import { single } from './step.mjs';

/** @returns {Promise<import('./step.mjs').Counts>} */
export const licences = async () => single((await listLicences()).length === 0);

/** @returns {Promise<import('./step.mjs').Counts>} */
export async function reproduce() {
  const { files, differing } = await buildTwice();
  for (const path of differing) console.log(`${path} differs between two builds`);
  console.log(`${files - differing.length} of ${files} files are the same in two builds`);
  return { passed: files - differing.length, failed: differing.length };
}
