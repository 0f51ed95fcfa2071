// SPDX-License-Identifier: MIT
// What the engine has said so far: replaced, called off, wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Answers } from '../../web/element/model/answers.js';
import { EngineClient } from '../../web/worker/client.js';

const scenario = /** @type {any} */ ({ inputs: {}, today: '2026-01-01' });

/** An engine that answers when told to. */
function slow() {
  /** @type {((value: any, error?: any) => void)[]} */
  const replies = [];
  /** @type {import('../../web/worker/transport.js').Connect} */
  const connect = ({ reply }) => ({ post: ({ id }) => { replies.push((value, error) => reply({ id, value, error })); }, close: () => {} });
  return { client: new EngineClient([connect]), replies };
}

/** A long calculation that ends when told to. */
function longOf() {
  /** @type {((found: any) => void)[]} */
  const ends = [];
  return { ends, kind: class { compute() { return new Promise((done) => { ends.push(done); }); } stop() { ends.forEach((end) => end(undefined)); } } };
}

/** @param {any} client @param {any} [long] */
const answersOf = (client, long) => new Answers(client, /** @type {any} */ ({ view: { calculator: 'x' }, long }), () => {});

test('what is called off is no longer on its way, and the next answers', async () => {
  const { client, replies } = slow();
  const answers = answersOf(client);
  const first = answers.compute('a', scenario, 10);
  assert.equal(answers.a.pending, true);
  answers.cancel();
  assert.equal(await first, false);
  assert.deepEqual([answers.a.pending, answers.a.result], [false, null]);
  const second = answers.compute('a', scenario, 10);
  replies.at(-1)?.({ value: 5 });
  assert.equal(await second, true);
  assert.deepEqual([answers.a.pending, answers.a.result], [false, { value: 5 }]);
});

test('what is replaced leaves the later one on its way', async () => {
  const { client, replies } = slow();
  const answers = answersOf(client);
  const all = [1, 2, 3].map(() => answers.compute('a', scenario, 10));
  assert.equal(await all[1], false);
  assert.equal(answers.a.pending, true);
  replies[0]?.(1);
  await all[0];
  assert.deepEqual([answers.a.pending, answers.a.result], [true, 1]);
  replies[1]?.(3);
  assert.deepEqual([await all[2], answers.a.pending, answers.a.result], [true, false, 3]);
});

test('what was undone while its answer was on its way is asked again', async () => {
  const { client, replies } = slow();
  const answers = answersOf(client);
  const [before, after] = [{ ...scenario }, { ...scenario }];
  const first = answers.compute('a', before, 10);
  replies[0]?.(1);
  await first;
  assert.deepEqual([answers.has('a', before), answers.has('a', after)], [true, false]);
  void answers.compute('a', after, 10);
  assert.deepEqual([answers.has('a', before), answers.has('a', after)], [false, true]);
});

test('an engine that answers again after a failure is known to, so that what it failed at can be asked again', async () => {
  const { client, replies } = slow();
  /** @type {(boolean|undefined)[]} */
  const told = [];
  const answers = new Answers(client, /** @type {any} */ ({ view: { calculator: 'x' } }), (recovered) => told.push(recovered));
  const first = answers.compute('a', scenario, 10);
  replies[0]?.(undefined, { name: 'Lost', message: 'the engine is gone' });
  await first;
  assert.equal(answers.failure?.message, 'the engine is gone');
  const second = answers.compute('b', scenario, 10);
  replies[1]?.(7);
  await second;
  assert.deepEqual([answers.failure, told.at(-1)], [null, true]);
});

test('what was wrong with older inputs is not the answer to the later ones', async () => {
  const { client, replies } = slow();
  const answers = answersOf(client);
  const first = answers.compute('a', scenario, 10);
  const second = answers.compute('a', scenario, 10);
  replies[0]?.(undefined, { name: 'InputError', message: 'wrong', violations: [{ path: 'x' }] });
  assert.equal(await first, false);
  assert.deepEqual([answers.a.pending, answers.a.violations.length], [true, 1]);
  replies[1]?.(7);
  assert.equal(await second, true);
  assert.deepEqual([answers.a.pending, answers.a.violations, answers.a.result], [false, [], 7]);
});

test('a long one that is called off before it has anything keeps the last answer and what that answers', async () => {
  const { kind, ends } = longOf();
  const answers = answersOf(slow().client, kind);
  const first = answers.compute('a', scenario, 10);
  ends[0]?.({ result: 1, stopped: null });
  assert.equal(await first, true);
  const other = { ...scenario };
  for (const end of [undefined, { result: null, stopped: 0 }]) {
    const next = answers.compute('a', other, 10);
    if (!end) answers.cancel();
    ends.at(-1)?.(end);
    await next;
    assert.deepEqual([answers.a.pending, answers.a.progress, answers.a.result], [false, null, 1]);
    assert.equal(answers.a.of, scenario);
  }
});
