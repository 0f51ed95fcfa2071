// SPDX-License-Identifier: MIT
import { define } from './define.js';
import { setSelf } from './engine.js';

/** @param {import('../worker/transport.js').Self} self */
export function start(self) {
  setSelf(self);
  define();
}
