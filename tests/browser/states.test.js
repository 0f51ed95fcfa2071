// SPDX-License-Identifier: MIT
// What goes into the element from outside, and comes out: links whole and damaged, states, locked elements, events.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { engines, inside } from './support/engines.js';
import { answered, element } from './support/faults.js';
import { served, until } from './support/site.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);
const notices = `(${inside('.notices')}?.textContent ?? '')`;
const sentence = `${inside('.sentence')}.textContent.trim()`;
const headline = `${inside('.headline output')}.textContent.trim()`;

for (const [name, start] of chosen) {
  describe(`states in ${name}`, () => {
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

    /** @param {string} path */
    async function visit(path) {
      await page.open('about:blank');
      await page.open(server.url + path);
      await until(page, answered);
      await page.run(`${element}.settled()`);
    }

    /** Puts another element in the page's place. @param {string} attributes */
    async function embed(attributes) {
      await visit('');
      await page.run(`(() => { ${element}.replaceWith(Object.assign(document.createElement('div'), { innerHTML: '<tvd-calculator ${attributes}></tvd-calculator>' }).firstChild); })()`);
      await until(page, answered);
      await page.run(`${element}.settled()`);
    }

    /** Rows of an import, each of its own day. @param {number} count */
    const table = (count) => `'date,amount,label\\n' + Array.from({ length: ${count} }, (_, i) => new Date(Date.UTC(2027, 0, 1 + i)).toISOString().slice(0, 10) + ',' + (1000 + (i % 7) * 1000) + ',Team ' + i).join('\\n')`;

    test('a link that cannot be read says so, whatever is wrong with it', async () => {
      for (const [hash, said] of /** @type {[string, RegExp][]} */ ([
        ['dilution@1?z=AAAA', /damaged or too long/], ['dilution@1?z=%%%', /damaged or too long/], ['foo', /damaged or too long/],
        [`${'x'.repeat(20_000)}`, /damaged or too long/], ['nope@1?p=solana', /not known here \(“nope”\)/], ['dilution@1?p=nonsense', /nonsense/],
      ])) {
        await visit(`#${hash}`);
        await until(page, `${notices} !== ''`);
        assert.match(await page.run(notices), said, hash.slice(0, 40));
      }
      await visit('#?secret=abc');
      assert.equal(await page.run(notices), '');
    });

    test('a state of another calculator, of a later version, or none at all is refused in words', async () => {
      await visit('');
      const before = await page.run(headline);
      for (const [state, rule] of [["'#dilution@1?z=AAAA'", 'brokenLink'], ["'option@1?p=ether-call'", 'unknownCalculator'], ["{ calculator: 'option', inputs: { spot: 3 } }", 'unknownCalculator'], ['null', 'brokenLink']]) {
        assert.deepEqual(await page.run(`${element}.setState(${state}).then((all) => all.map((one) => one.rule))`), [rule], state);
        assert.equal(await page.run(headline), before);
      }
      assert.deepEqual(await page.run(`${element}.setState({ calculator: 'dilution', version: 9, preset: 'bitcoin' }).then((all) => all.map((one) => one.rule))`), ['newerLink']);
      assert.match(await page.run(sentence), /Bitcoin/);
      assert.deepEqual(await page.run(`${element}.setInput('nope', 3).then((all) => all.map((one) => one.rule))`), ['unknown']);
      assert.deepEqual(await page.run(`${element}.setInput('marketCap.kind', 'growth').then((all) => all.length)`), 0);
      await until(page, `${element}.stage.answers.a.of.inputs.marketCap.kind === 'growth' && ${answered}`);
    });

    test('a long link is folded, for callers too, and answers the same when it is opened', async () => {
      await visit('');
      await page.run(`${element}.act.import(${table(900)})`);
      await until(page, `${element}.stage.ui.imported?.rows === 900 && ${answered}`);
      const rows = await page.run(`${element}.stage.session.value('supply.releases').length`);
      await until(page, `${element}.toURL().includes('?z=')`);
      const url = await page.run(`${element}.toURL()`);
      const shown = await page.run(headline);
      assert.ok(url.length < 16_384 + server.url.length);
      assert.ok((await page.run(`${element}.cite('apa')`)).length > 0);
      await page.open('about:blank');
      await page.open(url);
      await until(page, `${answered} && ${element}.stage.session.value('supply.releases').length === ${rows}`);
      await until(page, `${headline} === ${JSON.stringify(shown)}`);
      await visit('');
      await page.run(`${element}.setState(${JSON.stringify(url.slice(url.indexOf('#')))})`);
      assert.equal(await page.run(headline), shown);
    });

    test('what no link can hold is said, and offered as a file', async () => {
      await visit('');
      await page.run(`${element}.act.import('date,amount,label\\n' + Array.from({ length: 3900 }, (_, i) => new Date(Date.UTC(2027, 0, 1 + i)).toISOString().slice(0, 10) + ',' + Math.abs(Math.sin(i)) * 1e9 + ',Team ' + i).join('\\n'))`);
      await until(page, `${element}.stage.ui.imported?.rows === 3900 && ${answered}`);
      await until(page, `!${element}.toURL().includes('#')`);
      await page.click('header .share');
      await until(page, `(${inside('.share-panel .warning')}?.textContent ?? '').includes('too long for a link')`);
    });

    test('back to the bare address is back to the start; what a link brought is no step to undo', async () => {
      await visit('');
      const first = await page.run(sentence);
      await page.run("(() => { location.hash = 'dilution@1?p=bitcoin&holdingYears=3'; })()");
      await until(page, `${sentence}.includes('Bitcoin')`);
      await page.run('history.back()');
      await until(page, `${sentence} === ${JSON.stringify(first)}`);
      await visit('embed.html#dilution@1?p=solana&holdingYears=4');
      assert.equal(await page.run(`${element}.stage.session.history.canUndo`), false);
    });

    test('a state may become the second scenario', async () => {
      await visit('');
      await page.run(`${element}.setState('p=bitcoin&holdingYears=3', { scenario: 'B' })`);
      assert.deepEqual(await page.run(`[...${element}.shadowRoot.querySelectorAll('.sentence')].map((one) => /Solana|Bitcoin/.exec(one.textContent)[0])`), ['Solana', 'Bitcoin']);
    });

    test('a link of a later version is opened where the newest is, as it came', async () => {
      await page.open('about:blank');
      const version = await page.run(`fetch('${server.url}sw.js').then(() => 1, () => 1)`);
      assert.equal(version, 1);
      await visit('#dilution@2?p=solana&holdingYears=4&newKey=1');
      await page.run('(() => { window.open = (url) => { window.opened = url; return null; }; })()');
      await page.click('.notices li button');
      assert.match(await page.run('window.opened'), /^http:\/\/[^/]+\/#dilution@2\?p=solana&holdingYears=4&newKey=1$/);
    });

    test('what is locked has nothing to change it by', async () => {
      for (const attributes of ['readonly state="p=solana"', 'controls="" state="p=solana"', 'readonly layout="inline" state="p=solana"']) {
        await embed(attributes);
        await until(page, `${attributes.includes('inline')} || Boolean(${inside('.league tbody tr')})`);
        assert.deepEqual(await page.run(`[...${element}.shadowRoot.querySelectorAll('.inputs input, .inputs button, .inputs select, .picker select, .league tbody button, .release button')].map((one) => one.outerHTML.slice(0, 60))`), [], attributes);
      }
      await embed('controls="holdingYears,nonsense" state="p=solana"');
      assert.deepEqual(await page.run(`[...${element}.shadowRoot.querySelectorAll('.inputs [data-path]')].map((one) => one.dataset.path)`), ['holdingYears']);
      await embed('preset="nonsense"');
      assert.match(await page.run(notices), /nonsense/);
    });

    test('one change is one event, and so is its result; a fault is told', async () => {
      await visit('#dilution@1?p=solana');
      await until(page, `Boolean(${inside('.league tbody tr')})`);
      await page.run(`(() => { window.seen = []; for (const name of ['tvd-change', 'tvd-result', 'tvd-error']) document.addEventListener(name, () => seen.push(name)); })()`);
      const quiet = `new Promise((resolve) => setTimeout(() => resolve(seen.splice(0)), 900))`;
      await page.run(`${element}.setInput('holdingYears', 7)`);
      assert.deepEqual(await page.run(quiet), ['tvd-change', 'tvd-result']);
      await page.fill('#tvd-holdingYears', '8');
      await page.press('Enter');
      await page.focus('#tvd-discountFactor');
      assert.deepEqual((await page.run(quiet)).sort(), ['tvd-change', 'tvd-result']);
      await page.fill('#tvd-holdingYears', 'abc');
      await until(page, "seen.includes('tvd-error')");
      assert.ok(!(await page.run(quiet)).includes('tvd-result'));
    });

    test('a citation holds the inputs, not how they are looked at', async () => {
      await visit('#dilution@1?p=solana&holdingYears=4&theme=dark&v=table');
      const cited = await page.run(`${element}.cite('bibtex')`);
      assert.match(cited, /holdingYears=4/);
      assert.doesNotMatch(cited, /theme=|[?&]v=/);
    });

    test('percent or fraction is asked beyond the limit too, and stays asked', async () => {
      await visit('');
      const remark = (/** @type {string} */ path) => `(${inside(`#tvd-${path}-remark`)}?.textContent ?? '').replace(/\\s+/g, ' ')`;
      await page.fill('#tvd-discountFactor', '95');
      await until(page, `${remark('discountFactor')}.includes('Did you mean 95%')`);
      assert.doesNotMatch(await page.run(`${inside('.problems')}?.textContent ?? ''`), /at most 100%/);
      await page.press('Enter');
      await page.focus('#tvd-holdingYears');
      await until(page, `${remark('discountFactor')}.includes('Did you mean 95%')`);
      await page.click('#tvd-discountFactor-remark .fix');
      await until(page, `${element}.stage.session.value('discountFactor') === 0.95 && ${remark('discountFactor')}.trim() === ''`);
      await visit('option.html');
      await page.fill('#tvd-volatility', '65');
      await page.press('Enter');
      await page.focus('#tvd-strike');
      await until(page, `${remark('volatility')}.includes('Did you mean 65%')`);
      await page.click('#tvd-volatility-remark .fix:last-of-type');
      await until(page, `${remark('volatility')}.trim() === '' || !${remark('volatility')}.includes('Did you mean')`);
    });
  });
}
