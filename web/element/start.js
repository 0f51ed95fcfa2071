// SPDX-License-Identifier: MIT
import { calculators } from '#calculators';
import { define } from './define.js';

/** @param {import('../worker/transport.js').Self} self */
export const start = (self) => define().offer(calculators, self);
