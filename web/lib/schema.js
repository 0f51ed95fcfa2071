// SPDX-License-Identifier: MIT
/**
 * Questions asked of a schema node.
 *   nodeAt(schema.inputs, 'supply.releases[2].amount', inputs) -> node (one-of resolved by the inputs' kind)
 *   variantOf(node, kind) -> the one-of branch; fieldsOf(node, value) -> own fields of a record, kind's included
 *   defaultOf(node, kind?) -> complete plain value
 *   allowsInfinity(node), isNumber(node), isPercent(unit), bounds(node)
 * @module
 */
import { parsePath } from './state.js';

/** @typedef {import('./types.js').SchemaNode} SchemaNode */

/** Units read and written as percentages. */
const percentUnits = new Set(['fraction', 'perYear', 'perSqrtYear']);

/** @param {string|undefined} unit @returns {boolean} */
export const isPercent = (unit) => unit !== undefined && percentUnits.has(unit);

/** @param {SchemaNode} node @param {string} type @returns {boolean} */
export const hasType = (node, type) => (Array.isArray(node.type) ? node.type.includes(type) : node.type === type);

/** @param {SchemaNode} node @returns {boolean} */
export const isNumber = (node) => hasType(node, 'number') || hasType(node, 'integer');

/** @param {SchemaNode} node @returns {boolean} */
export const allowsInfinity = (node) => isNumber(node) && hasType(node, 'string') && /Infinity/.test(node.pattern ?? '');

/** A number that may be left out. @param {SchemaNode} node @returns {boolean} */
export const isOptional = (node) => isNumber(node) && hasType(node, 'null');

/** Name of the field that tells a one-of's kinds apart. @param {SchemaNode} node @returns {string} */
export const kindField = (node) => node.discriminator?.propertyName ?? 'kind';

/** @param {SchemaNode} variant @param {string} field @returns {unknown} */
const kindOf = (variant, field) => {
  const tag = variant.properties?.[field];
  return tag?.const ?? tag?.enum?.[0];
};

/** All kinds of a one-of, in order. @param {SchemaNode} node @returns {string[]} */
export function kindsOf(node) {
  return (node.oneOf ?? []).map((variant) => String(kindOf(variant, kindField(node))));
}

/** @param {SchemaNode} node @param {unknown} kind @returns {SchemaNode|null} */
export function variantOf(node, kind) {
  return node.oneOf?.find((variant) => kindOf(variant, kindField(node)) === kind) ?? null;
}

/** The kind a one-of starts with. @param {SchemaNode} node @returns {string} */
function defaultKind(node) {
  const given = typeof node.default === 'string' ? node.default : /** @type {any} */ (node.default)?.[kindField(node)];
  return given ?? kindsOf(node)[0] ?? '';
}

/**
 * Common fields first, then the kind's, without the discriminator.
 * @param {SchemaNode} node @param {any} [value] @returns {Record<string, SchemaNode>}
 */
export function fieldsOf(node, value) {
  if (!node.oneOf) return node.properties ?? {};
  const field = kindField(node);
  const variant = variantOf(node, value?.[field] ?? defaultKind(node));
  const { [field]: _common, ...common } = node.properties ?? {};
  const { [field]: _own, ...own } = variant?.properties ?? {};
  return { ...common, ...own };
}

/** @param {SchemaNode} node @param {string} path @param {any} [value] @returns {SchemaNode|null} */
export function nodeAt(node, path, value) {
  /** @type {SchemaNode|null} */
  let here = node;
  let held = value;
  for (const key of parsePath(path)) {
    here = childNode(here, key, held);
    held = held !== null && typeof held === 'object' && Object.hasOwn(held, key) ? held[key] : undefined;
    if (!here) return null;
  }
  return here;
}

/** @param {SchemaNode} node @param {string|number} key @param {any} value @returns {SchemaNode|null} */
function childNode(node, key, value) {
  if (typeof key === 'number') return node.items ?? null;
  const fields = fieldsOf(node, value);
  if (Object.hasOwn(fields, key)) return fields[key] ?? null;
  if (node.oneOf && key === kindField(node)) return { type: 'string', title: 'Kind', enum: kindsOf(node) };
  return null;
}

/** A list or record of the schema's own must not be shared; a number can be. @param {unknown} value */
const copied = (value) => (value !== null && typeof value === 'object' ? structuredClone(value) : value);

/** Complete plain value of a node; of the given kind when it is a one-of. @param {SchemaNode} node @param {string} [kind] @returns {any} */
export function defaultOf(node, kind) {
  if (node.oneOf) {
    const chosen = kind ?? defaultKind(node);
    return { [kindField(node)]: chosen, ...defaultsOf(fieldsOf(node, { [kindField(node)]: chosen })) };
  }
  if (node.default !== undefined) return node.default === 'Infinity' && isNumber(node) ? Infinity : copied(node.default);
  if (node.properties) return defaultsOf(node.properties);
  if (isOptional(node)) return null;
  if (hasType(node, 'array')) return [];
  if (hasType(node, 'boolean')) return false;
  return isNumber(node) ? 0 : (node.enum?.[0] ?? '');
}

/** @param {Record<string, SchemaNode>} fields @returns {any} */
function defaultsOf(fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, node]) => [name, defaultOf(node)]));
}

/**
 * The allowed range of a number; an end is exclusive when its flag is set.
 * @param {SchemaNode} node @returns {{low: number, high: number, openLow: boolean, openHigh: boolean}}
 */
export function bounds(node) {
  return {
    low: node.exclusiveMinimum ?? node.minimum ?? -Infinity,
    high: node.exclusiveMaximum ?? node.maximum ?? Infinity,
    openLow: node.exclusiveMinimum !== undefined,
    openHigh: node.exclusiveMaximum !== undefined,
  };
}
