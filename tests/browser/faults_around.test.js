// SPDX-License-Identifier: MIT
// What goes wrong around the page, in every browser: each fault ends in a working page or a sentence that says what
// happened, and what the reader had put in is still there. Offline from the start and sandboxes: hosting.test.js; missing
// second files: later.test.js.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { engines, inside } from './support/engines.js';
import { answer, answered, element, problems, reader } from './support/faults.js';
import { faulty } from './support/faulty.js';
import { until } from './support/site.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);

/** A clock that can be set. */
const settable = `
  globalThis.clockAhead = 0;
  const now = Date.now;
  Date.now = () => now() + clockAhead;`;

/** A tab that can be put aside. */
const hideable = `
  globalThis.aside = false;
  Object.defineProperty(Document.prototype, 'hidden', { get: () => aside });
  Object.defineProperty(Document.prototype, 'visibilityState', { get: () => (aside ? 'hidden' : 'visible') });
  globalThis.putAside = (value) => { aside = value; document.dispatchEvent(new Event('visibilitychange')); };`;

/** What the reader looks at meanwhile was painted by the build. */
const slowScripts = `
  const define = customElements.define.bind(customElements);
  customElements.define = (...wishes) => setTimeout(() => define(...wishes), 2_000);`;

for (const [name, start] of chosen) {
  describe(`faults around the page in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {ReturnType<typeof reader>} */ let act;
    before(async () => {
      page = await start();
      act = reader(page);
    });
    after(async () => { await page?.close(); });

    test('scripts have a wrong type: the painted page stays, and says that it cannot change', () => act.visit({ types: { '.js': 'text/plain' } }, '', async () => {
      assert.equal(await page.run(`${inside('.headline output')}.textContent.trim()`), '91.8%');
      const said = (/** @type {string} */ what) => page.run(`getComputedStyle(${element}, '::before').${what}`);
      assert.match(await said('content'), /could not be loaded/);
      assert.equal(await said('fontSize'), '0px', 'not at once');
      await until(page, `getComputedStyle(${element}, '::before').fontSize === '15px'`, 12_000);
    }));

    test('the network goes away: the page goes on answering, and says what it cannot fetch', () => act.visit({}, '', async (_url, close) => {
      await until(page, answered, 15_000);
      await page.run("navigator.serviceWorker?.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister()))).catch(() => {})");
      await close();
      await act.holds(9);
      await act.hasAnswer(9);
      await page.click('[data-path=discountFactor] .menu');
      await until(page, `Boolean(${inside('.solver')}) || /could not be loaded/.test(${element}.shadowRoot.textContent)`, 15_000);
      await page.fill('#tvd-discountFactor', '0.5');
      await until(page, `${element}.inputs.discountFactor.value === 0.5 && ${answered}`);
    }));

    for (const [how, script] of Object.entries({
      denied: "for (const store of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(globalThis, store, { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });",
      full: "Storage.prototype.setItem = () => { throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); };",
    })) {
      test(`storage ${how}: all but keeping works, and that says so`, () => act.visit({ page: script }, '', async () => {
        await until(page, answered, 15_000);
        await act.holds(9);
        await act.hasAnswer(9);
        await page.click('header .share');
        await until(page, `Boolean(${inside('.link-line input')})`, 15_000);
        assert.equal(await page.run(`Boolean(${inside('.kept')})`), how === 'full');
        if (how === 'full') {
          await page.click('.kept .small');
          await until(page, `/cannot|not/i.test(${inside('.share-panel .note')}.textContent)`);
        }
        await act.isIntact(9);
      }));
    }

    test('the clock is set back and forth: answers, the address and undo do not wait for it', () => act.visit({ page: settable }, '', async () => {
      await until(page, answered, 15_000);
      await act.holds(8);
      await act.hasAnswer(8);
      await page.run('(clockAhead = -86_400_000)');
      await act.holds(9);
      await act.hasAnswer(9);
      await page.run('(clockAhead = 400 * 86_400_000)');
      await act.holds(7);
      await act.hasAnswer(7);
      for (const years of [9, 8]) {
        await page.click('header [aria-label=Undo]');
        await act.hasAnswer(years);
      }
    }));

    test('the tab is put aside in the middle of a simulation: it stands still, and goes on when the reader is back', () => act.visit({ page: hideable }, 'valuation.html#valuation@1?holdingYears=9&paths=600000', async () => {
      await act.simulates();
      await page.run('putAside(true)');
      // What was under way is still shown; then nothing more comes.
      const done = `${answer}.progress?.done`;
      for (let before = -1, now = await page.run(done); before !== now;) {
        await new Promise((resolve) => { setTimeout(resolve, 1_000); });
        [before, now] = [now, await page.run(done)];
      }
      assert.equal(await page.run(`${answer}.pending && ${done} < ${answer}.progress.total`), true);
      await page.run('putAside(false)');
      await until(page, `${answered} && ${answer}.stopped === null`, 60_000);
      await act.isIntact(9);
    }));

    test('what is typed into the painted page before its script has come is not lost', () => act.visit({ page: slowScripts }, '', async () => {
      await until(page, `Boolean(${inside('#tvd-holdingYears')})`);
      await page.fill('#tvd-holdingYears', '9');
      assert.equal(await page.run(`Boolean(${element}.stage)`), false);
      await act.hasAnswer(9);
      assert.equal(await page.run(`${element}.shadowRoot.activeElement?.id`), 'tvd-holdingYears');
    }));

    test('the tab is left and returned to, or thrown away and loaded again: the address has everything', () => act.visit({}, '', async (url) => {
      await until(page, answered, 15_000);
      await act.holds(9);
      await act.hasAnswer(9);
      // Between two pages there is none to ask.
      const moving = { ...page, run: (/** @type {string} */ script) => page.run(script).catch(() => false) };
      await page.open(`${url}gallery.html`);
      await page.run('void setTimeout(() => history.back())');
      await until(moving, `location.hash.includes('holdingYears=9') && ${answered}`, 15_000);
      await act.isIntact(9);
      await page.run('void (globalThis.before = true, setTimeout(() => location.reload()))');
      await until(moving, `!globalThis.before && ${answered}`, 15_000);
      await act.isIntact(9);
    }));
  });
}

describe('a suspended tab', { skip: Boolean(process.env.ENGINE) && process.env.ENGINE !== 'chromium' }, () => {
  test('goes on with its simulation where it was, to the answer of a tab that never was suspended', async () => {
    const server = await faulty({});
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
    const progress = `${answer}?.progress`;
    const result = `JSON.stringify(${answer}.result, (_key, value) => (ArrayBuffer.isView(value) ? [...value] : value))`;

    /** A tab in which the simulation is under way, and wanted however long it takes. */
    const simulating = async () => {
      const tab = await browser.newPage();
      const page = /** @type {import('./support/engines.js').Page} */ (/** @type {unknown} */ ({ run: (/** @type {string} */ script) => tab.evaluate(script) }));
      await tab.goto(`${server.url}valuation.html#valuation@1?holdingYears=9&paths=6000000`);
      await reader(page).simulates();
      return { tab, page };
    };
    const finished = (/** @type {import('./support/engines.js').Page} */ page) => until(page, `${answered} && ${answer}.stopped === null`, 120_000);

    /** The system stops the browser's tabs with their workers, as it does with those of a phone put away. (Chromium's own freezing leaves alone what it takes for visible: every headless tab.) */
    const suspend = async (/** @type {number} */ ms) => {
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const tabs = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
      assert.ok(tabs.length > 0);
      tabs.forEach((id) => process.kill(id, 'SIGSTOP'));
      await new Promise((resolve) => { setTimeout(resolve, ms); });
      tabs.forEach((id) => process.kill(id, 'SIGCONT'));
    };

    try {
      const { tab, page } = await simulating();
      await page.run(`void (globalThis.seen = [], setInterval(() => { if (${progress}) seen.push({ at: performance.now(), done: ${progress}.done, total: ${progress}.total }); }, 5))`);
      await until(page, 'seen.length > 0');
      await suspend(3_000);
      await finished(page);
      const seen = /** @type {{at: number, done: number, total: number}[]} */ (await page.run('seen'));
      const next = seen.findIndex(({ at }, i) => at - (seen[i - 1]?.at ?? at) > 2_500);
      const [before, after] = [seen[next - 1], seen[next]];
      assert.ok(before && after, 'no clock of the tab ticked while it was suspended');
      assert.ok(before.done > 0 && after.done < after.total, `begun before, and not done meanwhile: ${before.done}, ${after.done} of ${after.total}`);
      assert.equal(seen.findIndex(({ done }, i) => done < (seen[i - 1]?.done ?? 0)), -1, 'never went back');
      assert.ok(seen.some(({ done }) => done > after.done), 'went on');
      assert.equal(await page.run(problems), '');
      assert.equal(await page.run(`${element}.inputs.holdingYears.value`), 9);
      const resumed = await page.run(result);
      await tab.close();
      const { page: other } = await simulating();
      await finished(other);
      assert.equal(resumed, await other.run(result));
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
