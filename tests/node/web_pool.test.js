// SPDX-License-Identifier: MIT
// The page's pool of engines: latest wins, stop, crash, hidden, and what there is without workers. The engines here answer
// as workers do, later and in order, but on this thread.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from 'token-value-dynamics';
import { Pool } from '../../web/worker/pool.js';
import { hashOf } from '../support/hash.js';

/** @type {{inputs: any, hash: string}[]} */
const known = JSON.parse(readFileSync(new URL('../vectors/valuationBits.json', import.meta.url), 'utf8'));
/** @param {any} inputs */
const ask = (inputs) => ({ id: 'valuation', inputs, options: { today: '2026-01-01', points: 400 } });
const long = ask({ paths: 5e6, stepsPerYear: 12, seed: 3 });
const [first] = known.map(({ inputs, hash }) => ({ request: ask(inputs), hash }));

/** @typedef {{calls: string[], open: number, opened: number}} Log */

const delayMs = 400;

/**
 * A way to reach an engine. `fails` may break a call, leave it without an answer, or hold it up for a while.
 * @param {{here?: boolean, fails?: (method: string, log: Log) => 'break'|'silence'|'delay'|undefined}} [options]
 */
function way({ here, fails } = {}) {
  /** @type {Log} */
  const log = { calls: [], open: 0, opened: 0 };
  /** @type {import('../../web/worker/transport.js').Connect} */
  const connect = (listeners) => {
    const loading = /** @type {Promise<any>} */ (load());
    let last = Promise.resolve();
    let open = true;
    log.open += 1;
    log.opened += 1;
    const reply = async (/** @type {any} */ { id, method, args }) => {
      const tvd = await loading;
      if (!here) await new Promise((done) => { setImmediate(done); });
      if (!open) return;
      log.calls.push(method);
      const fate = fails?.(method, log);
      if (fate === 'silence') return;
      if (fate === 'break') return listeners.broken('lost');
      if (fate === 'delay') await wait(delayMs);
      try {
        listeners.reply({ id, value: method === 'version' ? tvd.version : tvd.blocks[method](...args) });
      } catch (/** @type {any} */ { name, message, violations }) {
        listeners.reply({ id, error: { name, message, violations } });
      }
    };
    return {
      post: (request) => { last = last.then(() => reply(request)); },
      close: () => { if (open) log.open -= 1; open = false; },
      ...(here ? { here } : {}),
    };
  };
  return { connect, log };
}

/** @param {number} ms */
const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });

/** Half seconds pass, as timers see it. @param {import('node:test').TestContext} t @param {() => boolean} enough */
async function timePasses(t, enough) {
  while (!enough()) {
    await new Promise((done) => { setImmediate(done); });
    t.mock.timers.tick(500);
  }
}

test('a pool of any size gives the same bits, and reads the same paths again', async () => {
  for (const size of [1, 3]) {
    const { connect, log } = way();
    const pool = new Pool([connect], size);
    const ending = await pool.run('a', first.request);
    assert.ok(ending?.complete && ending.done === ending.total);
    assert.equal(hashOf(ending.result), first.hash);
    assert.equal(log.opened, size);
    const blocks = log.calls.filter((method) => method === 'advance').length;
    const again = await pool.run('a', ask({ ...first.request.inputs, lossThreshold: 0.1 }));
    assert.notEqual(again?.result.holder.probabilityOfLargeLoss, ending.result.holder.probabilityOfLargeLoss);
    assert.equal(log.calls.filter((method) => method === 'advance').length, blocks);
  }
});

test('the latest input wins, after the one before has shown an estimate', async () => {
  const pool = new Pool([way().connect], 2);
  const seen = [0, 0];
  const one = pool.run('a', long, { onProgress: () => { seen[0] += 1; } });
  const dropped = pool.run('a', ask({ seed: 8, paths: 5e6 }), { onProgress: () => { seen[1] += 1; } });
  const last = pool.run('a', first.request);
  assert.deepEqual([await one, await dropped], [undefined, undefined]);
  assert.deepEqual(seen, [1, 0]);
  assert.equal(hashOf((await last)?.result), first.hash);
});

test('channels take turns', async () => {
  const pool = new Pool([way().connect], 2);
  const [a, b] = await Promise.all([pool.run('a', first.request), pool.run('b', ask(known[1].inputs))]);
  assert.deepEqual([hashOf(a?.result), hashOf(b?.result)], [first.hash, known[1].hash]);
});

test('stopped, it says how far it came and what there is; the next has all its bits', async () => {
  const pool = new Pool([way().connect], 2);
  const running = pool.run('a', long, { onProgress: () => pool.stop('a') });
  const ending = await running;
  assert.ok(ending && !ending.complete && ending.done > 0 && ending.done < ending.total);
  assert.ok(ending.result.paths >= 1024 && ending.result.timeWeighted.sampleStandardError > 0);
  assert.equal(hashOf((await pool.run('a', first.request))?.result), first.hash);
  pool.stop('a');
  pool.stop('nothing');
});

test('what a stopped calculation has left can be read in another way, and nothing runs for it', async () => {
  const { connect, log } = way();
  const pool = new Pool([connect], 2);
  const stopped = await pool.run('a', long, { onProgress: ({ done }) => { if (done > 8) pool.stop('a'); } });
  assert.ok(stopped && !stopped.complete);
  const advances = () => log.calls.filter((method) => method === 'advance').length;
  await pool.run('b', first.request);  // the slices under way have ended
  const before = advances();
  const read = await pool.run('a', ask({ ...long.inputs, lossThreshold: 0.1 }), { asIs: true });
  assert.ok(read && !read.complete && read.done > 0 && read.done < read.total);
  assert.notEqual(read.result.holder.probabilityOfLargeLoss, stopped.result.holder.probabilityOfLargeLoss);
  assert.equal(advances(), before);
  const fresh = await new Pool([way().connect], 2).run('a', first.request, { asIs: true });
  assert.equal(hashOf(fresh?.result), first.hash);  // where nothing is left, all of it runs
});

test('an engine that does not answer is ended with the calculation', async () => {
  const { connect, log } = way({ fails: (method, { calls }) => (method === 'advance' && calls.length > 12 ? 'silence' : undefined) });
  const pool = new Pool([connect], 1);
  let estimate = 0;
  const running = pool.run('a', long, { onProgress: ({ result }) => { estimate = result.paths; } });
  await wait(400);
  const stopped = performance.now();
  pool.stop('a');
  const ending = await running;
  assert.ok(performance.now() - stopped < 5_000, `${performance.now() - stopped} ms`);  // not when its worker feels like it
  assert.equal(ending?.result.paths, estimate);
  for (let ms = 0; log.open > 0 && ms < 10_000; ms += 50) await wait(50);
  assert.equal(log.open, 0);
});

test('an engine that is lost, replaced or not, changes no bit', async () => {
  let advances = 0;
  const { connect } = way({ fails: (method) => (method === 'advance' && (advances += 1) === 1 ? 'break' : undefined) });
  const pool = new Pool([connect], 2);
  assert.equal(hashOf((await pool.run('a', first.request))?.result), first.hash);
  assert.ok(advances > 1);
});

test('engines that are lost again and again are an error with a reason; then it may work again', async () => {
  let broken = true;
  const { connect } = way({ fails: (method) => (broken && method === 'advance' ? 'break' : undefined) });
  const pool = new Pool([connect], 2);
  await assert.rejects(pool.run('a', first.request), { name: 'EngineFailure', message: 'lost' });
  broken = false;
  assert.equal(hashOf((await pool.run('a', first.request))?.result), first.hash);
});

test('where workers are forbidden one engine on this thread lets others have their turn', async () => {
  const throwing = () => { throw new Error('forbidden'); };
  const { connect: dying } = way({ fails: () => 'break' });
  const { connect, log } = way({ here: true });
  const pool = new Pool([throwing, dying, connect], 4);
  let turns = 0;
  const timer = setInterval(() => { turns += 1; }, 1);
  assert.equal(hashOf((await pool.run('a', first.request))?.result), first.hash);
  clearInterval(timer);
  assert.equal(log.opened, 1);
  assert.ok(turns > 2, `${turns} turns`);
  await assert.rejects(new Pool([throwing], 2).run('a', first.request), /no way to start/);
});

test('one worker that cannot start is done without', async () => {
  const { connect, log } = way({ fails: (method, { opened, calls }) => (method === 'begin' && opened > 1 && calls.filter((one) => one === 'begin').length > 1 ? 'break' : undefined) });
  const pool = new Pool([connect], 2);
  assert.equal(hashOf((await pool.run('a', first.request))?.result), first.hash);
  assert.equal(log.opened, 2);
});

test('what nobody sees does not run, makes way, and goes on', async () => {
  const { connect, log } = way();
  const pool = new Pool([connect], 2);
  let seen = false;
  /** @type {(() => void)[]} */
  const waiting = [];
  const whenAllowed = () => (seen ? undefined : new Promise((/** @type {(value?: undefined) => void} */ done) => { waiting.push(done); }));
  const hidden = pool.run('a', first.request, { whenAllowed });
  await wait(150);
  assert.equal(log.calls.filter((method) => method === 'advance').length, 0);
  assert.equal(hashOf((await pool.run('b', ask(known[1].inputs)))?.result), known[1].hash);
  seen = true;
  waiting.forEach((done) => done());
  assert.equal(hashOf((await hidden)?.result), first.hash);
});

test('wrong inputs are refused at once, and are no reason to start again', async () => {
  const { connect, log } = way();
  const pool = new Pool([connect], 2);
  await assert.rejects(pool.run('a', ask({ paths: -1 })), (/** @type {any} */ error) => error.violations[0].path === 'paths');
  assert.equal(log.calls.filter((method) => method === 'begin').length, 1);
});

test('an engine that falls silent in the middle of it all is not waited for, and changes no bit', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let silent = 0;
  const { connect, log } = way({ fails: (method, { calls }) => (method === 'advance' && silent === 0 && calls.length > 4 && (silent += 1) ? 'silence' : undefined) });
  const pool = new Pool([connect], 1);
  const running = pool.run('a', first.request);
  await timePasses(t, () => log.opened === 2);
  t.mock.timers.reset();
  assert.equal(hashOf((await running)?.result), first.hash);
  assert.equal(silent, 1);
});

test('an engine that is ended before its first answer is not waited for, once there has been one', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let advances = 0;
  const { connect, log } = way({ fails: (method, { opened }) => {
    if (method === 'advance' && opened === 1 && (advances += 1) === 3) return 'break';
    return opened === 2 ? 'silence' : undefined;
  } });
  const pool = new Pool([connect], 1);
  const running = pool.run('a', first.request);
  const end = performance.now() + 30_000;
  await timePasses(t, () => log.opened === 3 || performance.now() > end);
  t.mock.timers.reset();
  assert.equal(log.opened, 3);
  assert.equal(hashOf((await running)?.result), first.hash);
  assert.equal(log.opened, 3);
});

test('the first engine may take its time, and another way is tried only when it says that it cannot start', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const slow = way({ fails: () => 'silence' });
  const pool = new Pool([slow.connect], 1);
  let over = false;
  void pool.run('a', first.request).finally(() => { over = true; });
  let halfSeconds = 0;
  await timePasses(t, () => (halfSeconds += 1) > 1_000);
  t.mock.timers.reset();
  assert.deepEqual([over, slow.log.opened], [false, 1]);
  const broken = way({ fails: () => 'break' });
  const other = way();
  const ending = await new Pool([broken.connect, other.connect], 1).run('a', first.request);
  assert.equal(hashOf(ending?.result), first.hash);
  assert.deepEqual([broken.log.opened, other.log.opened], [1, 1]);
});

test('who only reads the same paths in another way joins what runs, and nothing starts again', async () => {
  const { connect, log } = way();
  const pool = new Pool([connect], 2);
  const inputs = { paths: 2e5, stepsPerYear: 12, seed: 4, lossThreshold: 0.5 };
  const rereads = (/** @type {any} */ running) => running.inputs.seed === inputs.seed;
  /** @type {number[]} */
  const seen = [];
  let next = /** @type {Promise<any>|undefined} */ (undefined);
  const other = { ...inputs, lossThreshold: 0.1 };
  const first = pool.run('a', ask(inputs), {
    onProgress: () => { next ??= pool.run('a', ask(other), { rereads, onProgress: ({ done }) => seen.push(done) }); },
  });
  assert.equal(await first, undefined);
  const ending = await next;
  assert.ok(seen.length > 0 && (seen[0] ?? 0) > 2, `${seen}`);
  assert.equal(hashOf(ending.result), hashOf((await load()).valuation(other, ask(other).options)));
  const blocks = log.calls.filter((method) => method === 'advance').length;
  await pool.run('a', ask(inputs), { rereads });
  assert.equal(log.calls.filter((method) => method === 'advance').length, blocks);
});

test('who reads in another way sees an estimate soon, also after one that was held up', async () => {
  let delays = 0;
  const { connect, log } = way({ fails: (method, { calls }) => (method === 'outcome' && calls.filter((one) => one === method).length === 2 && (delays += 1) ? 'delay' : undefined) });
  const pool = new Pool([connect], 1);
  const inputs = { paths: 1e8, stepsPerYear: 12, seed: 5, lossThreshold: 0.5 };
  let estimates = 0;
  await /** @type {Promise<void>} */ (new Promise((done) => {
    void pool.run('a', ask(inputs), { onProgress: () => { if ((estimates += 1) === 2) done(); } });
  }));
  const asked = performance.now();
  const others = new Promise((done) => {
    void pool.run('a', ask({ ...inputs, lossThreshold: 0.1 }), { rereads: () => true, onProgress: () => done(performance.now()) });
  });
  assert.ok(await others - asked < 3 * delayMs, `${await others - asked} ms`);
  pool.stop('a');
  assert.equal(delays, 1);
  assert.equal(log.opened, 1);
});

test('who wants other paths does not join, whatever is said', async () => {
  const pool = new Pool([way().connect], 2);
  let next = /** @type {Promise<any>|undefined} */ (undefined);
  const [{ inputs }] = known;
  await pool.run('a', ask({ ...inputs, seed: 99, paths: 1e6 }), { onProgress: () => { next ??= pool.run('a', ask(inputs), { rereads: () => true }); } });
  assert.equal(hashOf((await next)?.result), first.hash);
});

test('stopped after an estimate, it answers at once', async () => {
  const pool = new Pool([way().connect], 2);
  /** @type {string[]} */
  const order = [];
  const stop = () => { pool.stop('a'); setTimeout(() => order.push('the next task')); };
  const ending = await pool.run('a', long, { onProgress: stop });
  order.push('the answer');
  await wait(20);
  assert.deepEqual(order.slice(0, 2), ['the answer', 'the next task']);
  assert.ok(ending && !ending.complete && ending.result.paths >= 1024);
});
