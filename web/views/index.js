// SPDX-License-Identifier: MIT
/** The calculators that have a view; the first is the site's front page. For the build and for tests: a bundle takes only those it is for. */
import { dilution } from './dilution.js';
import { option } from './option.js';
import { valuation } from './valuation.js';

/** @type {Record<string, import('./types.js').View>} */
export const views = { dilution, option, valuation };
