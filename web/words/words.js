// SPDX-License-Identifier: MIT
import en from './en.js';
import de from './de.js';
import { numberFormat, spoken } from '../lib/numbers/locale.js';
import { remembered } from '../lib/remembered.js';

/** What a calculator says of its fields; the rest is shared by all. @typedef {Record<"fieldTitles"|"fieldHelp"|"noAnswers", Record<string, string>>} FieldWords */
/** @typedef {Omit<typeof en, keyof FieldWords> & FieldWords} Words */

/** Languages with complete words. */
export const languages = Object.freeze(['en', 'de']);

/** @type {Record<string, Words>} */
const tables = { en, de };
// A bundle may hold a table that is empty.
for (const [language, table] of Object.entries(tables)) if (Object.keys(table).length) spoken.add(language);

/** @param {string} lang a BCP 47 tag */
const baseOf = (lang) => lang.toLowerCase().split('-')[0] ?? 'en';

/** A table's words in a language, in English where that has none. @template {object} T @param {Record<string, T>} all @param {string} lang a BCP 47 tag @returns {T} */
export function inLanguage(all, lang) {
  const base = baseOf(lang);
  return /** @type {T} */ ({ ...all.en, ...(Object.hasOwn(all, base) ? all[base] : {}) });
}

/** @param {string} [lang] a BCP 47 tag @returns {Words} */
export const words = (lang = 'en') => inLanguage(tables, lang);

const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Writing direction of a language. @param {string} [lang] @returns {'ltr'|'rtl'} */
export function dir(lang = 'en') {
  return rightToLeft.has(baseOf(lang)) ? 'rtl' : 'ltr';
}

/**
 * Put values into the {braces} of a template; a brace without a value stays.
 * @param {string} template @param {Record<string, string|number>} [values] @returns {string}
 */
export function fill(template, values = {}) {
  return template.replace(/\{([\w.]+)\}/g, (brace, key) => (Object.hasOwn(values, key) ? String(values[key]) : brace));
}

const rulesOf = remembered((/** @type {string} */ lang) => new Intl.PluralRules(lang));

/**
 * `plural(w.assumptions, 7, 'de')`: picks the form for the count and fills {count}.
 * @param {{one: string, other: string}} forms @param {number} count @param {string} [lang] @returns {string}
 */
export function plural(forms, count, lang = 'en') {
  const form = rulesOf(lang).select(count) === 'one' ? forms.one : forms.other;
  return fill(form, { count: numberFormat(lang, {}).format(count) });
}

/** @param {string} path @returns {string} path without list indices */
const shape = (path) => path.replace(/\[\d+\]/g, '');

/** @param {Record<string, string>} table @param {string|undefined} text English, from the schema */
const translated = (table, text) => (text !== undefined && Object.hasOwn(table, text) ? table[text] : text);

/** @param {Words} w @param {string} path @param {{title?: string}} [node] @returns {string} */
export function fieldTitle(w, path, node) {
  const titles = /** @type {Record<string, string>} */ (w.fieldTitles);
  const own = shape(path);
  const key = own.split('.').pop() ?? own;
  const known = node && Object.keys(node).length > 0;
  return titles[own] ?? translated(titles, node?.title ?? (known ? nameOf(key) : undefined)) ?? key;
}

/** `holdingYears` as "Holding years": schemas leave out names that follow from their keys. @param {string} key */
const nameOf = (key) => key.charAt(0).toUpperCase() + key.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** @param {Words} w @param {string} path @param {{description?: string}} [node] @returns {string} */
export function fieldHelp(w, path, node) {
  const help = /** @type {Record<string, string>} */ (w.fieldHelp);
  return help[shape(path)] ?? translated(help, node?.description) ?? '';
}
