// SPDX-License-Identifier: MIT
/**
 * Rows of `date, supply`, or a price history whose market cap over price is the supply, to one curve.
 * @module
 */

import { readNumber } from './csvNumbers.js';
import { counted, quoted } from './csvProblems.js';
import { DAYS_PER_YEAR, isoDateFromDays } from './dates.js';

/** @typedef {import('./csvContext.js').Context} Context */
/** @typedef {import('./csvColumns.js').Role} Role */
/** @typedef {{supply: number, price: number | null}} Level */

const ROWS_BETWEEN_PAUSES = 8_192;

/** @param {Context} context @returns {Generator<number, any[], void>} */
export function* importLevels(context) {
  const { table, notes } = context;
  /** @type {Map<number, Level>} */
  const byDay = new Map();
  let repeated = 0;
  for (let i = 0; i < table.rows.length; i++) {
    if (i % ROWS_BETWEEN_PAUSES === ROWS_BETWEEN_PAUSES - 1) yield i / table.rows.length;
    const row = readRow(context, i);
    if (row === null) continue;
    context.sawDay(row.days);
    if (byDay.has(row.days)) repeated++;
    byDay.set(row.days, row);
  }
  if (repeated > 0) notes.push(`${counted(repeated, 'row repeats', 'rows repeat')} a day; the last of each day is used.`);
  if (byDay.size === 0) return [];
  const days = [...byDay.keys()].sort((a, b) => a - b);
  setToday(context, days, byDay);
  return [
    {
      kind: 'curve',
      label: 'Imported supply',
      category: 'other',
      points: days.map((day) => ({ year: (day - context.todayDays) / DAYS_PER_YEAR, supply: byDay.get(day)?.supply ?? 0 })),
    },
  ];
}

/** @param {Context} context @param {number} i */
function readRow(context, i) {
  const { table, columns, problems, format } = context;
  const cells = table.rows[i] ?? [];
  const column = columns.get('date');
  const date = context.date(cells[column?.index ?? -1] ?? '');
  if ('reason' in date)
    problems.add(table.numbers[i] ?? 0, column?.name ?? 'date', cells[column?.index ?? -1] ?? '', date.reason);
  const level = format === 'supply' ? readSupply(context, i) : readPriceAndCap(context, i);
  return 'reason' in date || level === null ? null : { days: date.days, ...level };
}

/** @param {Context} context @param {number} i @returns {Level | null} */
function readSupply(context, i) {
  const supply = above0(context, i, 'supply', 'a supply');
  if (supply === null) return null;
  const cell = context.table.rows[i]?.[context.columns.get('price')?.index ?? -1];
  return { supply, price: cell === undefined ? null : readNumber(cell, context.styles.number) };
}

/** @param {Context} context @param {number} i @returns {Level | null} */
function readPriceAndCap(context, i) {
  const price = above0(context, i, 'price', 'a price');
  const cap = above0(context, i, 'cap', 'a market cap');
  return price === null || cap === null ? null : { supply: cap / price, price };
}

/** A number above 0, or null and a problem. @param {Context} context @param {number} i @param {Role} role @param {string} what */
function above0({ table, columns, styles, problems }, i, role, what) {
  const column = columns.get(role);
  const cell = table.rows[i]?.[column?.index ?? -1] ?? '';
  const value = readNumber(cell, styles.number);
  if (value !== null && value > 0) return value;
  const reason =
    cell.trim() === ''
      ? `the cell is empty. Enter ${what}.`
      : value === null
        ? `${quoted(cell)} is not a number.`
        : `${quoted(cell)} is not above 0.`;
  problems.add(table.numbers[i] ?? 0, column?.name ?? role, cell, reason);
  return null;
}

/** Supply and price of today, from the days around it. @param {Context} context @param {number[]} days @param {Map<number, Level>} byDay */
function setToday(context, days, byDay) {
  const today = context.todayDays;
  const next = days.findIndex((day) => day > today);
  const before = next === -1 ? days.length - 1 : next - 1;
  const [a, b] = [days[before], days[next === -1 ? before : next]];
  if (a === undefined) {
    context.notes.push(`The table begins on ${isoDateFromDays(days[0] ?? 0)}, after today: enter the supply of today yourself.`);
    return;
  }
  const [from, to] = [byDay.get(a), byDay.get(b ?? a)];
  if (!from || !to) return;
  const share = b === undefined || b === a ? 0 : (today - a) / (b - a);
  context.initialSupply = from.supply + share * (to.supply - from.supply);
  if (from.price !== null && from.price > 0) context.price = from.price;
  if (next === -1)
    context.notes.push(
      `The table ends on ${isoDateFromDays(a)}: nothing is left to come. Choose ${isoDateFromDays(days[0] ?? a)} as today to see what the history did.`,
    );
}
