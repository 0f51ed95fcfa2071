// SPDX-License-Identifier: MIT
// A calculation that takes long, in slices and shared out among workers: the same bits, and a way to stop.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { InputError, load } from 'token-value-dynamics';
import { WorkerMember } from '../../wasm/js/member.js';
import { hashOf } from '../support/hash.js';
import { seenEngine } from './support/memory.js';

/** @type {any} */
const tvd = await load();
/** @type {{inputs: any, hash: string}[]} */
const known = JSON.parse(readFileSync(new URL('../vectors/valuationBits.json', import.meta.url), 'utf8'));
/** A few seconds of work for one worker. */
const long = { paths: 4e5, stepsPerYear: 200, seed: 5 };

test('every valuation has the bits of the native build', () => {
  for (const { inputs, hash } of known) assert.equal(hashOf(tvd.valuation(inputs)), hash, JSON.stringify(inputs));
});

for (const workers of [0, 1, 2, 3, 8]) {
  test(`${workers || 'no'} worker${workers === 1 ? '' : 's'} give the same bits`, async () => {
    const fresh = await load();
    for (const { inputs, hash } of known) assert.equal(hashOf(await fresh.run('valuation', inputs, { workers })), hash, JSON.stringify(inputs));
  });
}

test('blocks run in any order, in any engine, and read again, give the same bits', async () => {
  const [{ inputs, hash }] = known;
  const [a, b] = [await load(), await load()].map(({ blocks }) => blocks);
  const [one, two] = [a.begin('valuation', inputs), b.begin('valuation', inputs)];
  for (let block = one.blocks - 1; block >= 0; block -= 1) (block % 3 ? a : b).advance(block % 3 ? one.run : two.run, block, 1);
  const taken = b.take(two.run);
  assert.ok(taken instanceof Float64Array && taken.buffer.byteLength === taken.byteLength);
  a.add(one.run, taken);
  assert.equal(hashOf(a.outcome(one.run)), hash);
  const again = a.begin('valuation', { ...inputs, lossThreshold: 0.1 });
  assert.deepEqual([again.run, again.done], [one.run, one.blocks]);
  assert.deepEqual(a.outcome(again.run), tvd.valuation({ ...inputs, lossThreshold: 0.1 }));
  assert.equal(b.outcome(two.run), null);
});

test('two runs are kept; steps of another are refused, and so is what is not of their inputs', () => {
  const { blocks } = tvd;
  const runs = [1, 2, 3].map((seed) => blocks.begin('valuation', { seed, paths: 2000 }).run);
  assert.throws(() => blocks.advance(runs[0], 0, 1), InputError);
  blocks.advance(runs[1], 0, 1);
  const taken = blocks.take(runs[1]);
  for (const wrong of [taken.slice(1), new Float64Array(0), Float64Array.of(NaN), 'x', undefined]) assert.throws(() => blocks.add(runs[2], wrong), InputError);
  assert.equal(blocks.outcome(runs[2]), null);
  for (const number of [NaN, 0, -1, 'x', undefined]) assert.throws(() => blocks.take(number), InputError);
  assert.throws(() => blocks.begin('dilution', {}), InputError);
  assert.throws(() => blocks.begin('valuation', { paths: 1 }), /paths must be/);
});

test('memory and handles are flat after many runs', async () => {
  const { call, bytes, handles } = await seenEngine();
  const round = (/** @type {number} */ seed) => {
    const { run } = call('begin', ['valuation', { seed, paths: 4096 }, '2026-01-01']).value;
    call('advance', [run, 0, 2]);
    call('add', [run, call('take', [run]).value]);
    call('begin', ['valuation', { paths: -1 }, '2026-01-01']);
    return call('outcome', [run, 400]).value.paths;
  };
  for (let seed = 1; seed < 8; seed += 1) assert.equal(round(seed), 2048);
  const before = { bytes: bytes(), handles: handles() };
  for (let seed = 8; seed < 40; seed += 1) round(seed);
  assert.deepEqual({ bytes: bytes(), handles: handles() }, before);
  assert.ok(before.bytes < 40e6, `${before.bytes} bytes`);
});

test('more paths leave little more behind', async () => {
  const { call, bytes } = await seenEngine();
  const { run, blocks } = call('begin', ['valuation', { paths: 1e7, stepsPerYear: 1, holdingYears: 1 }, '2026-01-01']).value;
  call('advance', [run, 0, 20]);
  const before = bytes();
  call('advance', [run, 20, 400]);
  const perBlock = (bytes() - before) / 400;
  assert.ok(before + perBlock * blocks < 64e6, `${before} bytes and ${perBlock} a block`);
});

for (const workers of [0, 2]) {
  const where = workers ? 'workers' : 'slices';
  test(`estimates come at once and then at most ten times a second, in ${where}`, async () => {
    /** @type {{at: number, done: number, total: number, result: any}[]} */
    const seen = [];
    const begun = performance.now();
    const result = await tvd.run('valuation', long, { workers, onProgress: (/** @type {any} */ progress) => seen.push({ ...progress, at: performance.now() - begun }) });
    assert.equal(result.paths, long.paths);
    assert.ok(seen.length >= 2, `${seen.length} estimates`);
    assert.ok(seen.length <= 2 + (performance.now() - begun) / 100, `${seen.length} estimates`);
    assert.ok(seen[0].result.paths <= 2048 && seen[0].result.paths >= 1024);
    for (const [i, { done, total, result: estimate }] of seen.entries()) {
      assert.ok(done <= total && estimate.paths <= long.paths && done >= (seen[i - 1]?.done ?? 0));
      assert.ok(Math.abs(estimate.terminal.sampleMean - result.terminal.sampleMean) < 8 * estimate.terminal.sampleStandardError);
    }
  });

  test(`a signal stops it, in ${where}, and the next run has all its bits`, async () => {
    const controller = new AbortController();
    const started = tvd.run('valuation', { ...long, seed: 6 }, { workers, signal: controller.signal });
    const other = known[1];
    const next = tvd.run('valuation', other.inputs, { workers });
    await new Promise((done) => { setTimeout(done, 100); });
    const stopped = performance.now();
    controller.abort();
    await assert.rejects(started, { name: 'AbortError' });
    assert.ok(performance.now() - stopped < 5_000, `${performance.now() - stopped} ms`);  // not at its own end
    assert.equal(hashOf(await next), other.hash);
  });
}

test('a worker whose engine has no memory left is not asked again', async () => {
  let ended = 0;
  const member = new WorkerMember({ postMessage() {}, terminate() { ended += 1; } }, ({ message }) => new Error(message));
  const [first, second] = [member.call('advance', [1, 0, 1]), member.call('advance', [1, 1, 1])];
  member.answered({ id: 1, error: { name: 'RangeError', message: 'Out of memory' } });
  await assert.rejects(first, /Out of memory/);
  await assert.rejects(second, /Out of memory/);
  assert.deepEqual([member.works, ended], [false, 1]);
});

test('this thread stays free between slices', async () => {
  let longest = 0;
  const begun = performance.now();
  let last = begun;
  const timer = setInterval(() => { longest = Math.max(longest, performance.now() - last); last = performance.now(); }, 1);
  await tvd.run('valuation', { ...long, paths: 4e5, seed: 8 });
  clearInterval(timer);
  const whole = performance.now() - begun;
  assert.ok(longest < whole / 4, `${longest} ms of ${whole} ms`);
});

test('what is wrong is refused, and what takes no time runs at once', async () => {
  await assert.rejects(tvd.run('valuation', { paths: -1 }), InputError);
  await assert.rejects(tvd.run('valuation', { paths: -1 }, { workers: 2 }), InputError);
  await assert.rejects(tvd.run('nothing', {}), InputError);
  for (const workers of [-1, 1.5, 1000]) await assert.rejects(tvd.run('valuation', {}, { workers }), RangeError);
  await assert.rejects(tvd.run('valuation', {}, { signal: AbortSignal.abort() }), { name: 'AbortError' });
  assert.deepEqual(await tvd.run('dilution', { price: 3 }), tvd.dilution({ price: 3 }));
});
