// SPDX-License-Identifier: MIT
/**
 * One value in a link: numbers, texts, choices, flags; lists and records by position.
 *
 *   list      rows parted by ';'             supply.releases=linear~Team~team:0,4,1e9;cliff:1.5,2e8
 *   record    cells parted by ','            marketCap.points=0,1;5,2.5
 *   one-of    kind~common~fields:own,cells
 *   nested    a list or record inside a cell stands in ( )
 *   empty     a cell left empty has its default (numbers are written all the same, for the reader); trailing
 *             defaults are dropped; '!' is the empty text
 *
 * Texts escape every mark of this grammar, so labels may hold anything.
 * @module
 */
import { defaultOf, fieldsOf, hasType, isNumber, kindField } from '../schema.js';
import { formatPlain } from '../numbers/format.js';
import { sameValue } from '../state.js';

/** @typedef {import('../types.js').SchemaNode} SchemaNode */

/** @param {string} text @returns {string} only characters that need no escape in a hash and are no marks of ours */
export function escapeText(text) {
  const sound = text.replace(/\p{Surrogate}/gu, '\ufffd'); // a lone half cannot be escaped
  return encodeURIComponent(sound).replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Thousands, millions, … as a power, where that saves at least three characters: 1e9, 12.5e9, but 598580000. @param {string} plain */
function shortened(plain) {
  const zeros = plain.match(/^(-?\d+?)(0+)$/);
  if (!zeros || plain.includes('.')) return plain.replace(/^(-?)0\./, '$1.');
  const [, head = '', tail = ''] = zeros;
  const size = head.replace('-', '').length + tail.length;
  const power = Math.floor((size - 1) / 3) * 3;
  const sign = head.startsWith('-') ? '-' : '';
  const digits = plain.replace('-', '');
  const whole = digits.slice(0, size - power);
  const fraction = digits.slice(size - power).replace(/0+$/, '');
  const text = `${sign}${whole}${fraction ? `.${fraction}` : ''}e${power}`;
  return power > 0 && text.length <= plain.length - 3 ? text : plain;
}

/** @param {any} value @returns {string} */
function encodeScalar(value) {
  if (typeof value === 'number') return shortened(formatPlain(value));
  if (typeof value === 'boolean') return value ? '1' : '0';
  return value === '' ? '!' : escapeText(String(value ?? ''));
}

/** @param {SchemaNode} node @returns {boolean} */
const isList = (node) => hasType(node, 'array');

/** @param {SchemaNode} node @returns {boolean} */
const isRecord = (node) => Boolean(node.properties || node.oneOf);

/** A whole value as text; lists and records without brackets. @param {SchemaNode} node @param {any} value @returns {string} */
export function encodeValue(node, value) {
  if (isList(node)) return (Array.isArray(value) ? value : []).map((row) => encodeRow(node.items ?? {}, row)).join(';');
  return isRecord(node) ? encodeRow(node, value) : encodeScalar(value);
}

/** @param {SchemaNode} node @param {any} value @returns {string} */
function encodeRow(node, value) {
  if (!isRecord(node)) return isList(node) ? `(${encodeValue(node, value)})` : encodeScalar(value);
  if (!node.oneOf) return cells(Object.entries(node.properties ?? {}), value, ',', true);
  const { common, own } = splitFields(node, value);
  const head = [escapeText(String(value?.[kindField(node)] ?? '')), cells(common, value, '~', false)].filter(Boolean).join('~');
  const body = cells(own, value, ',', false);
  return body ? `${head}:${body}` : head;
}

/**
 * Fields of a one-of in the order they are written: those all kinds share, and the kind's own.
 * @param {SchemaNode} node @param {any} value @returns {{common: [string, SchemaNode][], own: [string, SchemaNode][]}}
 */
export function splitFields(node, value) {
  const all = Object.entries(fieldsOf(node, value));
  const shared = new Set(Object.keys(node.properties ?? {}));
  return { common: all.filter(([name]) => shared.has(name)), own: all.filter(([name]) => !shared.has(name)) };
}

/** @param {[string, SchemaNode][]} fields @param {any} value @param {string} mark @param {boolean} firstStays @returns {string} */
function cells(fields, value, mark, firstStays) {
  const standard = fields.map(([name, node]) => isDefault(node, value?.[name]));
  const last = standard.lastIndexOf(false);
  const count = firstStays ? Math.max(1, last + 1) : last + 1;
  return fields.slice(0, count).map(([name, node], i) => {
    const cell = value?.[name] ?? defaultOf(node);
    const blank = standard[i] && !(firstStays && i === 0) && !(typeof cell === 'number' && Number.isFinite(cell));
    return blank ? '' : encodeCell(node, cell);
  }).join(mark);
}

/** @param {SchemaNode} node @param {any} value @returns {boolean} */
function isDefault(node, value) {
  return value === undefined || sameValue(value, defaultOf(node));
}

/** @param {SchemaNode} node @param {any} value @returns {string} */
function encodeCell(node, value) {
  return isList(node) || isRecord(node) ? `(${encodeValue(node, value)})` : encodeScalar(value ?? defaultOf(node));
}

export { isList, isNumber, isRecord };
