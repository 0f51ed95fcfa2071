// SPDX-License-Identifier: MIT
// TypeScript declarations of the package, made from the calculators' schemas: one interface per record, with title,
// help, unit, domain and default in its doc comments.
import { api } from './api.mjs';

/**
 * The parts of a schema node that matter here; see the reference page for the format.
 * @typedef {{
 *   type?: string | string[], title?: string, description?: string, unit?: string, default?: unknown, const?: unknown,
 *   enum?: string[], properties?: Record<string, Node>, items?: Node, series?: boolean, oneOf?: Node[],
 *   required?: string[], minimum?: number, maximum?: number, exclusiveMinimum?: number, exclusiveMaximum?: number,
 * }} Node
 * @typedef {{id: string, title: string, description: string, version: number, inputs: Node, result: Node}} Schema
 * @typedef {{out: Map<string, string>, optional: boolean}} Context  `out` collects interfaces by name
 */

/** @param {string} text */
const pascal = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** The name for one row of a list: releases, release. @param {string} text */
const singular = (text) => text.replace(/ies$/, 'y').replace(/([^s])s$/, '$1');

/** @param {string} text @param {string} indent */
const comment = (text, indent) => (text ? `${indent}/** ${text.replaceAll('*/', '* /')} */\n` : '');

/** The allowed values in words: "above 0, at most 1". @param {Node} node */
function domain({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }) {
  const parts = [
    exclusiveMinimum === undefined ? '' : `above ${exclusiveMinimum}`,
    minimum === undefined ? '' : `at least ${minimum}`,
    exclusiveMaximum === undefined ? '' : `below ${exclusiveMaximum}`,
    maximum === undefined ? '' : `at most ${maximum}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** @param {Node} node */
function help(node) {
  const { title = '', description = '', unit, default: initial } = node;
  const limits = domain(node);
  const scalar = initial !== undefined && typeof initial !== 'object';
  const facts = [
    unit ? `Unit: ${unit}.` : '', limits ? `Domain: ${limits}.` : '', scalar ? `Default: ${JSON.stringify(initial)}.` : '',
  ];
  const sentences = [title, description].filter(Boolean).map((part) => (/[.!?]$/.test(part) ? part : `${part}.`));
  return [...sentences, ...facts].filter(Boolean).join(' ');
}

/** @param {Node} node @param {Context} context */
function scalarType(node, { optional }) {
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum) return node.enum.map((choice) => JSON.stringify(choice)).join(' | ');
  const kinds = [node.type ?? 'number'].flat().map((kind) => (kind === 'integer' ? 'number' : kind));
  if (optional && node.unit === 'year') return 'number | string';
  if (!kinds.includes('number') || !kinds.includes('string')) return kinds.join(' | ');
  return optional ? "number | 'Infinity'" : kinds.filter((kind) => kind !== 'string').join(' | ');
}

/** Whether a list may come as columns: rows of numbers alone. @param {Node} row */
const isTable = ({ properties }) => properties !== undefined && Object.values(properties).every(({ type }) => [type].flat().includes('number'));

/** @param {Node} rows @param {string} name @param {Context} context */
function listOf(rows, name, context) {
  const row = typeOf(rows, singular(name), context);
  return context.optional && isTable(rows) ? `Array<${row}> | Columns<${row}>` : `Array<${row}>`;
}

/**
 * The type of a node; interfaces that it needs are added to the context under names that begin with `name`.
 * @param {Node} node @param {string} name @param {Context} context @returns {string}
 */
function typeOf(node, name, context) {
  if (node.series) return 'Float64Array';
  if (node.oneOf) return unionOf(node, name, context);
  if (node.properties) return interfaceOf(node, name, context, []);
  if (node.items) return listOf(node.items, name, context);
  return scalarType(node, context);
}

/** @param {Node} node @param {string} name @param {Context} context */
function unionOf(node, name, context) {
  const names = (node.oneOf ?? []).map((variant) => {
    const kind = String(variant.properties?.kind?.const ?? '');
    const properties = { ...variant.properties, ...node.properties };
    const required = kind === node.default ? [] : ['kind'];
    return interfaceOf({ ...variant, properties }, name + pascal(kind), context, required);
  });
  context.out.set(name, `${comment(help({ title: node.title, description: node.description }), '')}export type ${name} =\n  | ${names.join('\n  | ')};`);
  return name;
}

/**
 * @param {Node} node @param {string} name @param {Context} context
 * @param {string[]} required fields that even partial inputs must have
 */
function interfaceOf(node, name, context, required) {
  const rows = Object.entries(node.properties ?? {}).map(([key, field]) => {
    const mark = context.optional && !required.includes(key) ? '?' : '';
    return `${comment(help(field), '  ')}  ${key}${mark}: ${typeOf(field, name.replace(/Inputs$/, '') + pascal(key), context)};`;
  });
  context.out.set(name, `${comment(help({ title: node.title, description: node.description }), '')}export interface ${name} {\n${rows.join('\n')}\n}`);
  return name;
}

/** @param {Schema} schema */
function calculatorTypes({ id, title, description, inputs, result }) {
  /** @type {Map<string, string>} */
  const out = new Map();
  const name = pascal(id);
  typeOf({ title: `Inputs of ${title}`, description, ...inputs }, `${name}Inputs`, { out, optional: true });
  typeOf({ title: `Result of ${title}`, description, ...result }, `${name}Result`, { out, optional: false });
  return [...out.values()].join('\n\n');
}

/**
 * The whole declaration file.
 * @param {Record<string, Schema>} schemas
 */
export function declarations(schemas) {
  const all = Object.values(schemas);
  const rows = all.map(({ id }) => `  ${id}: { inputs: ${pascal(id)}Inputs; result: ${pascal(id)}Result };`);
  const methods = all.map(({ id, title }) =>
    `${comment(`${title}: the same as compute('${id}', …).`, '  ')}  ${id}(inputs?: ${pascal(id)}Inputs, options?: ComputeOptions): ${pascal(id)}Result;`);
  return [
    '// SPDX-License-Identifier: MIT\n// Made from the calculators\' schemas by the build.',
    ...all.map(calculatorTypes),
    `/** Every calculator: its inputs, all optional, and its result. */\nexport interface Calculators {\n${rows.join('\n')}\n}`,
    api(methods.join('\n')),
  ].join('\n\n') + '\n';
}
