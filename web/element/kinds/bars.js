// SPDX-License-Identifier: MIT
/** One bar per row of a list. */
import { bars as drawBars } from '../../charts/index.js';
import { barSpec } from '../model/chart-specs.js';

/** @type {import('./types.js').Kind} Its height follows from its rows. */
export const bars = { free: true, draw: (stage, view, width) => drawBars(barSpec(stage, view), width) };
