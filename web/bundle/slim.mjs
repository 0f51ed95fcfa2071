// SPDX-License-Identifier: MIT
// A schema without what the page can do without: names that follow from their keys (words.js makes them again), and
// of results everything but name, help, unit and structure.

/** @typedef {import('../lib/types.js').SchemaNode} SchemaNode */

/** `holdingYears` as "Holding years": as the core names a field that has no better name. @param {string} key */
const nameOf = (key) => key.charAt(0).toUpperCase() + key.slice(1).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const shownOfResult = new Set(['title', 'description', 'unit', 'properties', 'items', 'oneOf', 'discriminator', 'enum']);

/** @param {any} node @param {string} key of the field, or kind of the variant @param {boolean} result @returns {any} */
function slimNode(node, key, result) {
  const kept = Object.entries(node).filter(([name, value]) => !(name === 'title' && key !== '' && value === nameOf(key)) && (!result || shownOfResult.has(name)));
  return Object.fromEntries(kept.map(([name, value]) => [name, slimPart(name, value, result)]));
}

/** @param {string} name @param {any} value @param {boolean} result @returns {any} */
function slimPart(name, value, result) {
  if (name === 'properties') return Object.fromEntries(Object.entries(value).map(([key, node]) => [key, 'const' in node ? node : slimNode(node, key, result)]));
  if (name === 'items') return slimNode(value, '', result);
  if (name === 'oneOf') return value.map((/** @type {SchemaNode} */ variant) => slimNode(variant, String(variant.properties?.kind?.const ?? ''), result));
  return value;
}

/** @param {any} schema @returns {any} */
export const slimSchema = (schema) => ({ ...schema, inputs: slimNode(schema.inputs, '', false), result: slimNode(schema.result, '', true) });
