// SPDX-License-Identifier: MIT
/**
 * The hosted pages' script: like the one file, but in parts that are fetched when needed.
 * @module
 */
import { start } from './start.js';

const { lang } = document.documentElement;
start({ url: import.meta.url, builder: new URL(`./${lang === 'en' ? '' : `${lang}/`}builder.html`, import.meta.url).href });
