// SPDX-License-Identifier: MIT
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growth } from '../soak/growth.mjs';

/** @param {number[]} heap */
const counts = (heap) => heap.map((one) => ({ heap: one, workers: 3 }));

test('what stays the same, or is only made at first, does not grow', () => {
  assert.deepEqual(growth(counts([5, 10, 10, 10, 10])), { heap: 1, workers: 1 });
  assert.ok((growth(counts([5, 10, 12, 9, 11, 10, 12])).heap ?? 9) < 1.3);
});

test('what is lost step by step is seen', () => {
  assert.ok((growth(counts([10, 12, 14, 16, 18, 20, 22])).heap ?? 0) > 1.3);
});

test('too few counts say nothing', () => {
  assert.deepEqual(growth(counts([10, 99])), {});
});
