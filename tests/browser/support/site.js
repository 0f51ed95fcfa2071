// SPDX-License-Identifier: MIT
import { fileURLToPath } from 'node:url';
import { serve } from '../../../wasm/serve.mjs';

/** TVD_SITE: another folder to test, such as what a host serves. */
export const site = process.env.TVD_SITE ?? fileURLToPath(new URL('../../../dist/site', import.meta.url));

/** The strictest policy a host is likely to have: the recommended one, trusted types enforced. */
export const trustedTypes = "require-trusted-types-for 'script'; trusted-types lit-html tvd-worker";

/** The built site on a free port. @param {Record<string, string>} [headers] */
export const served = (headers = {}) => serve(site, { headers });

/** Waits until an expression of the page is true. @param {import('./engines.js').Page} page @param {string} script @param {number} [ms] */
export async function until(page, script, ms = 20_000) {
  const end = Date.now() + ms;
  for (;;) {
    if (await page.run(script) === true) return;
    if (Date.now() > end) throw new Error(`never true: ${script}`);
    await new Promise((resolve) => { setTimeout(resolve, 30); });
  }
}
