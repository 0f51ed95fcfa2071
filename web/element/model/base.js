// SPDX-License-Identifier: MIT
/**
 * The inputs a scenario starts from: a preset, completed with the schema's defaults.
 * @module
 */
import { defaultOf, fieldsOf } from '../../lib/schema.js';

/** @typedef {import('../../lib/types.js').SchemaNode} SchemaNode */
/** @typedef {import('../../lib/types.js').Inputs} Inputs */

/**
 * @typedef {object} Preset
 * @property {string} id
 * @property {string} name
 * @property {string} symbol
 * @property {string} asOf      ISO date: the preset's "today"
 * @property {string} source
 * @property {string} [sourceUrl]
 * @property {'H'|'M'|'L'} confidence
 * @property {number} [remarks]  how many texts there are about it
 * @property {Inputs} inputs    partial
 */

/**
 * Fill what is absent with defaults, at every depth.
 * @param {SchemaNode} node @param {any} value @returns {any}
 */
export function complete(node, value) {
  if (value === undefined || value === null) return defaultOf(node);
  if (Array.isArray(value)) return node.items ? value.map((item) => complete(/** @type {SchemaNode} */ (node.items), item)) : value;
  if (typeof value !== 'object' || !(node.properties || node.oneOf)) return value;
  return completeRecord(node, value);
}

/** @param {SchemaNode} node @param {any} value @returns {any} */
function completeRecord(node, value) {
  const tag = node.discriminator?.propertyName;
  const kind = tag ? { [tag]: value[tag] ?? node.default } : {};
  const known = { ...value, ...kind };
  const fields = Object.entries(fieldsOf(node, known)).filter(([key]) => key !== tag);
  return { ...known, ...Object.fromEntries(fields.map(([key, field]) => [key, complete(field, value[key])])) };
}

const millisecondsPerYear = 365.25 * 86_400_000;
const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** Years from one ISO date to another. @param {string} today @param {string} date @returns {number} */
export const yearsBetween = (today, date) => (Date.parse(date) - Date.parse(today)) / millisecondsPerYear;

/** ISO date a number of years after another. @param {string} today @param {number} years @returns {string} */
export function dateAfter(today, years) {
  const date = new Date(Date.parse(today) + years * millisecondsPerYear);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

/**
 * Dates as years from `today`, so that rows with different "today" can be computed in one call.
 * @param {SchemaNode} node @param {any} value @param {string} today @returns {any}
 */
export function undated(node, value, today) {
  if (node.unit === 'year' && typeof value === 'string' && isoDate.test(value)) return yearsBetween(today, value);
  if (Array.isArray(value) && node.items) return value.map((item) => undated(/** @type {SchemaNode} */ (node.items), item, today));
  if (value === null || typeof value !== 'object') return value;
  const fields = fieldsOf(node, value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fields[key] ? undated(fields[key], item, today) : item]),
  );
}
