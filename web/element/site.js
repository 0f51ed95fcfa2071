// SPDX-License-Identifier: MIT
/**
 * The hosted pages' script: like the one file, but in parts that are fetched when needed.
 * @module
 */
import { start } from './start.js';

start({ url: import.meta.url, builder: new URL('./builder.html', import.meta.url).href });
