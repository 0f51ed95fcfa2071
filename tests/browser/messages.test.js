// SPDX-License-Identifier: MIT
// Messages between windows: from the pages around and from our own frames, and from nobody else; whatever they say.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { serve } from '../../wasm/serve.mjs';
import { engines } from './support/engines.js';
import { site, until } from './support/site.js';

const chosen = Object.entries(engines).filter(([name]) => !process.env.ENGINE || process.env.ENGINE === name);

/** A page of somebody else's, in a frame beside ours: claims a height, and asks our frame. */
const stranger = `<!doctype html><meta charset=utf-8><title>Stranger</title><script>
  const ask = () => {
    parent.postMessage({ type: 'tvd:height', v: 1, height: 4321 }, '*');
    let ours;
    try { ours = parent.frames[0]; } catch { return; }
    if (!ours) return;
    ours.postMessage({ type: 'tvd:get-state', id: 'stranger' }, '*');
    ours.postMessage({ type: 'tvd:subscribe', id: 'stranger' }, '*');
    ours.postMessage({ type: 'tvd:set-state', id: 'stranger', state: { preset: 'bitcoin', inputs: { holdingYears: 1 } } }, '*');
    ours.postMessage('[iFrameSizer]stranger:8:false:false:32:true:true:null:bodyOffset:null:null:0:false:parent:scroll:true', '*');
  };
  addEventListener('message', ({ data }) => parent.postMessage({ leaked: data }, '*'));
  setInterval(ask, 50);
</script>`;

const frame = '<iframe id=ours src="tvd/embed.html#dilution@1?p=solana" width=600 height=120></iframe>';
const listening = '<script>window.heard = []; window.heights = new Set(); addEventListener("message", (e) => { heard.push(e.data); });</script>';
const height = (/** @type {string} */ id) => `document.querySelector('#${id}').getBoundingClientRect().height`;
const ask = (/** @type {string} */ message) => `document.querySelector('#ours').contentWindow.postMessage(${message}, '*')`;

/** Anything that can be sent: a small generator with a seed, run in the page. */
const anything = `((seed) => {
  let state = seed;
  const random = () => { state = (state * 1664525 + 1013904223) % 4294967296; return state / 4294967296; };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const cycle = () => { const one = { inputs: {} }; one.inputs.self = one; one.state = one; return one; };
  const deep = () => { let one = 1; for (let i = 0; i < 3000; i += 1) one = { inputs: one, b: one }; return one; };
  const poison = () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"inputs":{"__proto__.polluted":1,"constructor.prototype.polluted":1}}');
  const scalar = () => pick([null, undefined, true, 0, -1, NaN, Infinity, 1e308, 5n, '', 'x', 'tvd:height', 'p=solana&holdingYears=4', '<img src=x onerror=alert(1)>', '#dilution@1?z=AAAA', 'dilution@99?', 'p=' + 'x'.repeat(20000), new Date(NaN), new Map([[1, 2]]), new Float64Array(9), new ArrayBuffer(3), [], {}]);
  const key = () => pick(['type', 'id', 'state', 'v', 'height', 'preset', 'today', 'inputs', 'b', 'calculator', 'version', 'supply', 'supply.releases', 'supply.releases[0].amount', 'holdingYears', 'discountFactor', 'marketCap', 'kind', 'message', 'value', 'secret']);
  const value = (depth) => (depth > 3 || random() < 0.4 ? scalar() : random() < 0.3 ? Array.from({ length: Math.floor(random() * 4) }, () => value(depth + 1)) : Object.fromEntries(Array.from({ length: Math.floor(random() * 5) }, () => [key(), value(depth + 1)])));
  const type = () => pick(['tvd:set-state', 'tvd:set-state', 'tvd:get-state', 'tvd:subscribe', 'tvd:height', 'tvd:nothing', '[iFrameSizer]', 5]);
  const message = () => pick([
    () => value(0),
    () => ({ type: type(), id: scalar(), state: value(0) }),
    () => ({ type: 'tvd:set-state', id: 1, state: { preset: scalar(), today: scalar(), inputs: value(1), b: value(1) } }),
    () => ({ type: 'tvd:set-state', id: 1, state: pick([cycle, deep, poison])() }),
    () => ({ type: 'tvd:height', v: 1, height: value(2) }),
    () => '[iFrameSizer]' + value(3),
  ])();
  return message;
})`;

for (const [name, start] of chosen) {
  describe(`messages in ${name}`, () => {
    /** @type {import('./support/engines.js').Page} */ let page;
    /** @type {{url: string, close: () => Promise<void>}[]} */ let servers;
    /** @type {string} */ let root;

    before(async () => {
      root = mkdtempSync(join(tmpdir(), 'tvd-messages-'));
      cpSync(site, join(root, 'tvd'), { recursive: true });
      writeFileSync(join(root, 'stranger.html'), stranger);
      // Another port is another origin.
      servers = await Promise.all([0, 1].map(() => serve(root, { headers: { 'Content-Security-Policy': '' } })));
      page = await start();
    });
    after(async () => {
      await page?.close();
      await Promise.all((servers ?? []).map(({ close }) => close()));
      rmSync(root, { recursive: true, force: true });
    });

    /** @param {string} html */
    async function visit(html) {
      const file = `${Math.random().toString(36).slice(2)}.html`;
      writeFileSync(join(root, file), `<!doctype html><meta charset=utf-8><title>Host</title><link rel=icon href=data:,><body>${listening}${html}`);
      await page.open(servers[0]?.url + file);
    }

    const stateOf = (/** @type {string} */ id) => `(${ask(`{ type: 'tvd:get-state', id: '${id}' }`)}, heard.findLast((m) => m?.id === '${id}' && m.results?.timeWeightedDilutedPriceRatio)?.state)`;

    test('a stranger’s frame gets neither a height nor an answer, and changes nothing', async () => {
      await visit(`${frame}<iframe id=theirs src="${servers[1]?.url}stranger.html" width=300 height=150></iframe><script src="tvd/host.js"></script>`);
      await until(page, `${height('ours')} > 500`, 15_000);
      await until(page, `heard.filter((m) => m?.height === 4321).length > 10 && Boolean(${stateOf('a')})`, 15_000);
      assert.ok(await page.run(height('theirs')) < 200);
      assert.deepEqual(await page.run("heard.filter((m) => m?.leaked !== undefined)"), []);
      assert.deepEqual(await page.run(`${stateOf('b')}?.inputs ?? heard.findLast((m) => m?.state).state.inputs`), {});
      assert.equal(await page.run("heard.findLast((m) => m?.state).state.preset"), 'solana');
    });

    test('a sandboxed frame of ours has its height, a stranger’s sandboxed one has not', async () => {
      await visit(`<iframe id=ours sandbox="allow-scripts" src="tvd/calculator.html" width=600 height=120></iframe><iframe id=theirs sandbox="allow-scripts" src="${servers[1]?.url}stranger.html" width=300 height=150></iframe><script src="tvd/host.js"></script>`);
      await until(page, `${height('ours')} > 500`, 15_000);
      await until(page, 'heard.filter((m) => m?.height === 4321).length > 5', 15_000);
      assert.ok(await page.run(height('theirs')) < 200);
    });

    test('anything at all may be said to a frame and to its host: both go on', async () => {
      await visit(`${frame}<script src="tvd/host.js"></script>`);
      await until(page, `${height('ours')} > 500 && Boolean(${stateOf('a')})`, 15_000);
      await page.run(`(async () => {
        const message = ${anything}(20261121);
        for (let i = 0; i < 300; i += 1) {
          const one = message();
          document.querySelector('#ours').contentWindow.postMessage(one, '*');
          postMessage(one, '*');
          if (i % 50 === 0) await new Promise((done) => { setTimeout(done, 20); });
        }
      })()`);
      await page.run(ask("{ type: 'tvd:set-state', id: 'last', state: { preset: 'solana', today: null, inputs: { holdingYears: 4 } } }"));
      await until(page, "heard.some((m) => m?.id === 'last' && m.errors?.length === 0)", 60_000);
      await until(page, `JSON.stringify(${stateOf('b')}?.inputs) === '{"holdingYears":4}'`, 15_000);
      assert.match(await page.run("heard.findLast((m) => m?.id === 'b').results.timeWeightedDilutedPriceRatio.text"), /^93/);
      assert.equal(await page.run('typeof ({}).polluted'), 'undefined');
      assert.deepEqual(await page.errors(), []);
    });
  });
}
