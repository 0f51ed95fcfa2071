// SPDX-License-Identifier: MIT
// A reader without a mouse: from the first Tab to a shared link, in every engine, by keys alone.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { engines, inside } from './support/engines.js';
import { element } from './support/faults.js';
import { served, until } from './support/site.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);
const focused = `${element}.shadowRoot.activeElement`;
const sentence = `${inside('.sentence')}.textContent.trim()`;

/** More controls than this lie nowhere between two of them. */
const mostSteps = 150;

for (const [name, start] of chosen) {
  describe(`by keys alone in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {{url: string, close: () => Promise<void>}} */ let site;

    before(async () => {
      site = await served();
      page = await start();
    });
    // Each walk begins at the top: past the last control lie the browser's own, from which not every driver finds back.
    beforeEach(async () => {
      await page.open('about:blank');
      await page.open(site.url);
      await until(page, `Boolean(${element}?.cleared && ${element}.results?.timeWeightedDilutedPriceRatio?.value)`, 15_000);
    });
    after(async () => {
      await page?.close();
      await site?.close();
    });

    /** Tab until a control has the focus. @param {string} selector @param {'Tab'|'Shift+Tab'} [key] */
    async function reach(selector, key = 'Tab') {
      for (let i = 0; i < mostSteps; i += 1) {
        if (await page.run(`Boolean(${focused}?.matches(${JSON.stringify(selector)}))`)) return;
        await page.press(key);
      }
      assert.fail(`${selector} is not reached by Tab`);
    }

    test('chooses a token', async () => {
      await reach('.picker select');
      await page.press('ArrowDown');
      if (!(await page.run(`${sentence}.includes('SIMD')`))) await page.press('Enter');
      await until(page, `!${sentence}.includes('Solana is')`);
    });

    test('types a holding time and moves the slider beside it', async () => {
      await reach('#tvd-holdingYears');
      await page.run(`${focused}.select()`);
      await page.press('8', 'Enter');
      await until(page, `${sentence}.includes('Held for 8 years')`);
      await reach('[data-path=holdingYears] .slider');
      await page.press('ArrowRight', 'ArrowRight');
      await until(page, `${sentence}.includes('Held for 9 years')`);
    });

    test('asks what discount factor makes a result, and uses the answer', async () => {
      await reach('[data-path=discountFactor] .menu');
      await page.press('Enter');
      await until(page, `Boolean(${inside('.solver input')})`, 10_000);
      await reach('.solver input');
      await page.run(`${focused}.select()`);
      await page.press('9', '0', '%');
      await reach('.solver button');
      await page.press('Enter');
      await until(page, `/Use|No value/.test(${inside('.solver')}.textContent)`, 10_000);
    });

    test('moves along the chart and hears its values', async () => {
      await reach('.chart .cursor');
      await page.press('Home', 'ArrowRight');
      await until(page, `${inside('.chart .cursor')}.value === '1'`);
      assert.match(await page.run(`${inside('.chart .cursor')}.getAttribute('aria-valuetext')`), /Time-weighted/);
    });

    test('reads the table and the explanation', async () => {
      await reach('[role=tab][aria-selected=true]');
      await page.press('ArrowRight');
      await until(page, `Boolean(${inside('.table-box')})`, 10_000);
      await page.press('ArrowRight');
      await until(page, `Boolean(${inside('.explain math')})`, 10_000);
    });

    test('adds a release and takes it away again', async () => {
      const rows = `${element}.shadowRoot.querySelectorAll('.release').length`;
      await reach('.adder button');
      const before = await page.run(rows);  // the rows are drawn by then
      await page.press('Enter');
      await until(page, `${rows} === ${before + 1}`);
      await reach(`.release:nth-child(${before + 1}) [aria-label^="Remove"]`, 'Shift+Tab');
      await page.press('Enter');
      await until(page, `${rows} === ${before}`);
    });

    test('sorts the league', async () => {
      await until(page, `Boolean(${inside('.league tbody tr')})`, 10_000);
      await reach('.league thead th:nth-child(4) .sort');
      await page.press('Enter');
      await until(page, `${inside('.league thead th:nth-child(4)')}.getAttribute('aria-sort') !== 'none'`);
    });

    test('compares with a second scenario and undoes that', async () => {
      await reach('.compare');
      await page.press('Enter');
      await until(page, `${element}.shadowRoot.querySelectorAll('.one-answer').length === 2`);
      await reach('header [aria-label=Undo]');
      await page.press('Enter');
      await until(page, `${element}.shadowRoot.querySelectorAll('.one-answer').length === 1`);
    });

    test('opens the share panel and finds the link there', async () => {
      await reach('header .share');
      await page.press('Enter');
      await until(page, `Boolean(${inside('.share-panel')})`);
      await reach('.link-line input');
      assert.match(await page.run(`${focused}.value`), /#dilution@1\?p=/);
    });

    test('shuts the share panel and stands on its button again', async () => {
      for (const leave of [() => page.press('Escape'), async () => { await reach('.share-panel .shut', 'Shift+Tab'); await page.press('Enter'); }]) {
        await reach('header .share');
        await page.press('Enter');
        await until(page, `Boolean(${inside('.share-panel')})`);
        await reach('.link-line input');
        await leave();
        await until(page, `!${inside('.share-panel')}`);
        assert.equal(await page.run(`${focused}.matches('header .share')`), true);
      }
      await page.press('Enter');
      await until(page, `Boolean(${inside('.share-panel')})`);
      await page.press('Escape');
      await until(page, `!${inside('.share-panel')}`);
    });

    test('resets a field and stands in it', async () => {
      await reach('#tvd-holdingYears');
      await page.run(`${focused}.select()`);
      await page.press('8', 'Enter');
      await reach('[data-path=holdingYears] .reset', 'Shift+Tab');
      await page.press('Enter');
      await until(page, `${sentence}.includes('Held for 5 years')`);
      assert.equal(await page.run(`${focused}.id`), 'tvd-holdingYears');
      assert.equal(await page.run(`${focused}.value`), '5');
    });

    test('logs no error', async () => {
      assert.deepEqual(await page.errors(), []);
    });
  });
}
