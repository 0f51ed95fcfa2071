// SPDX-License-Identifier: MIT
// Every page keeps the strictest policy that we recommend, whatever is opened on it: the browser enforces it, and reports
// nothing broken, neither in the page nor in its workers. Nothing can come from elsewhere then, nor run from text.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { contentSecurityPolicy } from '../../wasm/serve.mjs';
import { engines } from './support/engines.js';
import { answered, element } from './support/faults.js';
import { faulty } from './support/faulty.js';
import { reportCollector } from './support/reports.js';
import { site, trustedTypes, until } from './support/site.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);
const [version = ''] = readdirSync(join(site, 'v'));

const pages = ['', 'option.html', 'valuation.html', 'gallery.html', 'embed.html#valuation@1?holdingYears=2', 'builder.html#dilution@1?p=arbitrum'];
/** The same pages in other words and places. */
const more = ['de/', 'de/option.html', 'de/valuation.html', 'p/solana/', `v/${version}/`, 'embed.html#dilution@1?p=bitcoin', 'embed.html#option@1?strike=4000'];

/** Keeps what the page breaks, from its first moment. */
const watching = "globalThis.broken = []; addEventListener('securitypolicyviolation', (event) => broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));";

/** Opens what can be opened. */
const everything = `(async () => {
  const calculator = ${element};
  const { act } = calculator;
  for (const tab of ['table', 'explain', 'chart']) { act.view({ tab }); await calculator.settled(); }
  act.view({ share: true });
  act.toggle('advanced');
  const [path] = Object.keys(calculator.inputs);
  act.view({ menu: path });
  await act.import('date,amount,label\\n2027-01-01,1000000,Team\\n2028-01-01,5,"<b style=color:red onclick=x()>"');
  await calculator.setInput(path, 'rubbish');
  act.compare(true);
  calculator.undo();
  await calculator.toSVG();
  await calculator.toPNG();
  await calculator.settled();
  return true;
})()`;

for (const [name, start] of chosen) {
  describe(`policies in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {Awaited<ReturnType<typeof reportCollector>>} */ let reports;
    /** @type {{url: string, close: () => Promise<void>}} */ let server;

    before(async () => {
      reports = await reportCollector();
      const policy = `${contentSecurityPolicy}; ${trustedTypes} tvd-offline; report-uri ${reports.url}`;
      server = await faulty({ whole: true, page: watching, headers: { 'Content-Security-Policy': policy, 'Content-Security-Policy-Report-Only': policy } });
      page = await start();
    });
    after(async () => {
      await page?.close();
      await server?.close();
      await reports?.close();
    });

    for (const path of name === 'chromium' ? [...pages, ...more] : pages) {
      test(`${path || 'the first page'} breaks nothing`, async () => {
        await page.open('about:blank');
        await page.open(server.url + path);
        await until(page, answered, 30_000);
        if (path.startsWith('builder')) await until(page, "document.querySelector('#element').value.includes('p=arbitrum')", 15_000);
        assert.equal(await page.run(everything), true);
        assert.deepEqual(await page.run('broken'), []);
        assert.deepEqual(reports.seen, []);
        const elsewhere = "performance.getEntriesByType('resource').map((one) => one.name).filter((name) => !/^(blob|data):/.test(name) && new URL(name).origin !== location.origin)";
        assert.deepEqual(await page.run(elsewhere), []);
      });
    }

    test('and what does break it is refused, seen and reported', async () => {
      const tried = await page.run(`(() => {
        const style = document.createElement('style');
        style.textContent = 'body { display: none }';
        document.head.append(style);
        const refused = (attempt) => { try { attempt(); return false; } catch { return true; } };
        return {
          style: getComputedStyle(document.body).display === 'block',
          markup: !globalThis.trustedTypes || refused(() => { document.createElement('p').innerHTML = '<b>x</b>'; }),
          worker: !globalThis.trustedTypes || refused(() => new Worker('app.js')),
          policy: !globalThis.trustedTypes || refused(() => trustedTypes.createPolicy('another', {})),
          trusted: Boolean(globalThis.trustedTypes),
        };
      })()`);
      assert.deepEqual(tried, { style: true, markup: true, worker: true, policy: true, trusted: name === 'chromium' || tried.trusted });
      await until(page, "broken.some((one) => one.startsWith('style-src'))");
      for (const end = Date.now() + 5_000; reports.seen.length === 0 && Date.now() < end;) await new Promise((resolve) => { setTimeout(resolve, 50); });
      assert.match(reports.seen.join('\n'), /style-src/);
    });
  });
}
