// SPDX-License-Identifier: MIT
import { inLanguage } from '../../words/index.js';
import en from './en.parts.js';
import de from './de.parts.js';

/** @typedef {typeof en} PartWords */

/** @type {Record<string, PartWords>} */
const tables = { en, de };

/** A stage learns the words of the second file when the first of its parts is drawn. @param {import('../model/stage.js').Stage} stage */
export function addWords(stage) {
  if (!('copyLink' in stage.w)) stage.w = { ...inLanguage(tables, stage.lang), .../** @type {import('./index.js').ElementWords} */ (stage.w) };
}
