// SPDX-License-Identifier: MIT
/**
 * Registration, once: with two scripts on one page the first defines the element. One of the same version brings its
 * calculators; one of another version says so and stands back.
 * @module
 */
import { TvdCalculator } from './calculator.js';
import { build } from './data.js';

const name = 'tvd-calculator';

/** @returns {{offer: typeof TvdCalculator.offer}} what takes this script's calculators */
export function define() {
  const existing = /** @type {any} */ (customElements.get(name));
  if (!existing) {
    customElements.define(name, TvdCalculator);
    return TvdCalculator;
  }
  if (existing.build === build.version && existing.offer) return existing;
  console.warn(`<${name}> is already defined by version ${existing.build}; version ${build.version} stands back.`);
  return { offer: () => {} };
}
