// SPDX-License-Identifier: MIT
// The places where the calculator must run: from disk, in sandboxes, under strict policies, below other folders, offline.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../wasm/serve.mjs';
import { engines } from './support/engines.js';
import { served, site, trustedTypes, until } from './support/site.js';
import { watchedWorkers } from './support/workers.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);

/** The recommended policy. */
const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'";

/** @type {Record<string, string>} policies a host may have; each must do */
const policies = {
  'the recommended policy': strict,
  'the recommended policy with trusted types enforced': `${strict}; ${trustedTypes} tvd-offline`,
  'no workers at all': strict.replace("worker-src 'self' blob:", "worker-src 'none'"),
  'no policy': '',
};

const answered = "document.querySelector('tvd-calculator')?.shadowRoot?.querySelector('.headline output')?.textContent.trim() === '91.8%' && document.querySelector('tvd-calculator').results.timeWeightedDilutedPriceRatio?.value > 0.9";

for (const [name, start] of chosen) {
  describe(`hosting in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {string} */ let folder;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'tvd-hosting-'));
      page = await start();
    });
    after(async () => {
      await page?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** @param {string} html @param {(url: string) => Promise<void>} check @param {Record<string, string>} [headers] */
    async function hosted(html, check, headers = {}) {
      const root = mkdtempSync(join(folder, 'host-'));
      cpSync(site, join(root, 'deep/er/tvd'), { recursive: true });
      writeFileSync(join(root, 'index.html'), `<!doctype html><meta charset=utf-8><title>Host</title>${html}`);
      const server = await serve(root, { headers });
      try {
        await check(server.url);
      } finally {
        await server.close();
      }
    }

    for (const [policy, header] of Object.entries(policies)) {
      test(`under ${policy}`, async () => {
        const server = await served({ 'Content-Security-Policy': header });
        try {
          await page.open(server.url);
          await until(page, answered);
        } finally {
          await server.close();
        }
      });
    }

    test('where WebAssembly is blocked the painted answer stays, under one line that says why', async () => {
      const server = await served({ 'Content-Security-Policy': strict.replace(" 'wasm-unsafe-eval'", '') });
      try {
        for (const [address, headline] of [['', '91.8%'], ['option.html', ''], ['valuation.html', '']]) {
          await page.open(server.url + address);
          // Not every engine heeds this part of a policy; then there is an answer instead.
          await until(page, `Boolean(document.querySelector('tvd-calculator').stage?.answers.a.result) || /blocks WebAssembly/.test(document.querySelector('tvd-calculator').shadowRoot.querySelector('.no-engine')?.textContent ?? '')`, 15_000);
          const shown = await page.run("document.querySelector('tvd-calculator').shadowRoot.querySelector('.headline output').textContent.trim()");
          if (headline) assert.equal(shown, headline);
          else assert.match(shown, /^\$\d/);
        }
      } finally {
        await server.close();
      }
    });

    test('with a wrong MIME type for wasm', async () => {
      const wrong = mkdtempSync(join(folder, 'mime-'));
      cpSync(site, wrong, { recursive: true });
      cpSync(join(wrong, 'tvd-dilution.wasm'), join(wrong, 'tvd-dilution.bin'));
      for (const file of readdirSync(wrong).filter((one) => one.endsWith('.js'))) {
        const code = readFileSync(join(wrong, file), 'utf8').replaceAll('tvd-dilution.wasm', 'tvd-dilution.bin');
        writeFileSync(join(wrong, file), code);
      }
      const second = await serve(wrong);
      try {
        await page.open(second.url);
        await until(page, answered);
      } finally {
        await second.close();
      }
    });

    test('from disk, as one file', async () => {
      await page.open(pathToFileURL(join(site, 'calculator.html')).href);
      await until(page, answered);
    });

    test('in a sandboxed frame without an origin, as one file', async () => {
      await hosted('<iframe sandbox="allow-scripts" src="deep/er/tvd/calculator.html" width=900 height=900></iframe><script>addEventListener("message", (e) => { window.heard = e.data; })</script>', async (url) => {
        await page.open(url);
        // The frame is out of reach by design: it is asked by message whether it is alive.
        await until(page, `(() => { document.querySelector('iframe').contentWindow.postMessage({ type: 'tvd:get-state', id: 7 }, '*'); return window.heard?.id === 7 && window.heard.results.timeWeightedDilutedPriceRatio.text.startsWith('91.'); })()`, 15_000);
      }, { 'Content-Security-Policy': '' });
    });

    test('in a frame that WordPress has put into a sandbox, by a host that sends no headers: it answers and says its height', async () => {
      await hosted(`<script>addEventListener("message", (e) => { if (e.data.results) window.heard = e.data; if (e.data.secret === 'aB3') window.height = e.data.value; })</script>
        <iframe sandbox="allow-scripts" src="deep/er/tvd/embed.html#dilution@1?p=solana&holdingYears=4#?secret=aB3" width=700 height=760></iframe>`, async (url) => {
        await page.open(url);
        await until(page, `(() => { document.querySelector('iframe').contentWindow.postMessage({ type: 'tvd:get-state', id: 7 }, '*'); return window.heard?.results.timeWeightedDilutedPriceRatio.text.startsWith('93.'); })()`, 15_000);
        await until(page, 'window.height > 300 && window.height <= 1000');  // the figure: all of it would be taller
      }, { 'Content-Security-Policy': '' });
    });

    test('as an element below another folder, twice, with one worker', async () => {
      await hosted(`<script>${watchedWorkers}</script><script type=module src="deep/er/tvd/tvd.js"></script><tvd-calculator></tvd-calculator><tvd-calculator layout=figure state="p=bitcoin"></tvd-calculator>`, async (url) => {
        await page.open(url);
        await until(page, "[...document.querySelectorAll('tvd-calculator')].every((one) => one.cleared && one.results?.timeWeightedDilutedPriceRatio?.value > 0.5)", 15_000);
        assert.match(await page.run("document.querySelectorAll('tvd-calculator')[1].describe()"), /Bitcoin/);
        assert.deepEqual(await page.run('workers.map(({ answers }) => answers > 0)'), [true]);
      }, { 'Content-Security-Policy': '' });
    });

    const three = ['dilution', 'option', 'valuation'];
    for (const order of [three, [...three].reverse()]) {
      for (const [how, policy] of Object.entries({ 'each in a worker of its own': '', 'where none is allowed': "worker-src 'none'" })) {
        test(`scripts of several calculators on one page, ${order[0]} first, ${how}`, async () => {
          const scripts = order.map((id) => `<script type=module src="deep/er/tvd/tvd${id === 'dilution' ? '' : `-${id}`}.js"></script>`);
          await hosted(`<script>${watchedWorkers}</script>${scripts.join('')}${order.map((id) => `<tvd-calculator calculator=${id} layout=figure></tvd-calculator>`).join('')}`, async (url) => {
            await page.open(url);
            for (const id of order) await until(page, `(() => { const one = document.querySelector('[calculator=${id}]'); one?.scrollIntoView(); return Boolean(one?.cleared && one.stage.answers.a.result && !one.stage.answers.a.pending); })()`, 30_000);
            assert.equal(await page.run('workers.some(({ answers }) => answers > 0)'), policy === '');
          }, { 'Content-Security-Policy': policy });
        });
      }
    }

    test('two versions on one page: the first wins', async () => {
      await hosted('<script type=module src="deep/er/tvd/tvd.js"></script><script type=module src="deep/er/tvd/app.js"></script><tvd-calculator preset=solana></tvd-calculator>', async (url) => {
        await page.open(url);
        await until(page, answered, 15_000);
      });
    });

    test('keeps the light DOM where scripts do not run', async () => {
      const html = readFileSync(join(site, 'index.html'), 'utf8');
      assert.match(html, /Held for 5 years, Solana is worth 91\.8% of today’s price after dilution/);
      assert.match(html, /<template shadowrootmode="open">/);
    });
  });
}

describe('offline', { skip: Boolean(process.env.ENGINE) && process.env.ENGINE !== 'chromium' }, () => {
  test('the hosted page answers again without its server', async () => {
    const page = await engines.chromium();
    const server = await served();
    try {
      await page.open(server.url);
      await until(page, answered);
      await until(page, "navigator.serviceWorker.ready.then((r) => r.active?.state === 'activated')", 15_000);
      await server.close();
      await page.open(server.url);
      await until(page, answered, 15_000);
    } finally {
      await page.close();
    }
  });
});

