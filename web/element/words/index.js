// SPDX-License-Identifier: MIT
/**
 * All words of the interface in one language: the shared ones and the element's.
 * @module
 */
import { inLanguage, words } from '../../words/index.js';
import en from './en.js';
import de from './de.js';

/** @typedef {import('../../words/words.js').Words & typeof en} ElementWords */

/** @type {Record<string, typeof en>} */
const tables = { en, de };

/** @param {string} [lang] @returns {ElementWords} */
export const elementWords = (lang = 'en') => ({ ...words(lang), ...inLanguage(tables, lang) });
