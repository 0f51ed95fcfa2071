// SPDX-License-Identifier: MIT
/**
 * Reading back what values.js writes. Every value is checked as if it had been typed; one that fails gives its
 * default and a violation, and the rest is still read.
 * @module
 */
import { isIsoDate } from '../numbers/dates.js';
import { parseNumber } from '../numbers/parse.js';
import { allowsInfinity, bounds, defaultOf, hasType, kindField, kindsOf, isOptional } from '../schema.js';
import { isList, isNumber, isRecord, splitFields } from './values.js';

/** @typedef {import('../types.js').SchemaNode} SchemaNode */
/** @typedef {import('../types.js').Violation} Violation */
/** @typedef {{path: string, problems: Violation[]}} Where */

const plainNumber = /^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,4})?$/i;

/** @param {string} text @returns {string|null} null: broken escapes */
export function unescapeText(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Parts at marks that stand in no brackets. @param {string} text @param {string} mark @returns {string[]} */
export function partsOf(text, mark) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (c === '(') depth += 1;
    else if (c === ')') depth -= 1;
    else if (c === mark && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** @param {Where} where @param {string} text @param {unknown} used @returns {any} the value used instead */
function unreadable({ path, problems }, text, used) {
  problems.push({ path, rule: 'link', text: (unescapeText(text) ?? text).slice(0, 60), value: used });
  return used;
}

/** @param {SchemaNode} node @param {string} raw @param {any} fallback @param {Where} where @returns {any} */
export function decodeValue(node, raw, fallback, where) {
  if (isList(node)) return decodeList(node, raw, where);
  if (isRecord(node)) return decodeRow(node, raw, where) ?? fallback;
  return decodeScalar(node, raw, fallback, where);
}

/** @param {SchemaNode} node @param {string} raw @param {any} fallback @param {Where} where @returns {any} */
function decodeScalar(node, raw, fallback, where) {
  const text = raw === '!' ? '' : unescapeText(raw);
  if (raw === '' && isOptional(node)) return null;
  const value = text === null ? undefined : scalar(node, text);
  return value === undefined ? unreadable(where, raw, fallback) : value;
}

/** @param {SchemaNode} node @param {string} text @returns {any} undefined: not a value of this field */
function scalar(node, text) {
  if (isNumber(node)) return number(node, text);
  if (hasType(node, 'boolean')) return /^(1|true|yes)$/.test(text) ? true : /^(0|false|no)$/.test(text) ? false : undefined;
  if (node.enum) return node.enum.includes(text) ? text : undefined;
  return text.length <= (node.maxLength ?? Infinity) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : undefined; // as escapeText writes it
}

/** @param {SchemaNode} node @param {string} text @returns {number|string|undefined} */
function number(node, text) {
  if (node.unit === 'year' && isIsoDate(text)) return text;
  const typed = plainNumber.test(text) ? null : parseNumber(text, { unit: node.unit });
  const value = typed === null ? Number(text) : typed.ok && !typed.ambiguous ? typed.value : undefined;
  return typeof value !== 'number' || inside(node, value) ? value : undefined;
}

/** @param {SchemaNode} node @param {number} value @returns {boolean} */
function inside(node, value) {
  if (value === Infinity) return allowsInfinity(node);
  const { low, high, openLow, openHigh } = bounds(node);
  const whole = !hasType(node, 'integer') || Number.isInteger(value);
  return whole && Number.isFinite(value) && (openLow ? value > low : value >= low) && (openHigh ? value < high : value <= high);
}

/** @param {SchemaNode} node @param {string} raw @param {Where} where @returns {any[]} */
function decodeList(node, raw, where) {
  if (raw === '') return [];
  const items = node.items ?? {};
  return partsOf(raw, ';').slice(0, node.maxItems ?? Infinity)
    .map((row, i) => decodeItem(items, row, { ...where, path: `${where.path}[${i}]` }))
    .filter((row) => row !== undefined);
}

/** @param {SchemaNode} node @param {string} row @param {Where} where @returns {any} */
function decodeItem(node, row, where) {
  if (isRecord(node)) return decodeRow(node, row, where);
  return isList(node) ? decodeValue(node, unbracketed(row), undefined, where) : decodeScalar(node, row, defaultOf(node), where);
}

/** @param {string} text @returns {string} */
const unbracketed = (text) => (text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text);

/** @param {SchemaNode} node @param {string} raw @param {Where} where @returns {any} undefined: of no known kind */
function decodeRow(node, raw, where) {
  if (!node.oneOf) return readCells(Object.entries(node.properties ?? {}), partsOf(raw, ','), where);
  const [head = '', ...bodies] = partsOf(raw, ':');
  const [kindText = '', ...common] = partsOf(head, '~');
  const kind = unescapeText(kindText) ?? '';
  const tag = kindField(node);
  if (!kindsOf(node).includes(kind)) {
    where.problems.push({ path: `${where.path}.${tag}`, rule: 'linkKind', text: kind.slice(0, 60), limit: kindsOf(node) });
    return undefined;
  }
  const fields = splitFields(node, { [tag]: kind });
  const body = bodies.length ? bodies.join(':') : '';
  return {
    [tag]: kind,
    ...readCells(fields.common, common, where),
    ...readCells(fields.own, body === '' ? [] : partsOf(body, ','), where),
  };
}

/** @param {[string, SchemaNode][]} fields @param {string[]} texts @param {Where} where @returns {Record<string, any>} */
function readCells(fields, texts, where) {
  const extra = texts.slice(fields.length).filter(Boolean);
  if (extra.length) where.problems.push({ path: where.path, rule: 'linkExtra', text: extra.join(',').slice(0, 60) });
  return Object.fromEntries(fields.map(([name, node], i) => {
    const text = texts[i] ?? '';
    const fallback = defaultOf(node);
    if (text === '') return [name, fallback];
    const inner = isList(node) || isRecord(node) ? unbracketed(text) : text;
    return [name, decodeValue(node, inner, fallback, { ...where, path: `${where.path}.${name}` })];
  }));
}
