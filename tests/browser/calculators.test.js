// SPDX-License-Identifier: MIT
// Every further calculator has what the first one has: an answer in one sentence, inputs by keyboard, a link that brings it
// all back, charts, and nothing that shuts anybody out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { engines, inside } from './support/engines.js';
import { answered, element } from './support/faults.js';
import { served, until } from './support/site.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @type {Record<string, {field: string, text: string, link: RegExp}>} */
const calculators = {
  option: { field: 'strike', text: '4000', link: /^#option@1\?.*strike=4000/ },
  valuation: { field: 'holdingYears', text: '2', link: /^#valuation@1\?.*holdingYears=2/ },
};

test('every further calculator is looked at here', () => {
  const schemas = JSON.parse(readFileSync(new URL('../../dist/schemas.json', import.meta.url), 'utf8'));
  assert.deepEqual(Object.keys(schemas), ['dilution', ...Object.keys(calculators)]);
});

for (const [name, start] of chosen) {
  for (const [id, { field, text, link }] of Object.entries(calculators)) {
    describe(`${id} in ${name}`, () => {
      /** @type {import('./support/engines.js').Page} */ let page;
      /** @type {{url: string, close: () => Promise<void>}} */ let site;

      before(async () => {
        site = await served();
        page = await start();
        await page.open(`${site.url}${id}.html`);
        await until(page, answered, 30_000);
      });
      after(async () => {
        await page?.close();
        await site?.close();
      });

      test('answers at once, in a sentence, with charts', async () => {
        assert.match(await page.run(`${inside('.sentence')}.textContent`), /\w+ .*\d/);
        await until(page, `${element}.shadowRoot.querySelectorAll('.chart svg').length > 0`);
        assert.doesNotMatch(await page.run(`${element}.shadowRoot.querySelector('article').innerText`), /NaN|undefined|\[object/);
      });

      test('answers again for another input, and its link brings that back', async () => {
        const before = await page.run(`${inside('.headline output')}.textContent`);
        await page.fill(`#tvd-${field}`, text);
        await page.press('Enter');
        await until(page, `${inside('.headline output')}.textContent !== ${JSON.stringify(before)} && ${answered}`, 30_000);
        await until(page, `${link}.test(decodeURIComponent(location.hash))`);
        const now = await page.run(`${inside('.headline output')}.textContent`);
        const address = await page.run('location.href');
        await page.open('about:blank');
        await page.open(address);
        await until(page, `${inside('.headline output')}?.textContent === ${JSON.stringify(now)} && ${answered}`, 30_000);
      });

      test('keeps the last good answer while an input is wrong', async () => {
        await page.fill(`#tvd-${field}`, '-5');
        await until(page, `Boolean(${inside('.problems')}) && ${inside('.answer')}.classList.contains('stale')`, 15_000);
        await page.fill(`#tvd-${field}`, text);
        await page.press('Enter');
        await until(page, `!${inside('.problems')} && ${answered}`, 30_000);
      });

      test('explains itself and shows its tables', async () => {
        await page.focus('[role=tab][aria-selected=true]');
        await page.press('ArrowRight');
        await until(page, `Boolean(${inside('.table-box')})`, 15_000);
        await page.press('ArrowRight');
        await until(page, `Boolean(${inside('.explain math')})`, 15_000);
        await page.press('ArrowRight');
      });

      test('logs no error', async () => {
        assert.deepEqual(await page.errors(), []);
      });
    });
  }
}

describe('further calculators for everyone', { skip: Boolean(process.env.ENGINE) && process.env.ENGINE !== 'chromium' }, () => {
  for (const id of Object.keys(calculators)) {
    for (const width of [320, 768, 1280]) {
      for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
        test(`no violation: ${id} at ${width} px, ${colorScheme}`, async () => {
          const site = await served({ 'Content-Security-Policy': '' });
          const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
          try {
            const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
            await page.goto(`${site.url}${id}.html`);
            await page.waitForFunction(answered);
            await page.waitForTimeout(600);
            await page.evaluate(axe);
            const { violations } = /** @type {any} */ (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })'));
            assert.deepEqual(violations.map((/** @type {any} */ one) => `${one.id}: ${one.nodes.slice(0, 3).map((/** @type {any} */ node) => node.target.flat().join(' ')).join(' | ')}`), []);
            assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'no sideways scrolling');
          } finally {
            await browser.close();
            await site.close();
          }
        });
      }
    }
  }
});
