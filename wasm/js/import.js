// SPDX-License-Identifier: MIT
/**
 * Tables of supply, from a file or a paste, to releases of a supply schedule.
 *
 * Three formats, told apart by their headers: rows of `date, amount, label` or `date, supply`; rows of cliffs, linear
 * streams, steps and grants; a price history with price and market cap. Delimiters, number and date spellings are
 * found out; what can be read in two ways is reported, not guessed. Bad rows are listed and the good ones kept.
 * @module
 */

import { assumedColumns, findColumns, formatOf } from './csvColumns.js';
import { importAmounts } from './csvAmounts.js';
import { Context } from './csvContext.js';
import { readDate } from './csvDates.js';
import { importLevels } from './csvLevels.js';
import { readNumber } from './csvNumbers.js';
import { counted, Problems, quoted } from './csvProblems.js';
import { holdsKinds, importSchedule } from './csvSchedule.js';
import { importLimits, readTable } from './csvTable.js';
import { daysFromIsoDate, isoDateFromDays } from './dates.js';

export { importLimits };

/**
 * @typedef {import('./csvProblems.js').Problem} Problem
 *
 * @typedef {object} ImportOptions
 * @property {string} today  ISO date that is year 0
 * @property {'dmy' | 'mdy'} [dateOrder]  which number of 03/04/2026 is the day, where the column does not tell
 * @property {(share: number) => void} [progress]  called with 0 to 1
 *
 * @typedef {object} ImportResult
 * @property {'amounts' | 'supply' | 'priceHistory' | 'schedule' | null} format  null when the table could not be read at all
 * @property {any[]} releases  inputs of `dilution`, years counted from today
 * @property {number} [initialSupply]  supply of today, where the table says it
 * @property {number} [price]  price of today in USD, where the table says it
 * @property {number} [released]  tokens of rows up to today, which are not among the releases
 * @property {string} [from]  first date of the table
 * @property {string} [to]  last date of the table
 * @property {boolean} [datesUnclear]  rows were left out whose date can be two days: ask again with `dateOrder`
 * @property {number} rows  rows below the header
 * @property {number} read  rows without a problem
 * @property {Problem[]} problems  the first ones; `problemCount` counts all
 * @property {number} problemCount
 * @property {string[]} notes  what was understood and left out, in sentences
 * @property {string} summary  one sentence
 */

const FORMATS = {
  amounts: importAmounts,
  supply: importLevels,
  priceHistory: importLevels,
  schedule: importSchedule,
};

/** Shares of the work after which the text is split into cells, and after which its spellings are known. */
const SPLIT = 0.4;
const LOOKED_AT = 0.5;

/**
 * Reads a table in one go. Meant for a worker or a program; a page without workers takes `importSteps`.
 * @param {string} text @param {ImportOptions} options
 * @returns {ImportResult}
 */
export function importTable(text, options) {
  const steps = importSteps(text, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    options.progress?.(step.value);
  }
}

/**
 * Reads a table in slices of a few milliseconds; yields the share done, returns the result.
 * @param {string} text @param {ImportOptions} options
 * @returns {Generator<number, ImportResult, void>}
 */
export function* importSteps(text, { today, dateOrder }) {
  const todayDays = daysFromIsoDate(today);
  if (todayDays === null) throw new RangeError(`today must be a date such as 2026-03-14; got "${today}".`);
  const problems = new Problems();
  const tooLarge = sizeProblem(text.length);
  if (tooLarge) problems.add(0, '', '', tooLarge);
  const table = tooLarge ? null : yield* scaled(readTable(text, problems), 0, SPLIT);
  if (table === null)
    return refused(problems, text.trim() === '' ? 'There is nothing to import: the table is empty.' : NO_COLUMNS);
  const columns = columnsOf(table);
  const format = formatOf(columns);
  if (format === null) return refused(problems, unknownColumns(table.header));
  const before = problems.count;
  const context = new Context({ table, columns, format, todayDays, problems });
  yield* scaled(context.findStyles(dateOrder ?? null), SPLIT, LOOKED_AT);
  const releases = yield* scaled(FORMATS[format](context), LOOKED_AT, 1);
  if (releases === null) return refused(problems, '');
  return result(context, releases, before);
}

/**
 * Why a file or paste of this size is refused, or an empty text. A file is best asked before it is read.
 * @param {number} characters or bytes
 */
export function sizeProblem(characters) {
  if (characters <= importLimits.characters) return '';
  return `This table has ${inMegabytes(characters)} MB; up to ${inMegabytes(importLimits.characters)} MB can be read. Leave out columns, or add up the rows of each day and label.`;
}

/** @param {number} bytes */
const inMegabytes = (bytes) => (bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0).replace(/\.0$/, '');

const NO_COLUMNS =
  'This is not a table: no commas, semicolons or tabs separate its columns. Start with a header such as date,amount,label.';

/** @template T @param {Generator<number, T, void>} steps @param {number} from @param {number} to @returns {Generator<number, T, void>} */
function* scaled(steps, from, to) {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield from + (to - from) * step.value;
  }
}

/** @param {import('./csvTable.js').Table} table */
function columnsOf(table) {
  if (isData(table.header)) {
    table.rows.unshift(table.header);
    table.numbers.unshift(1);
    return assumedColumns();
  }
  const columns = findColumns(table.header);
  const kind = columns.get('kind');
  if (!kind || holdsKinds(table.rows, kind.index)) return columns;
  columns.delete('kind');
  if (!columns.has('label')) columns.set('label', kind);
  return columns;
}

/** A pasted table may have no header: date, amount, label from the first row on. @param {string[]} cells */
function isData(cells) {
  const [date = '', amount = '', label = ''] = cells;
  const style = { decimal: /** @type {const} */ ('.'), ambiguous: null };
  return (
    cells.length === 3 &&
    'days' in readDate(date, 'dmy') &&
    readNumber(amount, style) !== null &&
    readNumber(label, style) === null
  );
}

/** @param {string[]} header */
function unknownColumns(header) {
  const names = header
    .slice(0, 8)
    .map((name) => quoted(name))
    .join(', ');
  return `The columns ${names} do not make a schedule. Name them date,amount,label or date,supply, or date,price,market cap, or kind,start,end,amount,label.`;
}

/** @param {Problems} problems @param {string} reason @returns {ImportResult} */
function refused(problems, reason) {
  if (problems.count === 0) problems.add(0, '', '', reason);
  return {
    format: null,
    releases: [],
    rows: 0,
    read: 0,
    problems: problems.list,
    problemCount: problems.count,
    notes: [],
    summary: 'Nothing was read.',
  };
}

/** @param {Context} context @param {any[]} releases @param {number} unsplit rows that could not be split into cells @returns {ImportResult} */
function result(context, releases, unsplit) {
  const { table, problems } = context;
  const rows = table.rows.length + unsplit;
  const read = rows - problems.badRows;
  return {
    format: context.format,
    releases,
    ...(context.initialSupply === undefined ? {} : { initialSupply: context.initialSupply }),
    ...(context.price === null ? {} : { price: context.price }),
    ...(context.released === undefined ? {} : { released: context.released }),
    ...(context.firstDay <= context.lastDay
      ? { from: isoDateFromDays(context.firstDay), to: isoDateFromDays(context.lastDay) }
      : {}),
    ...(context.datesUnclear ? { datesUnclear: true } : {}),
    rows,
    read,
    problems: problems.list.sort((a, b) => a.row - b.row),
    problemCount: problems.count,
    notes: context.notes,
    summary: `${counted(read, 'row was', 'rows were')} read${read < rows ? `; ${counted(rows - read, 'was', 'were')} left out` : ''}.`,
  };
}
