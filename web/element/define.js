// SPDX-License-Identifier: MIT
/**
 * Registration, once: with two versions on one page the first wins and the second says so.
 * @module
 */
import { TvdCalculator } from './calculator.js';
import { build } from './data.js';

const name = 'tvd-calculator';

/** @returns {typeof TvdCalculator} what the page uses */
export function define() {
  const existing = /** @type {any} */ (customElements.get(name));
  if (!existing) {
    customElements.define(name, TvdCalculator);
    return TvdCalculator;
  }
  if (existing.build !== build.version) console.warn(`<${name}> is already defined by version ${existing.build}; version ${build.version} stands back.`);
  return existing;
}
