// SPDX-License-Identifier: MIT
// For everyone: no accessibility violation at any width or theme, everything by keyboard alone, right to left, forced colours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { served } from './support/site.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const skip = Boolean(process.env.ENGINE) && process.env.ENGINE !== 'chromium';

describe('everyone', { skip }, () => {
  /** @type {import('playwright-core').Browser} */ let browser;
  /** @type {{url: string, close: () => Promise<void>}} */ let site;

  before(async () => {
    // axe is put into the page by the test, which the recommended policy would refuse.
    site = await served({ 'Content-Security-Policy': '' });
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** @param {import('playwright-core').BrowserContextOptions} options @param {string} [path] */
  async function opened(options, path = '') {
    const page = await browser.newPage({ reducedMotion: 'reduce', ...options });
    await page.goto(site.url + path);
    await page.evaluate("document.querySelector('[calculator=option]')?.scrollIntoView()");  // far down a post none computes before it is near
    await page.waitForFunction("[...document.querySelectorAll('tvd-calculator')].every((one) => one.cleared)");
    return page;
  }

  /** @param {import('playwright-core').Page} page */
  async function violations(page) {
    await page.waitForTimeout(400);
    await page.evaluate(axe);
    const { violations: found } = /** @type {any} */ (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })'));
    return found.map((/** @type {any} */ one) => `${one.id}: ${one.nodes.slice(0, 3).map((/** @type {any} */ node) => `${node.target.flat().join(' ')} ${node.failureSummary.split('\n')[1]}`).join(' | ')}`);
  }

  for (const width of [320, 768, 1280]) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      test(`no violation at ${width} px, ${colorScheme}: the page, everything open`, async () => {
        const page = await opened({ viewport: { width, height: 900 }, colorScheme });
        await page.evaluate(`(() => {
          const { stage, act } = document.querySelector('tvd-calculator');
          stage.ui.open = new Set(['advanced', 'assumptions', 'supply.releases[0]']);
          act.compare(true);
          act.view({ share: true, menu: 'holdingYears' });
          act.type('discountFactor', '1.2');
        })()`);
        assert.deepEqual(await violations(page), []);
        await page.evaluate("document.querySelector('tvd-calculator').act.view({ tab: 'explain', share: false })");
        assert.deepEqual(await violations(page), []);
        assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, 'no sideways scrolling');
        await page.close();
      });
    }
  }

  for (const path of ['builder.html', 'de/builder.html', 'gallery.html', 'embed.html#dilution@1?p=bitcoin&v=table', 'de/']) {
    test(`no violation on ${path}`, async () => {
      const page = await opened({ viewport: { width: 900, height: 900 } }, path);
      assert.deepEqual(await violations(page), []);
      await page.close();
    });
  }

  test('every control is reached by the Tab key and shows its focus', async () => {
    const page = await opened({ viewport: { width: 1280, height: 900 } });
    const reached = new Set();
    for (let i = 0; i < 140; i += 1) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate("(() => { const e = document.querySelector('tvd-calculator').shadowRoot.activeElement; return e ? [...document.querySelector('tvd-calculator').shadowRoot.querySelectorAll('*')].indexOf(e) : -1 })()"));
    }
    const missed = await page.evaluate(`((reached) => {
      const all = [...document.querySelector('tvd-calculator').shadowRoot.querySelectorAll('*')];
      return all.filter((e, i) => e.matches('button:not(:disabled), input, select, textarea, a[href]') && e.tabIndex >= 0 && e.checkVisibility() && !reached.includes(i)).map((e) => e.outerHTML.slice(0, 100));
    })(${JSON.stringify([...reached])})`);
    assert.deepEqual(missed, []);
    await page.close();
  });

  test('targets are at least 24 px, and 44 px for fingers', async () => {
    for (const [hasTouch, least] of /** @type {const} */ ([[false, 24], [true, 44]])) {
      const page = await opened({ viewport: { width: 400, height: 900 }, hasTouch, isMobile: hasTouch });
      const small = await page.evaluate(`[...document.querySelector('tvd-calculator').shadowRoot.querySelectorAll('button, select, input:not(.sr)')].filter((e) => e.checkVisibility({ visibilityProperty: true })).map((e) => [e.className || e.id || e.outerHTML.slice(0, 60), e.getBoundingClientRect()]).filter(([, box]) => box.height > 0 && box.height < ${least} - 0.5).map(([name, box]) => name + ' ' + box.height)`);
      assert.deepEqual(small, [], `${least} px`);
      await page.close();
    }
  });

  test('says the answer once, 600 ms after the last change', async () => {
    const page = await opened({ viewport: { width: 1280, height: 900 } });
    const said = "document.querySelector('tvd-calculator').shadowRoot.querySelector('[aria-live=polite]').textContent";
    await page.locator('#tvd-holdingYears').fill('7');
    await page.waitForTimeout(200);
    assert.doesNotMatch(String(await page.evaluate(said)), /7 years/);
    await page.waitForTimeout(800);
    assert.match(String(await page.evaluate(said)), /Held for 7 years/);
    await page.close();
  });

  test('keeps its shapes in forced colours, with no violation', async () => {
    const page = await opened({ viewport: { width: 768, height: 900 }, forcedColors: 'active' });
    assert.deepEqual(await violations(page), []);
    const drawn = String(await page.evaluate(`(() => {
      const { shadowRoot } = document.querySelector('tvd-calculator');
      const canvas = getComputedStyle(document.body).backgroundColor;
      return [...shadowRoot.querySelectorAll('.chart.line path[stroke]')].filter((one) => getComputedStyle(one).stroke === canvas).length;
    })()`));
    await page.evaluate(`document.querySelector('tvd-calculator').shadowRoot.querySelector('.slider').scrollIntoView({ block: 'center' })`);
    const slider = page.locator('.slider').first();
    const { width = 0, height = 0 } = await slider.boundingBox() ?? {};
    const colours = /** @type {number} */ (await page.evaluate(`(async (source) => {
      const picture = new Image();
      picture.src = source;
      await picture.decode();
      const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
      canvas.drawImage(picture, 0, 0);
      const { data } = canvas.getImageData(picture.width - 20, 0, 1, picture.height);
      return new Set(Array.from({ length: picture.height }, (_, i) => data.slice(4 * i, 4 * i + 3).join())).size;
    })('data:image/png;base64,${(await slider.screenshot()).toString('base64')}')`));
    assert.ok(width > 100 && height > 20 && colours > 1, 'a slider without a track');
    assert.equal(drawn, '0', 'no line has the colour of the paper');
    await page.close();
  });

  test('on a phone no more than two lines of the answer stay in sight', async () => {
    for (const [path, count] of /** @type {const} */ ([['', 1], ['option.html', 1], ['#dilution@1?p=solana&b.holdingYears=8', 2]])) {
      const page = await opened({ viewport: { width: 320, height: 640 } }, path);
      await page.evaluate('scrollTo(0, 900)');
      const stuck = /** @type {number[][]} */ (await page.evaluate(`(() => {
        const all = [...document.querySelector('tvd-calculator').shadowRoot.querySelectorAll('*')].filter((e) => getComputedStyle(e).position === 'sticky');
        return all.map((e) => e.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]);
      })()`));
      assert.equal(stuck.length, count);
      assert.ok(stuck.every(([top = NaN, bottom = NaN], i) => top >= -1 && top < 50 * i + 1 && bottom < 50 * (i + 1)), JSON.stringify(stuck));
      assert.ok(stuck.length < 2 || Number(stuck[1]?.[0]) >= Number(stuck[0]?.[1]) - 1, 'one covers the other');
      await page.close();
    }
  });

  test('prints its inputs whole, and no control', async () => {
    const page = await opened({ viewport: { width: 1280, height: 900 } });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    const rows = await page.locator('.print-sheet tr').allInnerTexts();
    assert.ok(rows.includes('Declared maximum\t∞'), rows.join('; '));
    assert.match(rows.join('\n'), /^1\. Inflation\tInflation · .*Rate 4\.6% · Taper 15% · Floor 1\.5%/m);
    assert.equal(await page.evaluate("getComputedStyle(document.querySelector('tvd-calculator').shadowRoot.querySelector('.picker select')).backgroundImage"), 'none');
    assert.equal(await page.locator('footer a').first().isVisible(), false);
    await page.close();
  });

  test('turns round for a right-to-left language and keeps its numbers readable', async () => {
    const page = await opened({ viewport: { width: 700, height: 900 } });
    await page.evaluate("document.querySelector('tvd-calculator').lang = 'ar'");
    await page.waitForTimeout(300);
    assert.equal(await page.evaluate("document.querySelector('tvd-calculator').shadowRoot.querySelector('.root').dir"), 'rtl');
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
    const off = Number(await page.evaluate(`(() => {
      const { shadowRoot, stage } = document.querySelector('tvd-calculator');
      const box = (one) => shadowRoot.querySelector(one).getBoundingClientRect();
      return Math.abs(box('.chart .cursor').left + 6 - box('.chart .tvd-x path').left);
    })()`));
    assert.ok(off < 2, `the cursor's beginning is ${off} px from the axis'`);
    await page.close();
  });
});
