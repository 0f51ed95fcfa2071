// SPDX-License-Identifier: MIT
/** The calculators that have a view. */
import { dilution } from './dilution.js';

/** @type {Record<string, import('./types.js').View>} */
export const views = { dilution };
