// SPDX-License-Identifier: MIT
/**
 * What a message needs to speak: the language, the field's name, and numbers written in the field's unit.
 * @module
 */
import { formatField, formatNumber } from '../numbers/format.js';
import { bounds, defaultOf, isNumber, nodeAt } from '../schema.js';
import { getAt } from '../state.js';
import { messageWords } from '../../words/messages.js';
import { fieldTitle } from '../../words/words.js';

/** @typedef {import('../types.js').Violation} Violation */
/** @typedef {import('../types.js').SchemaNode} SchemaNode */
/** @typedef {import('../messages.js').MessageContext} MessageContext */

/**
 * @typedef {object} Voice
 * @property {import('../../words/messages.js').MessageWords} w
 * @property {string} locale
 * @property {string} path       in the inputs, without the scenario
 * @property {SchemaNode} node   of the field; empty when unknown
 * @property {string} field      the field's name in words
 * @property {any} inputs
 * @property {(value: unknown, unit?: string) => string} show  exact, with the field's unit
 * @property {(path: string) => string} nameOf
 */

/** @param {Violation} violation @param {MessageContext} context @returns {Voice} */
export function voiceOf(violation, { lang = 'en', locale = lang, schema, inputs, names }) {
  const w = { ...messageWords(lang), ...(names && { fieldTitles: names.fieldTitles, noAnswers: names.noAnswers }) };
  const inB = violation.path.startsWith('b.');
  const path = inB ? violation.path.slice(2) : violation.path;
  const node = (schema && nodeAt(schema.inputs, path, inputs)) ?? (schema?.result && nodeAt(schema.result, path)) ?? {};
  const nameOf = (/** @type {string} */ of) => titleOf(w, of, (schema && nodeAt(schema.inputs, of, inputs)) ?? {}, inputs);
  const name = titleOf(w, path, node, inputs);
  return {
    w,
    locale,
    path,
    node,
    field: inB ? w.scenarioField.replace('{field}', name) : name,
    inputs,
    show: (value, unit = node.unit ?? '') => shown(value, unit, locale, w),
    nameOf,
  };
}

/** A field in a row is named with its row's label, or its number. @param {import('../../words/messages.js').MessageWords} w @param {string} path @param {SchemaNode} node @param {any} inputs */
function titleOf(w, path, node, inputs) {
  if (path === '') return w.theInputs;
  const title = fieldTitle(w, path, node);
  const row = path.match(/^(.*\[(\d+)\])\.[^[\]]+$/);
  if (!row) return title;
  const label = getAt(inputs, row[1] ?? '')?.label;
  if (typeof label === 'string' && label !== '') return `${label}: ${title}`;
  return w.row.replace('{field}', title).replace('{row}', String(Number(row[2]) + 1));
}

/** @param {unknown} value @param {string} unit @param {string} locale @param {import('../../words/messages.js').MessageWords} w @returns {string} */
function shown(value, unit, locale, w) {
  if (value === Infinity || value === 'Infinity') return w.noLimit;
  if (typeof value === 'number') return formatNumber(value, { unit, locale, digits: 12 });
  if (Array.isArray(value)) return String(value.length);
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  return typeof value === 'string' ? value.slice(0, 60) : '–';
}

/** What a right value looks like, in words of the reader's locale. @param {Voice} voice @returns {string} */
export function exampleOf({ node, locale, w }) {
  const format = (/** @type {number} */ value) => formatField(value, { unit: node.unit ?? '', locale });
  if (node.unit === 'tokens') return `1B ${w.or} ${format(1e9)}`;
  if (node.unit === 'year') return `2027-03-14 ${w.or} ${format(1.5)}`;
  if (node.enum) return node.enum.slice(0, 3).join(', ');
  const standard = isNumber(node) ? defaultOf(node) : 12.5;
  return typeof standard === 'number' && Number.isFinite(standard) ? format(standard) : format(12.5);
}

/** A bound no reader comes near is not worth a word, unless it is the one that was passed. */
const farBound = 1e21;

/**
 * "above 0 % and at most 100 %"; '' when there is no limit.
 * @param {Voice} voice @param {unknown} [given] [low, high] from the violation @param {number} [value] @returns {string}
 */
export function limitsOf({ w, node, show }, given, value = NaN) {
  const { low, high, openLow, openHigh } = { ...bounds(node), ...(Object.keys(node).length ? {} : givenBounds(given)) };
  const hasLow = low > -farBound || value < low;
  const hasHigh = high < farBound || value > high;
  if (hasLow && hasHigh && !openLow && !openHigh) return w.limits.between.replace('{low}', show(low)).replace('{high}', show(high));
  const parts = [
    hasLow ? (openLow ? w.limits.above : w.limits.atLeast).replace('{value}', show(low)) : '',
    hasHigh ? (openHigh ? w.limits.below : w.limits.atMost).replace('{value}', show(high)) : '',
  ];
  return parts.filter(Boolean).join(` ${w.and} `);
}

/** @param {unknown} given */
function givenBounds(given) {
  if (!Array.isArray(given)) return {};
  return { low: Number(given[0] ?? -Infinity), high: Number(given[1] ?? Infinity) };
}
