// SPDX-License-Identifier: MIT
// What a reader does on the page, in every browser engine: the same steps, thin drivers.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, inside } from './support/engines.js';
import { element } from './support/faults.js';
import { served, until } from './support/site.js';

const headline = `${inside('.headline output')}.textContent.trim()`;
const sentence = `${inside('.sentence')}.textContent.trim()`;
const ratio = `${element}.results.timeWeightedDilutedPriceRatio.value`;

/** One engine by name, or all. */
const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);

for (const [name, start] of chosen) {
  describe(`the page in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {{url: string, close: () => Promise<void>}} */ let site;

    before(async () => {
      site = await served();
      page = await start();
      await page.open(site.url);
      await until(page, `Boolean(${element}?.cleared && ${element}.results?.timeWeightedDilutedPriceRatio?.value)`);
    });
    after(async () => {
      await page?.close();
      await site?.close();
    });

    test('shows the answer for the first preset', async () => {
      assert.equal(await page.run(headline), '91.8%');
      assert.match(await page.run(sentence), /^Held for 5 years, Solana is worth 91\.8% of today’s price after dilution\.$/);
    });

    test('takes another preset and says where its numbers come from', async () => {
      await page.focus('.picker select');
      await page.run(`{ const s = ${inside('.picker select')}; s.value = 'bitcoin'; s.dispatchEvent(new Event('change', { bubbles: true })); }`.replace(/^\{ (.*) \}$/, '(() => { $1 })()'));
      await until(page, `${sentence}.includes('Bitcoin')`);
      // presets.md: W5 of Bitcoin from block 840,000 at a discount factor of 0.95
      assert.ok(Math.abs(await page.run(ratio) - 0.9808985942592191) < 1e-6);
      assert.match(await page.run(`${inside('.provenance')}.textContent`), /April 20, 2024.*High confidence.*chainparams/s);
    });

    test('recomputes on each keystroke and keeps what was typed', async () => {
      await page.fill('#tvd-holdingYears', '10');
      await until(page, `${sentence}.includes('10 years')`);
      assert.equal(await page.run(`${inside('#tvd-holdingYears')}.value`), '10');
      await page.press('Enter');
      assert.ok(Math.abs(await page.run(ratio) - 0.9697543474212931) < 1e-6);
    });

    test('moves a slider by the arrow keys', async () => {
      await page.focus('[data-path=holdingYears] .slider');
      await page.press('ArrowRight', 'ArrowRight');
      await until(page, `${sentence}.includes('11 years')`);
    });

    test('resets a field by its mark, undoes and redoes', async () => {
      await page.click('[data-path=holdingYears] .reset');
      await until(page, `${sentence}.includes('Held for 5 years')`);
      await page.click('header [aria-label=Undo]');
      await until(page, `${sentence}.includes('11 years')`);
      await page.click('header [aria-label=Redo]');
      await until(page, `${sentence}.includes('Held for 5 years')`);
    });

    test('keeps the last good answer, dimmed, while an input is wrong, and offers a mend', async () => {
      const good = await page.run(headline);
      await page.fill('#tvd-discountFactor', '120%');
      await until(page, `Boolean(${inside('.problems .fix')})`);
      assert.equal(await page.run(headline), good);
      assert.equal(await page.run(`${inside('.answer')}.classList.contains('stale')`), true);
      assert.equal(await page.run(`${inside('#tvd-discountFactor')}.getAttribute('aria-invalid')`), 'true');
      assert.match(await page.run(`${inside('.problems')}.textContent`), /Discount factor must be above 0% and at most 100%/);
      await page.click('.problems .fix');
      await until(page, `!${inside('.answer')}.classList.contains('stale')`);
      await page.click('[data-path=discountFactor] .reset');
    });

    test('shows text that is no number back, with what to type', async () => {
      await page.fill('#tvd-holdingYears', '12..5');
      await until(page, `Boolean(${inside('.problems')})`);
      assert.match(await page.run(`${inside('#tvd-holdingYears-remark')}.textContent`), /“12\.\.5” is not a number/);
      await page.fill('#tvd-holdingYears', '5');
      await page.press('Enter');
      await until(page, `!${inside('.problems')}`);
    });

    test('walks the tabs by arrow keys', async () => {
      await page.focus('#tvd-tab-chart');
      await page.press('ArrowRight');
      await until(page, `${inside('#tvd-tab-table')}.getAttribute('aria-selected') === 'true'`);
      assert.ok(await page.run(`${inside('#tvd-panel')}.querySelectorAll('tbody tr').length`) > 20);
      await page.press('ArrowRight');
      await until(page, `Boolean(${inside('#tvd-panel math')})`);
      assert.match(await page.run(`${inside('#tvd-panel .with-numbers')}.textContent`), /5 years.*95%/s);
      await page.press('ArrowRight');
    });

    test('moves the chart’s cursor by keys and says the values', async () => {
      await page.focus('.chart .cursor');
      await page.press('Home');
      await until(page, `${inside('.chart .cursor')}.value === '0'`);
      assert.match(await page.run(`${inside('.chart .cursor')}.getAttribute('aria-valuetext')`), /Time-weighted \$60K/);
    });

    test('imports a pasted table and answers for it', async () => {
      await page.run(`(() => { if (!${inside('.importer textarea')}) ${inside('.advanced .disclose')}.click(); })()`);
      await until(page, `Boolean(${inside('.importer textarea')})`);
      await page.fill('.importer textarea', 'date,amount,label\n2025-01-01,1000000,Team\n2026-01-01,2000000,Team\nQ9,5,Team');
      await page.click('.importer form button');
      await until(page, `${inside('.importer [role=status]')}.textContent.includes('row')`);
      assert.match(await page.run(`${inside('.importer [role=status]')}.textContent`), /Q9/);
      await until(page, `${sentence}.includes('this token')`);
      assert.ok(await page.run(`${element}.inputs['supply.initialSupply'].value`) > 0);
    });

    test('asks which number of an imported date is the day, where the table does not tell', async () => {
      const year = `${element}.stage.session.value('supply.releases')[0].year`;
      await page.fill('.importer textarea', 'date,amount\n03/04/2031,5000');
      await page.click('.importer form button');
      await until(page, `${inside('.importer [role=status] button')}?.textContent === 'The day comes first'`);
      await page.click('.importer [role=status] button');
      await until(page, `${inside('.importer [role=status]')}.textContent.includes('1 row was read')`);
      const april = await page.run(year);
      await page.fill('.importer textarea', 'date,amount\n03/04/2031,5000');
      await page.click('.importer form button');
      await until(page, `${inside('.importer [role=status]')}.querySelectorAll('button').length === 2`);
      await page.click('.importer [role=status] button:last-child');
      await until(page, `${year} < ${april} - 0.08 && ${year} > ${april} - 0.09`);
    });

    test('adds, moves and removes releases', async () => {
      const names = `[...${element}.shadowRoot.querySelectorAll('.release-text b')].map((one) => one.textContent).join()`;
      const before = await page.run(names);
      await page.click('.adder button');
      await until(page, `${element}.shadowRoot.querySelectorAll('.release').length === ${before.split(',').length + 1}`);
      while (!(await page.run(names)).startsWith('Cliff')) await page.click(`.release:nth-child(${(await page.run(names)).split(',').indexOf('Cliff') + 1}) [aria-label^=Move]`);
      await page.click('.release:first-child [aria-label^="Remove"]');
      await until(page, `${names} === ${JSON.stringify(before)}`);
    });

    test('compares with a second scenario', async () => {
      await page.click('.compare');
      await until(page, `${element}.shadowRoot.querySelectorAll('.one-answer').length === 2`);
      await page.fill('#tvd-holdingYears', '1');
      await page.press('Enter');
      await until(page, `${element}.shadowRoot.querySelectorAll('.sentence')[1].textContent.includes('1 year')`);
      const titles = `[...${element}.shadowRoot.querySelectorAll('.chart figcaption')].map((one) => one.textContent.trim()).join()`;
      await until(page, `${titles} === 'Diluted price,Circulating supply by release · B,What takes the value · B'`);
      await page.fill('#tvd-holdingYears', '8');
      await page.press('Enter');
      await until(page, `${element}.stage.answers.b.of?.inputs.holdingYears === 8`);
      await page.focus('.chart .cursor');
      await page.press('End', 'ArrowLeft', 'Home', 'End');
      await until(page, `${element}.stage.ui.cursors.x === 8`);
      await page.run(`(() => { const c = ${inside('.chart .cursor')}; c.value = Math.round(c.max * 0.75); c.dispatchEvent(new Event('input', { bubbles: true })); })()`);
      await until(page, `Boolean(${inside('.chart .tvd-cursor circle')})`);
      const off = `(() => { const c = ${inside('.chart .cursor')}; const box = c.getBoundingClientRect(); const dot = ${inside('.chart .tvd-cursor circle')}.getBoundingClientRect(); return Math.abs(box.left + 6 + (box.width - 12) * c.value / c.max - (dot.left + dot.width / 2)); })()`;
      await until(page, `${off} < 3`);
      await page.click('.scenarios button:first-child');
      await until(page, `${titles} === 'Diluted price,Circulating supply by release · A,What takes the value · A'`);
      await until(page, `${inside('.sensitivity h3')}.textContent === 'Sensitivity · A' && ${element}.stage.answers.tornado.base === ${element}.stage.answers.a.result.timeWeightedDilutedPriceRatio`);
      await page.click('.compare');
    });

    test('shows what does not circulate above the rest, faint and said not to be counted', async () => {
      await page.run(`${element}.setState('p=optimism')`);
      const names = `[...${element}.shadowRoot.querySelectorAll('[data-chart=supply] .reading .key')].map((one) => one.textContent.replace(/\\s+/g, ' ').trim()).join('|')`;
      await until(page, `/not counted\\) 340M$/.test(${names})`);
      assert.equal(await page.run(`${element}.shadowRoot.querySelector('[data-chart=supply] .tvd-area:last-child path').getAttribute('fill-opacity')`), '0.2');
      await page.run(`${element}.setState('p=solana')`);
    });

    test('ranks all presets by any metric', async () => {
      await until(page, `${element}.shadowRoot.querySelectorAll('.league tbody tr').length >= 20`);
      const first = `${inside('.league tbody th')}.textContent.trim()`;
      const byTime = await page.run(first);
      await page.click('.league thead th:nth-child(5) .sort');
      await until(page, `${inside('.league thead th:nth-child(5)')}.getAttribute('aria-sort') === 'descending'`);
      assert.equal(typeof byTime, 'string');
    });

    test('holds its state in the address', async () => {
      await page.run(`(() => { ${element}.setState('p=ethereum&holdingYears=8'); })()`);
      await until(page, `${sentence}.includes('Ethereum') && ${sentence}.includes('8 years')`);
      await page.fill('#tvd-holdingYears', '9');
      await page.press('Enter');
      await until(page, "location.hash.includes('holdingYears=9')");
      assert.match(await page.run('location.hash'), /^#dilution@1\?p=ethereum&holdingYears=9/);
    });

    test('logs no error', async () => {
      assert.deepEqual(await page.errors(), []);
    });
  });
}
