// SPDX-License-Identifier: MIT
/**
 * Rows of `date, amount, label` to releases; rows up to today are left out and added up.
 * @module
 */

import { addTo, releasesOf } from './csvGroups.js';
import { mostTokens, readNumber } from './csvNumbers.js';
import { counted, quoted } from './csvProblems.js';
import { isoDateFromDays } from './dates.js';

/** @typedef {import('./csvContext.js').Context} Context */
/** @typedef {import('./csvGroups.js').Groups} Groups */

const ROWS_BETWEEN_PAUSES = 8_192;

/** @param {Context} context @returns {Generator<number, any[], void>} */
export function* importAmounts(context) {
  const { table, problems } = context;
  /** @type {Groups} */
  const groups = new Map();
  const past = { rows: 0, amount: 0 };
  for (let i = 0; i < table.rows.length; i++) {
    if (i % ROWS_BETWEEN_PAUSES === ROWS_BETWEEN_PAUSES - 1) yield i / table.rows.length;
    const row = readRow(context, i);
    if (row === null) continue;
    context.sawDay(row.days);
    if (row.days > context.todayDays) addTo(groups, row);
    else [past.rows, past.amount] = [past.rows + 1, past.amount + row.amount];
  }
  notePast(context, past);
  if (problems.count === 0 && groups.size === 0 && past.rows > 0)
    context.notes.push(
      'No row is after today: nothing is left to come. Choose an earlier day as today to see what the table did.',
    );
  return releasesOf(groups, context);
}

/** @param {Context} context @param {number} i */
function readRow(context, i) {
  const { table, columns, styles, problems } = context;
  const cells = table.rows[i] ?? [];
  const number = table.numbers[i] ?? 0;
  const dateColumn = columns.get('date') ?? columns.get('start');
  const amountColumn = columns.get('amount');
  if (!dateColumn || !amountColumn) return null;
  const date = context.date(cells[dateColumn.index] ?? '');
  const cell = cells[amountColumn.index] ?? '';
  const amount = readNumber(cell, styles.number);
  if ('reason' in date) problems.add(number, dateColumn.name, cells[dateColumn.index] ?? '', date.reason);
  if (amount === null) problems.add(number, amountColumn.name, cell, notAnAmount(cell));
  if ('reason' in date || amount === null) return null;
  return { days: date.days, amount, ...context.label(cells) };
}

/** @param {string} cell */
export function notAnAmount(cell) {
  if (cell.trim() === '') return 'the cell is empty. Enter a number of tokens, such as 1,000,000 or 2.5M.';
  if (/%\s*$/.test(cell)) return `${quoted(cell)} is a share. Enter a number of tokens, such as 1,000,000 or 2.5M.`;
  if (Math.abs(Number(cell)) > mostTokens) return `${quoted(cell)} is too large. Enter tokens, not their smallest units.`;
  return `${quoted(cell)} is not a number. Write 12.5, 1e9 or 10M.`;
}

/** @param {Context} context @param {{rows: number, amount: number}} past */
function notePast(context, past) {
  if (past.rows === 0) return;
  context.released = past.amount;
  const today = isoDateFromDays(context.todayDays);
  context.notes.push(
    `${counted(past.rows, 'row', 'rows')} up to ${today} (${counted(past.amount, 'token', 'tokens')}) ${past.rows === 1 ? 'is' : 'are'} not counted: the supply of today already holds them.`,
  );
}
