// SPDX-License-Identifier: MIT
/**
 * The page's worker, a file of its own beside the page: it carries the engine's code and nothing of the interface.
 * @module
 */
import { serve } from './server.js';

serve(/** @type {any} */ (globalThis));
