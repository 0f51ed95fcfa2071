// SPDX-License-Identifier: MIT
/**
 * Questions asked of a schema node.
 *   nodeAt(schema.inputs, 'supply.releases[2].amount', inputs) -> node (one-of resolved by the inputs' kind)
 *   variantOf(node, kind) -> the one-of branch; fieldsOf(node, value) -> own fields of a record, kind's included
 *   defaultOf(node, kind?) -> complete plain value
 *   allowsInfinity(node), isPercent(unit)
 * @module
 */
/** @typedef {import('./types.js').SchemaNode} SchemaNode */
/** @param {SchemaNode} node @param {string} path @param {any} [value] @returns {SchemaNode|null} */
export function nodeAt(node, path, value) { throw new Error(`${node}${path}${value}`); }
/** @param {SchemaNode} node @param {string} kind @returns {SchemaNode|null} */
export function variantOf(node, kind) { throw new Error(`${node}${kind}`); }
/** Common fields first, then the kind's, without the discriminator. @param {SchemaNode} node @param {any} [value] @returns {Record<string, SchemaNode>} */
export function fieldsOf(node, value) { throw new Error(`${node}${value}`); }
/** @param {SchemaNode} node @param {string} [kind] @returns {any} */
export function defaultOf(node, kind) { throw new Error(`${node}${kind}`); }
/** @param {SchemaNode} node @returns {boolean} */
export function allowsInfinity(node) { throw new Error(`${node}`); }
