// SPDX-License-Identifier: MIT
/**
 * All words of the interface in one language: the shared ones and the element's.
 * @module
 */
import { inLanguage, words } from '../../words/index.js';
import en from './en.js';
import de from './de.js';

/** Those of the second file are there when it is. @typedef {import('../../words/words.js').Words & typeof en & import('./parts.js').PartWords} ElementWords */

/** @type {Record<string, typeof en>} */
const tables = { en, de };

/** @param {string} [lang] @returns {ElementWords} */
export const elementWords = (lang = 'en') => /** @type {ElementWords} */ ({ ...words(lang), ...inLanguage(tables, lang) });
