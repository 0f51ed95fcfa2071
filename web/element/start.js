// SPDX-License-Identifier: MIT
import { calculators } from '#calculators';
import { servers } from '#servers';
import { define } from './define.js';

/** @param {import('../worker/transport.js').Self} self */
export const start = (self) => define().offer(calculators, { ...self, servers });
