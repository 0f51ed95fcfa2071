// SPDX-License-Identifier: MIT
// Links, tables and saved inputs from strangers: they run nothing, hold nothing up, and leave as text what came as text.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, inside } from './support/engines.js';
import { answered, element } from './support/faults.js';
import { served, until } from './support/site.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);
const markup = '<img src=x onerror=globalThis.pwned=1><script>globalThis.pwned=1</script><svg onload=globalThis.pwned=1>';
const formula = '=HYPERLINK("http://example.org","x")';
const nothingRan = `globalThis.pwned === undefined && ({}).pwned === undefined && ${element}.shadowRoot.querySelectorAll('script, img, svg[onload], iframe').length === 0`;

/** @type {Record<string, string>} */
const links = {
  'markup in a label': `dilution@1?supply.releases=(cliff,${encodeURIComponent(markup)},team,1,1,5)`,
  'markup in unknown keys and values': `dilution@1?p=${encodeURIComponent(markup)}&${encodeURIComponent(markup)}=1&lang=${encodeURIComponent(markup)}&theme=${encodeURIComponent(markup)}&layout=${encodeURIComponent(markup)}&controls=${encodeURIComponent(markup)}`,
  'names of prototypes': 'dilution@1?__proto__.pwned=1&constructor.prototype.pwned=1&supply.__proto__.pwned=1&b.__proto__.pwned=1&show=__proto__.pwned',
  'a row billions away': 'dilution@1?p=solana&supply.releases[4000000000].amount=5&b.supply.releases[4294967295].amount=5',
  'half a million marks': `dilution@1?supply.releases=${'('.repeat(500_000)}`,
  'a hundred thousand keys': `dilution@1?${Array.from({ length: 100_000 }, (_, i) => `k${i}=1`).join('&')}`,
  'what does not unfold': 'dilution@1?z=AAAA____AAAA',
  'another calculator': 'constructor@1?x=1',
};

/** @type {Record<string, string>} texts of files, as the page makes them */
const files = {
  'markup and prototypes': JSON.stringify(JSON.stringify({ calculator: 'dilution', version: 1, preset: markup, today: markup, inputs: { __proto__: { pwned: 1 }, holdingYears: markup, supply: { releases: [{ kind: 'cliff', label: markup, amount: 5, year: 1 }] } } })),
  'a hundred thousand brackets': "'['.repeat(1e5)",
  'records in records': "'{\"inputs\":'.repeat(9000) + '1' + '}'.repeat(9000)",
  'a text for inputs': "JSON.stringify({ inputs: 'x'.repeat(300000) })",
  'too many bytes': "' '.repeat(21e6) + '{}'",
};

for (const [name, start] of chosen) {
  describe(`strangers’ inputs in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {{url: string, close: () => Promise<void>}} */ let server;

    before(async () => {
      // A policy would hide what it stops.
      server = await served({ 'Content-Security-Policy': '' });
      page = await start();
      await page.open(server.url);
      await until(page, answered, 15_000);
    });
    after(async () => {
      await page?.close();
      await server?.close();
    });

    /** It still answers what is put to it. */
    async function lives() {
      await page.run(`${element}.setState('p=solana&holdingYears=4&layout=full&theme=auto&lang=en').then(() => ${element}.removeAttribute('controls'))`);
      await until(page, `${element}.describe().startsWith('Held for 4 years, Solana') && ${answered}`, 15_000);
      assert.equal(await page.run(nothingRan), true);
    }

    test('links run nothing and hold nothing up', async () => {
      for (const [what, link] of Object.entries(links)) {
        await page.run(`void (location.hash = ${JSON.stringify(link)})`);
        await new Promise((resolve) => { setTimeout(resolve, 300); });
        await until(page, `(${answered}) || Boolean(${inside('.problems')})`, 15_000).catch((error) => assert.fail(`${what}: ${error}`));
        assert.equal(await page.run(nothingRan), true, what);
        await lives();
      }
    });

    test('files of saved inputs run nothing and hold nothing up', async () => {
      for (const [what, text] of Object.entries(files)) {
        await page.run(`${element}.act.openState(new File([${text}], 'saved.json'))`);
        assert.equal(await page.run(nothingRan), true, what);
        await lives();
      }
    });

    test('tables run nothing; what came as text leaves as text, also for a spreadsheet', async () => {
      const rows = ['date,amount,label', `2027-01-01,1000000,"${markup}"`, `2028-01-01,5,"${formula.replaceAll('"', '""')}"`, '2028-06-01,5,@SUM(A1)', '2029-01-01,5,"\t=1+1"', `${markup},x,y`];
      await page.run(`${element}.act.import(${JSON.stringify(rows.join('\n'))})`);
      await until(page, `${element}.stage.ui.imported?.releases?.length > 2 && ${answered}`, 15_000);
      await page.run(`${element}.act.view({ tab: 'table' })`);
      await until(page, `Boolean(${inside('.table-box')})`, 15_000);
      assert.equal(await page.run(nothingRan), true);
      assert.ok((await page.run(`${element}.shadowRoot.textContent`)).includes(markup.slice(0, 30)), 'shown as it is');
      const csv = await page.run(`${element}.toCSV()`);
      assert.match(csv, /'=HYPERLINK/);
      for (const cell of csv.split(/[\r\n,]+/)) assert.doesNotMatch(cell, /^"?[=@\t]/, cell);
      await lives();
    });

    test('a table larger than the limit is refused in a sentence', async () => {
      await page.run(`${element}.act.import('date,amount\\n' + '2027-01-01,1\\n'.repeat(4000000))`);
      await until(page, `/52 MB; the limit is 50 MB/.test(${element}.stage.ui.imported?.error ?? '')`, 15_000);
      await lives();
    });

    test('logs no error', async () => {
      assert.deepEqual(await page.errors(), []);
    });
  });
}
