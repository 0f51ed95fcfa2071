// SPDX-License-Identifier: MIT
/**
 * Parts of the interface that few readers open (see later.js).
 * @module
 */
export { share } from './panels/share.js';
export { explain } from './panels/explain.js';
export { tables } from './panels/table.js';
