// SPDX-License-Identifier: MIT
// A calculation that takes long, in every browser: the same bits however many workers there are, and none; estimates,
// Cancel, a lost worker; what nobody sees does not run. The engine's other faults: faults.test.js.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { load } from 'token-value-dynamics';
import { contentSecurityPolicy } from '../../wasm/serve.mjs';
import { hashOf } from '../support/hash.js';
import { engines, inside } from './support/engines.js';
import { answer, answered, element, reader } from './support/faults.js';
import { until } from './support/site.js';
import { watchedWorkers } from './support/workers.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);

/** The bits of the native build. @type {{inputs: any, hash: string}[]} */
const known = JSON.parse(readFileSync(new URL('../vectors/valuationBits.json', import.meta.url), 'utf8'));
const options = { today: '2026-01-01', points: 400 };
/** Enough work for two workers to take part. */
const large = { paths: 3e5, stepsPerYear: 26, seed: 11 };

/** A worker that dies with an error when it is told to. */
const mortal = "addEventListener('message', ({ data }) => { if (data === 'die') setTimeout(() => { throw new Error('gone'); }); });";

/** A page that is hidden when a test says so. */
const hideable = `
  globalThis.away = false;
  Object.defineProperty(document, 'hidden', { get: () => away });
  globalThis.hide = (on) => { away = on; document.dispatchEvent(new Event('visibilitychange')); };`;

/** In the page: hashes of what its pool says to each of the inputs, and what it said. @param {any[]} inputs @param {number} [size] workers */
const hashes = (inputs, size) => `(async () => {
  ${hashOf}
  const { pool } = ${element}.stage.answers.long;
  ${size ? `pool.size = ${size};` : ''}
  const found = [];
  globalThis.told = [];
  for (const inputs of ${JSON.stringify(inputs)}) {
    const ending = await pool.run('test', { id: 'valuation', inputs, options: ${JSON.stringify(options)} });
    found.push(hashOf(ending.result));
    told.push(ending);
  }
  return found;
})()`;

/** Lists of numbers as JSON has them. @param {string} _ @param {any} value */
const listed = (_, value) => (ArrayBuffer.isView(value) ? Array.from(/** @type {any} */ (value)) : value);

/** In the page: what was told of one of the inputs, and the hash of that, once more. @param {number} i */
const toldOf = (i) => `(() => {
  ${hashOf}
  return { again: hashOf(told[${i}].result), text: JSON.stringify(told[${i}], ${listed}) };
})()`;

/** Which numbers differ. @param {any} found @param {any} wanted @param {string} [at] @returns {string[]} */
function differences(found, wanted, at = '') {
  if (typeof wanted !== 'object' || wanted === null) return Object.is(found, wanted) ? [] : [`${at} ${found}, not ${wanted}`];
  return Object.keys(wanted).flatMap((key) => differences(found?.[key], wanted[key], `${at}.${key}`));
}

/** In the page: how long until an expression is true, in ms. @param {string} deed @param {string} script */
const msUntil = (deed, script) => `(async () => {
  const begun = performance.now();
  ${deed};
  while (!(${script})) await new Promise((done) => setTimeout(done, 2));
  return performance.now() - begun;
})()`;

const cancel = '.heavy .bar + p button';
const heavy = `(${inside('.heavy')}?.textContent ?? '')`;
const progress = `(${answer}.progress?.done ?? 0)`;

for (const [name, start] of chosen) {
  describe(`a long calculation in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {ReturnType<typeof reader>} */ let act;
    /** @type {string} */ let hashOfLarge;
    before(async () => {
      hashOfLarge = hashOf((await load()).valuation(large, options));
      page = await start();
      act = reader(page);
    });
    after(async () => { await page?.close(); });

    /** A run that nobody waits for. @param {number} [paths] */
    async function begin(paths = 6e6) {
      await page.run(`${element}.act.set('paths', ${paths + Math.floor(Math.random() * 1000)})`);
      await until(page, `${progress} > 0`, 15_000);
      await page.run(`${element}.act.failure('run')`);  // however slow the machine is
    }

    /** @param {number} size */
    const sameBits = async (size) => {
      const found = /** @type {string[]} */ (await page.run(hashes(known.map(({ inputs }) => inputs), size)));
      for (const [i, { inputs, hash }] of known.entries()) {
        if (found[i] === hash) continue;
        const { again, text } = await page.run(toldOf(i));
        const { result, ...ending } = JSON.parse(text);
        const wanted = JSON.parse(JSON.stringify((await load()).valuation(inputs, options), listed));
        assert.fail(`${i}: ${found[i]}, once more ${again}, not ${hash}; ${JSON.stringify(ending)}; ${differences(result, wanted).join('; ')}`);
      }
    };

    test('one worker and two have the bits of the native build', () => act.visit({ page: watchedWorkers }, 'valuation.html', async () => {
      await until(page, answered, 30_000);
      for (const size of [1, 2]) {
        await sameBits(size);
        await page.run('workers.forEach((one) => { one.slices = 0; })');
        // On a busy machine one may be through before the other has begun.
        for (let seed = 12; seed < 20; seed += 1) {
          assert.deepEqual(await page.run(hashes([{ ...large, seed }, large], size)).then((found) => found[1]), hashOfLarge);
          if (await page.run('workers.filter(({ slices }) => slices > 0).length') === size) break;
        }
        assert.equal(await page.run('workers.filter(({ slices }) => slices > 0).length'), size);
      }
    }));

    for (const [how, fault] of Object.entries({
      'a policy': { headers: { 'Content-Security-Policy': contentSecurityPolicy.replace("worker-src 'self' blob:", "worker-src 'none'") } },
      'the browser': { page: 'globalThis.Worker = undefined;' },
    })) {
      test(`no worker, forbidden by ${how}: it answers, with the same bits`, () => act.visit(fault, 'valuation.html', async () => {
        await until(page, answered, 60_000);
        await sameBits(2);
        await act.holds(9);
        await act.hasAnswer(9);
      }));
    }

    test('a worker that is lost in the middle changes no bit', () => act.visit({ page: watchedWorkers, worker: mortal }, 'valuation.html', async () => {
      await until(page, answered, 30_000);
      const before = await page.run('workers.length');
      await page.run(`(() => { const seen = slices(); globalThis.killer = setInterval(() => { if (slices() > seen + 3) { clearInterval(killer); workers.filter((one) => one.slices > 0).forEach((one) => one.postMessage('die')); } }, 1); })()`);
      assert.deepEqual(await page.run(hashes([large])), [hashOfLarge]);
      assert.ok(await page.run('workers.length') > before, 'no worker was lost');
    }));

    test('after 300 ms there is a Cancel, which is effective at once; the page answers, and a new input starts again', () => act.visit({ page: watchedWorkers }, 'valuation.html', async () => {
      await until(page, answered, 30_000);
      await page.run(msUntil('', `!${inside(cancel)}`));
      const tops = `['.answer', '.heavy', '.answer-more', '.views'].map((one) => ${element}.shadowRoot.querySelector(one).getBoundingClientRect().top)`;
      const before = await page.run(tops);
      const waited = await page.run(msUntil(`${element}.act.set('paths', 6e6)`, `${inside(cancel)} || ${answer}.progress?.held`));
      const held = await page.run(`Boolean(${answer}.progress?.held)`);  // where it is plain at once that it takes long, it asks first
      assert.ok(held || waited >= 300, `${waited} ms`);
      await page.run(`${element}.act.failure('run')`);
      await until(page, `Boolean(${inside(cancel)}) && ${progress} > 0`, 15_000);
      assert.match(await page.run(heavy), /% of the paths are done/);
      assert.deepEqual(await page.run(tops), before);  // nothing moves
      assert.deepEqual([...before].sort((a, b) => a - b), before);  // near the answer
      const took = await page.run(msUntil(`${inside(cancel)}.click()`, `!${answer}.pending && !${inside('.heavy .bar')}`));
      assert.ok(took < 1_000, `${took} ms`);  // of the many seconds it would go on; tests/bench/page.mjs measures it, goal 100 ms
      await until(page, `/Stopped at/.test(${heavy})`, 15_000);  // the words may have to be fetched
      const paths = await page.run(`${answer}.result.paths`);
      assert.ok(paths >= 1024 && paths < 6e6, `${paths} paths`);
      assert.match(await page.run(`${inside('.sentence')}.textContent`), /\$\d/);
      assert.equal(await page.run(`${element}.shadowRoot.querySelectorAll('.views .plot > svg').length`), 3);
      await page.run(`${element}.settled()`);
      const slices = await page.run('new Promise((done) => setTimeout(() => done(slices()), 300))');
      assert.equal(await page.run('new Promise((done) => setTimeout(() => done(slices()), 300))'), slices, 'work goes on');
      await page.click('.heavy button');
      await until(page, `${progress} > 0`, 15_000);
      await page.run(`${element}.act.set('paths', 5000)`);
      await until(page, `${answered} && ${answer}.result.paths === 5000 && ${answer}.stopped === null && ${heavy}.trim() === ''`, 30_000);
    }));

    test('estimates sharpen, at most ten times a second, and end in the very bits', () => act.visit({}, 'valuation.html', async () => {
      await until(page, answered, 30_000);
      await page.run(`(() => { globalThis.seen = []; ${element}.addEventListener('tvd-result', ({ detail }) => seen.push({ at: performance.now(), final: detail.final, paths: ${answer}.result.paths })); ${element}.act.set('paths', 200000); })()`);
      await until(page, 'seen.at(-1)?.final === true', 60_000);
      const seen = /** @type {{at: number, final: boolean, paths: number}[]} */ (await page.run('seen'));
      const [first, ...others] = seen;
      assert.ok(first && first.paths <= 2048, `${first?.paths} paths`);
      for (const [i, { paths }] of others.entries()) assert.ok(paths >= (seen[i]?.paths ?? 0));
      const estimates = new Set(seen.map(({ paths }) => paths)).size;
      assert.ok(estimates <= 2 + ((seen.at(-1)?.at ?? 0) - first.at) / 100, `${estimates} estimates`);
      assert.equal(seen.at(-1)?.paths, 200_000);
    }));

    test('what is spoken in the end is the last answer, and nothing before anything was changed', () => act.visit({}, 'valuation.html', async () => {
      await until(page, answered, 30_000);
      await page.run('new Promise((resolve) => setTimeout(resolve, 900))');
      assert.equal(await page.run(`${element}.stage.ui.announced`), '');
      await page.run(`(() => { void ${element}.setInput('paths', 2e6); })()`);
      await act.simulates();
      await until(page, `${element}.stage.ui.announced !== '' && ${answer}.pending`, 30_000);
      await until(page, answered, 60_000);
      await until(page, `${element}.stage.ui.announced === ${element}.describe()`);
    }));

    test('the line of the loss only reads the paths in another way: what runs goes on, what has run does not run again', () => act.visit({ page: watchedWorkers }, 'valuation.html', async () => {
      await until(page, answered, 30_000);
      await begin();
      await until(page, `${progress} > 20`, 30_000);
      const done = await page.run(progress);
      await page.focus('.threshold');
      await page.press('ArrowRight');
      await until(page, `${answer}.of.inputs.lossThreshold === 0.49 && ${progress} > 0`, 15_000);
      assert.ok(await page.run(progress) >= done);
      assert.ok(await page.run(`${answer}.pending`));
      assert.match(await page.run(`${inside('.threshold')}.getAttribute('aria-valuetext')`), /lose more than 49%/);
      await page.run(`${element}.act.set('paths', 20001)`);
      await until(page, `${answered} && ${answer}.result.paths === 20002`, 30_000);
      const slices = await page.run('slices()');
      await page.press('ArrowRight');
      await until(page, `${answered} && ${answer}.of.inputs.lossThreshold === 0.48`, 15_000);
      assert.equal(await page.run('slices()'), slices);
    }));

    for (const [how, [leave, back]] of Object.entries({
      'a hidden tab': ['hide(true)', 'hide(false)'],
      'an element off the screen': ["(() => { const space = document.createElement('div'); space.id = 'space'; space.style.height = '9000px'; document.body.prepend(space); scrollTo(0, 0); })()", "document.querySelector('#space').remove()"],
    })) {
      test(`${how} does not run, and goes on where it was`, () => act.visit({ page: watchedWorkers + hideable }, 'valuation.html', async () => {
        await until(page, answered, 30_000);
        await begin();
        await page.run(leave);
        // Slices under way come to their end.
        await until(page, '(async () => { const before = slices(); await new Promise((done) => setTimeout(done, 300)); return slices() === before; })()');
        const slices = await page.run('slices()');
        const done = await page.run(progress);
        assert.equal(await page.run('new Promise((done) => setTimeout(() => done(slices()), 500))'), slices);
        assert.ok(await page.run(`${answer}.pending`));
        await page.run(back);
        await until(page, `slices() > ${slices} && ${progress} > ${done}`, 15_000);
        await page.run(`${element}.cancel()`);
        await until(page, answered);
      }));
    }

    test('logs no error', async () => {
      assert.deepEqual((await page.errors()).filter((error) => !/worker|Worker|gone|Content.Security/.test(error)), []);
    });
  });
}
