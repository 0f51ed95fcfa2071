// SPDX-License-Identifier: MIT
/**
 * The one file: in a page it defines the element, in a worker it serves the engine. One copy of the code for
 * both, so that a worker can be made wherever this script can be loaded again.
 * @module
 */
import { serve } from '#server';
import { selfOfScript } from './self.js';

if (typeof document === 'undefined') {
  serve(/** @type {any} */ (globalThis));
} else {
  const place = selfOfScript();
  void import('./start.js').then(({ start }) => start(place));
}
