// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { History } from '../../web/lib/history.js';
import { defaultOf, fieldsOf, kindsOf, nodeAt } from '../../web/lib/schema.js';
import { changedPaths, formatPath, getAt, parsePath, removeAt, resetAt, sameValue, setAt } from '../../web/lib/state.js';
import { anyInputs, schema } from './web/schema.js';

test('a path is read and written', () => {
  assert.deepEqual(parsePath('supply.releases[2].amount'), ['supply', 'releases', 2, 'amount']);
  assert.equal(formatPath(['supply', 'releases', 2, 'amount']), 'supply.releases[2].amount');
  assert.deepEqual(parsePath(''), []);
});

test('setting a field copies its path and nothing else', () => {
  const before = { a: { b: [{ c: 1 }, { c: 2 }] }, d: {} };
  const after = setAt(before, 'a.b[1].c', 5);
  assert.equal(before.a.b[1]?.c, 2);
  assert.equal(after.a.b[1]?.c, 5);
  assert.equal(after.a.b[0], before.a.b[0]);
  assert.equal(after.d, before.d);
});

test('removing a row closes the list up; removing a field drops it', () => {
  assert.deepEqual(removeAt({ a: [1, 2, 3] }, 'a[1]'), { a: [1, 3] });
  assert.deepEqual(removeAt({ a: 1, b: 2 }, 'a'), { b: 2 });
  assert.deepEqual(removeAt({ a: 1 }, 'x.y'), { a: 1 });
});

test('no path reaches a prototype', () => {
  for (const path of ['__proto__.polluted', 'constructor.prototype.polluted', 'a.__proto__.polluted']) {
    setAt({ a: {} }, path, 1);
    assert.equal(getAt({ a: {} }, path), undefined);
  }
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
  assert.equal(getAt({}, 'toString'), undefined);
  assert.equal(getAt([1], 'length.x'), undefined);
});

test('a path deeper than any inputs changes nothing, at once', () => {
  const inputs = { a: 1 };
  assert.equal(setAt(inputs, 'a[0]'.repeat(20_000), 5), inputs);
});

test('resetting every changed path gives back the base', () => {
  fc.assert(fc.property(anyInputs, anyInputs, (inputs, base) => {
    const back = changedPaths(inputs, base).reduce((now, path) => resetAt(now, base, path), inputs);
    assert.ok(sameValue(back, base));
    assert.deepEqual(changedPaths(base, base), []);
  }));
});

test('a schema gives complete defaults and finds the node of a path', () => {
  const defaults = defaultOf(schema.inputs);
  assert.equal(defaults.supply.declaredMaximum, Infinity);
  assert.deepEqual(defaults.marketCap, { kind: 'constant' });
  assert.equal(nodeAt(schema.inputs, 'marketCap.rate', { marketCap: { kind: 'growth' } })?.unit, 'perYear');
  assert.equal(nodeAt(schema.inputs, 'marketCap.rate', defaults), null);
  assert.equal(nodeAt(schema.inputs, 'supply.releases[0].endYear', { supply: { releases: [{ kind: 'linear' }] } })?.default, 4);
  assert.equal(nodeAt(schema.inputs, 'toString'), null);
  const releases = /** @type {any} */ (nodeAt(schema.inputs, 'supply.releases'));
  assert.deepEqual(kindsOf(releases.items), ['cliff', 'linear', 'table']);
  assert.deepEqual(Object.keys(fieldsOf(releases.items, { kind: 'cliff' })), ['label', 'category', 'circulating', 'year', 'amount']);
});

/** A history with a clock moved by hand. */
function timed() {
  let now = 0;
  const history = new History('a', { clock: () => now, limit: 3 });
  return { history, later: (/** @type {number} */ ms) => { now += ms; } };
}

test('undo and redo walk through the states', () => {
  const { history } = timed();
  history.push('b');
  history.push('c');
  assert.deepEqual([history.undo(), history.undo(), history.undo()], ['b', 'a', 'a']);
  assert.equal(history.canUndo, false);
  assert.deepEqual([history.redo(), history.redo(), history.redo()], ['b', 'c', 'c']);
});

test('a new step after undo forgets what was undone', () => {
  const { history } = timed();
  history.push('b');
  history.undo();
  history.push('c');
  assert.equal(history.canRedo, false);
  assert.equal(history.undo(), 'a');
});

test('edits of one field in quick succession are one step; a pause, another field or a seal ends it', () => {
  const { history, later } = timed();
  for (const state of ['b', 'c', 'd']) { history.push(state, 'price'); later(300); }
  assert.equal(history.undo(), 'a');
  history.redo();
  later(2000);
  history.push('e', 'price');
  assert.equal(history.undo(), 'd');
  history.push('f', 'price');
  history.push('g', 'years');
  assert.equal(history.undo(), 'f');
  history.push('h', 'x');
  history.seal();
  history.push('i', 'x');
  assert.equal(history.undo(), 'h');
});

test('history is bounded', () => {
  const { history } = timed();
  for (let i = 0; i < 10; i += 1) history.push(i);
  const seen = [];
  while (history.canUndo) seen.push(history.undo());
  assert.deepEqual(seen, [8, 7, 6]);
});
