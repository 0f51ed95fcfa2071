// SPDX-License-Identifier: MIT
/**
 * A release in words: its line in the list.
 * @module
 */
import { fieldsOf } from '../../lib/schema.js';

/** @typedef {import('../model/stage.js').Stage} Stage */

/** Units worth a place in a line of summary. */
const telling = new Set(['tokens', 'perYear', 'fraction', 'tokensPerYear', 'year']);

/** Its kind, then the numbers that say most. @param {Stage} stage @param {string} path @param {any} row @returns {string} */
export function releaseSummary(stage, path, row) {
  const fields = Object.entries(fieldsOf(stage.node(path), row));
  const numbers = fields
    .filter(([key, node]) => telling.has(node.unit ?? '') && row[key] !== undefined && Number(row[key]) !== Infinity && row[key] !== 0)
    .map(([key, node]) => stage.format(row[key], node.unit, { compact: true, today: stage.today }));
  const rows = Array.isArray(row.points) ? [stage.format(row.points.length, 'count')] : [];
  const counted = row.circulating === false ? [stage.w.notCounted] : [];
  return [stage.kindName('supply.releases', row.kind, null), ...numbers.slice(0, 3), ...rows, ...counted].join(' · ');
}
