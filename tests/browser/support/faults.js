// SPDX-License-Identifier: MIT
// What tests of faults do and look at.
import assert from 'node:assert/strict';
import { inside } from './engines.js';
import { faulty } from './faulty.js';
import { until } from './site.js';

/** @typedef {import('./engines.js').Page} Page */

export const element = "document.querySelector('tvd-calculator')";
export const answer = `${element}?.stage?.answers?.a`;
export const answered = `Boolean(${answer}?.result) && !${answer}.pending && ${element}.cleared`;
export const problems = `(${inside('.problems')}?.textContent ?? '')`;
const sentence = `(${inside('.sentence')}?.textContent ?? '')`;

/** @param {Page} page */
export const reader = (page) => ({
  /**
   * Goes to the site with that fault, and away again.
   * @param {import('./faulty.js').Fault} fault @param {string} path @param {(url: string, close: () => Promise<void>) => Promise<void>} check
   */
  async visit(fault, path, check) {
    const server = await faulty(fault);
    try {
      await page.open(server.url + path);
      await check(server.url, server.close);
    } finally {
      await page.open('about:blank');
      await server.close();
    }
  },

  /** @param {number} years */
  async holds(years) {
    await page.fill('#tvd-holdingYears', String(years));
    await page.press('Enter');
  },

  /** A simulation is under way; as it is wanted, it goes on however slow the machine is. */
  async simulates() {
    await until(page, `Boolean(${answer}?.progress?.done)`, 30_000);
    await page.run(`${element}.act.failure('run')`);
  },

  /** An answer for these years is there; inputs, field and address say the same. @param {number} years */
  async hasAnswer(years) {
    await until(page, `${sentence}.includes('${years} years') && ${answered}`, 30_000);
    await this.isIntact(years);
  },

  /** @param {number} years */
  async isIntact(years) {
    assert.equal(await page.run(`${element}.inputs.holdingYears.value`), years);
    await until(page, `${inside('#tvd-holdingYears')}.value === '${years}'`);  // drawn after the answer has come
    await until(page, `location.hash.includes('holdingYears=${years}')`);
  },
});
