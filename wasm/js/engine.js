// SPDX-License-Identifier: MIT
/** The calculators as plain functions, started once on import: for Node, notebooks and workers. No DOM. */
import { load } from './index.js';

export { InputError, load } from './index.js';

const tvd = await load();

export const { version, calculators, schema, defaults, complete, check, compute, sweep, tornado, solve, compare, run, blocks } = tvd;
export default tvd;
