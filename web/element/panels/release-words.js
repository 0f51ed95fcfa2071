// SPDX-License-Identifier: MIT
/**
 * A release in words: its line in the list, and what the flags of a vesting grant mean. Tools disagree on those
 * flags for the same inputs, so they are spelled out.
 * @module
 */
import { fieldsOf } from '../../lib/schema.js';
import { fill } from '../../words/index.js';

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

/** @param {Stage} stage @param {any} row @returns {string} one sentence */
export function vestWords(stage, row) {
  const w = stage.own.vest;
  const years = (/** @type {number} */ value) => stage.format(value, 'years');
  const parts = [
    row.upfrontShare > 0 ? fill(w.upfront, { share: stage.format(row.upfrontShare, 'fraction') }) : '',
    row.cliffYears > 0 ? fill(w.cliff, { cliff: years(row.cliffYears) }) : w.noCliff,
    row.cliffYears > 0 ? (row.catchUp ? w.catchUp : w.noCatchUp) : '',
    fill(row.cliffInDuration || !(row.cliffYears > 0) ? w.inside : w.outside, { duration: years(row.durationYears) }),
    row.periodYears > 0 ? fill(w.steps, { period: years(row.periodYears) }) : w.smooth,
  ];
  const text = parts.join('');
  return text.charAt(0).toLocaleUpperCase(stage.lang) + text.slice(1);
}
