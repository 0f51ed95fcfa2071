// SPDX-License-Identifier: MIT
/**
 * State into a link: only what differs from the preset or the defaults.
 * @module
 */
import { defaultOf, kindField } from '../schema.js';
import { sameValue } from '../state.js';
import { viewKeys } from './keys.js';
import { encodeValue, escapeText, isList, isRecord, splitFields } from './values.js';

/** @typedef {import('./keys.js').LinkState} LinkState */
/** @typedef {import('../types.js').SchemaNode} SchemaNode */
/** @typedef {[string, string]} Pair */

/**
 * @param {Partial<LinkState> & {calculator: string, inputs: import('../types.js').Inputs}} state
 * @param {{schema: import('../types.js').CalculatorSchema, base: import('./keys.js').BaseOf}} context
 * @returns {string} without the leading '#'
 */
export function encodeLink(state, { schema, base }) {
  const { calculator, inputs, preset = null, view = {}, unknown = [] } = state;
  const from = base(calculator, preset) ?? base(calculator, null) ?? defaultOf(schema.inputs);
  /** @type {Pair[]} */
  const pairs = [];
  if (preset) pairs.push(['p', escapeText(preset)]);
  difference(schema.inputs, inputs, from, '', pairs);
  scenario(state, schema, base, pairs);
  for (const key of viewKeys) if (Object.hasOwn(view, key) && view[key] !== '') pairs.push([key, escapeText(String(view[key]))]);
  // Of a second scenario that is there no more nothing is kept: it would come back.
  for (const [key, value] of unknown) if (state.inputsB || !key.startsWith('b.')) pairs.push([tame(key), tame(value)]);
  const head = `${calculator}@${schema.version}`;
  return pairs.length ? `${head}?${pairs.map(([key, value]) => `${key}=${value}`).join('&')}` : head;
}

/** What came in escaped goes out as it was; anything else is escaped. @param {string} raw @returns {string} */
const tame = (raw) => (/^(?:[A-Za-z0-9._~,;:!*()-]|%[0-9A-Fa-f]{2})*$/.test(raw) ? raw : escapeText(raw));

/** @param {Partial<LinkState> & {calculator: string, inputs: any}} state @param {import('../types.js').CalculatorSchema} schema @param {import('./keys.js').BaseOf} base @param {Pair[]} pairs */
function scenario({ calculator, preset = null, inputs, inputsB, presetB = null }, schema, base, pairs) {
  if (!inputsB) return;
  const before = pairs.length;
  // B is A but for what it says, its name too.
  const own = presetB !== preset;
  if (own) pairs.push(['b.p', escapeText(presetB ?? '')]);
  const from = (own && presetB && base(calculator, presetB)) || inputs;
  difference(schema.inputs, inputsB, from, 'b.', pairs);
  if (pairs.length === before) pairs.push(['b', '1']);
}

/** @param {string} path @param {string|number} name @returns {string} */
const under = (path, name) => (path === '' || path.endsWith('.') ? `${path}${name}` : `${path}.${name}`);

/** @param {SchemaNode} node @param {any} value @param {any} base @param {string} path @param {Pair[]} pairs */
function difference(node, value, base, path, pairs) {
  if (value === undefined || sameValue(value, base)) return;
  if (node.oneOf) oneOfDifference(node, value, base, path, pairs);
  else if (node.properties) fieldDifferences(Object.entries(node.properties), value, base, path, pairs);
  else if (isList(node)) pairs.push(...listDifference(node, value, base, path));
  else pairs.push([path, encodeValue(node, value)]);
}

/** @param {[string, SchemaNode][]} fields @param {any} value @param {any} base @param {string} path @param {Pair[]} pairs */
function fieldDifferences(fields, value, base, path, pairs) {
  for (const [name, node] of fields) difference(node, value?.[name], base?.[name], under(path, name), pairs);
}

/** Another kind starts from that kind's defaults. @param {SchemaNode} node @param {any} value @param {any} base @param {string} path @param {Pair[]} pairs */
function oneOfDifference(node, value, base, path, pairs) {
  const tag = kindField(node);
  const { common, own } = splitFields(node, value);
  const sameKind = value[tag] === base?.[tag];
  if (!sameKind) pairs.push([under(path, tag), escapeText(String(value[tag]))]);
  fieldDifferences(common, value, base, path, pairs);
  fieldDifferences(own, value, sameKind ? base : defaultOf(node, value[tag]), path, pairs);
}

/** The whole list, or single cells of it where that is shorter. @param {SchemaNode} node @param {any} value @param {any} base @param {string} path @returns {Pair[]} */
function listDifference(node, value, base, path) {
  /** @type {Pair[]} */
  const whole = [[path, encodeValue(node, value)]];
  const items = node.items ?? {};
  if (!isRecord(items) || !Array.isArray(value) || !Array.isArray(base) || base.length !== value.length) return whole;
  /** @type {Pair[]} */
  const single = [];
  value.forEach((row, i) => difference(items, row, base[i], under(path, i), single));
  return sizeOf(single) < sizeOf(whole) ? single : whole;
}

/** @param {Pair[]} pairs @returns {number} */
const sizeOf = (pairs) => pairs.reduce((sum, [key, value]) => sum + key.length + value.length + 2, 0);

