// SPDX-License-Identifier: MIT
/**
 * Tables as CSV and JSON.
 * @module
 */
import { formatPlain } from '../numbers/format.js';

/** @typedef {import('../types.js').Table} Table */

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front, so that it stays text
 * (OWASP, "CSV Injection"). Numbers are written by us and pass.
 * @param {string} text @returns {string}
 */
const defused = (text) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);

/** RFC 4180 quoting. @param {string} text @returns {string} */
const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** @param {unknown} cell @returns {string} */
function csvCell(cell) {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return formatPlain(cell);
  return quoted(defused(String(cell)));
}

/** @param {{label: string, key: string, unit?: string}} column @returns {string} */
const heading = ({ label, key, unit }) => quoted(defused(`${label || key}${unit ? ` [${unit}]` : ''}`));

/** Numbers in full, '.' decimal, CRLF as RFC 4180 asks. @param {Table} table @returns {string} */
export function tableToCsv(table) {
  const lines = [table.columns.map(heading).join(','), ...table.rows.map((row) => row.map(csvCell).join(','))];
  return `${lines.join('\r\n')}\r\n`;
}

/** JSON has no Infinity: it is the text 'Infinity', as everywhere in the project. @param {unknown} value */
const plainValue = (value) => (typeof value === 'number' && !Number.isFinite(value) ? (Number.isNaN(value) ? null : String(value)) : value);

/** Rows as objects by column key. @param {Table} table @returns {string} */
export function tableToJson(table) {
  const keys = table.columns.map(({ key }) => key);
  const rows = table.rows.map((row) => Object.fromEntries(keys.map((key, i) => [key, plainValue(row[i] ?? null)])));
  const columns = Object.fromEntries(table.columns.map(({ key, label, unit }) => [key, { label, ...(unit ? { unit } : {}) }]));
  return `${JSON.stringify({ ...(table.title ? { title: table.title } : {}), columns, rows }, null, 1)}\n`;
}
