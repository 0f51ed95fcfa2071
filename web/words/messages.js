// SPDX-License-Identifier: MIT
/**
 * All words a message needs: those every part of the page shares, and its own.
 * @module
 */
import { inLanguage, words } from './words.js';
import en from './en.messages.js';
import de from './de.messages.js';

/** @typedef {import('./words.js').Words & typeof en} MessageWords */

/** @type {Record<string, typeof en>} */
const tables = { en, de };

/** @param {string} [lang] a BCP 47 tag @returns {MessageWords} */
export const messageWords = (lang = 'en') => ({ ...words(lang), ...inLanguage(tables, lang) });
