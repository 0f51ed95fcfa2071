// SPDX-License-Identifier: MIT
/**
 * The interface's words. `words(lang)` falls back to English word by word; `fill` puts values into {braces}.
 *   const w = words('de'); fill(w.enterExample, {field: 'Preis', example: '1,5'})
 *   fieldTitle(w, 'supply.releases[2].amount', node): translated title of a schema field, else the schema's own
 * @module
 */
export { inLanguage, words, dir, fill, plural, languages, fieldTitle, fieldHelp } from './words.js';
