// SPDX-License-Identifier: MIT
// Rows of figures as text.

/** @typedef {import('./rounds.mjs').Row} Row */

/** Three significant digits. @param {number} value */
export const figure = (value) => (Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(3))));

/** @param {Row} row */
const keeps = ({ median, goal, goalIsLeast }) => goal === undefined || (goalIsLeast ? median >= goal : median <= goal);

/** @param {Row} row */
const goalOf = ({ goal, goalIsLeast }) => (goal === undefined ? '' : `${goalIsLeast ? '≥' : '≤'} ${figure(goal)}`);

/** @param {Row[]} rows */
export function table(rows) {
  const lines = [
    ['', '', 'median', 'least', 'most', 'goal', ''],
    ...rows.map((row) => [row.name, row.unit, figure(row.median), figure(row.min), figure(row.max), goalOf(row), keeps(row) ? '' : 'above the goal']),
  ];
  for (const line of lines) if (line[6] && line[5]?.startsWith('≥')) line[6] = 'below the goal';
  const widths = (lines[0] ?? []).map((_, k) => Math.max(...lines.map((line) => line[k]?.length ?? 0)));
  return lines.map((line) => line.map((cell, k) => (k < 2 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0))).join('  ').trimEnd()).join('\n');
}
