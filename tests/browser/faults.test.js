// SPDX-License-Identifier: MIT
// What goes wrong with the engine, in every browser: each fault ends in a working page or a sentence that says what
// happened, and what the reader had put in is still there. Wrong type of the engine's file: hosting.test.js.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { contentSecurityPolicy } from '../../wasm/serve.mjs';
import { engines, inside } from './support/engines.js';
import { answer, answered, element, problems, reader } from './support/faults.js';
import { until } from './support/site.js';
import { watchedWorkers } from './support/workers.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);
const linked = 'dilution@1?p=solana&holdingYears=9';

/** A worker that dies with an error when it is told to, as one does that the browser takes the memory from. */
const mortal = "addEventListener('message', ({ data }) => { if (data === 'die') setTimeout(() => { throw new Error('out of memory'); }); });";

/** An engine that gets no more memory than it began with. */
const noGrowth = "WebAssembly.Memory.prototype.grow = () => { throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded'); };";

/** As a page makes it: more than an engine holds at first. */
const largeTable = "['date,amount,label', ...Array.from({ length: 60_000 }, (_, i) => `${2030 + (i % 60)}-0${1 + (i % 9)}-${10 + (i % 19)},${1000 + i},Group ${i % 7}`)].join('\\n')";

/** A browser in which what would take half a minute takes three seconds. */
const impatient = 'const wait = setTimeout; globalThis.setTimeout = (call, ms = 0, ...rest) => wait(call, ms > 15_000 ? ms / 10 : ms, ...rest);';

for (const [name, start] of chosen) {
  describe(`faults of the engine in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {ReturnType<typeof reader>} */ let act;
    before(async () => {
      page = await start();
      act = reader(page);
    });
    after(async () => { await page?.close(); });

    for (const [how, fault] of Object.entries({
      'by a policy': { headers: { 'Content-Security-Policy': contentSecurityPolicy.replace(" 'wasm-unsafe-eval'", '') } },
      'by the browser': { page: "delete globalThis.WebAssembly; globalThis.Worker = undefined;" },
      'by the browser, in workers too': { worker: 'delete globalThis.WebAssembly;' },
    })) {
      test(`WebAssembly blocked ${how}: a sentence says so, and the link’s inputs go on to another tab or the clipboard`, async () => {
        await act.visit(fault, `#${linked}`, async () => {
          const said = `(${inside('.no-engine')}?.textContent ?? '')`;
          // Not every engine heeds this part of a policy; then there is an answer instead.
          await until(page, `(${answered}) || /blocks WebAssembly|could not start/.test(${said})`, 15_000);
          await until(page, `${element}.inputs.holdingYears?.value === 9`);
          assert.match(await page.run(`${element}.toURL()`), /#dilution@1\?p=solana&holdingYears=9$/);
          assert.match(await page.run('location.hash'), /holdingYears=9/);
          // What was painted is not the link's answer.
          if (!(await page.run(answered))) assert.equal(await page.run(inside('article')), null);
          assert.ok(how === 'by a policy' || /Your inputs are safe|blocks WebAssembly/.test(await page.run(said)), await page.run(said));
        });
      });
    }

    for (const [how, fault] of Object.entries({
      'by a policy': { headers: { 'Content-Security-Policy': contentSecurityPolicy.replace("worker-src 'self' blob:", "worker-src 'none'") } },
      'by the browser': { page: 'globalThis.Worker = undefined;' },
      'by an error': { page: "globalThis.Worker = class { constructor() { throw new DOMException('denied', 'SecurityError'); } };" },
      'by a missing file': { lacks: /\.worker\.js$/ },
    })) {
      test(`workers blocked ${how}: the page answers all the same`, () => act.visit(fault, '', async () => {
        await until(page, answered, 15_000);
        await act.holds(9);
        await act.hasAnswer(9);
      }));
    }

    test('a worker that dies between two answers is replaced', () => act.visit({ page: watchedWorkers, worker: mortal }, '', async () => {
      await until(page, answered, 15_000);
      for (const years of [8, 9]) {
        await page.run("workers.at(-1).postMessage('die')");
        await act.holds(years);
        await act.hasAnswer(years);
      }
    }));

    for (const [when, deed] of Object.entries({
      '': '',
      ', at what nobody waits for': `void ${element}.stage.answers.ask('import', ['', {}], 'warm', 3);`,
    })) {
      test(`a worker that is ended without a word${when}: the second keystroke does not wait for it`, () => act.visit({ page: watchedWorkers }, '', async () => {
        await until(page, answered, 15_000);
        await until(page, `Boolean(${element}.stage.answers.warm)`);
        await page.run(`${element}.stage.answers.warm`);
        await page.run(`(() => { ${deed} workers.forEach((one) => one.terminate()); })()`);
        await act.holds(8);
        await new Promise((resolve) => { setTimeout(resolve, 2_200); });
        assert.equal(await page.run(`${inside('#tvd-holdingYears')}.value`), '8');
        await act.holds(9);
        await act.hasAnswer(9);
      }));
    }

    for (const [how, deed] of Object.entries({
      'with an error': "workers.forEach((one) => one.postMessage('die'))",
      'without a word': 'workers.forEach((one) => one.terminate())',
    })) {
      test(`a worker that dies ${how} in the middle of a simulation: it begins again by itself, and comes to its end`, () => act.visit({ page: impatient + watchedWorkers, worker: mortal }, 'valuation.html#valuation@1?holdingYears=9&paths=600000', async () => {
        await act.simulates();
        await page.run(deed);
        await until(page, `${answered} && ${answer}.stopped === null`, 60_000);
        assert.equal(await page.run(problems), '');
        await act.isIntact(9);
      }));
    }

    test('no memory for the engine: a sentence says so', () => act.visit({
      page: "globalThis.Worker = undefined; WebAssembly.instantiate = WebAssembly.instantiateStreaming = async () => { throw new RangeError('Out of memory: Cannot allocate Wasm memory for new instance'); };",
    }, `#${linked}`, async () => {
      await until(page, `/not enough memory.*Your inputs are safe/.test(${inside('.no-engine')}?.textContent ?? '')`, 15_000);
      assert.equal(await page.run(`${element}.inputs.holdingYears.value`), 9);
      assert.match(await page.run('location.hash'), /holdingYears=9/);
    }));

    test('the engine’s memory runs out: a sentence says so, the last answer stays, and smaller inputs work again', () => act.visit({ worker: noGrowth }, '', async () => {
      await until(page, answered, 15_000);
      await act.holds(9);
      await act.hasAnswer(9);
      await page.run(`${element}.act.import(${largeTable})`);
      await until(page, `/not enough memory/.test(${problems})`, 30_000);
      assert.match(await page.run(`${inside('.headline output')}.textContent`), /%/);
      await act.isIntact(9);
      await page.click('header [aria-label=Undo]');
      await until(page, `${problems} === '' && ${answered}`, 30_000);
      await act.hasAnswer(9);
    }));
  });
}
