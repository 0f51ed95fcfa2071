// SPDX-License-Identifier: MIT
// What a link brings besides the numbers: the engine it was made with, the version frozen then; and what stays on the device.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../wasm/serve.mjs';
import { engines, inside } from './support/engines.js';
import { element } from './support/faults.js';
import { served, site, until } from './support/site.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);
const answered = `Boolean(${element}?.cleared && ${element}.results?.timeWeightedDilutedPriceRatio?.value)`;
const notices = `${inside('.notices')}?.textContent ?? ''`;

for (const [name, start] of chosen) {
  describe(`links in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {{url: string, close: () => Promise<void>}} */ let server;

    before(async () => {
      server = await served();
      page = await start();
    });
    after(async () => {
      await page?.close();
      await server?.close();
    });

    /** @param {string} hash */
    async function visit(hash) {
      await page.open('about:blank');
      await page.open(`${server.url}#${hash}`);
      await until(page, answered, 15_000);
      await page.run(`${element}.settled()`);
    }

    test('a link made with another engine says so when the answer has changed, and only then', async () => {
      await visit('dilution@1?p=solana&holdingYears=4&e=0.0.1_0.95');
      await until(page, `(${notices}).includes('This link was made with 0.0.1; the answer was 95%, is now 93.06')`);
      assert.match(await page.run(notices), /Open pinned version/);
      const now = await page.run(`${element}.results.timeWeightedDilutedPriceRatio.value`);
      await visit(`dilution@1?p=solana&holdingYears=4&e=0.0.1_${now}`);
      assert.equal(await page.run(notices), '');
    });

    test('a shared link says with which engine it was made; the address does not', async () => {
      await visit('dilution@1?p=solana&holdingYears=4');
      await page.click('header .share');
      await until(page, `/&e=\\d+\\.\\d+\\.\\d+_0\\.93\\d+$/.test(${inside('.link-line input')}?.value ?? '')`);
      assert.doesNotMatch(await page.run('location.hash'), /[?&]e=/);
    });

    test('the frozen copy of this version answers the same link the same way', async () => {
      await visit('dilution@1?p=bitcoin&holdingYears=7');
      const value = await page.run(`${element}.results.timeWeightedDilutedPriceRatio.value`);
      const pinned = await page.run(`${element}.toURL({ pinned: true })`);
      assert.match(pinned, /\/v\/\d+\.\d+\.\d+\/#dilution@1\?p=bitcoin&holdingYears=7$/);
      await page.open(pinned);
      await until(page, answered, 15_000);
      assert.equal(await page.run(`${element}.results.timeWeightedDilutedPriceRatio.value`), value);
    });

    test('pages in folders of the site know where the frozen copy lies', async () => {
      for (const [path, copy] of Object.entries({ 'de/option.html': 'de/', 'p/solana/': '' })) {
        await page.open(server.url + path);
        await until(page, `Boolean(${element}?.cleared)`, 15_000);
        const pinned = await page.run(`${element}.toURL({ pinned: true })`);
        assert.ok(new RegExp(`^${server.url}v/[\\d.]+/${copy}#`).test(pinned), pinned);
        assert.equal((await fetch(pinned)).status, 200);
      }
    });

    test('a scenario kept on the device survives the page, and a link does not touch it', async () => {
      await visit('dilution@1?p=solana&holdingYears=4');
      await page.click('header .share');
      await until(page, `Boolean(${inside('.kept .small')})`);
      await page.click('.kept .small');
      await until(page, `${inside('.kept .open')}?.textContent.includes('Held for 4 years, Solana')`);
      await visit('dilution@1?p=bitcoin');
      await page.click('header .share');
      await until(page, `Boolean(${inside('.kept .open')})`);
      await page.click('.kept .open');
      await until(page, `${element}.describe().startsWith('Held for 4 years, Solana')`);
      await page.click('.kept li .quiet');
      await until(page, `!${inside('.kept .open')}`);
    });

    test('logs no error', async () => {
      assert.deepEqual(await page.errors(), []);
    });
  });

  test(`where a host blocks WebAssembly but allows frames, the hosted page stands in (${name})`, async () => {
    const hosted = await served({ 'Content-Security-Policy': '' });
    const host = await serve(site, { headers: { 'Content-Security-Policy': `script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; frame-src ${hosted.url}` } });
    const page = await start();
    try {
      await page.open(`${host.url}gallery.html`);
      await page.run(`(() => {
        document.body.innerHTML = '<tvd-calculator preset="solana" layout="figure"><a href="${hosted.url}#dilution@1?p=solana">Solana</a></tvd-calculator>';
        const script = document.createElement('script');
        script.type = 'module';
        script.src = 'tvd.js?again';
        document.body.append(script);
      })()`);
      const framed = `Number(${inside('iframe.instead')}?.height ?? 0) !== 520 && ${inside('iframe.instead')} !== null`;
      // Not every engine heeds this part of a policy; then there is an answer instead.
      await until(page, `(${answered}) || (${framed} && /blocks WebAssembly/.test(${inside('.no-engine')}?.textContent ?? ''))`, 20_000);
    } finally {
      await page.close();
      await host.close();
      await hosted.close();
    }
  });
}
