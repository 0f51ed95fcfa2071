// SPDX-License-Identifier: MIT
/**
 * The hosted pages' script: like the one file, but in parts that are fetched when needed. The builder begins in the language
 * of the page that leads to it.
 * @module
 */
import { start } from './start.js';

const { lang } = document.documentElement;
start({ url: import.meta.url, builder: new URL(`./builder.html${lang === 'en' ? '' : `?lang=${lang}`}`, import.meta.url).href });
