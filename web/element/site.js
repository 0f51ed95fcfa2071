// SPDX-License-Identifier: MIT
/**
 * The hosted page's script: like the one file, but in parts that are fetched when needed.
 * @module
 */
import { start } from './start.js';

start({ url: new URL('./worker.js', import.meta.url).href, builder: new URL('./builder.html', import.meta.url).href });
