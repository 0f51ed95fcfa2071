// SPDX-License-Identifier: MIT
// What comes in a second file: fetched once, when first wanted; said when it cannot be had.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { serve } from '../../wasm/serve.mjs';
import { engines, inside } from './support/engines.js';
import { element } from './support/faults.js';
import { site, until } from './support/site.js';
import { watchedWorkers } from './support/workers.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);
const answered = `Boolean(${element}?.cleared && ${element}.results?.timeWeightedDilutedPriceRatio?.value)`;
const fetchedNames = "performance.getEntriesByType('resource').map(({ name }) => name.split('/').pop().split('?')[0])";

/**
 * A host's page with the element from one script, in a folder that lacks some files.
 * @param {(page: import('./support/engines.js').Page, server: {close: () => Promise<void>}) => Promise<void>} check @param {() => Promise<import('./support/engines.js').Page>} start @param {(name: string) => boolean} lacks
 */
async function hosted(check, start, lacks = () => false) {
  const folder = mkdtempSync(join(tmpdir(), 'tvd-later-'));
  for (const name of readdirSync(site).filter((one) => one.startsWith('tvd') && !lacks(one))) cpSync(join(site, name), join(folder, name));
  writeFileSync(join(folder, 'index.html'), `<!doctype html><meta charset=utf-8><title>Host</title><link rel=icon href=data:,><script src="watched.js"></script><script type=module src="tvd.js"></script><tvd-calculator preset=solana></tvd-calculator>`);
  writeFileSync(join(folder, 'watched.js'), watchedWorkers);
  const server = await serve(folder);
  const page = await start();
  try {
    await page.open(server.url);
    await until(page, answered, 15_000);
    await check(page, server);
  } finally {
    await page.close();
    await server.close().catch(() => {}); // gone already
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const [name, start] of chosen) {
  describe(`the second file in ${name}`, () => {
    test('nothing of the page’s is asked for by the script as a worker', () => hosted(async (page) => {
      assert.ok(await page.run('workers.some(({ answers }) => answers > 0)'), 'the answer was made on the main thread');
    }, start));

    test('is not waited for by the first answer, is fetched once, and before a reader whose network goes wants it', () => hosted(async (page) => {
      await until(page, `${fetchedNames}.includes('tvd-more.js') && Boolean(${element}.stage.answers.warm)`);
      await page.run(`${element}.stage.answers.warm`);
      const last = await page.run(`${fetchedNames}.length`);
      await page.click('header .share');
      await until(page, `Boolean(${inside('.share-panel')})`);
      assert.match(await page.run(`${inside('.link-line input')}.value`), /#dilution@1\?p=solana/);
      await page.click('[data-path=discountFactor] .menu');
      await until(page, `Boolean(${inside('.solver')})`);
      await page.click('#tvd-tab-table');
      await until(page, `Boolean(${inside('.table-box')})`);
      await page.click('#tvd-tab-explain');
      await until(page, `Boolean(${inside('.explain math')})`);
      assert.match(await page.run(`${element}.toSVG()`), /<svg/);
      assert.equal(await page.run(`${fetchedNames}.length`), last, 'no request after load');
      assert.deepEqual(await page.errors(), []);
    }, start));

    test('after load the network may go: sharing, tables and imports are there', () => hosted(async (page, server) => {
      await until(page, `${fetchedNames}.includes('tvd-more.js') && Boolean(${element}.stage.answers.warm)`);
      assert.equal((await page.run(`${element}.stage.answers.warm`)).format, null);
      await server.close();
      await page.click('header .share');
      await until(page, `Boolean(${inside('.share-panel')})`);
      await page.run(`${element}.act.import('date,amount,label\\n2027-01-01,1000000,Team')`);
      await until(page, `${element}.stage.ui.imported?.rows === 1`);
      await page.click('#tvd-tab-table');
      await until(page, `Boolean(${inside('.table-box')})`);
    }, start));

    test('brings the words of what is wrong, also to the caller', () => hosted(async (page) => {
      const [message] = await page.run(`${element}.setInput('discountFactor', '120%')`);
      assert.match(message.text, /Discount factor must be above 0% and at most 100%/);
      const [bad] = await page.run(`${element}.setState('p=solana&holdingYears=abc')`);
      assert.match(bad.text, /^This link’s value for Holding time/);
      assert.match(await page.run(`${inside('.notices')}.textContent`), /could not be read/);
    }, start));

    test('the reader of tables comes with the first table', () => hosted(async (page) => {
      await page.run(`${element}.act.import('date,amount,label\\n2027-01-01,1000000,Team')`);
      await until(page, `${element}.stage.ui.imported?.rows === 1`);
      assert.equal(await page.run(`${element}.inputs['supply.releases'].value.length`), 1);
    }, start));

    test('where it cannot be had, the answer stays and a line says what is missing', () => hosted(async (page) => {
      await page.click('header .share');
      await until(page, `${inside('[role=status].hint')}?.textContent.includes('could not be loaded')`);
      const [message] = await page.run(`${element}.setInput('discountFactor', '120%')`);
      assert.ok(message.text.length > 10);
      await page.run(`${element}.act.import('date,amount\\n2027-01-01,5')`);
      await until(page, `Boolean(${element}.stage.ui.imported?.error)`);
      assert.equal(await page.run(answered), true);
    }, start, (file) => /more|import/.test(file)));
  });
}
